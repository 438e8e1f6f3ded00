//! From uses of types to Rust types: what `render` writes as tokens, as data.

use super::Described;
use crate::ir::{ByteEncoding, DateCrate, DecimalForm, Field, IntegerKind, Presence, TypeId, TypeKind, TypeRef};
use crate::surface::{RustType, Wrapper};

impl Described<'_> {
    /// A type as it is wherever null is a value. A definition directly inside `holder` may be boxed.
    pub(super) fn type_with_null(self, ty: &TypeRef, holder: Option<TypeId>) -> RustType {
        self.type_without_null(ty, holder).or_null(ty.nullable)
    }

    /// A type as it is where there is a value, and that is not null.
    pub(super) fn type_without_null(self, ty: &TypeRef, holder: Option<TypeId>) -> RustType {
        let kind = self.kind_type(&ty.kind, holder);
        if ty.blankable { kind.inside(Wrapper::OrBlank) } else { kind }
    }

    /// The type of a struct's field.
    pub(super) fn field_type(self, field: &Field, holder: TypeId) -> RustType {
        let inner = self.type_without_null(&field.ty, Some(holder));
        match field.presence(self.api.type_def(holder).usage) {
            Presence::Required => inner,
            Presence::Nullable | Presence::Optional => inner.inside(Wrapper::Option),
            Presence::Maybe => inner.inside(Wrapper::Maybe),
        }
    }

    fn kind_type(self, kind: &TypeKind, holder: Option<TypeId>) -> RustType {
        match kind {
            TypeKind::Named(id) => self.maybe_boxed(*id, holder),
            TypeKind::Boolean => RustType::Known("bool"),
            TypeKind::Integer(IntegerKind::I32) => RustType::Known("i32"),
            TypeKind::Integer(IntegerKind::I64) => RustType::Known("i64"),
            TypeKind::Integer(IntegerKind::U32) => RustType::Known("u32"),
            TypeKind::Integer(IntegerKind::U64) => RustType::Known("u64"),
            TypeKind::Number => RustType::Known("f64"),
            TypeKind::Decimal(DecimalForm::Number) => RustType::Known("Decimal"),
            TypeKind::Decimal(DecimalForm::String) => RustType::Known("DecimalString"),
            TypeKind::String => RustType::Known("String"),
            TypeKind::Uuid => RustType::Known("Uuid"),
            TypeKind::Date(DateCrate::Chrono) => RustType::Known("NaiveDate"),
            TypeKind::Date(DateCrate::Jiff) => RustType::Known("civil::Date"),
            TypeKind::DateTime(DateCrate::Chrono) => RustType::Known("DateTime<Utc>"),
            TypeKind::DateTime(DateCrate::Jiff) => RustType::Known("OffsetDateTime"),
            TypeKind::Encoded(ByteEncoding::Base64) => RustType::Known("Base64"),
            TypeKind::Encoded(ByteEncoding::Base64Url) => RustType::Known("Base64Url"),
            TypeKind::Binary => RustType::Known("FilePart"),
            TypeKind::List(item) => self.type_with_null(item, None).inside(Wrapper::List),
            TypeKind::Map(value) => self.type_with_null(value, None).inside(Wrapper::Map),
            TypeKind::Tuple(items) => {
                RustType::Tuple(items.iter().map(|item| self.type_with_null(item, holder)).collect())
            }
            TypeKind::Own(own) => RustType::Own(own.clone()),
            TypeKind::Any(_) => RustType::Known("Value"),
        }
    }

    /// A definition, in a box where recursion needs one.
    fn maybe_boxed(self, id: TypeId, holder: Option<TypeId>) -> RustType {
        let boxed = holder.is_some_and(|holder| self.tables.boxes.is_boxed(holder, id));
        let name = RustType::Defined(id);
        if boxed { name.inside(Wrapper::Box) } else { name }
    }
}
