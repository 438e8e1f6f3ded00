//! Compares XML as trees: namespaces are resolved, blanks around texts do not count, nor does the order of elements with different names.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};
use serde_json::Value;

use super::super::cases::Match;
use super::moment;
use super::value::Rules;

/// Whether two XML documents are the same.
pub fn same_xml(pointer: &str, expected: &str, seen: &str, rules: Rules<'_>) -> bool {
    let rule = rules.matches.iter().find(|rule| rule.at == pointer);
    match (parse(expected), parse(seen)) {
        (Some(expected), Some(seen)) => expected.same(&seen, rule),
        _ => false,
    }
}

/// Whether two JSON values that were read from XML are the same. A rule for the whole value holds for each text inside it.
pub fn same_values(expected: &Value, seen: &Value, rule: Option<&Match>) -> bool {
    match (expected, seen) {
        (Value::String(expected), Value::String(seen)) => same_text(expected, seen, rule),
        (Value::Array(expected), Value::Array(seen)) => {
            expected.len() == seen.len()
                && expected.iter().zip(seen).all(|(expected, seen)| same_values(expected, seen, rule))
        }
        (Value::Object(expected), Value::Object(seen)) => {
            expected.len() == seen.len()
                && expected
                    .iter()
                    .all(|(key, expected)| seen.get(key).is_some_and(|seen| same_values(expected, seen, rule)))
        }
        (Value::Number(expected), Value::Number(seen)) => expected.as_f64() == seen.as_f64(),
        (expected, seen) => expected == seen,
    }
}

fn same_text(expected: &str, seen: &str, rule: Option<&Match>) -> bool {
    let formats = ["rfc3339-utc", "rfc3339", "http-date"];
    expected == seen || rule.is_some() && formats.iter().any(|format| moment::same_moment(format, expected, seen))
}

/// Namespace and local name.
type Name = (String, String);

#[derive(Debug, Default)]
struct Element {
    name: Name,
    attributes: BTreeSet<(Name, String)>,
    text: String,
    children: BTreeMap<Name, Vec<Element>>,
}

impl Element {
    fn same(&self, seen: &Self, rule: Option<&Match>) -> bool {
        self.name == seen.name
            && self.attributes == seen.attributes
            && same_text(self.text.trim(), seen.text.trim(), rule)
            && self.children.len() == seen.children.len()
            && self.children.iter().all(|(name, children)| {
                seen.children.get(name).is_some_and(|seen| {
                    children.len() == seen.len() && children.iter().zip(seen).all(|(one, other)| one.same(other, rule))
                })
            })
    }
}

fn parse(text: &str) -> Option<Element> {
    let mut reader = NsReader::from_str(text);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => open.push(element(&reader, &start)?),
            Event::Empty(start) => {
                let element = element(&reader, &start)?;
                close(&mut open, element)?;
            }
            Event::End(_) => {
                let element = open.pop()?;
                close(&mut open, element)?;
            }
            Event::Text(text) => open.last_mut()?.text.push_str(&text.xml_content(XmlVersion::Implicit1_0)),
            Event::CData(text) => open.last_mut()?.text.push_str(&text.xml_content(XmlVersion::Implicit1_0)),
            Event::GeneralRef(reference) => {
                let text = &mut open.last_mut()?.text;
                match reference.resolve_char_ref().ok()? {
                    Some(character) => text.push(character),
                    None => text.push_str(resolve_predefined_entity(&reference)?),
                }
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    let root = open.pop()?;
    root.children.into_values().next()?.pop()
}

fn close(open: &mut [Element], element: Element) -> Option<()> {
    open.last_mut()?.children.entry(element.name.clone()).or_default().push(element);
    Some(())
}

fn element(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Option<Element> {
    let space = |result: ResolveResult<'_>| match result {
        ResolveResult::Bound(space) => space.as_ref().to_owned(),
        ResolveResult::Unbound | ResolveResult::Unknown(_) => String::new(),
    };
    let (namespace, local) = reader.resolver().resolve_element(start.name());
    let mut element = Element { name: (space(namespace), local.as_ref().to_owned()), ..Element::default() };
    for attribute in start.attributes() {
        let attribute = attribute.ok()?;
        if attribute.key.as_namespace_binding().is_some() {
            continue;
        }
        let (namespace, local) = reader.resolver().resolve_attribute(attribute.key);
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned();
        element.attributes.insert(((space(namespace), local.as_ref().to_owned()), value));
    }
    Some(element)
}
