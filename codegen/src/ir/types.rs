//! Type definitions.

use serde_json::Value;

use super::{Docs, NameHint, TypeRef};
use crate::pointer::Pointer;

/// Index of a [`TypeDef`] in [`Api::types`](super::Api::types).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(usize);

impl TypeId {
    pub(super) fn new(index: usize) -> Self {
        Self(index)
    }

    /// The index.
    pub fn index(self) -> usize {
        self.0
    }
}

/// A type that gets a name and an item of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeDef {
    /// The schema it comes from.
    pub origin: Pointer,
    /// Whether that schema alone describes the type. A type may be made of several schemas that hold for one value (`allOf`), or of
    /// several arms of a union; `origin` is then one of them.
    pub is_whole: bool,
    /// What to call it after.
    pub hint: NameHint,
    /// Where else the same type stands. Of all places that with the best hint is this definition's own.
    pub other_places: Vec<OtherPlace>,
    /// A fingerprint of its content, the same wherever the document has it; `None` for a component, whose name says what it is.
    pub content: Option<String>,
    /// Its documentation.
    pub docs: Docs,
    /// What it is.
    pub shape: Shape,
    /// Who uses it. `lower` leaves it empty, `passes::views` fills it in.
    pub usage: Usage,
    /// Which view of the schema it is, where there are two.
    pub view: View,
    /// Whether values look otherwise in requests than in responses. `passes::views` fills it in.
    pub differs_by_view: bool,
    /// `xml` of the schema, for the element's own name.
    pub xml: Option<Xml>,
}

impl TypeDef {
    /// The component that it is made of; `None` for an inline schema.
    pub fn component(&self) -> Option<&str> {
        let [name] = self.hint.0.as_slice() else { return None };
        self.content.is_none().then_some(name)
    }
}

/// A further place of a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherPlace {
    /// What the type could be called after as well.
    pub hint: NameHint,
    /// The schema there.
    pub origin: Pointer,
    /// Whether that schema alone describes the type.
    pub is_whole: bool,
}

/// Whether requests hold values of a type, and whether responses do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// A parameter or a request body does.
    pub request: bool,
    /// A response or an incoming payload does.
    pub response: bool,
}

/// One schema may become two types (design section 4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The plain name: the response view, or the only one.
    #[default]
    Plain,
    /// The request view beside a response view that differs: the suffix `Request`.
    Request,
}

/// The kinds of definition.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// An object with known properties.
    Struct(Struct),
    /// A list of scalar values, to which a server may add others.
    Enum(Enum),
    /// One of several types.
    Union(Union),
    /// Another name for a type (a component that is a scalar, a list or a map). A recursive one renders as a newtype.
    Alias(TypeRef),
}

/// An object with known properties.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Struct {
    /// The properties, in document order, with distinct wire names.
    pub fields: Vec<Field>,
    /// The type of further properties, where the document gives one (`additionalProperties: true` is `Any`). `None` when the
    /// document says nothing or `false`: unknown keys are then ignored.
    pub additional: Option<TypeRef>,
    /// The keys of properties that only the other view has: those that are read-only, in what requests send. `lower` leaves it empty,
    /// `passes::views` fills it in.
    pub left_out: Vec<String>,
}

/// A property.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The property's schema.
    pub origin: Pointer,
    /// The key on the wire.
    pub wire_name: String,
    /// What to call it instead, where the document says so (`x-ms-client-name`).
    pub client_name: Option<String>,
    /// Other keys under which a server may send it (`x-aliases`); it is never written under them.
    pub aliases: Vec<String>,
    /// Its documentation.
    pub docs: Docs,
    /// Its type; nullability is in there.
    pub ty: TypeRef,
    /// Whether `required` lists it. Whether a field may be absent is said here and nowhere else.
    pub required: bool,
    /// `readOnly` / `writeOnly`.
    pub access: Access,
    /// `xml` of the property.
    pub xml: Option<Xml>,
}

/// Which views a property is part of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// Both.
    #[default]
    ReadWrite,
    /// `readOnly`: the response view only.
    ReadOnly,
    /// `writeOnly`: the request view only.
    WriteOnly,
}

/// An open enum: the listed values, and any value that the server adds later.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    /// Which JSON type the values have.
    pub repr: EnumRepr,
    /// The values in document order, distinct, without null and (unless it is the only one) without the empty string.
    pub variants: Vec<EnumVariant>,
}

/// The JSON type of an enum's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EnumRepr {
    /// Strings.
    String,
    /// Integers.
    Integer,
    /// Anything else: fractions, booleans, or values of several types; compared as JSON.
    Json,
}

/// One value of an enum.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumVariant {
    /// The value on the wire: a string, a number that is an `i64`, or (for [`EnumRepr::Json`]) any scalar.
    pub value: Value,
    /// What to call it after: `x-enum-varnames` where the document has it, else the value.
    pub hint: String,
    /// Its label, where a description lists it.
    pub docs: Docs,
}

/// One of several types.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// The arms in document order; at least two, or one with a discriminator. There is no arm for null or the empty string: those are
    /// flags of the reference to the union.
    pub variants: Vec<Variant>,
    /// The document's discriminator, where it applies.
    pub discriminator: Option<Discriminator>,
}

/// An arm of a union.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// What to call it after: the component's name, the title, or the JSON type.
    pub hint: String,
    /// Its documentation.
    pub docs: Docs,
    /// Its type; never nullable or blankable.
    pub ty: TypeRef,
}

/// A property whose value names the arm (OpenAPI 4.8.25, Discriminator Object).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discriminator {
    /// `propertyName`.
    pub property: String,
    /// Value on the wire and index of the variant. A variant may have several values.
    pub mapping: Vec<(String, usize)>,
    /// `defaultMapping` (3.2): the variant of objects without the property, or with another value of it.
    pub default: Option<usize>,
}

/// The `xml` object of a schema (OpenAPI 4.8.26).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Xml {
    /// Replaces the element's or attribute's name.
    pub name: Option<String>,
    /// Namespace URI.
    pub namespace: Option<String>,
    /// Namespace prefix.
    pub prefix: Option<String>,
    /// An attribute instead of an element.
    pub attribute: bool,
    /// An array in an element of its own.
    pub wrapped: bool,
    /// `x-ms-text` / `nodeType: text`: the element's text.
    pub text: bool,
    /// `nodeType: cdata` (3.2): the element's text, in a CDATA section.
    pub cdata: bool,
    /// `nodeType: none` (3.2): no element of its own; what is inside stands in the element around it.
    pub inline: bool,
    /// `xml` of an array's items.
    pub items: Option<Box<Xml>>,
}

/// How a field is present in a type: the table of design section 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// `T`: always there.
    Required,
    /// `Option<T>`: always there, `None` is null.
    Nullable,
    /// `Option<T>`: `None` is left out.
    Optional,
    /// `Maybe<T>`: left out, null, or a value.
    Maybe,
}

impl Field {
    /// How the field is present in a type that is used so.
    pub fn presence(&self, usage: Usage) -> Presence {
        match (self.required, self.ty.nullable) {
            (true, false) => Presence::Required,
            (true, true) => Presence::Nullable,
            (false, false) => Presence::Optional,
            (false, true) if usage.request => Presence::Maybe,
            // A response says null for "not there" too: the two are one, and null is written back.
            (false, true) => Presence::Nullable,
        }
    }
}
