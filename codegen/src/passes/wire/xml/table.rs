//! What is decided of XML: elements, attributes, and what is inside.

use std::collections::BTreeMap;

use crate::ir::TypeId;

/// An element (or attribute) with what is inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct XmlNode {
    /// The local name.
    pub name: String,
    /// The prefix; empty: none.
    pub prefix: String,
    /// The namespace; empty: none.
    pub namespace: String,
    /// What is inside.
    pub shape: XmlShape,
}

/// What is inside an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum XmlShape {
    /// A text that is a JSON string.
    Text,
    /// A text that is a JSON number or boolean; null where it is empty.
    Literal,
    /// A text that is a JSON number or boolean where it looks like one, else a JSON string.
    Either,
    /// An element for each item.
    List(Box<XmlNode>),
    /// An element for each entry, with the key as its name.
    Map(Box<XmlShape>),
    /// The fields of a struct.
    Object(TypeId),
    /// One of a union's arms, with the fields of all of them.
    Union(TypeId),
    /// Whatever comes.
    Any,
}

/// The fields of the structs and unions that XML bodies hold.
pub(crate) type XmlObjects = BTreeMap<TypeId, XmlObject>;

/// The fields of a struct, or of all arms of a union.
#[derive(Clone, Debug)]
pub(crate) struct XmlObject {
    /// The fields, in the document's order.
    pub fields: Vec<XmlField>,
    /// What is inside the elements of other keys, where there may be some.
    pub additional: Option<XmlShape>,
}

/// A field of an object.
#[derive(Clone, Debug)]
pub(crate) struct XmlField {
    /// The key in JSON.
    pub key: String,
    /// Whether it must be there: a list without items is then empty, not absent.
    pub required: bool,
    /// Where it is written.
    pub place: XmlPlace,
    /// Its element or attribute; of a list that is not wrapped: the element of each item.
    pub node: XmlNode,
}

/// Where a field is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum XmlPlace {
    /// In an element of its own.
    Element,
    /// As an attribute.
    Attribute,
    /// As the text of the object's element.
    Text,
    /// As the text of the object's element, in a CDATA section.
    CData,
    /// A list whose items stand beside the other fields.
    Items,
    /// An object whose fields stand beside the other fields.
    Inline,
}
