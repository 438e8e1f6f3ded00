//! Objects: structs and maps.

use indexmap::{IndexMap, IndexSet};
use openapiv3::AdditionalProperties;
use serde_json::Value;

use super::docs::schema_xml;
use super::keywords::Keywords;
use super::schema_at::{SchemaAt, SchemaNode};
use super::schema_part::SchemaPart;
use super::type_or_shape::{TypeOrShape, any};
use crate::diagnostic::Diagnostic;
use crate::extensions;
use crate::ir::{Access, Docs, Field, Shape, Struct, TypeKind, TypeRef, Untyped};
use crate::lower::Lowering;

/// The properties of one or several schemas that hold of the same object.
#[derive(Default)]
pub(super) struct Members<'a> {
    /// By wire name: every schema that the property has.
    properties: IndexMap<&'a str, Vec<SchemaAt<'a>>>,
    required: IndexSet<&'a str>,
    /// `additionalProperties`, the last one that says something.
    additional: Option<(&'a AdditionalProperties, SchemaAt<'a>)>,
}

impl<'a> Members<'a> {
    /// Adds the properties of a part.
    pub fn add(&mut self, part: &SchemaPart<'a>) {
        for (name, node) in part.keywords.properties.into_iter().flatten() {
            let pointer = part.at.pointer.child("properties").child(name);
            let property = SchemaAt::new(node, pointer, part.at.hint.child(name));
            self.properties.entry(name).or_default().push(property);
        }
        if !part.optional {
            self.required.extend(part.keywords.required.iter().map(String::as_str));
        }
        if let Some(additional) = part.keywords.additional
            && (*additional != AdditionalProperties::Any(false) || self.additional.is_none())
        {
            self.additional = Some((additional, part.at.clone()));
        }
    }

    /// The names of the properties.
    pub fn names(&self) -> impl Iterator<Item = &'a str> {
        self.properties.keys().copied()
    }

    /// Whether `other` has all of its properties and required names, and it allows no additional properties: then it adds nothing
    /// to `other`.
    pub fn is_within(&self, other: &Self) -> bool {
        self.names().all(|name| other.properties.contains_key(name))
            && self.required.iter().all(|name| other.properties.contains_key(name))
            && !matches!(self.additional, Some((AdditionalProperties::Schema(_) | AdditionalProperties::Any(true), _)))
    }
}

impl<'a> Lowering<'a, '_> {
    /// An object schema that stands alone.
    pub(super) fn object(&mut self, at: &SchemaAt<'a>) -> TypeOrShape {
        let mut members = Members::default();
        if let SchemaNode::Inline(schema) = at.node {
            members.add(&SchemaPart { at: at.clone(), schema, keywords: Keywords::of_schema(schema), optional: false });
        }
        self.object_of_members(members, at)
    }

    /// A struct; a map where no property is known.
    pub(super) fn object_of_members(&mut self, members: Members<'a>, at: &SchemaAt<'a>) -> TypeOrShape {
        let closed = matches!(members.additional, Some((AdditionalProperties::Any(false), _)));
        let has_fields = !members.properties.is_empty() || !members.required.is_empty();
        let word = if has_fields { "additional" } else { "value" };
        let additional = match &members.additional {
            Some((AdditionalProperties::Any(false), _)) | None => None,
            Some((AdditionalProperties::Any(true), _)) => Some(TypeRef::new(TypeKind::Any(Untyped::ByDocument))),
            Some((AdditionalProperties::Schema(node), owner)) => {
                let pointer = owner.pointer.child("additionalProperties");
                Some(self.type_of(&SchemaAt::new(&**node, pointer, owner.hint.child(word))))
            }
        };
        match additional {
            None if !has_fields && !closed => map_of_any(),
            Some(value) if !has_fields => TypeKind::Map(Box::new(value)).into(),
            additional => {
                let fields = self.fields(&members, at);
                TypeOrShape::Shape(Shape::Struct(Struct { fields, additional }))
            }
        }
    }

    fn fields(&mut self, members: &Members<'a>, at: &SchemaAt<'a>) -> Vec<Field> {
        let mut fields = Vec::new();
        for (name, schemas) in &members.properties {
            fields.extend(self.field(name, schemas, members.required.contains(name)));
        }
        for name in members.required.iter().filter(|name| !members.properties.contains_key(**name)) {
            self.diagnostics.push(Diagnostic::note(
                "required-without-property",
                &at.pointer.child("required"),
                format!("`required` names `{name}`, which `properties` does not list"),
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
    fn field(&mut self, name: &str, schemas: &[SchemaAt<'a>], required: bool) -> Option<Field> {
        let last = schemas.last()?;
        let ty = match schemas {
            [only] => self.type_of(only),
            several => self.intersection_type(several, last),
        };
        let docs = schemas.iter().map(|at| self.schema_docs(at)).fold(Docs::default(), merge_docs);
        self.remember_enum_labels(&ty, docs.description.as_deref());
        Some(Field {
            origin: last.pointer.clone(),
            wire_name: name.to_owned(),
            aliases: schemas.iter().flat_map(|at| aliases(at.node)).collect(),
            docs,
            access: schemas.iter().map(|at| self.access(at.node)).fold(Access::ReadWrite, narrower_access),
            ty,
            required,
            xml: schemas.iter().rev().find_map(|at| match at.node {
                SchemaNode::Inline(schema) => schema_xml(schema),
                SchemaNode::Reference(_) => None,
            }),
        })
    }

    /// `readOnly` / `writeOnly` of a property, also where it stands in the schema that the property refers to.
    fn access(&self, node: SchemaNode<'a>) -> Access {
        let mut node = Some(node);
        for _ in 0..8 {
            let schema = match node {
                None => return Access::ReadWrite,
                Some(SchemaNode::Reference(reference)) => {
                    node = self.components.find(reference).map(|(_, next)| next);
                    continue;
                }
                Some(SchemaNode::Inline(schema)) => schema,
            };
            match (schema.schema_data.read_only, schema.schema_data.write_only) {
                (true, false) => return Access::ReadOnly,
                (false, true) => return Access::WriteOnly,
                (true, true) | (false, false) => {}
            }
            node = match Keywords::of_schema(schema).all_of {
                [only] => Some(SchemaNode::from(only)),
                _ => None,
            };
        }
        Access::ReadWrite
    }
}

/// [`extensions::ALIASES`]: other keys under which a server may send the property.
fn aliases(node: SchemaNode<'_>) -> Vec<String> {
    let SchemaNode::Inline(schema) = node else { return Vec::new() };
    let listed = schema.schema_data.extensions.get(extensions::ALIASES).and_then(Value::as_array);
    listed.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// `type: object` and no more.
fn map_of_any() -> TypeOrShape {
    match any() {
        TypeOrShape::Type(value) => TypeKind::Map(Box::new(value)).into(),
        TypeOrShape::Shape(shape) => TypeOrShape::Shape(shape),
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
