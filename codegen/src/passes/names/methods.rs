//! Names of the client's methods.

use std::collections::HashMap;

use super::bodies::BodyNames;
use super::clients::Clients;
use super::identifier::{Convention, Identifier, identifier};
use super::renames::Problem;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Api, Operation};
use crate::name_lock::{Kept, NameLock, NameScope, operation_place};
use crate::pointer::Pointer;
use crate::settings::Settings;

/// The methods: first those with a name from the settings, which stays as it is; then those with one in the lock; then those that had the name of
/// their own operation; then all others.
pub(super) fn method_names(
    api: &Api,
    settings: &Settings,
    clients: &mut Clients,
    (old, new): (&NameLock, &mut NameLock),
    diagnostics: &mut Diagnostics,
) -> Vec<MethodNames> {
    let mut naming = Naming::new(api, settings, clients);
    naming.refuse_renames(clients, old, diagnostics);
    naming.claim(clients, diagnostics, |method| method.is_renamed);
    clients.scopes.iter_mut().for_each(|scopes| scopes.methods.shorten_from_here());
    for method in &mut naming.methods {
        let scope = &clients.scopes_of(method.operation).methods;
        method.alone = scope.alone(std::slice::from_ref(&method.operation.name_alone));
    }
    naming.take_locked(clients, old);
    naming.claim(clients, diagnostics, |method| old.known.contain(&operation_place(&method.key)));
    naming.claim_known_bodies(clients, old);
    naming.claim_newcomers(clients, old, diagnostics);
    naming.remember(old.keep.in_scope(&NameScope::Methods), new);
    naming.names(clients, new)
}

/// The names of an operation's methods.
#[derive(Debug)]
pub(super) struct MethodNames {
    /// The method.
    pub(super) method: Identifier,
    /// The method for each media type of a required body: the first is [`method`](Self::method).
    pub(super) bodies: Vec<Identifier>,
    /// The operation in the lock.
    pub(super) key: String,
}

struct Naming<'a> {
    settings: &'a Settings,
    /// In the order of their paths.
    methods: Vec<Method<'a>>,
}

/// A method on its way to a name.
struct Method<'a> {
    operation: &'a Operation,
    index: usize,
    /// Which client it is on.
    client: usize,
    /// Its operation in the lock.
    key: String,
    is_renamed: bool,
    words: [String; 1],
    /// The name that it would have if it were the only one.
    alone: Identifier,
    name: Option<Identifier>,
    /// The methods for further media types of a required body, once the method has its name.
    bodies: Option<BodyNames>,
}

