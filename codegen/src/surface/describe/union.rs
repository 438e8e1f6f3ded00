//! Unions, and how their arms are told.

use super::{Described, docs_text};
use crate::ir::{TypeId, Union};
use crate::passes::{Identifier, JsonKind, Selection, UnionArm};
use crate::surface::{ArmSurface, ToldBy, UnionSurface};

impl Described<'_> {
    pub(super) fn union(self, id: TypeId, union: &Union, members: &[Identifier]) -> UnionSurface {
        let (told_by, tellings) = match self.tables.selections.of(id) {
            Selection::Tag { property, values, default } => {
                let texts = values.iter().enumerate().map(|(arm, values)| tag_text(values, *default == Some(arm)));
                (ToldBy::Property(property.clone()), texts.collect())
            }
            Selection::Arms(arms) => (ToldBy::Shape, arms.iter().map(shape_text).collect::<Vec<_>>()),
        };
        let arms = union.variants.iter().zip(members).zip(tellings).map(|((variant, name), told_by)| ArmSurface {
            rust_name: name.to_string(),
            ty: self.type_with_null(&variant.ty, Some(id)),
            told_by,
            docs: docs_text(&variant.docs),
        });
        UnionSurface { told_by, arms: arms.collect() }
    }
}

fn tag_text(values: &[String], is_default: bool) -> String {
    let others = is_default.then(|| "any other, or none".to_owned());
    sorted(values.iter().map(|value| format!("{value:?}")).chain(others), " | ")
}

/// What values of an arm look like: JSON types, keys that are always there, constants.
fn shape_text(arm: &UnionArm) -> String {
    let kinds = sorted(arm.kinds.iter().map(|kind| kind_text(*kind).to_owned()), " | ");
    let required = arm.required.iter().map(|key| format!("`{key}`"));
    let constants = arm.constants.iter().map(|constant| {
        let key = constant.path.iter().map(String::as_str).collect::<Vec<_>>().join(".");
        format!("`{key}` = {}", sorted(constant.values.iter().cloned(), " | "))
    });
    let keys = sorted(required.chain(constants), ", ");
    if keys.is_empty() { kinds } else { format!("{kinds} with {keys}") }
}

/// The texts in one: the order in which a document has them is no difference.
fn sorted(texts: impl Iterator<Item = String>, separator: &str) -> String {
    let mut texts: Vec<String> = texts.collect();
    texts.sort();
    texts.join(separator)
}

fn kind_text(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Boolean => "boolean",
        JsonKind::Integer => "integer",
        JsonKind::Number => "number",
        JsonKind::String => "string",
        JsonKind::Array => "array",
        JsonKind::Object | JsonKind::Opaque => "object",
        JsonKind::Any => "any value",
    }
}
