//! What tells the variants of a union apart: the tables in the generated code.

/// How the variant of a value is decided.
#[derive(Clone, Copy, Debug)]
pub enum Select {
    /// By JSON kind, then tags, then keys; one arm per variant.
    Keys(&'static [Arm]),
    /// By a property's text.
    Tag {
        /// The property.
        property: &'static str,
        /// Its values and their variants.
        values: &'static [(&'static str, usize)],
        /// The variant of objects that have none of these values.
        default: Option<usize>,
    },
}

/// What the values of one variant look like.
#[derive(Clone, Copy, Debug)]
pub struct Arm {
    /// The JSON kinds that it takes.
    pub kinds: Kinds,
    /// The keys that an object must have.
    pub required: &'static [&'static str],
    /// All keys that it knows, by the structs that it may be.
    pub known: &'static [&'static [&'static str]],
    /// Constants that tell: the keys that lead to each, and the JSON texts that it may have.
    pub tags: &'static [(Path, &'static [&'static str])],
}

/// The keys from an object to a value in it, outermost first.
pub type Path = &'static [&'static str];

/// A set of JSON kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds(u8);

impl Kinds {
    /// No kind.
    pub const NONE: Self = Self(0);
    /// Objects.
    pub const OBJECT: Self = Self(1);
    /// Lists.
    pub const ARRAY: Self = Self(1 << 1);
    /// Strings.
    pub const STRING: Self = Self(1 << 2);
    /// Numbers without a fraction.
    pub const INTEGER: Self = Self(1 << 3);
    /// All numbers.
    pub const NUMBER: Self = Self(1 << 3 | 1 << 4);
    /// `true` and `false`.
    pub const BOOLEAN: Self = Self(1 << 5);
    /// Objects whose keys only the type knows.
    pub const OPAQUE: Self = Self(1 | 1 << 6);
    /// Every kind.
    pub const ANY: Self = Self(u8::MAX);

    /// The kinds of both sets.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the keys of objects are known to the type alone.
    pub(super) const fn is_opaque(self) -> bool {
        self.0 != u8::MAX && self.0 & 1 << 6 != 0
    }

    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The kind of a JSON text. `3.0` may be taken for an integer.
    pub(super) fn of(json: &str) -> Self {
        match json.bytes().next() {
            Some(b'{') => Self::OBJECT,
            Some(b'[') => Self::ARRAY,
            Some(b'"') => Self::STRING,
            Some(b't' | b'f') => Self::BOOLEAN,
            Some(b'n') | None => Self::NONE,
            Some(_) => match json.parse::<f64>() {
                Ok(number) if !json.contains(['.', 'e', 'E']) || number.fract() == 0.0 => {
                    if json.contains(['.', 'e', 'E']) { Self::NUMBER } else { Self::INTEGER }
                }
                _ => Self(1 << 4),
            },
        }
    }
}
