//! Names of the client's methods.

use std::collections::HashMap;

use super::identifier::{Convention, Identifier, identifier};
use super::scope::Scope;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Api, Operation};
use crate::name_lock::{NameLock, operation_place};
use crate::settings::Rename;

/// The methods: first those with a name from the settings, which stays as it is; then those with one in the lock; then those that had the name of
/// their own operation; then all others.
pub(super) fn method_names(
    api: &Api,
    rename: &Rename,
    scope: &mut Scope,
    (old, new): (&NameLock, &mut NameLock),
    diagnostics: &mut Diagnostics,
) -> Vec<Identifier> {
    let mut naming = Naming::new(api, rename);
    naming.claim(scope, |method| method.is_renamed);
    scope.shorten_from_here();
    naming
        .methods
        .iter_mut()
        .for_each(|method| method.alone = scope.alone(std::slice::from_ref(&method.operation.name_alone)));
    naming.take_locked(scope, old);
    naming.claim(scope, |method| old.known.contain(&operation_place(&method.key)));
    naming.claim_newcomers(scope, old, diagnostics);
    naming.remember(new);
    naming.names()
}

struct Naming<'a> {
    /// In the order of their paths.
    methods: Vec<Method<'a>>,
}

/// A method on its way to a name.
struct Method<'a> {
    operation: &'a Operation,
    index: usize,
    /// Its operation in the lock.
    key: String,
    is_renamed: bool,
    words: [String; 1],
    /// The name that it would have if it were the only one.
    alone: Identifier,
    name: Option<Identifier>,
}

impl<'a> Naming<'a> {
    fn new(api: &'a Api, rename: &Rename) -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        api.operations.iter().for_each(|operation| *counts.entry(operation.settings_key()).or_default() += 1);
        let method = |(index, operation): (usize, &'a Operation)| {
            let key = operation.settings_key();
            let new_name = rename.operations.get(&key);
            let place = format!("{} {}", operation.method.as_str(), operation.path);
            let is_only = counts.get(&key) == Some(&1);
            let words = [new_name.unwrap_or(&operation.name_hint).clone()];
            let alone = identifier(&words, Convention::Snake);
            let key = if is_only { key } else { place };
            Method { operation, index, key, is_renamed: new_name.is_some(), words, alone, name: None }
        };
        let mut methods: Vec<Method<'a>> = api.operations.iter().enumerate().map(method).collect();
        methods.sort_by_key(|method| (&method.operation.path, method.operation.method.as_str()));
        Self { methods }
    }

    /// Names those of the methods without a name for which `is_next` holds.
    fn claim(&mut self, scope: &mut Scope, is_next: impl Fn(&Method<'a>) -> bool) {
        let next: Vec<&mut Method<'a>> =
            self.methods.iter_mut().filter(|method| method.name.is_none() && is_next(method)).collect();
        let names = scope.claim_all(next.iter().map(|method| method.words.as_slice()));
        next.into_iter().zip(names).for_each(|(method, name)| method.name = Some(name));
    }

    fn take_locked(&mut self, scope: &mut Scope, old: &NameLock) {
        for method in self.methods.iter_mut().filter(|method| method.name.is_none()) {
            let locked = old.operations.get(&method.key).and_then(|name| Identifier::read(name));
            method.name = locked.and_then(|name| scope.take(name, &method.words));
        }
    }

    /// Names the other methods, and tells which of them have another name than they would have alone.
    fn claim_newcomers(&mut self, scope: &mut Scope, old: &NameLock, diagnostics: &mut Diagnostics) {
        let is_new: Vec<bool> = self.methods.iter().map(|method| method.name.is_none()).collect();
        self.claim(scope, |_| true);
        for (method, _) in self.methods.iter().zip(is_new).filter(|(_, is_new)| *is_new && old.exists()) {
            if let Some(name) = method.name.as_ref().filter(|name| **name != method.alone) {
                let message = format!("another operation has the name `{}`", method.alone);
                let action = format!("the method of this operation is `{name}`");
                diagnostics.push(Diagnostic::note("name-taken", &method.operation.origin, message, action));
            }
        }
    }

    /// Writes down which names do not follow from the operations, and who has one that a newcomer could take.
    fn remember(&self, new: &mut NameLock) {
        let mut wanted: HashMap<&Identifier, usize> = HashMap::new();
        self.methods.iter().for_each(|method| *wanted.entry(&method.alone).or_default() += 1);
        for method in self.methods.iter().filter(|method| !method.is_renamed) {
            let Some(name) = &method.name else { continue };
            let is_contested = wanted.get(&method.alone).is_some_and(|count| *count > 1);
            let is_written_so = method.operation.id.as_deref() == Some(name.as_str());
            if *name != method.alone || (is_contested && !is_written_so) {
                new.operations.insert(method.key.clone(), name.to_string());
            } else if !is_written_so {
                new.known.insert(&operation_place(&method.key));
            }
        }
    }

    /// The names in the order of the operations.
    fn names(self) -> Vec<Identifier> {
        let mut methods = self.methods;
        methods.sort_by_key(|method| method.index);
        methods.into_iter().filter_map(|method| method.name).collect()
    }
}
