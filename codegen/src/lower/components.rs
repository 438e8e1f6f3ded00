//! What the names under `components.schemas` stand for.
//!
//! Everything here only looks at schemas; no type is made. So recursion among components costs nothing, and a component's
//! nullability is known before its body is lowered.

use std::collections::HashSet;

use indexmap::IndexMap;
use openapiv3::{OpenAPI, ReferenceOr, Schema};
use serde_json::Value;

use super::facts::{Facts, JsonType};
use super::place::{Node, component_name};

/// The component schemas.
#[derive(Clone, Copy)]
pub(super) struct Components<'a> {
    schemas: Option<&'a IndexMap<String, ReferenceOr<Schema>>>,
}

/// Whether a position may hold null, or the empty string.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Bits {
    pub nullable: bool,
    pub blankable: bool,
}

impl Bits {
    /// Either's.
    pub fn or(self, other: Self) -> Self {
        Self { nullable: self.nullable || other.nullable, blankable: self.blankable || other.blankable }
    }
}

/// What a component stands for.
pub(super) enum Target<'a> {
    /// The type of this component (its own, unless it is only a reference), with what was added on the way.
    Type(&'a str, Bits),
    /// Nothing but null or the empty string (NullEnum, BlankEnum).
    Empty(Bits),
    /// References that only lead back to themselves.
    Cycle,
    /// No such component.
    Missing,
}

/// The longest chain of references that is followed where only a hint is wanted (a class, an access flag).
const HOPS: usize = 64;

impl<'a> Components<'a> {
    pub fn new(document: &'a OpenAPI) -> Self {
        Self { schemas: document.components.as_ref().map(|components| &components.schemas) }
    }

    /// The components in document order.
    pub fn iter(self) -> impl Iterator<Item = (&'a str, Node<'a>)> {
        self.schemas.into_iter().flatten().map(|(name, schema)| (name.as_str(), Node::from(schema)))
    }

    /// The component that a reference names.
    pub fn find(self, reference: &str) -> Option<(&'a str, Node<'a>)> {
        let name = component_name(reference, "schemas")?;
        self.schemas?.get_key_value(&name).map(|(name, schema)| (name.as_str(), Node::from(schema)))
    }

