//! What a schema becomes, before anything has a definition.

use crate::ir::{Shape, TypeKind, TypeRef, Untyped};

/// What a schema says.
pub(super) enum TypeOrShape {
    /// A type that needs no definition of its own.
    Type(TypeRef),
    /// The content of a definition.
    Shape(Shape),
}

impl From<TypeKind> for TypeOrShape {
    fn from(kind: TypeKind) -> Self {
        Self::Type(TypeRef::new(kind))
    }
}

/// Any JSON value, because the document says no more.
pub(super) fn any() -> TypeOrShape {
    TypeKind::Any(Untyped::ByDocument).into()
}
