//! From a reference's text to the node that it means.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;
use url::Url;

use super::addresses::{Addresses, without_fragment};
use super::anchors::Anchors;
use super::problem::Problem;
use super::target::{Address, Target, decoded, is_url, join, parse_reference};
use crate::grammar::{Children, Kind, Shape};
use crate::read::documents::{LocalDocuments, is_address};

/// How many references one reference may lead through.
const MOST_HOPS: usize = 64;

/// Finds nodes in the root document and in other files.
pub(super) struct Locator<'a, 'f> {
    /// The root document, without its place in `files`.
    pub root: Arc<Value>,
    files: &'a mut LocalDocuments<'f>,
    addresses: Addresses,
    anchors: HashMap<String, Arc<Anchors>>,
}

impl<'a, 'f> Locator<'a, 'f> {
    pub(super) fn new(files: &'a mut LocalDocuments<'f>, root: &Value) -> Self {
        Self { root: Arc::default(), files, addresses: Addresses::new(root), anchors: HashMap::new() }
    }

    /// The node that `text`, standing in the file `base`, means: not itself a mere reference, unless it is a component of the
    /// root document.
    pub(super) fn locate(&mut self, text: &str, base: &str) -> Result<Target, Problem> {
        match self.follow(text, base) {
            // Some tools write names with a `%` into references as they are.
            Err(Problem::Missing) if text.contains('%') => self.follow(&text.replace('%', "%25"), base),
            found => found,
        }
    }

    fn follow(&mut self, text: &str, base: &str) -> Result<Target, Problem> {
        let mut target = self.address(text, base)?;
        for _ in 0..MOST_HOPS {
            if self.is_component(&target) {
                return Ok(target);
            }
            match self.step(&target)? {
                None => return Ok(target),
                Some((text, rest)) => {
                    let mut next = self.address(&text, &target.file)?;
                    next.tokens.extend(rest);
                    target = next;
                }
            }
        }
        Err(Problem::Cycle)
    }

    /// The kind of object that OpenAPI has at `target`, where it says so.
    pub(super) fn kind(&mut self, target: &Target) -> Option<Kind> {
        let document = self.document(&target.file).ok()?;
        document.get("openapi")?;
        let mut children = Children::One(Kind::Document);
        for token in &target.tokens {
            children = match children {
                Children::None => return None,
                Children::One(kind) => kind.shape_at(token).children(),
                Children::Map(kind) | Children::List(kind) => Children::One(kind),
            };
        }
        match children {
            Children::One(kind) => Some(kind),
            Children::None | Children::Map(_) | Children::List(_) => None,
        }
    }

    /// The file's value; the root document's for the empty name.
    pub(super) fn document(&mut self, file: &str) -> Result<Arc<Value>, Problem> {
        if file.is_empty() {
            return Ok(Arc::clone(&self.root));
        }
        if is_address(file) {
            return self.files.fetched(file).map_err(|help| help.map_or(Problem::Unreadable, Problem::Remote));
        }
        self.files.get(file).ok_or(Problem::Unreadable)
    }

    /// Whether the root document has such a component.
    pub(super) fn is_component(&self, target: &Target) -> bool {
        match target.tokens.as_slice() {
            [components, section, name] if target.file.is_empty() && components == "components" => {
                matches!(Kind::Components.shape_at(section), Shape::Map(_)) && self.has_component(section, name)
            }
            _ => false,
        }
    }

    pub(super) fn has_component(&self, section: &str, name: &str) -> bool {
        let section = self.root.get("components").and_then(|components| components.get(section));
        section.and_then(Value::as_object).is_some_and(|section| section.contains_key(name))
    }

