//! Two states of an API, and which types in them are the same.

use super::type_pairs::{TypePairs, alias_target};
use crate::surface::{ApiSurface, ArgumentType, RustType, Wrapper};

/// Two states of an API.
#[derive(Debug)]
pub(super) struct States<'a> {
    pub old: &'a ApiSurface,
    pub new: &'a ApiSurface,
    pub pairs: TypePairs,
}

/// How two types differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Difference {
    /// Not at all: at most the types of the document in it are called otherwise.
    None,
    /// By a `Box`.
    Boxes,
    /// In another way.
    Type,
}

impl States<'_> {
    /// How two types differ.
    pub(super) fn difference(&self, old: &RustType, new: &RustType) -> Difference {
        if self.is_same(old, new, false) {
            Difference::None
        } else if self.is_same(old, new, true) {
            Difference::Boxes
        } else {
            Difference::Type
        }
    }

    /// Whether the types are the same in Rust, but for names of types.
    pub(super) fn is_same_type(&self, old: &RustType, new: &RustType) -> bool {
        self.is_same(old, new, false)
    }

    /// Whether two arguments take the same.
    pub(super) fn is_same_argument(&self, old: &ArgumentType, new: &ArgumentType) -> bool {
        old.form == new.form && self.is_same_type(&old.ty, &new.ty)
    }

    fn is_same(&self, old: &RustType, new: &RustType, through_boxes: bool) -> bool {
        let inner = |old, new| self.is_same(old, new, through_boxes);
        match (old, new) {
            (RustType::Defined(old), RustType::Defined(new)) if self.pairs.new_of(*old) == Some(*new) => true,
            (RustType::Around(Wrapper::Box, old), _) if through_boxes => inner(old, new),
            (_, RustType::Around(Wrapper::Box, new)) if through_boxes => inner(old, new),
            (RustType::Around(outer, old), RustType::Around(other, new)) if outer == other => inner(old, new),
            (RustType::Tuple(old), RustType::Tuple(new)) => {
                old.len() == new.len() && old.iter().zip(new).all(|(old, new)| inner(old, new))
            }
            (RustType::Known(old), RustType::Known(new)) => old == new,
            (RustType::Own(old), RustType::Own(new)) => old == new,
            (RustType::Defined(_), _) | (_, RustType::Defined(_)) => self.is_same_target(old, new, through_boxes),
            (RustType::Known(_) | RustType::Own(_) | RustType::Around(..) | RustType::Tuple(_), _) => false,
        }
    }

    /// An alias is the type that it stands for.
    fn is_same_target(&self, old: &RustType, new: &RustType, through_boxes: bool) -> bool {
        match (alias_target(self.old, old), alias_target(self.new, new)) {
            (None, None) => false,
            (old_target, new_target) => {
                self.is_same(old_target.unwrap_or(old), new_target.unwrap_or(new), through_boxes)
            }
        }
    }
}
