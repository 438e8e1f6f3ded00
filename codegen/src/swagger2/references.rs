//! References of a document of 2.0: afterwards each is `#/definitions/…`, `#/parameters/…` or `#/responses/…`, or leads to the network.
//!
//! What other files hold is of 2.0 as well, so that it has to be in the document before the other rules are applied: a schema, parameter or
//! response of another file, or of another place of this one, becomes a named one of the document, and a path item takes the place of
//! the reference to it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::Object;
use super::copies::Copies;
use super::cycles::cut_cycles;
use super::named_maps::expand_sections;
use super::walk::{Kind, visit_document, visit_node, visit_path_item};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;
use crate::internal_keys::{ORIGIN, UNRESOLVED, UNTYPED};
use crate::normalize::references::{Address, Target, component_names, node_at, parse_reference};
use crate::pointer::Pointer;
use crate::read::documents::LocalDocuments;

/// The longest chain of path items that refer to each other.
const MOST_HOPS: usize = 16;

/// Resolves all references of the document but those to the network, which `normalize` knows how to speak of.
pub(super) fn resolve_references(document: &mut Object, files: &mut LocalDocuments<'_>, diagnostics: &mut Diagnostics) {
    expand_sections(document, files);
    let root = Arc::new(Value::Object(document.clone()));
    let mut resolver = Resolver {
        root,
        files,
        made: HashMap::new(),
        taken: HashSet::new(),
        open: Vec::new(),
        added: Vec::new(),
        copies: Copies::default(),
        diagnostics,
    };
    resolver.name_after_sections(document);
    resolver.put_path_items(document);
    visit_document(document, &mut |kind, node, place| resolver.resolve(kind, node, "", place));
    while let Some((kind, target, name)) = resolver.open.pop() {
        resolver.add(kind, &target, name);
    }
    let added = std::mem::take(&mut resolver.added);
    diagnostics.extend(files.take_diagnostics());
    for (kind, name, node) in added {
        let Some(section) = kind.section() else { continue };
        let section = document.entry(section).or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(section) = section {
            section.insert(name, node);
        }
    }
    cut_cycles(document, diagnostics);
}

struct Resolver<'a, 'f> {
    /// The document as it is written.
    root: Arc<Value>,
    files: &'a mut LocalDocuments<'f>,
    /// The references to what is or becomes a named thing of the document.
    made: HashMap<(Kind, Target), String>,
    /// The names that were given.
    taken: HashSet<(Kind, String)>,
    /// What is still to be copied.
    open: Vec<(Kind, Target, String)>,
    /// The copies.
    added: Vec<(Kind, String, Value)>,
    /// The path items that were copied.
    copies: Copies,
    diagnostics: &'a mut Diagnostics,
}

/// What a reference means.
enum Meaning {
    /// A node of the document or another file.
    Node(Target),
    /// An address in the network.
    Remote,
    /// Something in a file that cannot be read: a message about the file says why.
    Unreadable,
    /// Nothing.
    Nothing,
}

impl Resolver<'_, '_> {
    /// Rewrites the reference that `node` is, which stands in the file `base`.
    fn resolve(&mut self, kind: Kind, node: &mut Object, base: &str, place: &Place<'_>) {
        let Some(text) = node.get("$ref").and_then(Value::as_str).map(str::to_owned) else { return };
        let problem = match self.meaning(kind, &text, base) {
            Meaning::Node(target) => {
                let reference = self.reference_to(kind, target);
                node.insert("$ref".to_owned(), Value::String(reference));
                return;
            }
            Meaning::Remote => {
                // Its own message comes later, when the schema may have moved.
                node.insert(ORIGIN.to_owned(), Value::String(place.pointer().to_string()));
                return;
            }
            Meaning::Unreadable => unreadable(kind, &text, &place.key("$ref")),
            Meaning::Nothing => unresolved(kind, &text, &place.key("$ref")),
        };
        self.diagnostics.push(problem);
        *node = match kind {
            Kind::Schema => Object::from_iter([(UNTYPED.to_owned(), json!(false))]),
            Kind::PathItem | Kind::Parameter | Kind::Response => {
                Object::from_iter([(UNRESOLVED.to_owned(), json!(true))])
            }
        };
    }

    fn meaning(&mut self, kind: Kind, text: &str, base: &str) -> Meaning {
        // Some tools write names with a `%` into references as they are.
        for text in [text.to_owned(), text.replace('%', "%25")] {
            let target = match parse_reference(&text, base, self.files.root()) {
                Address::Remote => return Meaning::Remote,
                Address::Anchor { .. } => continue,
                Address::Node(target) => target,
            };
            // 1.2 wrote the name alone, and 2.0's tools understand it.
            if let Some(section) = kind.section().filter(|_| !text.contains(['/', '#', '.'])) {
                let named = Target { file: base.to_owned(), tokens: vec![section.to_owned(), text.clone()] };
                if self.is_there(&named) {
                    return Meaning::Node(named);
                }
            }
            if self.file(&target.file).is_none() {
                return Meaning::Unreadable;
            }
            if self.is_there(&target) {
                return Meaning::Node(target);
            }
        }
        Meaning::Nothing
    }

    fn is_there(&mut self, target: &Target) -> bool {
        self.file(&target.file).is_some_and(|file| node_at(&file, target).is_some_and(Value::is_object))
    }

    fn file(&mut self, name: &str) -> Option<Arc<Value>> {
        if name.is_empty() { Some(Arc::clone(&self.root)) } else { self.files.get(name) }
    }

