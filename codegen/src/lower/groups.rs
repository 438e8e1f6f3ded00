//! Arms of a union that one Rust type holds: strings of any kind, numbers of any kind, lists.

use super::Lowering;
use super::enumeration;
use super::facts::{Facts, JsonType};
use super::place::At;
use super::schema::Body;
use crate::diagnostic::Diagnostic;
use crate::ir::{DecimalForm, EnumVariant, IntegerKind, TypeKind, TypeRef};

impl<'a> Lowering<'a, '_> {
    /// The arms by what can hold them, in the order in which each group first occurs.
    pub(super) fn groups(&self, arms: &[At<'a>]) -> Vec<Vec<At<'a>>> {
        let mut groups: Vec<(Option<JsonType>, Vec<At<'a>>)> = Vec::new();
        for arm in arms {
            let class = self.class(arm);
            match groups.iter_mut().find(|(other, _)| class.is_some() && *other == class) {
                Some((_, group)) => group.push(arm.clone()),
                None => groups.push((class, vec![arm.clone()])),
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    /// The JSON type of an arm that may share its Rust type with others; integers count as numbers.
    fn class(&self, arm: &At<'a>) -> Option<JsonType> {
        let facts = Facts::of(self.components.schema(arm.node)?);
        if facts.has_arms() || !facts.all_of.is_empty() {
            return None;
        }
        let json_type = facts.implied_type().or_else(|| {
            let all_strings = !facts.values.is_empty() && facts.values.iter().all(serde_json::Value::is_string);
            let all_integers = !facts.values.is_empty() && facts.values.iter().all(serde_json::Value::is_i64);
            all_strings.then_some(JsonType::String).or(all_integers.then_some(JsonType::Number))
        });
        match json_type? {
            JsonType::Integer | JsonType::Number => Some(JsonType::Number),
            scalar @ (JsonType::String | JsonType::Boolean | JsonType::Array) => Some(scalar),
            JsonType::Object => None,
        }
    }

    /// The type of a group.
    pub(super) fn group(&mut self, group: &[At<'a>], at: &At<'a>) -> Body {
        match group {
            [] => super::schema::any(),
            [only] => self.sole(only, at),
            [first, ..] => match self.class(first) {
                Some(JsonType::String) => self.strings(group, at),
                Some(JsonType::Number | JsonType::Integer) => self.numbers(group, at),
                Some(JsonType::Array) => self.lists(group, at),
                Some(JsonType::Boolean) => TypeKind::Boolean.into(),
                Some(JsonType::Object) | None => self.sole(first, at),
            },
        }
    }

    /// A schema that stands in the place of the union around it.
    fn sole(&mut self, only: &At<'a>, at: &At<'a>) -> Body {
        let place = At { component: at.component, ..only.named(at.hint.clone()) };
        match only.node {
            super::place::Node::Inline(schema) => self.body(schema, &place),
            super::place::Node::Reference(_) => Body::Type(self.type_of(&place)),
        }
    }

    /// An enum where some list values (it is open, so it holds the other strings too), else a string.
    fn strings(&mut self, group: &[At<'a>], at: &At<'a>) -> Body {
        match self.listed(group).as_slice() {
            [] => self.same_or(group, at, TypeKind::String),
            [only] => self.sole(only, at),
            several => enumeration::body(self.values_of(several)),
        }
    }

    /// The widest of several numbers.
    fn numbers(&mut self, group: &[At<'a>], at: &At<'a>) -> Body {
        let listed = self.listed(group);
        let whole = group.iter().all(|arm| {
            self.components
                .schema(arm.node)
                .map(Facts::of)
                .is_some_and(|facts| facts.json_type != Some(JsonType::Number))
        });
        match listed.as_slice() {
            [] => {}
            [only] if whole => return self.sole(only, at),
            several if whole => return enumeration::body(self.values_of(several)),
            _ => return TypeKind::Number.into(),
        }
        let kinds: Vec<TypeKind> = group.iter().map(|arm| self.resolved(arm)).collect();
        let decimal = TypeKind::Decimal(DecimalForm::Number);
        let widest = if kinds.contains(&decimal) {
            decimal
        } else if kinds.contains(&TypeKind::Number) {
            TypeKind::Number
        } else {
            TypeKind::Integer(IntegerKind::I64)
        };
        self.same_or(group, at, widest)
    }

    /// A list whose items are of any of the lists' items' types.
    fn lists(&mut self, group: &[At<'a>], at: &At<'a>) -> Body {
        let items: Vec<At<'a>> = group
            .iter()
            .filter_map(|arm| {
                let facts = Facts::of(self.components.schema(arm.node)?);
                Some(At::new(facts.items?, arm.pointer.child("items"), at.hint.child("item")))
            })
            .collect();
        let item = self.one_of_these(&items, &at.named(at.hint.child("item")));
        TypeKind::List(Box::new(item)).into()
    }

    fn listed(&self, group: &[At<'a>]) -> Vec<At<'a>> {
        let lists =
            |arm: &&At<'a>| self.components.schema(arm.node).is_some_and(|schema| !Facts::of(schema).values.is_empty());
        group.iter().filter(lists).cloned().collect()
    }

    fn values_of(&self, group: &[At<'a>]) -> Vec<EnumVariant> {
        let mut seen = std::collections::HashSet::new();
        let schemas = group.iter().filter_map(|arm| self.components.schema(arm.node));
        let all = schemas.flat_map(|schema| enumeration::variants(schema, &Facts::of(schema).values));
        all.filter(|variant| seen.insert(variant.value.to_string())).collect()
    }

    /// The type that all arms have, else `kind`, with a note about the formats that are lost.
    fn same_or(&mut self, group: &[At<'a>], at: &At<'a>, kind: TypeKind) -> Body {
        let types: Vec<TypeRef> = group.iter().map(|arm| self.type_of(arm)).collect();
        if let [first, rest @ ..] = types.as_slice()
            && rest.iter().all(|ty| ty.kind == first.kind)
        {
            return Body::Type(first.clone());
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
    fn resolved(&self, arm: &At<'a>) -> TypeKind {
        let facts = self.components.schema(arm.node).map(Facts::of).unwrap_or_default();
        let kind = facts.implied_type().and_then(|json_type| self.scalar(json_type, &facts, &arm.pointer));
        kind.unwrap_or(TypeKind::String)
    }
}
