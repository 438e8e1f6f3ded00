//! XML: which element or attribute each value becomes (OpenAPI 3.1, 4.8.26).
//!
//! The elements of whole bodies stand with the bodies. The fields of the structs and unions inside them are a table of their own, since
//! one type may be used in many places, and inside itself.

mod element_name;
mod forms;
mod reach;
mod table;
mod union;

pub(in crate::passes) use forms::XmlForms;
pub(in crate::passes) use reach::plan_objects;
pub(crate) use table::{XmlField, XmlNode, XmlObject, XmlObjects, XmlPlace, XmlShape};
