//! The table that says how the arms of unions are told apart.

use std::collections::HashMap;

use super::constants::Constant;
use crate::ir::TypeId;

/// How the arm of a value is selected, by union.
#[derive(Debug)]
pub(crate) struct Selections {
    pub(super) by_union: HashMap<TypeId, Selection>,
    /// How many arms of all unions are never chosen.
    pub arms_never_chosen: usize,
}

impl Selections {
    /// How the arm of a union's value is selected.
    #[expect(clippy::indexing_slicing, reason = "the table has an entry for every union")]
    pub(crate) fn of(&self, union: TypeId) -> &Selection {
        &self.by_union[&union]
    }
}

/// How the arm of a value is selected.
#[derive(Debug)]
pub(crate) enum Selection {
    /// By the value of one property.
    Tag {
        /// The property.
        property: String,
        /// For each arm, the values of the property that stand for it.
        values: Vec<Vec<String>>,
        /// The arm of objects that have none of these values.
        default: Option<usize>,
    },
    /// By what the arms look like.
    Arms(Vec<UnionArm>),
}

/// What values of an arm look like.
#[derive(Clone, Debug, Default)]
pub(crate) struct UnionArm {
    /// The JSON types.
    pub kinds: Vec<JsonKind>,
    /// Keys that such an object always has.
    pub required: Vec<String>,
    /// The structs that it may be.
    pub objects: Vec<TypeId>,
    /// The constants in such an object.
    pub constants: Vec<Constant>,
}

/// A JSON type. Integers are told from other numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum JsonKind {
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
    /// Objects whose keys only the user's type knows.
    Opaque,
    Any,
}
