//! The parameters of an operation: which are one, which are new, which are gone, and their order.

use super::operation::change;
use super::{Operations, Pair};
use crate::diff::change::Change;
use crate::diff::comparing::Comparing;
use crate::diff::paired::Paired;
use crate::diff::rules::{self, Rule};
use crate::ir::Location;
use crate::surface::{OperationSurface, ParameterSurface};

/// What tells a parameter on the wire.
type WireKey = (Location, String);

impl Comparing<'_> {
    pub(super) fn compare_parameters(&mut self, operations: Operations<'_>) {
        let pairs = self.pair_parameters(operations);
        for (old, new) in &pairs.both {
            self.compare_parameter(operations, Pair { old, new });
        }
        for parameter in &pairs.old {
            let gone = self.parameter_change(&rules::PARAMETER_REMOVED, operations, parameter);
            self.report(gone.before(self.old_parameter(operations.old, parameter)).was_at(&parameter.place));
        }
        for parameter in &pairs.new {
            let rule =
                if parameter.required { &rules::REQUIRED_PARAMETER_ADDED } else { &rules::OPTIONAL_PARAMETER_ADDED };
            let added = self.parameter_change(rule, operations, parameter);
            self.report(added.after(self.new_parameter(operations.new, parameter)).at(&parameter.place));
        }
        self.compare_order(operations, &pairs.both);
    }

    /// By location and wire name, a path parameter by its place in the path; then what has moved; then what has another name.
    fn pair_parameters<'a>(&self, Operations { old, new }: Operations<'a>) -> Paired<'a, ParameterSurface> {
        let same_number = path_names(&old.path).len() == path_names(&new.path).len();
        let key = |operation: &'a OperationSurface| {
            move |parameter: &ParameterSurface| Some(wire_key(operation, parameter, same_number))
        };
        Paired::none(&old.parameters, &new.parameters)
            .by_keys(key(old), key(new))
            .by(|parameter| Some(parameter.wire_name.clone()))
            .by(|parameter| Some((parameter.location, parameter.rust_name.clone())))
            .last_two(|old, new| {
                (old.location, old.required) == (new.location, new.required)
                    && self.states.is_same_argument(&old.ty, &new.ty)
            })
    }

    pub(super) fn parameter_change(
        &self,
        rule: &'static Rule,
        Operations { new, .. }: Operations<'_>,
        parameter: &ParameterSurface,
    ) -> Change {
        let line = new.request_line();
        let wire = format!("{line} → {} {}", parameter.location.as_str(), parameter.wire_name);
        Change::new(rule, format!("{line} {}", parameter.wire_name)).wire(wire)
    }

    /// The setter, or the method with all its arguments.
    pub(super) fn old_parameter(&self, operation: &OperationSurface, parameter: &ParameterSurface) -> String {
        parameter_text(self.states.old, operation, parameter)
    }

    /// The same in the new state.
    pub(super) fn new_parameter(&self, operation: &OperationSurface, parameter: &ParameterSurface) -> String {
        parameter_text(self.states.new, operation, parameter)
    }

    /// Whether arguments that both states have stand in another order.
    fn compare_order(&mut self, operations: Operations<'_>, both: &[(&ParameterSurface, &ParameterSurface)]) {
        let Operations { old, new } = operations;
        let kept = || both.iter().filter(|(old, new)| old.required && new.required);
        let position = |parameters: &[ParameterSurface], one: &ParameterSurface| {
            parameters.iter().position(|other| std::ptr::eq(other, one))
        };
        let mut before: Vec<&ParameterSurface> = kept().map(|(old, _)| *old).collect();
        before.sort_by_key(|parameter| position(&old.parameters, parameter));
        let partner =
            |old: &ParameterSurface| kept().find(|(other, _)| std::ptr::eq(*other, old)).map(|(_, partner)| *partner);
        let mut after: Vec<&ParameterSurface> = before.iter().filter_map(|old| partner(old)).collect();
        let unmoved = after.clone();
        after.sort_by_key(|parameter| position(&new.parameters, parameter));
        if unmoved.iter().zip(&after).all(|(one, other)| std::ptr::eq(*one, *other)) {
            return;
        }
        let same_types = before.iter().zip(&after).all(|(old, new)| self.states.is_same_argument(&old.ty, &new.ty));
        let rule = if same_types { &rules::PARAMETERS_REORDERED } else { &rules::PARAMETERS_REORDERED_BY_TYPE };
        let moved = change(rule, operations).before(self.states.old.signature(old));
        self.report(moved.after(self.states.new.signature(new)));
    }
}

fn parameter_text(
    surface: &crate::surface::ApiSurface,
    operation: &OperationSurface,
    parameter: &ParameterSurface,
) -> String {
    if parameter.required {
        surface.signature(operation)
    } else {
        format!(".{}({})", parameter.rust_name, surface.argument_text(&parameter.ty))
    }
}

fn wire_key(operation: &OperationSurface, parameter: &ParameterSurface, by_place: bool) -> WireKey {
    let name = match parameter.location {
        Location::Path if by_place => {
            let names = path_names(&operation.path);
            let place = names.iter().position(|name| *name == parameter.wire_name);
            place.map_or_else(|| parameter.wire_name.clone(), |place| place.to_string())
        }
        Location::Header => parameter.wire_name.to_ascii_lowercase(),
        Location::Path | Location::Query | Location::QueryString | Location::Cookie => parameter.wire_name.clone(),
    };
    (parameter.location, name)
}

/// The names between braces, in their order.
fn path_names(path: &str) -> Vec<&str> {
    path.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}
