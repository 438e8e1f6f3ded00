//! One parameter.

use super::{Operations, Pair};
use crate::diff::change::Change;
use crate::diff::comparing::Comparing;
use crate::diff::rules::{self, Rule};
use crate::ir::Location;
use crate::name_lock::NameScope;
use crate::surface::{ArgumentForm, ParameterSurface, RustType, ShapeSurface};

use super::constraints::Constraints;

type Parameters<'a> = Pair<'a, ParameterSurface>;

impl Comparing<'_> {
    pub(super) fn compare_parameter(&mut self, operations: Operations<'_>, pair: Parameters<'_>) {
        let Pair { old, new } = pair;
        self.compare_docs(&old.docs, &new.docs);
        self.compare_parameter_on_the_wire(operations, pair);
        if let Some(rule) = self.call_rule(operations, pair) {
            let change = self.both_texts(rule, operations, pair);
            let is_same_setter = !old.required && !new.required && old.wire_name == new.wire_name;
            self.report(if is_same_setter && old.rust_name != new.rust_name {
                change.renamed(
                    NameScope::Method(operations.new.method_name().to_owned()),
                    &old.rust_name,
                    &new.rust_name,
                )
            } else {
                change
            });
        }
        if old.deprecated != new.deprecated {
            let rule = if new.deprecated { &rules::PARAMETER_DEPRECATED } else { &rules::PARAMETER_REACTIVATED };
            self.report(self.both_texts(rule, operations, pair));
        }
        let constraints = Constraints { old: &old.constraints, new: &new.constraints };
        let reports = [
            (constraints.default_change(), &rules::PARAMETER_DEFAULT_CHANGED),
            (constraints.tightened(), &rules::PARAMETER_CONSTRAINT_CHANGED),
            (constraints.loosened(), &rules::PARAMETER_CONSTRAINT_LOOSENED),
        ];
        for (detail, rule) in reports.into_iter().filter_map(|(detail, rule)| Some((detail?, rule))) {
            self.report(self.both_places(rule, operations, pair).detail(detail));
        }
    }

    /// Where it goes and how it is written.
    fn compare_parameter_on_the_wire(&mut self, operations: Operations<'_>, pair: Parameters<'_>) {
        let Pair { old, new } = pair;
        if old.location != new.location {
            let detail = format!("{} → {}", old.location.as_str(), new.location.as_str());
            self.report(self.both_places(&rules::PARAMETER_MOVED, operations, pair).detail(detail));
        } else if (&old.encoding, old.allow_reserved) != (&new.encoding, new.allow_reserved) {
            let detail = format!("{} → {}", old.encoding.text(), new.encoding.text());
            self.report(self.both_places(&rules::PARAMETER_STYLE_CHANGED, operations, pair).detail(detail));
        }
        let is_header = new.location == Location::Header;
        let same_name =
            old.wire_name == new.wire_name || is_header && old.wire_name.eq_ignore_ascii_case(&new.wire_name);
        if !same_name {
            let rule = match new.location {
                Location::Path => &rules::PATH_PARAMETER_RENAMED,
                // Arguments are given by their order.
                Location::Query | Location::QueryString | Location::Header | Location::Cookie
                    if old.rust_name == new.rust_name || old.required && new.required =>
                {
                    &rules::PARAMETER_RENAMED_ON_THE_WIRE
                }
                Location::Query | Location::QueryString | Location::Header | Location::Cookie => {
                    &rules::PARAMETER_RENAMED
                }
            };
            let detail = format!("`{}` → `{}`", old.wire_name, new.wire_name);
            self.report(self.both_texts(rule, operations, pair).detail(detail));
        }
    }

    /// How a call differs, if it does.
    fn call_rule(&self, operations: Operations<'_>, Pair { old, new }: Parameters<'_>) -> Option<&'static Rule> {
        match (old.required, new.required) {
            (false, true) => Some(&rules::PARAMETER_BECAME_REQUIRED),
            (true, false) => Some(&rules::PARAMETER_BECAME_OPTIONAL),
            (true, true) | (false, false) if !self.states.is_same_argument(&old.ty, &new.ty) => {
                // Texts convert into the enum.
                let converts = old.ty.form == new.ty.form && new.ty.form != ArgumentForm::Exact;
                let became_enum = converts && old.ty.ty == RustType::Known("String") && self.is_new_enum(&new.ty.ty);
                Some(if became_enum { &rules::PARAMETER_BECAME_ENUM } else { &rules::PARAMETER_TYPE_CHANGED })
            }
            (false, false) if old.rust_name != new.rust_name && old.wire_name == new.wire_name => {
                let setters = operations.new.parameters.iter().filter(|parameter| !parameter.required);
                let is_taken = setters.into_iter().any(|other| other.rust_name == old.rust_name);
                Some(if is_taken { &rules::SETTER_NAME_TAKEN } else { &rules::SETTER_RENAMED })
            }
            (true, true) | (false, false) => None,
        }
    }

    /// Whether a type of the new state is an enum of the document.
    pub(super) fn is_new_enum(&self, ty: &RustType) -> bool {
        let RustType::Defined(id) = ty else { return false };
        let shape = self.states.new.type_surface(*id).map(|surface| &surface.shape);
        matches!(shape, Some(ShapeSurface::Enum(_)))
    }

    fn both_texts(&self, rule: &'static Rule, operations: Operations<'_>, pair: Parameters<'_>) -> Change {
        let (before, after) =
            (self.old_parameter(operations.old, pair.old), self.new_parameter(operations.new, pair.new));
        self.both_places(rule, operations, pair).before(before).after(after)
    }

    fn both_places(
        &self,
        rule: &'static Rule,
        operations: Operations<'_>,
        Pair { old, new }: Parameters<'_>,
    ) -> Change {
        self.parameter_change(rule, operations, new).was_at(&old.place).at(&new.place)
    }
}