    fn address(&mut self, text: &str, base: &str) -> Result<Target, Problem> {
        if text.is_empty() {
            return Err(Problem::Missing);
        }
        if !text.starts_with('#')
            && let Some(target) = self.by_id(text, base)?
        {
            return Ok(target);
        }
        let address = match self.by_address(text, base) {
            // What it says of the file was found out; its fragment is as in a reference inside of that file.
            Some(file) => {
                let fragment = text.split_once('#').map_or("", |(_, fragment)| fragment);
                parse_reference(&format!("#{fragment}"), &file, "")
            }
            None => parse_reference(text, base, self.files.root()),
        };
        match address {
            Address::Node(target) => Ok(target),
            Address::Remote => {
                Err(Problem::Remote("save the file beside the document, and refer to that file".to_owned()))
            }
            Address::Anchor { file, name } => {
                let tokens = self.anchors(&file)?.anchor(&name).cloned();
                tokens.map(|tokens| Target { file, tokens }).ok_or(Problem::Missing)
            }
        }
    }

    /// The document that a reference leads to by an address: one that calls itself so, or one on the network. `None` where the reference is a
    /// path, or has only a fragment.
    fn by_address(&mut self, text: &str, base: &str) -> Option<String> {
        let uri = text.split_once('#').map_or(text, |(uri, _)| uri);
        if uri.is_empty() {
            return None;
        }
        let absolute = if is_url(uri) { Url::parse(uri).ok() } else { None };
        let is_relative = absolute.is_none();
        let address = absolute.or_else(|| self.addresses.base(base, self.files)?.join(uri).ok())?;
        let address = without_fragment(address);
        if let Some(file) = self.addresses.file(&address, self.files) {
            return Some(file);
        }
        let is_path = is_relative && !is_address(base) && self.files.has_file(&join(base, &decoded(uri)));
        (!is_path && is_address(&address)).then_some(address)
    }

    /// A node in the same file whose `$id` the text is.
    fn by_id(&mut self, text: &str, base: &str) -> Result<Option<Target>, Problem> {
        let (uri, fragment) = text.split_once('#').unwrap_or((text, ""));
        let Some(mut tokens) = self.anchors(base)?.id(uri).cloned() else { return Ok(None) };
        if let Address::Node(inner) = parse_reference(&format!("#{fragment}"), base, "") {
            tokens.extend(inner.tokens);
        }
        Ok(Some(Target { file: base.to_owned(), tokens }))
    }

    fn anchors(&mut self, file: &str) -> Result<Arc<Anchors>, Problem> {
        if let Some(anchors) = self.anchors.get(file) {
            return Ok(Arc::clone(anchors));
        }
        let document = self.document(file)?;
        let anchors = Arc::new(Anchors::of(&document));
        self.anchors.insert(file.to_owned(), Arc::clone(&anchors));
        Ok(anchors)
    }

    /// Follows the tokens; a reference on the way, or as the node itself, is given back with the tokens that remain.
    fn step(&mut self, target: &Target) -> Result<Option<(String, Vec<String>)>, Problem> {
        let document = self.document(&target.file)?;
        let mut node: &Value = &document;
        for (index, token) in target.tokens.iter().enumerate() {
            match child(node, token) {
                Some(next) => node = next,
                None => {
                    let text = node.get("$ref").and_then(Value::as_str).ok_or(Problem::Missing)?;
                    return Ok(Some((text.to_owned(), target.tokens.get(index..).unwrap_or_default().to_vec())));
                }
            }
        }
        let only = node.as_object().filter(|object| object.len() == 1);
        let text = only.and_then(|object| object.get("$ref")).and_then(Value::as_str);
        Ok(text.map(|text| (text.to_owned(), Vec::new())))
    }
}

/// The value one key or index further down.
pub(super) fn child<'a>(node: &'a Value, token: &str) -> Option<&'a Value> {
    match node {
        Value::Object(object) => object.get(token),
        Value::Array(list) => list.get(token.parse::<usize>().ok()?),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// The node at `target` in its file.
pub(crate) fn node_at<'a>(document: &'a Value, target: &Target) -> Option<&'a Value> {
    target.tokens.iter().try_fold(document, |node, token| child(node, token))
}
