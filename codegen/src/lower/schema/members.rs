//! The members of an object, said by one schema or by several that hold of it together.

use indexmap::{IndexMap, IndexSet};
use openapiv3::AdditionalProperties;

use super::schema_at::SchemaAt;
use super::schema_part::SchemaPart;

/// The members of an object.
#[derive(Default)]
pub(super) struct Members<'a> {
    /// By wire name: every schema that a part gives the property.
    pub properties: IndexMap<&'a str, Vec<SchemaAt<'a>>>,
    /// The names in `required`.
    pub required: IndexSet<&'a str>,
    /// The properties that discriminators of the parts name.
    pub discriminators: IndexSet<&'a str>,
    /// `additionalProperties` and the part that has it: the last one, and `false` only where no other part has any.
    pub additional: Option<(&'a AdditionalProperties, SchemaAt<'a>)>,
}

impl<'a> Members<'a> {
    /// The members that the parts of a schema give an object.
    pub fn of_parts(parts: &[SchemaPart<'a>]) -> Self {
        let mut members = Self::default();
        parts.iter().for_each(|part| members.add_part(part));
        members
    }

    fn add_part(&mut self, part: &SchemaPart<'a>) {
        for (name, node) in part.keywords.properties.into_iter().flatten() {
            let pointer = part.at.pointer.child("properties").child(name);
            let property = SchemaAt::new(node, pointer, part.at.hint.child(name));
            self.properties.entry(name).or_default().push(property);
        }
        if !part.optional {
            self.required.extend(part.keywords.required.iter().map(String::as_str));
        }
        let discriminator = part.schema.schema_data.discriminator.as_ref();
        self.discriminators.extend(discriminator.map(|written| written.property_name.as_str()));
        if let Some(additional) = part.keywords.additional
            && (*additional != AdditionalProperties::Any(false) || self.additional.is_none())
        {
            self.additional = Some((additional, part.at.clone()));
        }
    }

    /// Whether the object has fields of its own.
    pub fn has_fields(&self) -> bool {
        !self.properties.is_empty() || !self.required.is_empty()
    }

    /// The required names that no part gives a schema, and no discriminator a meaning.
    pub fn required_without_schema(&self) -> impl Iterator<Item = &'a str> {
        self.required.difference(&self.discriminators).copied().filter(|name| !self.properties.contains_key(name))
    }

    /// The properties that only discriminators name.
    pub fn only_in_discriminators(&self) -> impl Iterator<Item = &'a str> {
        self.discriminators.iter().copied().filter(|name| !self.properties.contains_key(name))
    }

    /// Whether `other` has all of its properties and required names, and it allows no additional properties: then it adds nothing
    /// to `other`.
    pub fn is_within(&self, other: &Self) -> bool {
        let mut names = self.properties.keys().chain(&self.required);
        names.all(|name| other.properties.contains_key(name))
            && !matches!(self.additional, Some((AdditionalProperties::Schema(_) | AdditionalProperties::Any(true), _)))
    }
}
