//! How values go on the wire where they are not JSON: as arguments, in bodies, in headers, as XML.

pub(in crate::passes) mod argument;
pub(in crate::passes) mod body;
pub(in crate::passes) mod header;
pub(in crate::passes) mod xml;

pub(crate) use argument::{Argument, ArgumentInput, ArgumentJson};
pub(crate) use body::{Body, BodyForm};
pub(crate) use header::HeaderShape;
pub(crate) use xml::{XmlField, XmlNode, XmlObject, XmlObjects, XmlPlace, XmlShape};
