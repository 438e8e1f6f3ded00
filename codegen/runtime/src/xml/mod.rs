//! XML by the `xml` objects of a document (OpenAPI 3.2, 4.26): a table for each type tells how its JSON form is written as XML, so
//! that there is one codec for both.

mod read;
mod tree;
mod write;

pub use self::read::to_json;
pub use self::write::to_xml;

/// An element (or attribute) with what is inside.
#[derive(Debug)]
pub struct Node {
    /// The local name.
    pub name: &'static str,
    /// The prefix; empty: none.
    pub prefix: &'static str,
    /// The namespace; empty: none.
    pub namespace: &'static str,
    /// What is inside.
    pub shape: Shape,
}

/// What is inside an element.
#[derive(Debug)]
pub enum Shape {
    /// A text that is a JSON string.
    Text,
    /// A text that is a JSON number or boolean; null where it is empty.
    Literal,
    /// A text that is a JSON number or boolean where it looks like one, else a JSON string.
    Either,
    /// An element for each item.
    List(&'static Node),
    /// An element for each entry, with the key as its name.
    Map(&'static Shape),
    /// The fields.
    Object(&'static Object),
    /// One of several, with the fields of all of them; a text where there are no fields inside.
    Union(&'static Object),
    /// Whatever comes: elements are objects, repeated ones lists, all else strings.
    Any,
}

/// An object's fields.
#[derive(Debug)]
pub struct Object {
    /// The fields that the document knows, in its order.
    pub fields: &'static [Field],
    /// What is inside the elements of other keys, where there may be some.
    pub additional: Option<Shape>,
}

/// A field of an object.
#[derive(Debug)]
pub struct Field {
    /// The key in JSON.
    pub key: &'static str,
    /// Whether it must be there: a list without items is then empty, not absent.
    pub required: bool,
    /// Where it is written.
    pub place: Place,
    /// Its element; of a list that is not wrapped: that of each item.
    pub node: Node,
}

/// Where a field is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
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
