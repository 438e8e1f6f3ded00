//! JSON to XML.

use quick_xml::escape::escape;

use super::super::http::ParamValue;
use super::{Field, Node, Object, Place, Shape};

/// Writes the JSON text of a value as an XML document with `root` as its element.
///
/// # Errors
/// The value does not have the table's shape, or holds a key or character that XML has no place for.
pub fn to_xml(json: &[u8], root: &Node) -> Result<String, String> {
    let value = ParamValue::from_json(json)?;
    let mut writer = Writer { text: r#"<?xml version="1.0" encoding="UTF-8"?>"#.to_owned(), bound: Vec::new() };
    writer.element(root, &value)?;
    Ok(writer.text)
}

struct Writer {
    text: String,
    /// The prefixes of the elements around, with their namespaces; the innermost last.
    bound: Vec<(String, String)>,
}

impl Writer {
    fn element(&mut self, node: &Node, value: &ParamValue) -> Result<(), String> {
        let outer = self.bound.len();
        let name = qualified(node);
        self.open(&name);
        self.bind(node);
        match (&node.shape, value) {
            (Shape::Object(object) | Shape::Union(object), ParamValue::Object(fields, _)) => {
                self.attributes(object, fields)?;
                self.text.push('>');
                self.fields(object, fields)?;
            }
            (shape, value) => {
                self.text.push('>');
                self.content(shape, value)?;
            }
        }
        self.text.push_str(&format!("</{name}>"));
        self.bound.truncate(outer);
        Ok(())
    }

    fn open(&mut self, name: &str) {
        self.text.push('<');
        self.text.push_str(name);
    }

    /// Declares the node's namespace, unless it is declared already.
    fn bind(&mut self, node: &Node) {
        let known = self.bound.iter().rev().find(|(prefix, _)| prefix == node.prefix);
        if node.namespace.is_empty() || known.is_some_and(|(_, namespace)| namespace == node.namespace) {
            return;
        }
        let colon = if node.prefix.is_empty() { "" } else { ":" };
        self.text.push_str(&format!(r#" xmlns{colon}{}="{}""#, node.prefix, escape(node.namespace)));
        self.bound.push((node.prefix.to_owned(), node.namespace.to_owned()));
    }

    fn attributes(&mut self, object: &Object, fields: &[(String, ParamValue)]) -> Result<(), String> {
        for field in object.fields {
            let Some(value) = given(fields, field) else { continue };
            if let Some((inner, fields)) = inline(field, value) {
                self.attributes(inner, fields)?;
            }
            if field.place != Place::Attribute {
                continue;
            }
            self.bind(&field.node);
            let text = listed(value);
            self.text.push_str(&format!(r#" {}="{}""#, qualified(&field.node), checked(&text)?));
        }
        Ok(())
    }

    fn fields(&mut self, object: &Object, fields: &[(String, ParamValue)]) -> Result<(), String> {
        for field in object.fields {
            let Some(value) = given(fields, field) else { continue };
            match (field.place, value) {
                (Place::Attribute, _) => {}
                (Place::Text, value) => self.push_text(value.text())?,
                (Place::CData, value) => self.push_cdata(value.text())?,
                (Place::Inline, value) => match inline(field, value) {
                    Some((inner, fields)) => self.fields(inner, fields)?,
                    None => self.element(&field.node, value)?,
                },
                (Place::Items, ParamValue::List(items, _)) => {
                    items.iter().try_for_each(|item| self.element(&field.node, item))?;
                }
                (Place::Element | Place::Items, value) => self.element(&field.node, value)?,
            }
        }
        let known = |key: &str| object.fields.iter().any(|field| field.key == key);
        let others = fields.iter().filter(|(key, value)| !known(key) && *value != ParamValue::Null);
        let shape = object.additional.as_ref().unwrap_or(&Shape::Any);
        others.into_iter().try_for_each(|(key, value)| self.entry(key, shape, value))
    }

    fn content(&mut self, shape: &Shape, value: &ParamValue) -> Result<(), String> {
        match (shape, value) {
            (Shape::List(item), ParamValue::List(items, _)) => {
                items.iter().try_for_each(|value| self.element(item, value))
            }
            (Shape::Map(shape), ParamValue::Object(fields, _)) => {
                fields.iter().try_for_each(|(key, value)| self.entry(key, shape, value))
            }
            (Shape::Object(object) | Shape::Union(object), ParamValue::Object(fields, _)) => {
                self.fields(object, fields)
            }
            (_, ParamValue::Null) => Ok(()),
            (_, ParamValue::Scalar(text)) => self.push_text(text),
            (_, ParamValue::Object(fields, _)) => {
                fields.iter().try_for_each(|(key, value)| self.entry(key, &Shape::Any, value))
            }
            (_, ParamValue::List(items, _)) => {
                items.iter().try_for_each(|value| self.entry("item", &Shape::Any, value))
            }
        }
    }

    /// An element that the document has no name for; lists repeat it.
    fn entry(&mut self, key: &str, shape: &Shape, value: &ParamValue) -> Result<(), String> {
        if !is_name(key) {
            return Err(format!("`{}` cannot be the name of an XML element", key.escape_debug()));
        }
        if let (Shape::Any, ParamValue::List(items, _)) = (shape, value) {
            return items.iter().try_for_each(|item| self.entry(key, shape, item));
        }
        self.open(key);
        match (shape, value) {
            (Shape::Object(object) | Shape::Union(object), ParamValue::Object(fields, _)) => {
                let outer = self.bound.len();
                self.attributes(object, fields)?;
                self.text.push('>');
                self.fields(object, fields)?;
                self.bound.truncate(outer);
            }
            (shape, value) => {
                self.text.push('>');
                self.content(shape, value)?;
            }
        }
        self.text.push_str(&format!("</{key}>"));
        Ok(())
    }

    fn push_cdata(&mut self, text: &str) -> Result<(), String> {
        held(text)?;
        // The end of a section cannot stand in it, so it is cut in two.
        self.text.push_str(&format!("<![CDATA[{}]]>", text.replace("]]>", "]]]]><![CDATA[>")));
        Ok(())
    }

    fn push_text(&mut self, text: &str) -> Result<(), String> {
        self.text.push_str(&checked(text)?);
        Ok(())
    }
}

/// The value of a field; null is not written.
fn given<'a>(fields: &'a [(String, ParamValue)], field: &Field) -> Option<&'a ParamValue> {
    let (_, value) = fields.iter().find(|(key, _)| key == field.key)?;
    (*value != ParamValue::Null).then_some(value)
}

/// The fields of an object that has no element of its own.
fn inline<'a>(field: &Field, value: &'a ParamValue) -> Option<(&'static Object, &'a [(String, ParamValue)])> {
    if let (Place::Inline, Shape::Object(object), ParamValue::Object(fields, _)) =
        (field.place, &field.node.shape, value)
    {
        Some((*object, fields.as_slice()))
    } else {
        None
    }
}

/// A list in an attribute, as XML Schema has it.
fn listed(value: &ParamValue) -> String {
    match value {
        ParamValue::List(items, _) => items.iter().map(ParamValue::text).collect::<Vec<_>>().join(" "),
        ParamValue::Null | ParamValue::Scalar(_) | ParamValue::Object(..) => value.text().to_owned(),
    }
}

fn qualified(node: &Node) -> String {
    if node.prefix.is_empty() { node.name.to_owned() } else { format!("{}:{}", node.prefix, node.name) }
}

/// The text with its markup escaped.
fn checked(text: &str) -> Result<String, String> {
    held(text)?;
    // A reader turns a carriage return of its own accord into a line feed.
    Ok(escape(text).replace('\r', "&#13;"))
}

/// XML 1.0 has no place for most control characters.
fn held(text: &str) -> Result<(), String> {
    match text.chars().find(|character| character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{7f}'..))
    {
        Some(character) => Err(format!("XML cannot hold the character {}", character.escape_unicode())),
        None => Ok(()),
    }
}

/// Whether a key is an XML name without a colon.
fn is_name(key: &str) -> bool {
    let mut characters = key.chars();
    characters.next().is_some_and(|first| first.is_alphabetic() || first == '_')
        && characters.all(|other| other.is_alphanumeric() || matches!(other, '_' | '-' | '.'))
}
