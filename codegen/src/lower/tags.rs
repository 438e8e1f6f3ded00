//! Tags: what groups the operations, and which of them are part of others.

use std::collections::HashSet;

use serde_json::Value;

use super::Lowering;
use crate::diagnostic::Diagnostic;
use crate::internal_keys;
use crate::ir::Tag;
use crate::pointer::Pointer;

/// The kind of tag that groups operations, as a tag without a kind does.
const NAVIGATION: &str = "nav";

impl Lowering<'_, '_> {
    /// `tags`. A parent that is not there, or part of the tag, is reported and left out.
    pub(super) fn tags(&mut self) {
        self.api.tags = self.document.tags.iter().map(tag).collect();
        let place = Pointer::root().child("tags");
        for index in 0..self.api.tags.len() {
            let Some(problem) = self.problem_of_parent(index) else { continue };
            let pointer = place.child(index).child("parent");
            self.diagnostics.push(Diagnostic::warning("tag-parent", &pointer, problem, "the tag has no parent"));
            if let Some(tag) = self.api.tags.get_mut(index) {
                tag.parent = None;
            }
        }
    }

    fn problem_of_parent(&self, index: usize) -> Option<String> {
        let tag = self.api.tags.get(index)?;
        let mut seen = HashSet::from([tag.name.as_str()]);
        let mut parent = tag.parent.as_deref()?;
        if self.api.tag(parent).is_none() {
            return Some(format!("there is no tag `{parent}` in `tags`"));
        }
        while seen.insert(parent) {
            parent = self.api.tag(parent)?.parent.as_deref()?;
        }
        (parent == tag.name).then(|| format!("the tag `{parent}` would be part of itself"))
    }

    /// The tag that groups an operation: the first one that is for that, else the first.
    pub(super) fn grouping_tag(&self, tags: &[String]) -> Option<String> {
        let groups = |name: &&String| {
            let kind = self.api.tag(name).and_then(|tag| tag.kind.as_deref());
            kind.is_none_or(|kind| kind == NAVIGATION)
        };
        tags.iter().find(groups).or(tags.first()).cloned()
    }
}

fn tag(written: &openapiv3::Tag) -> Tag {
    let more = |key: &str| {
        let text = written.extensions.get(internal_keys::TAG)?.get(key).and_then(Value::as_str)?;
        Some(text.to_owned())
    };
    Tag {
        name: written.name.clone(),
        summary: more("summary"),
        description: written.description.clone(),
        kind: more("kind"),
        parent: more("parent"),
    }
}
