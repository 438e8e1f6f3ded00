//! Reads all references, and decides what becomes of each.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use serde_json::{Map, Value};

use super::locate::{Locator, Problem, node_at};
use super::names::candidates;
use super::target::Target;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::walk::survey;
use crate::grammar::{Kind, Place};
use crate::pointer::Pointer;

/// By the kind of object that refers and the file it stands in: a reference's text, and what it becomes; none if it leads
/// nowhere.
pub(super) type Answers = HashMap<(Kind, String), HashMap<String, Option<String>>>;

/// A component that a node becomes.
#[derive(Clone, Debug)]
pub(super) struct Home {
    pub kind: Kind,
    pub section: &'static str,
    pub name: String,
    pub target: Target,
}

impl Home {
    /// The reference to this component.
    pub(super) fn reference(&self) -> String {
        reference(self.section, &self.name)
    }
}

/// The kinds of components that take over the nodes of other files.
const ADOPTING: [Kind; 8] = [
    Kind::Schema,
    Kind::Response,
    Kind::Parameter,
    Kind::RequestBody,
    Kind::Header,
    Kind::Example,
    Kind::SecurityScheme,
    Kind::PathItem,
];

pub(super) struct Resolver<'a, 'f> {
    locator: Locator<'a, 'f>,
    diagnostics: &'a mut Diagnostics,
    answers: Answers,
    problems: HashMap<(Kind, String, String), Problem>,
    homes: Vec<Home>,
    by_target: HashMap<(Kind, Target), String>,
    taken: HashSet<(Kind, String)>,
    /// Nodes whose own references were not read yet.
    pending: VecDeque<(Kind, Target)>,
}

impl<'a, 'f> Resolver<'a, 'f> {
    pub(super) fn new(locator: Locator<'a, 'f>, diagnostics: &'a mut Diagnostics) -> Self {
        Self {
            locator,
            diagnostics,
            answers: Answers::new(),
            problems: HashMap::new(),
            homes: Vec::new(),
            by_target: HashMap::new(),
            taken: HashSet::new(),
            pending: VecDeque::new(),
        }
    }

    /// Reads the root document, and whatever its references lead to.
    pub(super) fn survey_all(&mut self) {
        let root = Arc::clone(&self.locator.root);
        self.adopt(&root);
        let place = Place::start(Pointer::root());
        survey(Kind::Document, &root, &place, &mut |kind, object, place| self.read(kind, object, "", place));
        while let Some((kind, target)) = self.pending.pop_front() {
            let Ok(document) = self.locator.document(&target.file) else { continue };
            let Some(node) = node_at(&document, &target) else { continue };
            let place = Place::start(target.pointer());
            survey(kind, node, &place, &mut |kind, object, place| self.read(kind, object, &target.file, place));
        }
    }

    /// Copies of the nodes of other files that become components, by the references to those.
    pub(super) fn copies(&mut self) -> HashMap<String, Value> {
        let mut copies = HashMap::new();
        for home in self.homes.iter().filter(|home| !home.target.file.is_empty()) {
            let Ok(document) = self.locator.document(&home.target.file) else { continue };
            if let Some(node) = node_at(&document, &home.target) {
                copies.insert(home.reference(), node.clone());
            }
        }
        copies
    }

    pub(super) fn finish(self) -> (Answers, Vec<Home>) {
        (self.answers, self.homes)
    }

    /// A component of the root document that only refers to another file gives that file's node its name. Where several do,
    /// the one that is called like the node does, and the others stay references.
    fn adopt(&mut self, root: &Value) {
        for kind in ADOPTING {
            let Some(section) = kind.section() else { continue };
            let components = root.get("components").and_then(|components| components.get(section));
            let components = components.and_then(Value::as_object).into_iter().flatten();
            let elsewhere = components.filter_map(|(name, node)| Some((name, self.elsewhere(node)?)));
            let mut elsewhere: Vec<(&String, Target)> = elsewhere.collect();
            elsewhere.sort_by_key(|(name, target)| target.tokens.last() != Some(*name));
            for (name, target) in elsewhere {
                if !self.by_target.contains_key(&(kind, target.clone())) {
                    self.settle(kind, section, name.clone(), target);
                }
            }
        }
    }

    /// The node of another file that `node` is a mere reference to.
    fn elsewhere(&mut self, node: &Value) -> Option<Target> {
        let only = node.as_object().filter(|object| object.len() == 1)?;
        let text = only.get("$ref")?.as_str().filter(|text| !text.starts_with('#'))?;
        self.locator.locate(text, "").ok().filter(|target| !target.file.is_empty())
    }

    fn read(&mut self, kind: Kind, object: &Map<String, Value>, base: &str, place: &Place<'_>) {
        if kind == Kind::Discriminator {
            return self.read_mapping(object, base, place);
        }
        let Some(section) = kind.section() else { return };
        let keyword = if kind == Kind::Schema && !object.contains_key("$ref") { "$dynamicRef" } else { "$ref" };
        let Some(Value::String(text)) = object.get(keyword) else { return };
        if base.is_empty() && keyword == "$ref" && self.is_plain(section, text) {
            return;
        }
        if let Some(problem) = self.answer(kind, section, text, base) {
            let place = place.key(keyword);
            let is_unbound = keyword == "$dynamicRef" && matches!(problem, Problem::Missing);
            self.diagnostics.push(if is_unbound {
                unbound(text, &place)
            } else {
                explain(&problem, kind, text, &place)
            });
        }
    }

