//! Names for the arms of a union: a hint for each, from its component, its title, the constant that tells it from the others, or its JSON
//! type.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use openapiv3::Schema;
use serde_json::Value;

use super::alike_arms::ArmHint;
use super::keywords::{JsonType, Keywords};
use super::schema_at::{SchemaAt, SchemaNode};
use super::string_format::has_own_type;
use crate::extensions::value_text;
use crate::lower::Lowering;

impl<'a> Lowering<'a, '_> {
    /// A hint for each arm of a union.
    pub(super) fn arm_hints(&self, arms: &[SchemaAt<'a>], discriminator: Option<&str>) -> Vec<String> {
        let telling = self.telling_property(arms, discriminator);
        let mut hints: Vec<ArmHint> =
            arms.iter().enumerate().map(|(index, arm)| self.arm_hint(arm, index, telling)).collect();
        self.tell_apart(arms, &mut hints);
        hints.into_iter().map(|hint| hint.text).collect()
    }

    /// The hint of one arm. `telling` is the property whose constant differs from arm to arm.
    fn arm_hint(&self, arm: &SchemaAt<'a>, index: usize, telling: Option<&str>) -> ArmHint {
        if let SchemaNode::Reference(reference) = arm.node
            && let Some((name, _)) = self.components.find(reference)
        {
            return says(name);
        }
        let SchemaNode::Inline(schema) = arm.node else { return numbered(index) };
        let keywords = Keywords::of_schema(schema);
        if let Some(title) = &schema.schema_data.title {
            return says(title);
        }
        if let ([only], false) = (keywords.all_of, keywords.describes_value()) {
            return self.arm_hint(&SchemaAt::new(only, arm.pointer.clone(), arm.hint.clone()), index, telling);
        }
        if let Some(value) = keywords.values.only() {
            return says(&value_text(value));
        }
        let constant = telling
            .and_then(|property| self.only_value(&parts_in_place(schema), property))
            .map(|value| value_text(&value));
        match constant.or_else(|| wrapping_property(&keywords).map(str::to_owned)) {
            Some(hint) => says(&hint),
            None => {
                let json_type = keywords.implied_type();
                json_type.map_or_else(|| numbered(index), |ty| vague(type_word(ty, keywords.format).to_owned()))
            }
        }
    }

    /// The property whose only value differs from arm to arm: that of the discriminator, else `type`, else the first by
    /// alphabet. Only objects in place are looked at. One whose `allOf` names a component may lack the property, since the component may have it.
    fn telling_property(&self, arms: &[SchemaAt<'a>], discriminator: Option<&'a str>) -> Option<&'a str> {
        let objects: Vec<Vec<Keywords<'a>>> = arms.iter().filter_map(|arm| inline_object(arm.node)).collect();
        let mut values: IndexMap<&str, HashMap<usize, String>> = IndexMap::new();
        for (index, parts) in objects.iter().enumerate() {
            for (name, _) in parts.iter().filter_map(|keywords| keywords.properties).flatten() {
                if let Some(value) = self.only_value(parts, name) {
                    values.entry(name).or_default().entry(index).or_insert_with(|| value_text(&value));
                }
            }
        }
        let in_place = objects.iter().enumerate().filter(|(_, parts)| is_all_in_place(parts));
        let needed: Vec<usize> = in_place.map(|(index, _)| index).collect();
        let tells = |name: &&str| {
            values.get(name).is_some_and(|values| {
                let different: HashSet<&String> = values.values().collect();
                different.len() == values.len() && needed.iter().all(|index| values.contains_key(index))
            })
        };
        let other = || values.keys().copied().filter(tells).min_by_key(|name| (*name != "type", *name));
        discriminator.filter(tells).or_else(other)
    }

    /// The value of a property that allows one value only.
    pub(super) fn only_value(&self, parts: &[Keywords<'a>], property: &str) -> Option<Value> {
        parts.iter().find_map(|keywords| {
            let node = SchemaNode::from(keywords.properties?.get(property)?);
            self.components.keywords_behind(node)?.values.only().cloned()
        })
    }
}

fn is_all_in_place(parts: &[Keywords<'_>]) -> bool {
    parts.iter().all(|keywords| keywords.all_of.is_empty())
}

fn inline_object(node: SchemaNode<'_>) -> Option<Vec<Keywords<'_>>> {
    let SchemaNode::Inline(schema) = node else { return None };
    let parts = parts_in_place(schema);
    parts.iter().any(|keywords| keywords.implied_type() == Some(JsonType::Object)).then_some(parts)
}

/// The keywords of a schema, and of the schemas in place in its `allOf`.
pub(super) fn parts_in_place(schema: &Schema) -> Vec<Keywords<'_>> {
    let keywords = Keywords::of_schema(schema);
    let inline = keywords.all_of.iter().filter_map(|part| match SchemaNode::from(part) {
        SchemaNode::Inline(schema) => Some(Keywords::of_schema(schema)),
        SchemaNode::Reference(_) => None,
    });
    let inline: Vec<Keywords<'_>> = inline.collect();
    std::iter::once(keywords).chain(inline).collect()
}

/// The only property of an arm such as `{"created": {…}}`.
fn wrapping_property<'a>(keywords: &Keywords<'a>) -> Option<&'a str> {
    let mut names = keywords.properties?.keys();
    match (names.next(), names.next(), keywords.required) {
        (Some(only), None, [required]) if only == required => Some(only),
        _ => None,
    }
}

fn says(text: &str) -> ArmHint {
    ArmHint { text: text.to_owned(), is_vague: false }
}

fn vague(text: String) -> ArmHint {
    ArmHint { text, is_vague: true }
}

fn numbered(index: usize) -> ArmHint {
    vague(format!("variant {}", index + 1))
}

fn type_word(json_type: JsonType, format: Option<&str>) -> &str {
    match json_type {
        JsonType::String => format.filter(|format| has_own_type(Some(format))).unwrap_or("string"),
        JsonType::Number => "number",
        JsonType::Integer => "integer",
        JsonType::Boolean => "boolean",
        JsonType::Array => "list",
        JsonType::Object => "object",
    }
}
