//! Reads all references, and decides what becomes of each.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use serde_json::{Map, Value};

use super::locate::{Locator, node_at};
use super::names::component_names;
use super::problem::{Problem, unbound_dynamic_reference};
use super::resolutions::{NewComponent, Resolutions};
use super::target::Target;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::walk::survey;
use crate::grammar::{Kind, Place};
use crate::pointer::Pointer;

/// The kinds of components that may consist of a reference to another file, and then give the node there their names.
const KINDS_THAT_NAME_NODES: [Kind; 8] = [
    Kind::Schema,
    Kind::Response,
    Kind::Parameter,
    Kind::RequestBody,
    Kind::Header,
    Kind::Example,
    Kind::SecurityScheme,
    Kind::PathItem,
];

/// Reads references, and collects what becomes of them.
pub(super) struct Resolver<'a, 'f> {
    locator: Locator<'a, 'f>,
    diagnostics: &'a mut Diagnostics,
    resolutions: Resolutions,
    /// Why references lead nowhere, by kind, file and text.
    problems: HashMap<(Kind, String, String), Problem>,
    new_components: Vec<NewComponent>,
    /// The references to the new components.
    references: HashMap<(Kind, Target), String>,
    /// The names of the new components.
    taken_names: HashSet<(Kind, String)>,
    /// By the name that several of them would have: the first number that may be free behind it.
    numbers: HashMap<(Kind, String), usize>,
    /// Nodes whose own references were not read yet.
    pending: VecDeque<(Kind, Target)>,
}

impl<'a, 'f> Resolver<'a, 'f> {
    pub(super) fn new(locator: Locator<'a, 'f>, diagnostics: &'a mut Diagnostics) -> Self {
        Self {
            locator,
            diagnostics,
            resolutions: Resolutions::default(),
            problems: HashMap::new(),
            new_components: Vec::new(),
            references: HashMap::new(),
            taken_names: HashSet::new(),
            numbers: HashMap::new(),
            pending: VecDeque::new(),
        }
    }

    /// Reads the references of the root document, and those of whatever they lead to.
    pub(super) fn read_all(&mut self) {
        let root = Arc::clone(&self.locator.root);
        self.name_nodes_after_components(&root);
        let place = Place::start(Pointer::root());
        survey(Kind::Document, &root, &place, &mut |kind, object, place| self.read_object(kind, object, "", place));
        while let Some((kind, target)) = self.pending.pop_front() {
            let Ok(document) = self.locator.document(&target.file) else { continue };
            let Some(node) = node_at(&document, &target) else { continue };
            let place = Place::start(target.pointer());
            survey(kind, node, &place, &mut |kind, object, place| self.read_object(kind, object, &target.file, place));
        }
    }

    /// Copies of the nodes of other files that become components, by the references to those.
    pub(super) fn copies(&mut self) -> HashMap<String, Value> {
        let mut copies = HashMap::new();
        for component in self.new_components.iter().filter(|component| !component.target.file.is_empty()) {
            let Ok(document) = self.locator.document(&component.target.file) else { continue };
            if let Some(node) = node_at(&document, &component.target) {
                copies.insert(component.reference(), node.clone());
            }
        }
        copies
    }

    /// Gives away what was decided.
    pub(super) fn finish(self) -> (Resolutions, Vec<NewComponent>) {
        (self.resolutions, self.new_components)
    }

    /// Where a component of the root document is only a reference to another file, the node there becomes that component. If
    /// several refer to the same node, it becomes the one with the node's own name, and the others stay references.
    fn name_nodes_after_components(&mut self, root: &Value) {
        for kind in KINDS_THAT_NAME_NODES {
            let Some(section) = kind.section() else { continue };
            let components = root.get("components").and_then(|components| components.get(section));
            let components = components.and_then(Value::as_object).into_iter().flatten();
            let named = components.filter_map(|(name, node)| Some((name, self.target_in_other_file(node)?)));
            let mut named: Vec<(&String, Target)> = named.collect();
            named.sort_by_key(|(name, target)| target.tokens.last() != Some(*name));
            for (name, target) in named {
                if !self.references.contains_key(&(kind, target.clone())) {
                    self.make_component(kind, section, name.clone(), target);
                }
            }
        }
    }

    /// The node of another file that `node` refers to, if it is nothing but that reference.
    fn target_in_other_file(&mut self, node: &Value) -> Option<Target> {
        let only = node.as_object().filter(|object| object.len() == 1)?;
        let text = only.get("$ref")?.as_str().filter(|text| !text.starts_with('#'))?;
        self.locator.locate(text, "").ok().filter(|target| !target.file.is_empty())
    }

    /// Reads the reference that the object is, if it is one.
    fn read_object(&mut self, kind: Kind, object: &Map<String, Value>, base: &str, place: &Place<'_>) {
        if kind == Kind::Discriminator {
            return self.read_mapping(object, base, place);
        }
        if matches!(kind, Kind::Document | Kind::Operation) {
            self.read_requirements(object, base, place);
        }
        let Some(section) = kind.section() else { return };
        let keyword = if kind == Kind::Schema && !object.contains_key("$ref") { "$dynamicRef" } else { "$ref" };
        let Some(Value::String(text)) = object.get(keyword) else { return };
        if base.is_empty() && keyword == "$ref" && self.is_component_reference(section, text) {
            return;
        }
        if let Some(problem) = self.resolve_once(kind, section, text, base) {
            let place = place.key(keyword);
            let is_unbound = keyword == "$dynamicRef" && problem == Problem::Missing;
            self.diagnostics.push(if is_unbound {
                unbound_dynamic_reference(text, &place)
            } else {
                problem.diagnostic(kind, text, &place)
            });
        }
    }

