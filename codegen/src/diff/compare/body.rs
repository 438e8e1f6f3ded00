//! Request bodies.

use super::operation::change;
use super::{Operations, Pair};
use crate::diff::change::Change;
use crate::diff::comparing::Comparing;
use crate::diff::paired::Paired;
use crate::diff::rules::{self, Rule};
use crate::surface::{BodySurface, MediaSurface};

impl Comparing<'_> {
    pub(super) fn compare_body(&mut self, operations: Operations<'_>) {
        let Operations { old, new } = operations;
        match (&old.body, &new.body) {
            (None, None) => {}
            (None, Some(body)) => {
                let rule = if body.required { &rules::REQUIRED_BODY_ADDED } else { &rules::OPTIONAL_BODY_ADDED };
                self.report(self.body_change(rule, operations).at(&body.place));
            }
            (Some(body), None) => self.report(self.body_change(&rules::BODY_REMOVED, operations).was_at(&body.place)),
            (Some(old), Some(new)) => self.compare_bodies(operations, Pair { old, new }),
        }
    }

    /// A change of the body, with the method's arguments or the setters before and after.
    fn body_change(&self, rule: &'static Rule, operations: Operations<'_>) -> Change {
        let Operations { old, new } = operations;
        let change = change(rule, operations).wire(format!("{} → body", new.request_line()));
        change.before(self.states.old.body_call(old)).after(self.states.new.body_call(new))
    }

    fn compare_bodies(&mut self, operations: Operations<'_>, Pair { old, new }: Pair<'_, BodySurface>) {
        self.compare_docs(&old.docs, &new.docs);
        let at = |change: Change| change.was_at(&old.place).at(&new.place);
        match (old.required, new.required) {
            (false, true) => self.report(at(self.body_change(&rules::BODY_BECAME_REQUIRED, operations))),
            (true, false) => self.report(at(self.body_change(&rules::BODY_BECAME_OPTIONAL, operations))),
            (true, true) | (false, false) => {}
        }
        // What `body` takes is sent as the first media type.
        let (preferred, preferred_now) = (old.media.first(), new.media.first());
        if let (Some(before), Some(after)) = (preferred, preferred_now) {
            self.compare_preferred(operations, Pair { old: before, new: after }, &at);
        }
        let others = |body: &'_ BodySurface| body.media.iter().skip(1).cloned().collect::<Vec<_>>();
        self.compare_other_media(operations, &others(old), &others(new), &at);
    }

    fn compare_preferred(
        &mut self,
        operations: Operations<'_>,
        Pair { old, new }: Pair<'_, MediaSurface>,
        at: &dyn Fn(Change) -> Change,
    ) {
        let detail = format!("{} → {}", old.media_type, new.media_type);
        if !self.states.is_same_argument(&old.ty, &new.ty) {
            self.report(at(self.body_change(&rules::BODY_TYPE_CHANGED, operations)));
        } else if old.media_type != new.media_type {
            let changed = change(&rules::BODY_MEDIA_CHANGED, operations).detail(detail);
            self.report(at(changed.wire(format!("{} → body", operations.new.request_line()))).same_everywhere());
        }
        if old.media_type == new.media_type {
            self.compare_parts(operations, Pair { old, new }, at);
        }
    }

    fn compare_parts(
        &mut self,
        operations: Operations<'_>,
        Pair { old, new }: Pair<'_, MediaSurface>,
        at: &dyn Fn(Change) -> Change,
    ) {
        if sorted_parts(old) != sorted_parts(new) {
            let detail = parts_detail(old, new);
            self.report(at(change(&rules::BODY_PARTS_CHANGED, operations).detail(detail)).same_everywhere());
        }
    }

    /// The media types that have a method or setter of their own.
    fn compare_other_media(
        &mut self,
        operations: Operations<'_>,
        old: &[MediaSurface],
        new: &[MediaSurface],
        at: &dyn Fn(Change) -> Change,
    ) {
        let pairs = Paired::none(old, new).by(|media| Some(media.media_type.clone()));
        for media in pairs.old {
            let gone = change(&rules::BODY_MEDIA_REMOVED, operations).detail(media.media_type.clone());
            self.report(at(gone.before(media.rust_name.clone())));
        }
        for media in pairs.new {
            let added = change(&rules::BODY_MEDIA_ADDED, operations).detail(media.media_type.clone());
            self.report(at(added.after(media.rust_name.clone())));
        }
        for (old, new) in pairs.both {
            self.compare_parts(operations, Pair { old, new }, at);
            if !self.states.is_same_argument(&old.ty, &new.ty) {
                let changed = change(&rules::BODY_TYPE_CHANGED, operations).detail(new.media_type.clone());
                let (before, after) = (self.states.old.argument_text(&old.ty), self.states.new.argument_text(&new.ty));
                self.report(at(changed.before(before).after(after)));
            }
        }
    }
}

fn sorted_parts(media: &MediaSurface) -> Vec<String> {
    let mut parts: Vec<String> = media.encodings.iter().map(|part| part.text()).collect();
    parts.sort();
    parts
}

/// The parts that differ.
fn parts_detail(old: &MediaSurface, new: &MediaSurface) -> String {
    let (old, new) = (sorted_parts(old), sorted_parts(new));
    let alone = |parts: &[String], others: &[String]| {
        let alone: Vec<&str> = parts.iter().filter(|part| !others.contains(part)).map(String::as_str).collect();
        if alone.is_empty() { "none".to_owned() } else { alone.join("; ") }
    };
    format!("{} → {}", alone(&old, &new), alone(&new, &old))
}
