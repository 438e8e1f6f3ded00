//! The modules of tags, and which of them stand in others.

use std::collections::{BTreeMap, BTreeSet};

use super::clients::NO_TAG;
use super::identifier::{Convention, Identifier};
use super::reserved::{DEVICES, IMPORTED_MODULES, TAG_MODULES};
use super::scope::Scope;
use crate::ir::{Api, Operation};
use crate::settings::Rename;

/// The modules of the tags that operations have, and of the tags that these are parts of.
#[derive(Debug, Default)]
pub(crate) struct TagModules {
    /// By tag.
    modules: BTreeMap<String, Identifier>,
    /// By tag: the tags that are parts of it and can be reached through its module.
    parts: BTreeMap<String, Vec<String>>,
}

impl TagModules {
    pub(super) fn of(api: &Api, rename: &Rename) -> Self {
        let mut tags: BTreeSet<&str> = api.operations.iter().map(module_tag).collect();
        for tag in api.operations.iter().filter_map(|operation| operation.tag.as_deref()) {
            let mut parent = parent_of(api, tag);
            // A tag that is there already has its parents there.
            while let Some(tag) = parent.filter(|tag| tags.insert(tag)) {
                parent = parent_of(api, tag);
            }
        }
        let words: Vec<String> = tags.iter().map(|tag| rename.tag(tag).to_owned()).collect();
        let mut scope = Scope::new(Convention::File, TAG_MODULES).reserving(DEVICES);
        let names = scope.claim_all(words.iter().map(std::slice::from_ref));
        let mut found =
            Self { modules: tags.iter().map(|tag| (*tag).to_owned()).zip(names).collect(), parts: BTreeMap::new() };
        for tag in tags {
            // Beside an import of the same name there can be no other.
            let can_be_named = |module: &&Identifier| !IMPORTED_MODULES.contains(&module.as_str());
            let module = found.modules.get(tag).filter(can_be_named);
            if let Some(parent) = parent_of(api, tag).filter(|_| module.is_some()) {
                found.parts.entry(parent.to_owned()).or_default().push(tag.to_owned());
            }
        }
        found
    }

    /// The module of an operation.
    pub(super) fn of_operation(&self, operation: &Operation) -> Option<&Identifier> {
        self.modules.get(module_tag(operation))
    }

    /// The tags with their modules.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Identifier)> {
        self.modules.iter().map(|(tag, module)| (tag.as_str(), module))
    }

    /// The tags that are parts of one, with their modules.
    pub(crate) fn parts(&self, tag: &str) -> impl Iterator<Item = (&str, &Identifier)> {
        let parts = self.parts.get(tag).into_iter().flatten();
        parts.filter_map(|part| Some((part.as_str(), self.modules.get(part)?)))
    }
}

/// The tag whose module an operation is in; without a tag it is in `default`.
fn module_tag(operation: &Operation) -> &str {
    operation.tag.as_deref().unwrap_or(NO_TAG)
}

fn parent_of<'a>(api: &'a Api, tag: &str) -> Option<&'a str> {
    api.tag(tag)?.parent.as_deref()
}