impl<'a> Naming<'a> {
    fn new(api: &'a Api, settings: &'a Settings, clients: &Clients) -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        api.operations.iter().for_each(|operation| *counts.entry(operation.settings_key()).or_default() += 1);
        let method = |(index, operation): (usize, &'a Operation)| {
            let key = operation.settings_key();
            let new_name = settings.rename.operations.get(&key);
            let client = clients.index(operation);
            let place = format!("{} {}", operation.method.as_str(), operation.path);
            let is_only = counts.get(&key) == Some(&1);
            let words = [new_name.unwrap_or(&operation.name_hint).clone()];
            let alone = identifier(&words, Convention::Snake);
            let key = if is_only { key } else { place };
            Method {
                operation,
                index,
                client,
                key,
                is_renamed: new_name.is_some(),
                words,
                alone,
                name: None,
                bodies: None,
            }
        };
        let mut methods: Vec<Method<'a>> = api.operations.iter().enumerate().map(method).collect();
        methods.sort_by_key(|method| (&method.operation.path, method.operation.method.as_str()));
        Self { settings, methods }
    }

    /// A name from the settings that another method has is an error, and not used.
    fn refuse_renames(&mut self, clients: &Clients, old: &NameLock, diagnostics: &mut Diagnostics) {
        let section = Pointer::root_of(&self.settings.file).child("rename").child("operations");
        // Who does not get a new name keeps its own, which another one may have been given.
        while let Some((index, message)) = self.first_collision(clients, old) {
            let Some(method) = self.methods.get_mut(index) else { break };
            diagnostics.push(Problem::Taken(message).at_key(&section.child(method.operation.settings_key())));
            method.is_renamed = false;
            method.words = [method.operation.name_hint.clone()];
        }
    }

    fn first_collision(&self, clients: &Clients, old: &NameLock) -> Option<(usize, String)> {
        if !self.methods.iter().any(|method| method.is_renamed) {
            return None;
        }
        let name = |method: &Method<'a>| {
            let locked = old.operations.get(&method.key).filter(|_| !method.is_renamed);
            let locked = locked.and_then(|name| Identifier::read(name));
            locked.unwrap_or_else(|| identifier(&method.words, Convention::Snake))
        };
        let mut holders: HashMap<(usize, Identifier), Vec<usize>> = HashMap::new();
        for (index, method) in self.methods.iter().enumerate() {
            holders.entry((method.client, name(method))).or_default().push(index);
        }
        self.methods.iter().enumerate().filter(|(_, method)| method.is_renamed).find_map(|(index, method)| {
            let new = name(method);
            let others = holders.get(&(method.client, new.clone())).into_iter().flatten();
            let other = others.filter(|other| **other != index).find_map(|other| self.methods.get(*other));
            let is_free = clients.scopes.get(method.client).is_some_and(|scopes| scopes.methods.is_free(&new));
            let reason = match other {
                Some(other) => format!("`{}` is", other.key),
                None if !is_free => "the client has a method of that name".to_owned(),
                None => return None,
            };
            Some((index, format!("the operation `{}` cannot be called `{new}`: {reason}", method.key)))
        })
    }

    /// Names those of the methods without a name for which `is_next` holds.
    fn claim(&mut self, clients: &mut Clients, diagnostics: &mut Diagnostics, is_next: impl Fn(&Method<'a>) -> bool) {
        for index in 0..clients.scopes.len() {
            let is_here = |method: &Method<'a>| method.client == index && method.name.is_none() && is_next(method);
            self.keep_whole_where_taken(index, clients, is_here, diagnostics);
            let next: Vec<&mut Method<'a>> = self.methods.iter_mut().filter(|method| is_here(method)).collect();
            let Some(scopes) = clients.scopes.get_mut(index) else { continue };
            let names = scopes.methods.claim_all(next.iter().map(|method| method.words.as_slice()));
            next.into_iter().zip(names).for_each(|(method, name)| method.name = Some(name));
        }
    }

    /// Where the settings make a name that another method of the client has, that is an error, and the operation keeps its whole name.
    fn keep_whole_where_taken(
        &mut self,
        client: usize,
        clients: &Clients,
        is_next: impl Fn(&Method<'a>) -> bool,
        diagnostics: &mut Diagnostics,
    ) {
        if client == 0 {
            self.report_accessors_taken(clients, &is_next, diagnostics);
        }
        let mut holders: HashMap<Identifier, String> = HashMap::new();
        let is_whole = |method: &Method<'a>| method.operation.whole_name.is_none() || method.is_renamed;
        for method in self.methods.iter().filter(|method| method.client == client) {
            let name = method.name.clone().or_else(|| {
                (is_next(method) && is_whole(method)).then(|| identifier(&method.words, Convention::Snake))
            });
            holders.extend(name.map(|name| (name, method.key.clone())));
        }
        for method in self.methods.iter_mut().filter(|method| is_next(method) && !is_whole(method)) {
            let name = identifier(&method.words, Convention::Snake);
            match holders.get(&name) {
                None => drop(holders.insert(name, method.key.clone())),
                Some(other) => {
                    let message = format!(
                        "without their prefixes the operations `{other}` and `{}` would both be `{name}`",
                        method.key
                    );
                    let whole = method.operation.whole_name.clone().unwrap_or_default();
                    let place = Pointer::root_of(&self.settings.file).child("naming").child("strip_prefix");
                    let action = format!("the operation is called after its whole name, `{whole}`");
                    diagnostics.push(Diagnostic::error("name-collision", &place, message, action).help(format!(
                        "give one of them another name: `rename: {{ operations: {{ {:?}: … }} }}`",
                        method.key
                    )));
                    method.words = [whole];
                }
            }
        }
    }

    /// A method of the client itself cannot be called like the client of a tag.
    fn report_accessors_taken(
        &self,
        clients: &Clients,
        is_next: &impl Fn(&Method<'a>) -> bool,
        diagnostics: &mut Diagnostics,
    ) {
        for method in self.methods.iter().filter(|method| is_next(method)) {
            let name = identifier(&method.words, Convention::Snake);
            let Some(tag) = clients.tag_of_accessor(&name) else { continue };
            let message = format!(
                "the operation `{}`, which has no tag, and the client of the tag `{tag}` would both be `{name}`",
                method.key
            );
            let place = Pointer::root_of(&self.settings.file).child("naming").child("group_by");
            let action = "the operation's method has a number behind its name";
            let help = format!("give one of them another name: `rename: {{ tags: {{ {tag:?}: … }} }}`");
            diagnostics.push(Diagnostic::error("name-collision", &place, message, action).help(help));
        }
    }

    /// Names the methods for further media types that were there before: an operation that arrives may be called like one.
    fn claim_known_bodies(&mut self, clients: &mut Clients, old: &NameLock) {
        for method in self.methods.iter_mut().filter(|method| has_methods_for_media(method.operation)) {
            let name = method.name.as_ref().unwrap_or(&method.alone);
            let mut bodies = BodyNames::new(method.operation, name.as_str(), &method.key);
            if bodies.claim_known(&mut clients.scopes_of(method.operation).methods, old) {
                method.bodies = Some(bodies);
            }
        }
    }

    /// A name in the lock that has a prefix which the settings strip was given before they did.
    fn take_locked(&mut self, clients: &mut Clients, old: &NameLock) {
        for method in self.methods.iter_mut().filter(|method| method.name.is_none()) {
            let locked = old.operations.get(&method.key).filter(|name| self.settings.naming.stripped(name).is_none());
            let locked = locked.and_then(|name| Identifier::read(name));
            let scope = &mut clients.scopes_of(method.operation).methods;
            method.name = locked.and_then(|name| scope.take(name, &method.words));
        }
    }

    /// Names the other methods, and tells which of them have another name than they would have alone.
    fn claim_newcomers(&mut self, clients: &mut Clients, old: &NameLock, diagnostics: &mut Diagnostics) {
        let is_new: Vec<bool> = self.methods.iter().map(|method| method.name.is_none()).collect();
        self.claim(clients, diagnostics, |_| true);
        for (method, _) in self.methods.iter().zip(is_new).filter(|(_, is_new)| *is_new && old.exists()) {
            if let Some(name) = method.name.as_ref().filter(|name| **name != method.alone) {
                let message = format!("another operation has the name `{}`", method.alone);
                let action = format!("the method of this operation is `{name}`");
                diagnostics.push(Diagnostic::note("name-taken", &method.operation.origin, message, action));
            }
        }
    }

    /// Writes down which names do not follow from the operations, and who has one that a newcomer could take.
    fn remember(&self, kept: Kept<'_>, new: &mut NameLock) {
        let mut wanted: HashMap<(usize, &Identifier), usize> = HashMap::new();
        self.methods.iter().for_each(|method| *wanted.entry((method.client, &method.alone)).or_default() += 1);
        for method in self.methods.iter().filter(|method| !method.is_renamed) {
            let Some(name) = method.name.as_ref().and_then(|name| kept.name(name.as_str())) else { continue };
            let is_contested = wanted.get(&(method.client, &method.alone)).is_some_and(|count| *count > 1);
            let is_written_so = method.operation.id.as_deref() == Some(name);
            if name != method.alone.as_str() || (is_contested && !is_written_so) {
                new.operations.insert(method.key.clone(), name.to_owned());
            } else if !is_written_so {
                new.known.insert(&operation_place(&method.key));
            }
        }
    }

    /// The names in the order of the operations.
    fn names(self, clients: &mut Clients, new: &mut NameLock) -> Vec<MethodNames> {
        let mut names: Vec<(usize, MethodNames)> = Vec::new();
        for Method { operation, index, key, name, bodies, .. } in self.methods {
            let Some(method) = name else { continue };
            let bodies = if has_methods_for_media(operation) {
                let bodies = bodies.unwrap_or_else(|| BodyNames::new(operation, method.as_str(), &key));
                bodies.claim_others(method.clone(), &mut clients.scopes_of(operation).methods, new)
            } else {
                Vec::new()
            };
            names.push((index, MethodNames { method, bodies, key }));
        }
        names.sort_by_key(|(index, _)| *index);
        names.into_iter().map(|(_, names)| names).collect()
    }
}

/// Whether the body is an argument, so that each of its media types has a method.
fn has_methods_for_media(operation: &Operation) -> bool {
    operation.body.as_ref().is_some_and(|body| body.required)
}