    /// The reference to a node. One that is not among the document's named things becomes one of them; what lies inside a definition stays
    /// there.
    fn reference_to(&mut self, kind: Kind, target: Target) -> String {
        let section = kind.section().unwrap_or_default();
        let first = target.tokens.first().map(String::as_str);
        let stays = target.file.is_empty()
            && first == Some(section)
            && (target.tokens.len() == 2 || kind == Kind::Schema && target.tokens.len() > 2);
        if stays {
            return target.pointer().to_string();
        }
        if let Some(reference) = self.made.get(&(kind, target.clone())) {
            return reference.clone();
        }
        let name = self.free_name(kind, section, &target);
        self.open.push((kind, target.clone(), name.clone()));
        self.name(kind, section, target, name)
    }

    fn name(&mut self, kind: Kind, section: &str, target: Target, name: String) -> String {
        let reference = Pointer::root().child(section).child(&name).to_string();
        self.taken.insert((kind, name));
        self.made.insert((kind, target), reference.clone());
        reference
    }

    fn free_name(&self, kind: Kind, section: &str, target: &Target) -> String {
        let names = component_names(target);
        let named = self.root.get(section).and_then(Value::as_object);
        let is_free = |name: &String| {
            named.is_none_or(|named| !named.contains_key(name)) && !self.taken.contains(&(kind, name.clone()))
        };
        let last = names.last().cloned().unwrap_or_default();
        let numbered = (2..usize::MAX).map(|number| format!("{last}_{number}"));
        names.into_iter().chain(numbered).find(is_free).unwrap_or_default()
    }

    /// Copies a node, and resolves the references in it.
    fn add(&mut self, kind: Kind, target: &Target, name: String) {
        let Some(mut node) = self.copy(target) else { return };
        let place = target.pointer();
        visit_node(kind, &mut node, &Place::start(place), &mut |kind, node, place| {
            self.resolve(kind, node, &target.file, place);
        });
        self.added.push((kind, name, Value::Object(node)));
    }

    /// A copy of a node that remembers where it stood.
    fn copy(&mut self, target: &Target) -> Option<Object> {
        let file = self.file(&target.file)?;
        let mut node = node_at(&file, target)?.as_object()?.clone();
        super::remember_place(&mut node, &target.pointer());
        Some(node)
    }

    /// Where a named thing of the document is only a reference to another file, what stands there becomes that thing.
    fn name_after_sections(&mut self, document: &mut Object) {
        for kind in [Kind::Schema, Kind::Parameter, Kind::Response] {
            let Some(section) = kind.section() else { continue };
            let Some(Value::Object(named)) = document.get(section) else { continue };
            let mut found = Vec::new();
            for (name, node) in named.iter().filter(|(_, node)| node.as_object().is_some_and(|node| node.len() == 1)) {
                let text = node.get("$ref").and_then(Value::as_str).filter(|text| !text.starts_with('#'));
                let Some(text) = text else { continue };
                if let Meaning::Node(target) = self.meaning(kind, text, "")
                    && !target.file.is_empty()
                    && !self.made.contains_key(&(kind, target.clone()))
                {
                    self.name(kind, section, target.clone(), name.clone());
                    found.push((kind, target, name.clone()));
                }
            }
            self.open.extend(found.iter().cloned());
            if let Some(Value::Object(named)) = document.get_mut(section) {
                // The copy takes the place of the reference, which must not be resolved to itself before.
                for (_, _, name) in &found {
                    named.insert(name.clone(), Value::Object(Map::new()));
                }
            }
        }
    }

    /// Puts path items of other files, and of other places, in the places of the references to them.
    fn put_path_items(&mut self, document: &mut Object) {
        let Some(Value::Object(paths)) = document.get_mut("paths") else { return };
        let place = Pointer::root().child("paths");
        for (path, item) in paths {
            let Value::Object(item) = item else { continue };
            let mut base = String::new();
            for _ in 0..MOST_HOPS {
                let Some(Value::String(text)) = item.get("$ref").cloned() else { break };
                let here = Place::start(place.child(path));
                let found = match self.meaning(Kind::PathItem, &text, &base) {
                    Meaning::Node(target) => {
                        let copy = self.copy(&target).filter(|copy| self.copies.allow(copy));
                        if copy.is_none() {
                            self.diagnostics.extend(self.copies.diagnostic());
                        }
                        copy.map(|copy| (copy, target))
                    }
                    Meaning::Remote => break,
                    Meaning::Unreadable => {
                        self.diagnostics.push(unreadable(Kind::PathItem, &text, &here.key("$ref")));
                        None
                    }
                    Meaning::Nothing => {
                        self.diagnostics.push(unresolved(Kind::PathItem, &text, &here.key("$ref")));
                        None
                    }
                };
                item.shift_remove("$ref");
                let Some((copy, target)) = found else { break };
                for (key, value) in copy {
                    item.entry(key).or_insert(value);
                }
                base = target.file;
            }
            if !base.is_empty() {
                let from = super::place_of(item, Place::start(place.child(path))).pointer();
                visit_path_item(item, &Place::start(from), &mut |kind, node, place| {
                    self.resolve(kind, node, &base, place);
                });
            }
        }
    }
}

fn unreadable(kind: Kind, text: &str, place: &Place<'_>) -> Diagnostic {
    let message = format!("the file that `{text}` refers to cannot be read");
    Diagnostic::error("unresolved-reference", &place.pointer(), message, kind.without_it())
}

fn unresolved(kind: Kind, text: &str, place: &Place<'_>) -> Diagnostic {
    let message = format!("the reference `{text}` leads nowhere");
    Diagnostic::error("unresolved-reference", &place.pointer(), message, kind.without_it())
}
