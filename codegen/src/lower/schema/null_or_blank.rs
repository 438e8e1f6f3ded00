//! Null and the empty string, which a use of a type allows beside the values of the type.

use openapiv3::Schema;
use serde_json::Value;

use super::keywords::Keywords;
use crate::ir::{TypeKind, TypeRef, Untyped};

/// Whether a position may hold null, or the empty string.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::lower) struct NullOrBlank {
    pub nullable: bool,
    pub blankable: bool,
}

impl NullOrBlank {
    /// What either allows.
    pub fn or(self, other: Self) -> Self {
        Self { nullable: self.nullable || other.nullable, blankable: self.blankable || other.blankable }
    }

    /// What both allow.
    pub fn and(self, other: Self) -> Self {
        Self { nullable: self.nullable && other.nullable, blankable: self.blankable && other.blankable }
    }

    /// A use of `ty` that may be null or blank besides; a `String` has room for the empty string already.
    pub fn beside(self, ty: TypeRef) -> TypeRef {
        let has_room = matches!(ty.kind, TypeKind::String | TypeKind::Any(_));
        ty.or_null(self.nullable).or_blank(self.blankable && !has_room)
    }

    /// The type of a position that may hold only null or the empty string.
    pub fn alone(self) -> TypeRef {
        let kind = if self.blankable { TypeKind::String } else { TypeKind::Any(Untyped::ByDocument) };
        TypeRef::new(kind).or_null(self.nullable)
    }
}

/// Which of null and the empty string a schema lists as its only values; `None` where it allows other values.
pub(super) fn lists_only_null_or_blank(schema: &Schema) -> Option<NullOrBlank> {
    let keywords = Keywords::of_schema(schema);
    if keywords.has_arms() || !keywords.all_of.is_empty() {
        return None;
    }
    if !keywords.values.are_null_or_blank() {
        return None;
    }
    let null = keywords.values.contains(&Value::Null);
    let blank = keywords.values.iter().any(|value| value == "");
    Some(NullOrBlank { nullable: null || schema.schema_data.nullable, blankable: blank })
}

/// Whether the empty string stands beside other strings.
pub(super) fn is_blank_among_strings(values: &[Value]) -> bool {
    let strings = || values.iter().filter(|value| !value.is_null());
    strings().all(Value::is_string) && strings().any(|value| value == "") && strings().any(|value| value != "")
}
