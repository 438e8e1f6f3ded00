//! Where methods are: on the client, or where the settings group them, on a client of their tag.

use std::collections::{BTreeMap, BTreeSet};

use super::identifier::{Convention, Identifier};
use super::reserved::{CLIENT_METHODS, TYPES_OF_TAGS};
use super::scope::Scope;
use super::tags;
use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Operation};
use crate::settings::{GroupBy, Settings};

/// The client of a tag.
#[derive(Clone, Debug)]
pub(crate) struct TagClient {
    /// The tag, as operations write it.
    pub tag: String,
    /// The method on `Client` that gives it.
    pub accessor: Identifier,
    /// Its type, in the module of the tag.
    pub name: Identifier,
}

/// The scopes of methods, and those of the types beside them.
pub(super) struct Clients {
    /// The client itself, and then the client of each tag.
    pub(super) scopes: Vec<ClientScopes>,
    by_tag: BTreeMap<String, usize>,
}

/// What belongs to one client.
pub(super) struct ClientScopes {
    pub(super) methods: Scope,
    pub(super) types: Scope,
    /// `None` for the client itself.
    pub(super) tag: Option<TagClient>,
}

/// The tag of operations that have none, for the name of their module.
pub(super) const NO_TAG: &str = "default";

impl Clients {
    /// Names the clients of tags. Two tags with one name are an error.
    pub(super) fn new(api: &Api, settings: &Settings, diagnostics: &mut Diagnostics) -> Self {
        let client = ClientScopes {
            methods: Scope::new(Convention::Snake, CLIENT_METHODS),
            types: Scope::new(Convention::Pascal, TYPES_OF_TAGS),
            tag: None,
        };
        let mut clients = Self { scopes: vec![client], by_tag: BTreeMap::new() };
        let tags: BTreeSet<&String> = api.operations.iter().filter_map(|operation| operation.tag.as_ref()).collect();
        tags::report_tags(&tags, settings, diagnostics);
        match settings.naming.group_by {
            Some(GroupBy::Tag) => clients.add_tags(&tags, settings),
            None => {}
        }
        clients
    }

    fn add_tags(&mut self, tags: &BTreeSet<&String>, settings: &Settings) {
        for tag in tags {
            let tag = String::clone(tag);
            let [client, ..] = self.scopes.as_mut_slice() else { return };
            let words = [settings.rename.tag(&tag).to_owned()];
            let accessor = client.methods.claim(&words);
            let mut types = Scope::new(Convention::Pascal, TYPES_OF_TAGS);
            let [word] = words;
            let name = types.claim(&[word, "client".to_owned()]);
            self.by_tag.insert(tag.clone(), self.scopes.len());
            self.scopes.push(ClientScopes {
                // The same names are reserved as on the client itself.
                methods: Scope::new(Convention::Snake, CLIENT_METHODS),
                types,
                tag: Some(TagClient { tag, accessor, name }),
            });
        }
    }

    /// Which client has the methods of an operation.
    pub(super) fn index(&self, operation: &Operation) -> usize {
        let tag = operation.tag.as_deref().unwrap_or(NO_TAG);
        self.by_tag.get(tag).copied().unwrap_or_default()
    }

    /// The scopes of that client.
    #[expect(clippy::indexing_slicing, reason = "every index is that of a client")]
    pub(super) fn scopes_of(&mut self, operation: &Operation) -> &mut ClientScopes {
        let index = self.index(operation);
        &mut self.scopes[index]
    }

    /// The tag whose client has a method of this name on the client itself.
    pub(super) fn tag_of_accessor(&self, name: &Identifier) -> Option<&str> {
        let tags = self.scopes.iter().filter_map(|scopes| scopes.tag.as_ref());
        tags.filter(|tag| tag.accessor == *name).map(|tag| tag.tag.as_str()).next()
    }
}
