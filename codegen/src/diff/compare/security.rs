//! Who may call an operation.

use std::collections::BTreeSet;

use super::Operations;
use super::operation::change;
use crate::diff::comparing::Comparing;
use crate::diff::rules;
use crate::ir::SecurityAlternative;

/// Keys of schemes that are needed together; none where no credential is needed.
type Keys = BTreeSet<String>;

impl Comparing<'_> {
    pub(super) fn compare_security(&mut self, operations: Operations<'_>) {
        let (old, new) = (alternatives(&operations.old.security), alternatives(&operations.new.security));
        let (gone, come): (Vec<&Keys>, Vec<&Keys>) = (old.difference(&new).collect(), new.difference(&old).collect());
        let (before, after) = (alternatives_text(&old), alternatives_text(&new));
        // What anybody may call asks for nothing, whatever else it accepts.
        let is_open = |alternatives: &BTreeSet<Keys>| alternatives.iter().any(Keys::is_empty);
        let rule = match (is_open(&old), is_open(&new)) {
            (true, false) => &rules::SECURITY_REQUIRED,
            (true, true) | (false, _) if !gone.is_empty() && !is_open(&new) => &rules::SECURITY_REMOVED,
            (true | false, _) if !come.is_empty() => &rules::SECURITY_ADDED,
            (true | false, _) => return self.compare_scopes(operations),
        };
        self.report(change(rule, operations).detail(format!("{before} → {after}")).same_everywhere());
    }

    /// Scopes that a credential needs, and did not.
    fn compare_scopes(&mut self, operations: Operations<'_>) {
        let added: BTreeSet<String> =
            scopes(&operations.new.security).difference(&scopes(&operations.old.security)).cloned().collect();
        if !added.is_empty() {
            let detail = added.into_iter().collect::<Vec<_>>().join(", ");
            self.report(change(&rules::SECURITY_SCOPE_ADDED, operations).detail(detail).same_everywhere());
        }
    }
}

fn alternatives(security: &[SecurityAlternative]) -> BTreeSet<Keys> {
    let keys = |alternative: &SecurityAlternative| alternative.schemes.iter().map(|(key, _)| key.clone()).collect();
    let alternatives: BTreeSet<Keys> = security.iter().map(keys).collect();
    if alternatives.is_empty() { BTreeSet::from([Keys::new()]) } else { alternatives }
}

fn scopes(security: &[SecurityAlternative]) -> BTreeSet<String> {
    let schemes = security.iter().flat_map(|alternative| &alternative.schemes);
    schemes.flat_map(|(key, scopes)| scopes.iter().map(move |scope| format!("`{scope}` of `{key}`"))).collect()
}

fn alternatives_text(alternatives: &BTreeSet<Keys>) -> String {
    let text = |keys: &Keys| {
        let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
        if keys.is_empty() { "nothing".to_owned() } else { keys.join(" and ") }
    };
    alternatives.iter().map(text).collect::<Vec<_>>().join(" or ")
}
