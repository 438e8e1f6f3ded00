//! One field of a struct.

use super::Pair;
use super::constraints::Constraints;
use super::structs::{ByUse, common_usage};
use super::types::{Types, member_scope};
use crate::diff::change::Change;
use crate::diff::comparing::Comparing;
use crate::diff::rules::{self, Rule};
use crate::surface::FieldSurface;

pub(super) type Fields<'a> = Pair<'a, FieldSurface>;

impl Comparing<'_> {
    pub(super) fn compare_field(&mut self, types: Types<'_>, fields: Fields<'_>) {
        let Fields { old, new } = fields;
        self.compare_docs(&old.docs, &new.docs);
        if old.wire_name != new.wire_name {
            let detail = format!("`{}` → `{}`", old.wire_name, new.wire_name);
            self.report(self.field_change(&rules::PROPERTY_RENAMED_ON_THE_WIRE, types, fields).detail(detail));
        }
        if old.rust_name != new.rust_name {
            let now = types.new.shape.as_struct().map_or(&[][..], |object| &object.fields);
            let is_taken = now.iter().any(|other| other.rust_name == old.rust_name);
            let rule = if is_taken { &rules::FIELD_NAME_TAKEN } else { &rules::FIELD_RENAMED };
            let renamed = self.field_change(rule, types, fields);
            let renamed = renamed.renamed(member_scope(types), &old.rust_name, &new.rust_name);
            self.report(renamed.before(old.rust_name.clone()).after(new.rust_name.clone()));
        }
        if let Some(rule) = self.field_type_rule(types, fields) {
            let (before, after) = (self.states.old.type_text(&old.ty), self.states.new.type_text(&new.ty));
            self.report(self.field_change(rule, types, fields).before(before).after(after));
        }
        if old.deprecated != new.deprecated {
            let rule = if new.deprecated { &rules::PROPERTY_DEPRECATED } else { &rules::PROPERTY_REACTIVATED };
            self.report(self.field_change(rule, types, fields));
        }
        if old.xml != new.xml {
            self.report(self.field_change(&rules::XML_CHANGED, types, fields));
        }
        self.compare_field_constraints(types, fields);
    }

    fn field_change(&self, rule: &'static Rule, types: Types<'_>, Fields { old, new }: Fields<'_>) -> Change {
        let change = self.type_change(rule, types, Some((&new.rust_name, &new.wire_name)));
        change.was_at(&old.place).at(&new.place)
    }

    /// What a response may hold is documentation; what a request may hold is what the server takes.
    fn compare_field_constraints(&mut self, types: Types<'_>, fields: Fields<'_>) {
        let Fields { old, new } = fields;
        if !common_usage(types).request {
            self.compare_docs(&old.constraints.join("\n"), &new.constraints.join("\n"));
            return;
        }
        let constraints = Constraints { old: &old.constraints, new: &new.constraints };
        let reports = [
            (constraints.default_change(), &rules::REQUEST_PROPERTY_DEFAULT_CHANGED),
            (constraints.tightened(), &rules::REQUEST_PROPERTY_CONSTRAINT_CHANGED),
            (constraints.loosened(), &rules::REQUEST_PROPERTY_CONSTRAINT_LOOSENED),
        ];
        for (detail, rule) in reports.into_iter().filter_map(|(detail, rule)| Some((detail?, rule))) {
            self.report(self.field_change(rule, types, fields).detail(detail));
        }
    }
}

/// Whether a property is there.
pub(super) static REQUIRED: ByUse =
    ByUse { request: &rules::REQUEST_PROPERTY_REQUIRED, response: &rules::RESPONSE_PROPERTY_REQUIRED };
pub(super) static OPTIONAL: ByUse =
    ByUse { request: &rules::REQUEST_PROPERTY_OPTIONAL, response: &rules::RESPONSE_PROPERTY_OPTIONAL };

/// Whether a property may be null.
pub(super) static NULLABLE: ByUse =
    ByUse { request: &rules::REQUEST_PROPERTY_NULLABLE, response: &rules::RESPONSE_PROPERTY_NULLABLE };
pub(super) static NOT_NULLABLE: ByUse =
    ByUse { request: &rules::REQUEST_PROPERTY_NOT_NULLABLE, response: &rules::RESPONSE_PROPERTY_NOT_NULLABLE };

/// What a property holds.
pub(super) static TYPE: ByUse =
    ByUse { request: &rules::REQUEST_PROPERTY_TYPE_CHANGED, response: &rules::RESPONSE_PROPERTY_TYPE_CHANGED };
pub(super) static ENUM: ByUse =
    ByUse { request: &rules::REQUEST_PROPERTY_ENUM, response: &rules::RESPONSE_PROPERTY_ENUM };
