//! Structs: their fields, further properties, and how values are made.

use super::Pair;
use super::types::Types;
use crate::diff::change::{Change, Kind};
use crate::diff::comparing::Comparing;
use crate::diff::paired::Paired;
use crate::diff::rules::{self, Rule};
use crate::ir::Usage;
use crate::surface::{Arguments, FieldSurface, HowMade, StructSurface};

/// How one thing is judged where it is sent, and where it comes back.
pub(super) struct ByUse {
    pub(super) request: &'static Rule,
    pub(super) response: &'static Rule,
}

impl ByUse {
    /// The rule for a type that is used so: of two the one that matters more.
    pub(super) fn rule(&self, usage: Usage) -> &'static Rule {
        match usage {
            Usage { request: true, response: false } => self.request,
            Usage { request: false, response: _ } => self.response,
            Usage { request: true, response: true } => {
                let weight = |rule: &Rule| (std::cmp::Reverse(rule.bump), rule.kind);
                if weight(self.response) < weight(self.request) { self.response } else { self.request }
            }
        }
    }
}

/// How code uses a type in both states. Where it was used in one way and is used in the other, both count.
pub(super) fn common_usage(Types { old, new }: Types<'_>) -> Usage {
    let both =
        Usage { request: old.usage.request && new.usage.request, response: old.usage.response && new.usage.response };
    if both.request || both.response { both } else { old.usage }
}

