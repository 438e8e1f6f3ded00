//! How the type of a field differs: what it holds, whether it is there, whether it may be null.

use super::field::{ENUM, Fields, NOT_NULLABLE, NULLABLE, OPTIONAL, REQUIRED, TYPE};
use super::structs::common_usage;
use super::types::Types;
use crate::diff::comparing::Comparing;
use crate::diff::rules::{self, Rule};
use crate::diff::states::Difference;
use crate::surface::{RustType, Wrapper};

impl Comparing<'_> {
    /// The rule for the type of a field that both states have, if it differs.
    pub(super) fn field_type_rule(&self, types: Types<'_>, fields: Fields<'_>) -> Option<&'static Rule> {
        let Fields { old, new } = fields;
        match self.states.difference(&old.ty, &new.ty) {
            Difference::None => same_type_rule(types, fields),
            Difference::Boxes => Some(&rules::PROPERTY_BOXED),
            Difference::Type => Some(self.other_type_rule(types, fields)),
        }
    }

    fn other_type_rule(&self, types: Types<'_>, fields: Fields<'_>) -> &'static Rule {
        let Fields { old, new } = fields;
        let usage = common_usage(types);
        let (held, held_now) = (without_presence(&old.ty), without_presence(&new.ty));
        if !self.states.is_same_type(held, held_now) {
            let became_enum = *held == RustType::Known("String") && self.is_new_enum(held_now);
            return if became_enum { ENUM.rule(usage) } else { TYPE.rule(usage) };
        }
        match (old.required, new.required, old.nullable, new.nullable) {
            (false, true, ..) => REQUIRED.rule(usage),
            (true, false, ..) => OPTIONAL.rule(usage),
            (_, _, false, true) => NULLABLE.rule(usage),
            (_, _, true, false) => NOT_NULLABLE.rule(usage),
            (true, true, true, true)
            | (true, true, false, false)
            | (false, false, true, true)
            | (false, false, false, false) => &rules::PRESENCE_BY_USE,
        }
    }
}

/// A field of the same type may be there, or null, where it was not.
fn same_type_rule(types: Types<'_>, Fields { old, new }: Fields<'_>) -> Option<&'static Rule> {
    let is_same = (old.required, old.nullable) == (new.required, new.nullable);
    let sends_none = common_usage(types).request && matches!(old.ty, RustType::Around(Wrapper::Option, _));
    match (is_same, sends_none) {
        (true, _) => None,
        // `None` is null where the property is required, and left out where it is not.
        (false, true) if old.required != new.required => Some(&rules::REQUEST_NONE_CHANGED),
        (false, _) => Some(&rules::PRESENCE_DOCUMENTED),
    }
}

/// What a field holds where there is a value.
fn without_presence(ty: &RustType) -> &RustType {
    match ty {
        RustType::Around(Wrapper::Option | Wrapper::Maybe, inner) => inner,
        RustType::Around(..) | RustType::Known(_) | RustType::Own(_) | RustType::Defined(_) | RustType::Tuple(_) => ty,
    }
}