    /// What a component stands for, through components that are only a reference to another.
    pub fn target(self, name: &'a str) -> Target<'a> {
        let mut seen = HashSet::new();
        let mut bits = Bits::default();
        let Some(mut current) = self.schemas.and_then(|schemas| schemas.get_key_value(name)) else {
            return Target::Missing;
        };
        loop {
            if !seen.insert(current.0.as_str()) {
                return Target::Cycle;
            }
            let (reference, added) = match Node::from(current.1) {
                Node::Reference(reference) => (Some(reference), Bits::default()),
                Node::Inline(schema) => {
                    let reference = self.sole_reference(schema).filter(|base| !self.is_base(base, current.0));
                    (reference, self.bits(schema))
                }
            };
            bits = bits.or(added);
            let Some(reference) = reference else {
                let empty = empty_bits(Node::from(current.1));
                return empty.map_or(Target::Type(current.0, bits), |own| Target::Empty(bits.or(own)));
            };
            let next = component_name(reference, "schemas");
            match next.and_then(|next| self.schemas.and_then(|schemas| schemas.get_key_value(&next))) {
                Some(next) => current = next,
                None => return Target::Missing,
            }
        }
    }

    /// The reference that a schema is nothing more than: `allOf` of one with annotations, or the one arm beside null and blank.
    fn sole_reference(self, schema: &'a Schema) -> Option<&'a str> {
        let facts = Facts::of(schema);
        if facts.says_something() {
            return None;
        }
        let arms = match (facts.all_of, facts.one_of, facts.any_of) {
            ([only], [], []) => return reference_of(only),
            ([], arms, []) | ([], [], arms) => arms,
            _ => return None,
        };
        let mut rest = arms.iter().filter(|arm| self.emptiness(Node::from(*arm)).is_none());
        match (rest.next(), rest.next()) {
            (Some(only), None) => reference_of(only),
            _ => None,
        }
    }

    /// Whether `reference` names a base with a discriminator, of whose union the component `child` is an arm: naming the base in
    /// `allOf` then means to inherit from it, not to be it.
    pub fn is_base(self, reference: &str, child: &str) -> bool {
        let Some((_, Node::Inline(base))) = self.find(reference) else { return false };
        let facts = Facts::of(base);
        let mut arms = facts.one_of.iter().chain(facts.any_of).filter_map(reference_of);
        let lists_child = arms.any(|arm| component_name(arm, "schemas").as_deref() == Some(child));
        base.schema_data.discriminator.is_some() && (lists_child || !facts.has_arms())
    }

    /// Whether `child` has the component that `base` refers to among its `allOf`, at any depth.
    pub fn extends(self, child: Node<'a>, base: Node<'a>) -> bool {
        let Node::Reference(base) = base else { return false };
        let mut seen = HashSet::new();
        let mut open = vec![child];
        while let Some(node) = open.pop() {
            match node {
                Node::Reference(reference) if reference == base => return true,
                Node::Reference(reference) => {
                    open.extend(self.find(reference).filter(|(name, _)| seen.insert(*name)).map(|(_, node)| node));
                }
                Node::Inline(schema) => open.extend(Facts::of(schema).all_of.iter().map(Node::from)),
            }
        }
        false
    }

    /// The schema behind a reference, through references and through wrappers that only annotate one.
    pub fn schema(self, node: Node<'a>) -> Option<&'a Schema> {
        let mut node = node;
        for _ in 0..HOPS {
            match node {
                Node::Reference(reference) => node = self.find(reference)?.1,
                Node::Inline(schema) => match self.sole_reference(schema) {
                    Some(reference) => node = Node::Reference(reference),
                    None => return Some(schema),
                },
            }
        }
        None
    }

    /// Whether a node is nothing but null or the empty string, by shape and through references.
    pub fn emptiness(self, node: Node<'a>) -> Option<Bits> {
        let mut node = node;
        for _ in 0..HOPS {
            match node {
                Node::Reference(reference) => node = self.find(reference)?.1,
                Node::Inline(_) => return empty_bits(node),
            }
        }
        None
    }

    /// What a schema itself adds: `nullable`, null and blank among its arms and values.
    pub fn bits(self, schema: &'a Schema) -> Bits {
        self.bits_within(schema, HOPS)
    }

    /// What a value at a node may be, whatever stands between it and the type.
    pub fn bits_of(self, node: Node<'a>) -> Bits {
        match node {
            Node::Reference(reference) => match self.find(reference).map(|(name, _)| self.target(name)) {
                Some(Target::Type(_, bits) | Target::Empty(bits)) => bits,
                Some(Target::Cycle | Target::Missing) | None => Bits::default(),
            },
            Node::Inline(schema) => {
                let behind = self.sole_reference(schema).map(|reference| self.bits_of(Node::Reference(reference)));
                self.bits(schema).or(behind.unwrap_or_default())
            }
        }
    }

    fn bits_within(self, schema: &'a Schema, hops: usize) -> Bits {
        let facts = Facts::of(schema);
        let mut bits = Bits { nullable: schema.schema_data.nullable, blankable: false };
        if facts.values.len() > 1 {
            bits.nullable |= facts.values.iter().any(Value::is_null);
            bits.blankable |= is_blank_among_strings(&facts.values);
        }
        let arms = || facts.one_of.iter().chain(facts.any_of).map(Node::from);
        for arm in arms() {
            match (self.emptiness(arm), arm) {
                (Some(empty), _) => bits = bits.or(empty),
                (None, Node::Inline(arm)) => bits.nullable |= arm.schema_data.nullable || self.nested_null(arm, hops),
                (None, Node::Reference(_)) => {
                    bits.nullable |= self
                        .schema(arm)
                        .is_some_and(|schema| schema.schema_data.nullable || self.nested_null(schema, hops));
                }
            }
        }
        if bits.blankable && facts.has_arms() {
            bits.blankable = !arms().filter(|arm| self.emptiness(*arm).is_none()).all(|arm| self.is_plain_text(arm));
        }
        if let ([_, _, ..], Some(hops)) = (facts.all_of, hops.checked_sub(1).filter(|hops| *hops > HOPS - 4)) {
            bits.nullable |= facts
                .all_of
                .iter()
                .all(|arm| self.schema(Node::from(arm)).is_some_and(|schema| self.bits_within(schema, hops).nullable));
        }
        bits
    }

    /// Whether null is among the arms of a union that is itself an arm.
    fn nested_null(self, arm: &'a Schema, hops: usize) -> bool {
        let deeper = hops.checked_sub(1).filter(|hops| *hops > HOPS - 4 && Facts::of(arm).has_arms());
        deeper.is_some_and(|hops| self.bits_within(arm, hops).nullable)
    }

    /// Whether a `String` already has room for the empty string here.
    pub fn is_plain_text(self, node: Node<'a>) -> bool {
        self.schema(node).map(Facts::of).is_some_and(|facts| {
            facts.json_type == Some(JsonType::String)
                && facts.values.is_empty()
                && !super::scalar::has_own_type(facts.format)
        })
    }
}

fn reference_of(node: &ReferenceOr<Schema>) -> Option<&str> {
    match node {
        ReferenceOr::Reference { reference } => Some(reference),
        ReferenceOr::Item(_) => None,
    }
}

fn empty_bits(node: Node<'_>) -> Option<Bits> {
    let Node::Inline(schema) = node else { return None };
    let facts = Facts::of(schema);
    if facts.has_arms() || !facts.all_of.is_empty() {
        return None;
    }
    let null = facts.values.contains(&Value::Null);
    let blank = facts.values.iter().any(|value| value == "");
    let empty = !facts.values.is_empty() && facts.values.iter().all(|value| value.is_null() || value == "");
    empty.then_some(Bits { nullable: null || schema.schema_data.nullable, blankable: blank })
}

/// Whether the empty string stands beside other strings.
pub(super) fn is_blank_among_strings(values: &[Value]) -> bool {
    let strings = || values.iter().filter(|value| !value.is_null());
    strings().all(Value::is_string) && strings().any(|value| value == "") && strings().any(|value| value != "")
}
