//! Arms of a union that no value is ever read as, because an earlier arm takes all their values: a warning.

use std::collections::{BTreeSet, HashMap};

use super::constants::Constant;
use super::covers::covers;
use super::table::{JsonKind, Selection, Selections, UnionArm};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Api, Shape, TypeDef, Union, Variant, View};

/// Says which arms can never be chosen, and counts them. Unions that only requests use are not read.
pub(super) fn warn_of_arms_never_chosen(api: &Api, selections: &Selections, diagnostics: &mut Diagnostics) -> usize {
    let mut count = 0;
    for (id, definition) in api.definitions() {
        let Shape::Union(union) = &definition.shape else { continue };
        let is_read = definition.view == View::Plain && (definition.usage.response || !definition.usage.request);
        match selections.of(id) {
            Selection::Arms(arms) if is_read => {
                let found = never_chosen(api, union, arms);
                count += found.len();
                diagnostics.extend((!found.is_empty()).then(|| warning(definition, &found)));
            }
            Selection::Arms(_) | Selection::Tag { .. } => {}
        }
    }
    count
}

/// An arm that is never chosen, and the earlier one that takes its values.
struct NeverChosen<'a> {
    arm: &'a Variant,
    instead: &'a Variant,
}

/// Arms that have the same keys and constants look alike from outside, so that only what is under the keys could tell them.
fn never_chosen<'a>(api: &Api, union: &'a Union, arms: &[UnionArm]) -> Vec<NeverChosen<'a>> {
    let mut first_of: HashMap<Looks<'_>, &Variant> = HashMap::new();
    let mut found = Vec::new();
    for (variant, arm) in union.variants.iter().zip(arms) {
        let first = *first_of.entry(Looks::of(api, arm)).or_insert(variant);
        if !std::ptr::eq(first, variant) && covers(api, &first.ty, &variant.ty) {
            found.push(NeverChosen { arm: variant, instead: first });
        }
    }
    found
}

/// What can be seen of an arm's values from outside.
#[derive(PartialEq, Eq, Hash)]
struct Looks<'a> {
    kinds: &'a [JsonKind],
    keys: BTreeSet<&'a str>,
    required: BTreeSet<&'a str>,
    constants: &'a [Constant],
}

impl<'a> Looks<'a> {
    fn of(api: &'a Api, arm: &'a UnionArm) -> Self {
        let structs = arm.objects.iter().filter_map(|id| match &api.type_def(*id).shape {
            Shape::Struct(object) => Some(&object.fields),
            Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_) => None,
        });
        Self {
            kinds: &arm.kinds,
            keys: structs.flatten().map(|field| field.wire_name.as_str()).collect(),
            required: arm.required.iter().map(String::as_str).collect(),
            constants: &arm.constants,
        }
    }
}

/// How many arms a message names.
const NAMED: usize = 3;

fn warning(definition: &TypeDef, found: &[NeverChosen<'_>]) -> Diagnostic {
    let named = found.iter().take(NAMED);
    let named = named.map(|one| format!("`{}` (its values are read as `{}`)", one.arm.hint, one.instead.hint));
    let mut named: Vec<String> = named.collect();
    if let Some(others @ 1..) = found.len().checked_sub(NAMED) {
        named.push(format!("{others} more"));
    }
    let count = if found.len() == 1 {
        "an arm of this union is".to_owned()
    } else {
        format!("{} arms of this union are", found.len())
    };
    let message = format!("{count} never read: {}", named.join(", "));
    let action = "an earlier arm takes the same values, and keeps all of them";
    let help = "a constant in each arm tells them apart, such as `kind: {enum: [card]}`; an overlay can add it";
    Diagnostic::warning("arm-never-chosen", &definition.origin, message, action).help(help)
}
