//! An XML document as a tree, without namespaces.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

/// How deep elements may nest.
const MAX_DEPTH: usize = 128;

/// An element, by local names.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub text: String,
    pub children: Vec<Element>,
}

impl Element {
    /// Reads a document; the error is a sentence.
    pub(super) fn parse(xml: &str) -> Result<Self, String> {
        let mut reader = Reader::from_str(xml);
        let mut open = vec![Self::default()];
        loop {
            let event = reader.read_event().map_err(|error| error.to_string())?;
            match event {
                Event::Start(start) if open.len() > MAX_DEPTH => {
                    return Err(format!("the element `{}` nests too deeply", start.name().as_ref()));
                }
                Event::Start(start) => open.push(Self::start(&start)?),
                Event::Empty(start) => add(&mut open, Self::start(&start)?),
                Event::End(_) => {
                    if let Some(element) = open.pop() {
                        add(&mut open, element);
                    }
                }
                Event::Text(text) => push(&mut open, &text.xml_content(XmlVersion::Implicit1_0)),
                Event::CData(text) => push(&mut open, &text.xml_content(XmlVersion::Implicit1_0)),
                Event::GeneralRef(reference) => {
                    match reference.resolve_char_ref().map_err(|error| error.to_string())? {
                        Some(character) => push(&mut open, character.encode_utf8(&mut [0; 4])),
                        None => push(&mut open, entity(&reference)?),
                    }
                }
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
        let root = if open.len() == 1 { open.pop().and_then(|mut document| document.children.pop()) } else { None };
        root.ok_or_else(|| "it is no whole XML document".to_owned())
    }

    fn start(start: &BytesStart<'_>) -> Result<Self, String> {
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
            attributes.push((attribute.key.local_name().as_ref().to_owned(), value.into_owned()));
        }
        let name = start.local_name().as_ref().to_owned();
        Ok(Self { name, attributes, ..Self::default() })
    }

    /// Whether `xsi:nil` says that there is no value.
    pub(super) fn is_nil(&self) -> bool {
        self.attribute("nil") == Some("true")
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn children_of<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }
}

fn entity(name: &str) -> Result<&str, String> {
    resolve_predefined_entity(name).ok_or_else(|| format!("the entity `{name}` is not known"))
}

fn add(open: &mut [Element], element: Element) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(element);
    }
}

fn push(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}