    /// A mapping's values are references, or names of schemas.
    fn read_mapping(&mut self, object: &Map<String, Value>, base: &str, place: &Place<'_>) {
        let Some(Value::Object(mapping)) = object.get("mapping") else { return };
        for (value, target) in mapping {
            let Value::String(text) = target else { continue };
            if base.is_empty() && self.is_plain("schemas", text) {
                continue;
            }
            let named = reference("schemas", text);
            let is_name = !text.contains(['/', '#', '.']) || self.locator.locate(&named, base).is_ok();
            let meant = if is_name { &named } else { text };
            if self.answer(Kind::Schema, "schemas", meant, base).is_some() {
                self.diagnostics.push(Diagnostic::warning(
                    "unresolved-reference",
                    &place.key("mapping").key(value).pointer(),
                    format!("`{text}` is neither the name of a schema nor a reference to one"),
                    "this entry of the discriminator's mapping is ignored",
                ));
            }
            let answers = self.answers.get(&(Kind::Schema, base.to_owned()));
            let found = answers.and_then(|answers| answers.get(meant)).cloned().flatten();
            self.answers.entry((Kind::Discriminator, base.to_owned())).or_default().insert(text.clone(), found);
        }
    }

    /// Whether `text` is what this stage would write.
    fn is_plain(&self, section: &str, text: &str) -> bool {
        let name = text.strip_prefix("#/components/").and_then(|rest| rest.strip_prefix(section)?.strip_prefix('/'));
        name.is_some_and(|name| !name.contains(['/', '~', '%']) && self.locator.has_component(section, name))
    }

    /// Decides what becomes of a reference; gives the problem if it leads nowhere.
    fn answer(&mut self, kind: Kind, section: &'static str, text: &str, base: &str) -> Option<Problem> {
        let known = self.answers.get(&(kind, base.to_owned())).and_then(|answers| answers.get(text));
        if let Some(known) = known {
            return match known {
                Some(_) => None,
                None => self.problems.get(&(kind, base.to_owned(), text.to_owned())).cloned(),
            };
        }
        let result = self.resolve(kind, section, text, base);
        let answers = self.answers.entry((kind, base.to_owned())).or_default();
        answers.insert(text.to_owned(), result.as_ref().ok().cloned());
        let problem = result.err()?;
        self.problems.insert((kind, base.to_owned(), text.to_owned()), problem.clone());
        Some(problem)
    }

    fn resolve(&mut self, kind: Kind, section: &'static str, text: &str, base: &str) -> Result<String, Problem> {
        let target = self.locator.locate(text, base)?;
        let found = self.locator.kind(&target);
        if let Some(found) = found.filter(|found| *found != kind) {
            return Err(Problem::Kind(found));
        }
        if self.locator.is_component(&target)
            && let Some(name) = target.tokens.last()
        {
            return Ok(reference(section, name));
        }
        if let Some(reference) = self.by_target.get(&(kind, target.clone())) {
            return Ok(reference.clone());
        }
        let name = self.free_name(kind, section, &target);
        // The walk through the root document reads whatever has a place in the grammar.
        Ok(self.settle(kind, section, name, target))
    }

    fn settle(&mut self, kind: Kind, section: &'static str, name: String, target: Target) -> String {
        if !target.file.is_empty() || self.locator.kind(&target).is_none() {
            self.pending.push_back((kind, target.clone()));
        }
        self.taken.insert((kind, name.clone()));
        let home = Home { kind, section, name, target: target.clone() };
        let reference = home.reference();
        self.homes.push(home);
        self.by_target.insert((kind, target), reference.clone());
        reference
    }

    fn free_name(&self, kind: Kind, section: &str, target: &Target) -> String {
        let names = candidates(target);
        let is_free =
            |name: &String| !self.locator.has_component(section, name) && !self.taken.contains(&(kind, name.clone()));
        if let Some(free) = names.iter().find(|name| is_free(name)) {
            return free.clone();
        }
        let last = names.last().map_or("", String::as_str);
        // There are fewer names taken than numbers to try.
        (2..usize::MAX).map(|number| format!("{last}_{number}")).find(is_free).unwrap_or_default()
    }
}

fn reference(section: &str, name: &str) -> String {
    format!("#{}", Pointer::root().child("components").child(section).child(name).path())
}

/// A template for what is bound elsewhere, or a mistake.
fn unbound(text: &str, place: &Place<'_>) -> Diagnostic {
    let message = format!("the document does not say which schema the `$dynamicRef` `{text}` stands for here");
    Diagnostic::warning("unbound-dynamic-reference", &place.pointer(), message, "its type is any JSON value")
}

fn explain(problem: &Problem, kind: Kind, text: &str, place: &Place<'_>) -> Diagnostic {
    let action = if kind == Kind::Schema {
        "its type is any JSON value".to_owned()
    } else {
        format!("the {} is left out", kind.noun())
    };
    let pointer = place.pointer();
    match problem {
        Problem::Missing => {
            Diagnostic::error("unresolved-reference", &pointer, format!("the reference `{text}` leads nowhere"), action)
        }
        Problem::Unreadable => Diagnostic::error(
            "unresolved-reference",
            &pointer,
            format!("the file that `{text}` refers to cannot be read"),
            action,
        ),
        Problem::Remote => Diagnostic::error(
            "remote-reference",
            &pointer,
            format!("`{text}` refers to the network, and the generator downloads nothing"),
            action,
        )
        .help("save the file beside the document, and refer to that file"),
        Problem::Cycle => Diagnostic::warning(
            "reference-cycle",
            &pointer,
            format!("the reference `{text}` leads to other references without end"),
            action,
        ),
        Problem::Kind(found) => {
            let message = format!("`{text}` refers to {}, where {} is expected", found.a_noun(), kind.a_noun());
            Diagnostic::error("reference-of-wrong-kind", &pointer, message, action)
        }
    }
}
