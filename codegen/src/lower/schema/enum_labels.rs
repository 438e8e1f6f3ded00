//! Labels for the values of an enum, which a description lists as drf-spectacular does: ``* `net_5` - Net 5``.

use std::collections::HashMap;

use crate::extensions::value_text;
use crate::ir::{Shape, TypeId, TypeKind, TypeRef};
use crate::lower::Lowering;

/// The labels in a description, by value.
pub(super) fn labels_in_description(description: &str) -> HashMap<String, String> {
    description.lines().filter_map(label).collect()
}

fn label(line: &str) -> Option<(String, String)> {
    let item = line.trim_start().strip_prefix(['*', '-'])?.trim_start();
    let (value, rest) = item.strip_prefix('`')?.split_once('`')?;
    let label = rest.trim_start().strip_prefix(['-', ':', '–', '—'])?.trim();
    (!label.is_empty()).then(|| (value.trim_matches('"').to_owned(), label.to_owned()))
}

impl Lowering<'_, '_> {
    /// Remembers the labels in the description of a property whose type is an enum, or a list of them.
    pub(in crate::lower) fn remember_enum_labels(&mut self, ty: &TypeRef, description: Option<&str>) {
        let ty = if let TypeKind::List(item) = &ty.kind { item } else { ty };
        if let (TypeKind::Named(id), Some(description)) = (&ty.kind, description)
            && description.contains('`')
        {
            self.enum_labels.push((*id, labels_in_description(description)));
        }
    }

    /// Gives the values that their enum's own description does not label the labels of the first property that does.
    pub(in crate::lower) fn apply_enum_labels(&mut self) {
        for (id, labels) in std::mem::take(&mut self.enum_labels) {
            self.label_enum(id, &labels);
        }
    }

    fn label_enum(&mut self, id: TypeId, labels: &HashMap<String, String>) {
        if let Some(Shape::Enum(listed)) = self.api.types.get_mut(id.index()).map(|definition| &mut definition.shape) {
            for variant in &mut listed.variants {
                if variant.docs.summary.is_none() {
                    variant.docs.summary = labels.get(&value_text(&variant.value)).cloned();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::labels_in_description;

    #[test]
    fn lines_with_a_quoted_value_and_a_dash_are_labels() {
        let labels = labels_in_description("Terms.\n\n* `net_5` - Net 5\n- `x`: An X\n* plain - no label\n* `y`");
        assert_eq!(labels.get("net_5").map(String::as_str), Some("Net 5"));
        assert_eq!(labels.get("x").map(String::as_str), Some("An X"));
        assert_eq!(labels.len(), 2);
    }
}
