//! Types: what users name, and what their values are on the wire.

use serde_json::Value;

use super::RustType;
use crate::ir::{EnumRepr, TypeId, Usage, View, Xml};
use crate::pointer::Pointer;

/// A type.
#[derive(Clone, Debug)]
pub struct TypeSurface {
    /// Its id in this surface.
    pub id: TypeId,
    /// Its name.
    pub name: String,
    /// The component that it is made from; `None` for a schema inside others.
    pub component: Option<String>,
    /// Which view of the schema it is, where there are two.
    pub view: View,
    /// Where the document describes it.
    pub place: Pointer,
    /// Whether requests hold it, and whether answers do.
    pub usage: Usage,
    /// Its title and description.
    pub docs: String,
    /// Default, bounds, pattern, one each.
    pub constraints: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The derives that the settings add.
    pub derives: Vec<String>,
    /// What it is.
    pub shape: ShapeSurface,
    /// How the document wants its XML element; only where a body is XML.
    pub xml: Option<Xml>,
}

/// The kinds of type.
#[derive(Clone, Debug)]
pub enum ShapeSurface {
    /// A struct.
    Struct(StructSurface),
    /// An open enum of scalar values.
    Enum(EnumSurface),
    /// An enum with a type in each variant.
    Union(UnionSurface),
    /// Another name for a type.
    Alias(RustType),
    /// A struct around one value.
    Newtype(RustType),
}

impl ShapeSurface {
    /// What Rust calls the kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Struct(_) => "struct",
            Self::Enum(_) => "enum",
            Self::Union(_) => "union",
            Self::Alias(_) => "type",
            Self::Newtype(_) => "newtype",
        }
    }
}

/// A struct.
#[derive(Clone, Debug)]
pub struct StructSurface {
    /// Its fields, in document order.
    pub fields: Vec<FieldSurface>,
    /// The field for further properties, and the type of their values.
    pub additional: Option<(String, RustType)>,
    /// The keys of properties that only the other view has: those that are read-only, in what requests send.
    pub left_out: Vec<String>,
    /// How callers make a value.
    pub made: HowMade,
}

/// How callers make a value of a struct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HowMade {
    /// Not at all: only answers hold it, and it is `#[non_exhaustive]`.
    OnlyDecoded,
    /// By `Default`.
    Default,
    /// By `new` with these arguments.
    New(Arguments),
}

/// The arguments of `new`: name and type.
pub type Arguments = Vec<(String, RustType)>;

/// A field.
#[derive(Clone, Debug)]
pub struct FieldSurface {
    /// The key on the wire.
    pub wire_name: String,
    /// Other keys under which a server may send it.
    pub aliases: Vec<String>,
    /// The field.
    pub rust_name: String,
    /// Its type.
    pub ty: RustType,
    /// Whether `required` lists it.
    pub required: bool,
    /// Whether it may be null.
    pub nullable: bool,
    /// Default, bounds, pattern, one each.
    pub constraints: Vec<String>,
    /// Its documentation.
    pub docs: String,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Where the document describes it.
    pub place: Pointer,
    /// How the document wants it in XML; only where a body is XML.
    pub xml: Option<Xml>,
}

/// An open enum.
#[derive(Clone, Debug)]
pub struct EnumSurface {
    /// Which JSON type the values have.
    pub repr: EnumRepr,
    /// The values, in document order.
    pub variants: Vec<VariantSurface>,
}

/// A value of an enum.
#[derive(Clone, Debug)]
pub struct VariantSurface {
    /// The value on the wire.
    pub value: Value,
    /// The variant.
    pub rust_name: String,
    /// Its documentation.
    pub docs: String,
}

/// A union.
#[derive(Clone, Debug)]
pub struct UnionSurface {
    /// How the arm of a value is told.
    pub told_by: ToldBy,
    /// The arms, in document order.
    pub arms: Vec<ArmSurface>,
}

/// How the arm of a union's value is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToldBy {
    /// By the value of this property.
    Property(String),
    /// By JSON type, constants and keys.
    Shape,
}

/// An arm of a union.
#[derive(Clone, Debug)]
pub struct ArmSurface {
    /// The variant.
    pub rust_name: String,
    /// Its type.
    pub ty: RustType,
    /// What tells it, in the words of the wire: the values of the property, or what values of the arm look like.
    pub told_by: String,
    /// Its documentation.
    pub docs: String,
}
