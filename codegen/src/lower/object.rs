//! Objects: structs and maps.

use indexmap::{IndexMap, IndexSet};
use openapiv3::AdditionalProperties;
use serde_json::Value;

use super::Lowering;
use super::all_of::Part;
use super::docs::xml;
use super::facts::Facts;
use super::place::{At, Node};
use super::schema::{Body, any};
use crate::diagnostic::Diagnostic;
use crate::ir::{Access, Docs, Field, Shape, Struct, TypeKind, TypeRef, Untyped};

/// The properties of one or several schemas that hold of the same object.
#[derive(Default)]
pub(super) struct Members<'a> {
    /// By wire name: every schema that the property has.
    properties: IndexMap<&'a str, Vec<At<'a>>>,
    required: IndexSet<&'a str>,
    /// `additionalProperties`, the last one that says something.
    additional: Option<(&'a AdditionalProperties, At<'a>)>,
}

impl<'a> Members<'a> {
    /// Adds the properties of a part.
    pub fn add(&mut self, part: &Part<'a>) {
        for (name, node) in part.facts.properties.into_iter().flatten() {
            let pointer = part.at.pointer.child("properties").child(name);
            let property = At::new(node, pointer, part.at.hint.child(name));
            self.properties.entry(name).or_default().push(property);
        }
        if !part.optional {
            self.required.extend(part.facts.required.iter().map(String::as_str));
        }
        if let Some(additional) = part.facts.additional
            && (*additional != AdditionalProperties::Any(false) || self.additional.is_none())
        {
            self.additional = Some((additional, part.at.clone()));
        }
    }

    /// The names of the properties.
    pub fn names(&self) -> impl Iterator<Item = &'a str> {
        self.properties.keys().copied()
    }

    /// Whether it says anything about the object beyond the names of other members.
    pub fn is_within(&self, other: &Self) -> bool {
        self.names().all(|name| other.properties.contains_key(name))
            && self.required.iter().all(|name| other.properties.contains_key(name))
            && !matches!(self.additional, Some((AdditionalProperties::Schema(_) | AdditionalProperties::Any(true), _)))
    }
}

impl<'a> Lowering<'a, '_> {
    /// An object schema that stands alone.
    pub(super) fn object(&mut self, at: &At<'a>) -> Body {
        let mut members = Members::default();
        if let Node::Inline(schema) = at.node {
            members.add(&Part { at: at.clone(), schema, facts: Facts::of(schema), optional: false });
        }
        self.members(members, at)
    }

    /// A struct; a map where no property is known.
    pub(super) fn members(&mut self, members: Members<'a>, at: &At<'a>) -> Body {
        let closed = matches!(members.additional, Some((AdditionalProperties::Any(false), _)));
        let has_fields = !members.properties.is_empty() || !members.required.is_empty();
        let word = if has_fields { "additional" } else { "value" };
        let additional = match &members.additional {
            Some((AdditionalProperties::Any(false), _)) | None => None,
            Some((AdditionalProperties::Any(true), _)) => Some(TypeRef::new(TypeKind::Any(Untyped::ByDocument))),
            Some((AdditionalProperties::Schema(node), owner)) => {
                let pointer = owner.pointer.child("additionalProperties");
                Some(self.type_of(&At::new(&**node, pointer, owner.hint.child(word))))
            }
        };
        match additional {
            None if !has_fields && !closed => map_of_any(),
            Some(value) if !has_fields => TypeKind::Map(Box::new(value)).into(),
            additional => {
                let fields = self.fields(&members, at);
                Body::Shape(Shape::Struct(Struct { fields, additional }))
            }
        }
    }

    fn fields(&mut self, members: &Members<'a>, at: &At<'a>) -> Vec<Field> {
        let mut fields = Vec::new();
        for (name, schemas) in &members.properties {
            fields.extend(self.field(name, schemas, members.required.contains(name)));
        }
        for name in members.required.iter().filter(|name| !members.properties.contains_key(**name)) {
            self.diagnostics.push(Diagnostic::note(
                "required-without-property",
                &at.pointer.child("required"),
                format!("`required` names `{name}`, which is no property here"),
                "the field can hold any JSON value",
            ));
            fields.push(Field {
                origin: at.pointer.clone(),
                wire_name: (*name).to_owned(),
                aliases: Vec::new(),
                docs: Docs::default(),
                ty: TypeRef::new(TypeKind::Any(Untyped::ByDocument)),
                required: true,
                access: Access::ReadWrite,
                xml: None,
            });
        }
        fields
    }

    /// A property, of which several schemas may speak (`allOf`).
    fn field(&mut self, name: &str, schemas: &[At<'a>], required: bool) -> Option<Field> {
        let last = schemas.last()?;
        let ty = match schemas {
            [only] => self.type_of(only),
            several => self.intersection_type(several, last),
        };
        let docs = schemas.iter().map(|at| self.docs(at)).fold(Docs::default(), merge_docs);
        self.may_label(&ty, docs.description.as_deref());
        Some(Field {
            origin: last.pointer.clone(),
            wire_name: name.to_owned(),
            aliases: schemas.iter().flat_map(|at| aliases(at.node)).collect(),
            docs,
            access: schemas.iter().map(|at| self.access(at.node)).fold(Access::ReadWrite, narrower_access),
            ty,
            required,
            xml: schemas.iter().rev().find_map(|at| match at.node {
                Node::Inline(schema) => xml(schema),
                Node::Reference(_) => None,
            }),
        })
    }

    /// `readOnly` / `writeOnly` of a property, also where it stands in the schema that the property refers to.
    fn access(&self, node: Node<'a>) -> Access {
        let mut node = Some(node);
        for _ in 0..8 {
            let schema = match node {
                None => return Access::ReadWrite,
                Some(Node::Reference(reference)) => {
                    node = self.components.find(reference).map(|(_, next)| next);
                    continue;
                }
                Some(Node::Inline(schema)) => schema,
            };
            match (schema.schema_data.read_only, schema.schema_data.write_only) {
                (true, false) => return Access::ReadOnly,
                (false, true) => return Access::WriteOnly,
                (true, true) | (false, false) => {}
            }
            node = match Facts::of(schema).all_of {
                [only] => Some(Node::from(only)),
                _ => None,
            };
        }
        Access::ReadWrite
    }
}

/// `x-aliases`: other keys under which a server may send the property.
fn aliases(node: Node<'_>) -> Vec<String> {
    let Node::Inline(schema) = node else { return Vec::new() };
    let listed = schema.schema_data.extensions.get("x-aliases").and_then(Value::as_array);
    listed.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// `type: object` and no more.
fn map_of_any() -> Body {
    match any() {
        Body::Type(value) => TypeKind::Map(Box::new(value)).into(),
        Body::Shape(shape) => Body::Shape(shape),
    }
}

fn merge_docs(earlier: Docs, later: Docs) -> Docs {
    Docs {
        summary: later.summary.or(earlier.summary),
        description: later.description.or(earlier.description),
        constraints: if later.constraints.is_empty() { earlier.constraints } else { later.constraints },
        deprecated: later.deprecated || earlier.deprecated,
    }
}

fn narrower_access(one: Access, other: Access) -> Access {
    match (one, other) {
        (Access::ReadWrite, access) | (access, Access::ReadWrite) => access,
        (Access::ReadOnly, Access::ReadOnly | Access::WriteOnly) => Access::ReadOnly,
        (Access::WriteOnly, Access::ReadOnly | Access::WriteOnly) => other,
    }
}