    /// A mapping's values, and the default one, are references, or names of schemas.
    fn read_mapping(&mut self, object: &Map<String, Value>, base: &str, place: &Place<'_>) {
        let mapping_place = place.key("mapping");
        let mapping = object.get("mapping").and_then(Value::as_object).into_iter().flatten();
        let mapping = mapping.map(|(value, target)| (target, mapping_place.key(value)));
        let default = object.get("defaultMapping").map(|target| (target, place.key("defaultMapping")));
        for (target, place) in mapping.chain(default) {
            let Value::String(text) = target else { continue };
            if base.is_empty() && self.is_component_reference("schemas", text) {
                continue;
            }
            let named = Pointer::component("schemas", text).to_string();
            let is_name = !text.contains(['/', '#', '.']) || self.locator.locate(&named, base).is_ok();
            let meant = if is_name { &named } else { text };
            if self.resolve_once(Kind::Schema, "schemas", meant, base).is_some() {
                self.diagnostics.push(Diagnostic::warning(
                    "unresolved-reference",
                    &place.pointer(),
                    format!("`{text}` is neither the name of a schema nor a reference to one"),
                    "this entry of the discriminator is ignored",
                ));
            }
            let resolved = self.resolutions.of(Kind::Schema, base).and_then(|resolved| resolved.get(meant)?.clone());
            self.resolutions.insert(Kind::Discriminator, base, text, resolved);
        }
    }

    /// The keys of security requirements are names of schemes, or references to such (3.2).
    fn read_requirements(&mut self, object: &Map<String, Value>, base: &str, place: &Place<'_>) {
        let place = place.key("security");
        let alternatives = object.get("security").and_then(Value::as_array).into_iter().flatten().enumerate();
        for (index, alternative) in alternatives {
            for text in alternative.as_object().into_iter().flatten().map(|(text, _)| text) {
                let is_name = self.locator.has_component("securitySchemes", text) || !text.contains(['/', '#', '.']);
                if is_name {
                    continue;
                }
                if let Some(problem) = self.resolve_once(Kind::SecurityScheme, "securitySchemes", text, base) {
                    let place = place.index(index);
                    self.diagnostics.push(problem.diagnostic(Kind::SecurityScheme, text, &place.key(text)));
                }
            }
        }
    }

    /// Whether `text` is a reference to a component already, spelled as this stage writes it.
    fn is_component_reference(&self, section: &str, text: &str) -> bool {
        let name = text.strip_prefix("#/components/").and_then(|rest| rest.strip_prefix(section)?.strip_prefix('/'));
        name.is_some_and(|name| !name.contains(['/', '~', '%']) && self.locator.has_component(section, name))
    }

    /// Decides what becomes of a reference, if that is not decided yet; gives the problem if it leads nowhere.
    fn resolve_once(&mut self, kind: Kind, section: &'static str, text: &str, base: &str) -> Option<Problem> {
        let key = (kind, base.to_owned(), text.to_owned());
        if self.resolutions.of(kind, base).is_some_and(|resolved| resolved.contains_key(text)) {
            return self.problems.get(&key).cloned();
        }
        match self.resolve(kind, section, text, base) {
            Ok(reference) => {
                self.resolutions.insert(kind, base, text, Some(reference));
                None
            }
            Err(problem) => {
                self.resolutions.insert(kind, base, text, None);
                self.problems.insert(key, problem.clone());
                Some(problem)
            }
        }
    }

    /// The reference to the component that `text` means.
    fn resolve(&mut self, kind: Kind, section: &'static str, text: &str, base: &str) -> Result<String, Problem> {
        let target = self.locator.locate(text, base)?;
        let found = self.locator.kind(&target);
        if let Some(found) = found.filter(|found| *found != kind) {
            return Err(Problem::Kind(found));
        }
        if self.locator.is_component(&target)
            && let Some(name) = target.tokens.last()
        {
            return Ok(Pointer::component(section, name).to_string());
        }
        if let Some(reference) = self.references.get(&(kind, target.clone())) {
            return Ok(reference.clone());
        }
        let name = self.free_name(kind, section, &target);
        Ok(self.make_component(kind, section, name, target))
    }

    /// Lets the node at `target` become a component; gives the reference to that.
    fn make_component(&mut self, kind: Kind, section: &'static str, name: String, target: Target) -> String {
        // The walk through the root document reads the references in whatever has a place in the grammar.
        if !target.file.is_empty() || self.locator.kind(&target).is_none() {
            self.pending.push_back((kind, target.clone()));
        }
        self.taken_names.insert((kind, name.clone()));
        let component = NewComponent { kind, section, name, target: target.clone() };
        let reference = component.reference();
        self.new_components.push(component);
        self.references.insert((kind, target), reference.clone());
        reference
    }

    /// A name for the node at `target` that no component of the section has.
    fn free_name(&mut self, kind: Kind, section: &str, target: &Target) -> String {
        let names = component_names(target);
        let is_free = |name: &String| {
            !self.locator.has_component(section, name) && !self.taken_names.contains(&(kind, name.clone()))
        };
        if let Some(free) = names.iter().find(|name| is_free(name)) {
            return free.clone();
        }
        let last = names.last().map_or("", String::as_str);
        let first = self.numbers.get(&(kind, last.to_owned())).copied().unwrap_or(2);
        // There are fewer names taken than numbers to try.
        let numbered = (first..usize::MAX).map(|number| (number, format!("{last}_{number}")));
        let (number, name) = numbered.into_iter().find(|(_, name)| is_free(name)).unwrap_or_default();
        self.numbers.insert((kind, last.to_owned()), number + 1);
        name
    }
}
