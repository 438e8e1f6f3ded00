//! Arms of a union that one Rust type can hold: strings of any kind, numbers of any kind, or lists. They become one variant.

use std::collections::HashSet;

use serde_json::Value;

use super::enumeration::{enum_of_variants, enum_variants};
use super::keywords::{JsonType, Keywords};
use super::schema_at::{SchemaAt, SchemaNode};
use super::type_or_shape::{TypeOrShape, any};
use crate::diagnostic::Diagnostic;
use crate::ir::{DecimalForm, EnumVariant, IntegerKind, TypeKind, TypeRef};
use crate::lower::Lowering;

impl<'a> Lowering<'a, '_> {
    /// The arms in groups that one Rust type can hold, in the order in which the first arm of each occurs.
    pub(super) fn arms_by_rust_type(&self, arms: &[SchemaAt<'a>]) -> Vec<Vec<SchemaAt<'a>>> {
        let mut groups: Vec<(Option<JsonType>, Vec<SchemaAt<'a>>)> = Vec::new();
        for arm in arms {
            let class = self.shareable_json_type(arm);
            match groups.iter_mut().find(|(other, _)| class.is_some() && *other == class) {
                Some((_, group)) => group.push(arm.clone()),
                None => groups.push((class, vec![arm.clone()])),
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    /// The JSON type of an arm that may share its Rust type with others; integers count as numbers.
    fn shareable_json_type(&self, arm: &SchemaAt<'a>) -> Option<JsonType> {
        let keywords = self.components.keywords_behind(arm.node)?;
        if keywords.has_arms() || !keywords.all_of.is_empty() {
            return None;
        }
        let json_type = keywords.implied_type().or_else(|| {
            let all_strings = !keywords.values.is_empty() && keywords.values.iter().all(Value::is_string);
            let all_integers = !keywords.values.is_empty() && keywords.values.iter().all(Value::is_i64);
            all_strings.then_some(JsonType::String).or(all_integers.then_some(JsonType::Number))
        });
        match json_type? {
            JsonType::Integer | JsonType::Number => Some(JsonType::Number),
            scalar @ (JsonType::String | JsonType::Boolean | JsonType::Array) => Some(scalar),
            JsonType::Object => None,
        }
    }

    /// The type of a group.
    pub(super) fn type_of_arms(&mut self, group: &[SchemaAt<'a>], at: &SchemaAt<'a>) -> TypeOrShape {
        match group {
            [] => any(),
            [only] => self.arm_alone(only, at),
            [first, ..] => match self.shareable_json_type(first) {
                Some(JsonType::String) => self.shared_string(group, at),
                Some(JsonType::Number | JsonType::Integer) => self.shared_number(group, at),
                Some(JsonType::Array) => self.shared_list(group, at),
                Some(JsonType::Boolean) => TypeKind::Boolean.into(),
                Some(JsonType::Object) | None => self.arm_alone(first, at),
            },
        }
    }

    /// The type of an arm that is all that is left of its union: it has the place and the name of the union.
    fn arm_alone(&mut self, only: &SchemaAt<'a>, at: &SchemaAt<'a>) -> TypeOrShape {
        let place = SchemaAt { component: at.component, ..only.with_hint(at.hint.clone()) };
        match only.node {
            SchemaNode::Inline(schema) => self.lower_schema(schema, &place),
            SchemaNode::Reference(_) => TypeOrShape::Type(self.type_of(&place)),
        }
    }

    /// An enum where arms list values, else a string. Enums hold strings that they do not list, so the other arms fit as well.
    fn shared_string(&mut self, group: &[SchemaAt<'a>], at: &SchemaAt<'a>) -> TypeOrShape {
        match self.arms_with_values(group).as_slice() {
            [] => self.common_type_or(group, at, TypeKind::String),
            [only] => self.arm_alone(only, at),
            several => enum_of_variants(self.values_of(several)),
        }
    }

    /// The widest of several numbers.
    fn shared_number(&mut self, group: &[SchemaAt<'a>], at: &SchemaAt<'a>) -> TypeOrShape {
        let listed = self.arms_with_values(group);
        let whole = group.iter().all(|arm| {
            let keywords = self.components.keywords_behind(arm.node);
            keywords.is_some_and(|keywords| keywords.json_type != Some(JsonType::Number))
        });
        match listed.as_slice() {
            [] => {}
            [_, ..] if !whole => return TypeKind::Number.into(),
            [only] => return self.arm_alone(only, at),
            several => return enum_of_variants(self.values_of(several)),
        }
        let kinds: Vec<TypeKind> = group.iter().map(|arm| self.scalar_kind_of_arm(arm)).collect();
        let decimal = TypeKind::Decimal(DecimalForm::Number);
        let widest = if kinds.contains(&decimal) {
            decimal
        } else if kinds.contains(&TypeKind::Number) {
            TypeKind::Number
        } else {
            TypeKind::Integer(IntegerKind::I64)
        };
        self.common_type_or(group, at, widest)
    }

    /// A list whose items have a type that one of the lists gives its items.
    fn shared_list(&mut self, group: &[SchemaAt<'a>], at: &SchemaAt<'a>) -> TypeOrShape {
        let items: Vec<SchemaAt<'a>> = group
            .iter()
            .filter_map(|arm| {
                let keywords = self.components.keywords_behind(arm.node)?;
                Some(SchemaAt::new(keywords.items?, arm.pointer.child("items"), at.hint.child("item")))
            })
            .collect();
        let item = self.one_of_these(&items, &at.with_hint(at.hint.child("item")));
        TypeKind::List(Box::new(item)).into()
    }

    fn arms_with_values(&self, group: &[SchemaAt<'a>]) -> Vec<SchemaAt<'a>> {
        let lists = |arm: &&SchemaAt<'a>| {
            self.components.keywords_behind(arm.node).is_some_and(|keywords| !keywords.values.is_empty())
        };
        group.iter().filter(lists).cloned().collect()
    }

    fn values_of(&self, group: &[SchemaAt<'a>]) -> Vec<EnumVariant> {
        let mut seen = HashSet::new();
        let schemas = group.iter().filter_map(|arm| self.components.schema_behind(arm.node));
        let all = schemas.flat_map(|schema| enum_variants(schema, &Keywords::of_schema(schema).values));
        all.filter(|variant| seen.insert(variant.value.to_string())).collect()
    }

    /// The type that all arms have, else `kind`, with a note that their formats are lost.
    fn common_type_or(&mut self, group: &[SchemaAt<'a>], at: &SchemaAt<'a>, kind: TypeKind) -> TypeOrShape {
        let types: Vec<TypeRef> = group.iter().map(|arm| self.type_of(arm)).collect();
        if let [first, rest @ ..] = types.as_slice()
            && rest.iter().all(|ty| ty.kind == first.kind)
        {
            return TypeOrShape::Type(first.clone());
        }
        self.diagnostics.push(Diagnostic::note(
            "formats-merged",
            &at.pointer,
            "the arms of this union are one JSON type in several formats",
            "one type holds them all; the formats are not checked",
        ));
        kind.into()
    }

    /// The kind of a scalar arm, through references.
    fn scalar_kind_of_arm(&self, arm: &SchemaAt<'a>) -> TypeKind {
        let kind = self.components.schema_behind(arm.node).and_then(|schema| {
            let keywords = Keywords::of_schema(schema);
            self.scalar(keywords.implied_type()?, schema, &keywords, &arm.pointer)
        });
        kind.unwrap_or(TypeKind::String)
    }
}
