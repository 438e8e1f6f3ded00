//! The versions of the specification, and where their rules differ.

/// The version that an overlay is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    V1_0,
    V1_1,
}

impl Version {
    /// The version of `1.0.0` or `1.1.0`, with any patch; `None` for others.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (version, patch) = text.rsplit_once('.')?;
        let is_number = !patch.is_empty() && patch.bytes().all(|byte| byte.is_ascii_digit());
        match version {
            "1.0" if is_number => Some(Self::V1_0),
            "1.1" if is_number => Some(Self::V1_1),
            _ => None,
        }
    }

    /// Whether an action can target a text, a number, a boolean or null to replace it.
    pub(super) fn updates_primitives(self) -> bool {
        self == Self::V1_1
    }

    /// Whether a list as the `update` of a list adds its entries. Otherwise it is one entry.
    pub(super) fn concatenates_lists(self) -> bool {
        self == Self::V1_1
    }

    /// Whether a value of one kind may not take the place of a value of another kind.
    pub(super) fn keeps_kinds(self) -> bool {
        self == Self::V1_1
    }

    /// Whether the file may have `copy` in an action and `description` in `info`.
    pub(super) fn has_copy_and_info_description(self) -> bool {
        self == Self::V1_1
    }
}
