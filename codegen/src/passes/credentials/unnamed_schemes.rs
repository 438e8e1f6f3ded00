//! Security schemes that no `security` names.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Api, SecurityScheme};
use crate::pointer::Pointer;

/// The keys of the schemes that are not `named`, and what the client does with them in a message.
pub(super) fn unnamed_schemes(api: &Api, named: &HashSet<String>, diagnostics: &mut Diagnostics) -> Vec<String> {
    let schemes = api.security_schemes.iter().filter(|scheme| scheme.kind.has_credential());
    let unnamed: Vec<&SecurityScheme> = schemes.filter(|scheme| !named.contains(&scheme.key)).collect();
    let keys: Vec<String> = unnamed.iter().map(|scheme| scheme.key.clone()).collect();
    if let Some(first) = unnamed.first().filter(|_| !api.operations.is_empty()) {
        let place = &first.origin;
        diagnostics.push(if named.is_empty() { none_is_named(&keys, place) } else { some_are_not_named(&keys, place) });
    }
    keys
}

fn none_is_named(keys: &[String], place: &Pointer) -> Diagnostic {
    let action = match keys {
        [_] => "its credential is sent with every operation, if the client has it",
        _ => "the credentials that the client has of them are sent with every operation",
    };
    let needed: Vec<String> = keys.iter().map(|key| format!("{{ {}: [] }}", quoted(key))).collect();
    let help = format!(
        "say it in an overlay, by an action with `target: $` and `update: {{ security: [{}] }}`, or remove a scheme that is not used",
        needed.join(", ")
    );
    Diagnostic::warning("unused-security-scheme", place, message(keys), action).help(help)
}

fn some_are_not_named(keys: &[String], place: &Pointer) -> Diagnostic {
    let action = "where the client has such a credential, it is sent with all operations that ask for one";
    Diagnostic::note("unused-security-scheme", place, message(keys), action)
}

fn message(keys: &[String]) -> String {
    let names: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    let schemes = if keys.len() == 1 { "scheme" } else { "schemes" };
    format!("no `security` says which operations need the security {schemes} {}", names.join(", "))
}

/// A key as YAML writes it inside braces.
fn quoted(key: &str) -> String {
    let is_plain = key.starts_with(|first: char| first.is_ascii_alphabetic())
        && key.chars().all(|one| one.is_ascii_alphanumeric() || matches!(one, '_' | '-'));
    if is_plain { key.to_owned() } else { format!("'{}'", key.replace('\'', "''")) }
}