impl Comparing<'_> {
    pub(super) fn compare_struct(&mut self, types: Types<'_>, objects: Pair<'_, StructSurface>) {
        let Pair { old, new } = objects;
        let first = self.changes.len();
        // A key that is written otherwise and gives the same identifier is the same field.
        let fields = Paired::none(&old.fields, &new.fields)
            .by(|field| Some(field.wire_name.clone()))
            .by(|field| Some(field.rust_name.clone()));
        for field in &fields.old {
            self.property_removed(types, new, field);
        }
        for field in &fields.new {
            self.property_added(types, objects, field);
        }
        for (old, new) in &fields.both {
            self.compare_field(types, Pair { old, new });
        }
        self.compare_additional(types, objects);
        let explained = self.changes.iter().skip(first).any(|change| change.rule.kind == Kind::Breaking);
        self.compare_making(types, objects, explained);
    }

    fn property_removed(&mut self, types: Types<'_>, new: &StructSurface, field: &FieldSurface) {
        let response = if field.required {
            &rules::REQUIRED_RESPONSE_PROPERTY_REMOVED
        } else {
            &rules::OPTIONAL_RESPONSE_PROPERTY_REMOVED
        };
        let request = if new.left_out.contains(&field.wire_name) {
            &rules::REQUEST_PROPERTY_READ_ONLY
        } else {
            &rules::REQUEST_PROPERTY_REMOVED
        };
        let rule = ByUse { request, response }.rule(common_usage(types));
        let gone = self.type_change(rule, types, Some((&field.rust_name, &field.wire_name))).was_at(&field.place);
        self.report(gone.before(self.states.old.type_text(&field.ty)));
    }

    fn property_added(&mut self, types: Types<'_>, objects: Pair<'_, StructSurface>, field: &FieldSurface) {
        let response = if field.required {
            &rules::REQUIRED_RESPONSE_PROPERTY_ADDED
        } else {
            &rules::OPTIONAL_RESPONSE_PROPERTY_ADDED
        };
        let loses_default = objects.old.made == HowMade::Default && matches!(objects.new.made, HowMade::New(_));
        let request = match (field.required, loses_default) {
            (false, _) => &rules::OPTIONAL_REQUEST_PROPERTY_ADDED,
            (true, true) => &rules::FIRST_REQUIRED_PROPERTY_ADDED,
            (true, false) => &rules::REQUIRED_REQUEST_PROPERTY_ADDED,
        };
        let rule = ByUse { request, response }.rule(common_usage(types));
        let added = self.type_change(rule, types, Some((&field.rust_name, &field.wire_name))).at(&field.place);
        self.report(added.after(self.states.new.type_text(&field.ty)));
    }

    fn compare_additional(&mut self, types: Types<'_>, Pair { old, new }: Pair<'_, StructSurface>) {
        let member = |(name, _): &(String, crate::surface::RustType)| (name.clone(), "{}".to_owned());
        let report = |comparing: &Self, rule, (name, wire): (String, String)| {
            comparing.type_change(rule, types, Some((&name, &wire)))
        };
        match (&old.additional, &new.additional) {
            (None, None) => {}
            (Some(gone), None) => {
                let change = report(self, &rules::ADDITIONAL_REMOVED, member(gone));
                self.report(change.before(self.states.old.type_text(&gone.1)));
            }
            (None, Some(added)) => {
                let by_use =
                    ByUse { request: &rules::REQUEST_ADDITIONAL_ADDED, response: &rules::RESPONSE_ADDITIONAL_ADDED };
                let change = report(self, by_use.rule(common_usage(types)), member(added));
                self.report(change.after(self.states.new.type_text(&added.1)));
            }
            (Some(before), Some(after)) => {
                if !self.states.is_same_type(&before.1, &after.1) {
                    let by_use = ByUse {
                        request: &rules::REQUEST_PROPERTY_TYPE_CHANGED,
                        response: &rules::RESPONSE_PROPERTY_TYPE_CHANGED,
                    };
                    let change = report(self, by_use.rule(common_usage(types)), member(after));
                    let (before, after) = (self.states.old.type_text(&before.1), self.states.new.type_text(&after.1));
                    self.report(change.before(before).after(after));
                }
            }
        }
    }

    /// How values are made, where no change of a property has told that already.
    fn compare_making(&mut self, types: Types<'_>, Pair { old, new }: Pair<'_, StructSurface>, explained: bool) {
        let rule = match (&old.made, &new.made) {
            (HowMade::OnlyDecoded, HowMade::OnlyDecoded) | (HowMade::Default, HowMade::Default) => return,
            (HowMade::OnlyDecoded, HowMade::Default | HowMade::New(_)) => &rules::TYPE_CAN_BE_MADE,
            (HowMade::Default | HowMade::New(_), HowMade::OnlyDecoded) => &rules::TYPE_CANNOT_BE_MADE,
            (HowMade::New(old), HowMade::New(new)) => match self.arguments_rule(old, new) {
                Some(rule) if rule.kind == Kind::Wire || !explained => rule,
                Some(_) | None => return,
            },
            (HowMade::Default, HowMade::New(_)) | (HowMade::New(_), HowMade::Default) if explained => return,
            (HowMade::Default, HowMade::New(_)) | (HowMade::New(_), HowMade::Default) => &rules::NEW_CHANGED,
        };
        let change: Change = self.type_change(rule, types, None);
        let (before, after) = (self.states.old.making(types.old), self.states.new.making(types.new));
        self.report(change.before(before).after(after));
    }

    /// How the arguments of `new` differ, if they do.
    fn arguments_rule(&self, old: &Arguments, new: &Arguments) -> Option<&'static Rule> {
        let same_types = old.len() == new.len()
            && old.iter().zip(new).all(|((_, old), (_, new))| self.states.is_same_type(old, new));
        let names = |arguments: &Arguments| arguments.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        let (names, names_now) = (names(old), names(new));
        let sorted = |mut names: Vec<String>| {
            names.sort();
            names
        };
        match (same_types, names == names_now) {
            (true, true) => None,
            // Another name at the same place is a property that is called otherwise.
            (true, false) if sorted(names) != sorted(names_now) => None,
            (true, false) => Some(&rules::NEW_REORDERED),
            (false, _) => Some(&rules::NEW_CHANGED),
        }
    }
}
