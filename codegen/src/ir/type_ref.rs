//! References to types: what a place in a schema holds.

use super::TypeId;
use crate::settings::RustPath;

/// A use of a type. Whether null and the empty string are allowed is said here and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TypeRef {
    /// The type itself.
    pub kind: TypeKind,
    /// `null` is allowed.
    pub nullable: bool,
    /// `""` is allowed where the type has no room for it (an enum, a date).
    pub blankable: bool,
}

impl TypeRef {
    /// Neither nullable nor blankable.
    pub fn new(kind: TypeKind) -> Self {
        Self { kind, nullable: false, blankable: false }
    }

    /// The same, nullable too where `nullable`.
    #[must_use]
    pub fn or_null(mut self, nullable: bool) -> Self {
        self.nullable |= nullable;
        self
    }

    /// The same, blankable too where `blankable`.
    #[must_use]
    pub fn or_blank(mut self, blankable: bool) -> Self {
        self.blankable |= blankable;
        self
    }
}

impl TypeRef {
    /// A text that is equal for equal types, with what `name` gives for the definitions.
    pub fn key(&self, name: &dyn Fn(TypeId) -> String) -> String {
        let list = |items: &[Self]| items.iter().map(|item| item.key(name)).collect::<Vec<_>>().join(",");
        let kind = match &self.kind {
            TypeKind::Named(id) => name(*id),
            TypeKind::List(item) => format!("[{}]", item.key(name)),
            TypeKind::Map(value) => format!("{{{}}}", value.key(name)),
            TypeKind::Tuple(items) => format!("({})", list(items)),
            TypeKind::Boolean
            | TypeKind::Integer(_)
            | TypeKind::Number
            | TypeKind::Decimal(_)
            | TypeKind::String
            | TypeKind::Uuid
            | TypeKind::Date(_)
            | TypeKind::DateTime(_)
            | TypeKind::Encoded(_)
            | TypeKind::Binary
            | TypeKind::Own(_)
            | TypeKind::Any(_) => format!("{:?}", self.kind),
        };
        let flag = |set, mark| if set { mark } else { "" };
        format!("{kind}{}{}", flag(self.nullable, "?"), flag(self.blankable, "_"))
    }
}

/// The kinds of type that can be referred to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TypeKind {
    /// A definition.
    Named(TypeId),
    /// `type: boolean`.
    Boolean,
    /// `type: integer`.
    Integer(IntegerKind),
    /// `type: number`: an `f64`.
    Number,
    /// An exact decimal number (money).
    Decimal(DecimalForm),
    /// `type: string` and every format that has no type of its own.
    String,
    /// `format: uuid`.
    Uuid,
    /// `format: date` (RFC 3339 full-date).
    Date(DateCrate),
    /// `format: date-time`.
    DateTime(DateCrate),
    /// Bytes written as text in the document's encoding (`format: byte`, `contentEncoding`).
    Encoded(ByteEncoding),
    /// `format: binary`: a file part of a multipart body, or raw bytes.
    Binary,
    /// `type: array`.
    List(Box<TypeRef>),
    /// An object without known properties and with a type for its values.
    Map(Box<TypeRef>),
    /// `prefixItems` without further items.
    Tuple(Vec<TypeRef>),
    /// A type of the user's, by the settings `replace` and `formats`.
    Own(OwnType),
    /// `serde_json::Value`.
    Any(Untyped),
}

/// A type that the user has written, with serde's traits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OwnType {
    /// Its path.
    pub path: RustPath,
    /// Which JSON the document says its values are.
    pub json: OwnJson,
}

/// The JSON type of the schema for which a user's type stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OwnJson {
    /// `true` or `false`.
    Boolean,
    /// A number without a fraction.
    Integer,
    /// Any number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
    /// The schema does not say, or says several.
    Any,
}

impl OwnJson {
    /// Whether it is a number.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Integer | Self::Number)
    }
}

/// The crate whose types hold dates and date-times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateCrate {
    /// `chrono`.
    Chrono,
    /// `jiff`.
    Jiff,
}

/// Integers by format and bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IntegerKind {
    /// `format: int32` (and smaller ones).
    I32,
    /// The default.
    I64,
    /// `format: uint32` (and smaller ones).
    U32,
    /// `format: uint64`, or a maximum past `i64`.
    U64,
}

/// How an exact decimal is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DecimalForm {
    /// A JSON number.
    Number,
    /// A JSON string (`type: string, format: decimal`).
    String,
}

/// How bytes are written as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ByteEncoding {
    /// RFC 4648 section 4.
    Base64,
    /// RFC 4648 section 5, without padding.
    Base64Url,
}

/// Why a value may be any JSON. `cargo xtask corpus` counts both reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Untyped {
    /// The document says no more.
    ByDocument,
    /// The document says more than our types can express; a diagnostic tells what.
    ByUs,
}
