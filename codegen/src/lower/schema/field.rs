//! Properties: fields of a struct.

use serde_json::Value;

use super::access::narrower_access;
use super::schema_at::{SchemaAt, SchemaNode};
use super::xml::schema_xml;
use crate::extensions;
use crate::ir::{Access, Docs, Field, TypeRef};
use crate::lower::Lowering;
use crate::pointer::Pointer;

impl<'a> Lowering<'a, '_> {
    /// The field of a property with one schema, or with several that hold of it together (`allOf`); `None` without any.
    pub(super) fn field(&mut self, name: &str, schemas: &[SchemaAt<'a>], required: bool) -> Option<Field> {
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
            client_name: schemas.iter().rev().find_map(|at| client_name(at.node)),
            aliases: schemas.iter().flat_map(|at| property_aliases(at.node)).collect(),
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
}

/// The field of a property that has no schema of its own: `required` names it, or a discriminator. Its origin is that of its struct.
pub(super) fn implied_field(origin: Pointer, name: &str, ty: TypeRef, required: bool) -> Field {
    Field {
        origin,
        wire_name: name.to_owned(),
        client_name: None,
        aliases: Vec::new(),
        docs: Docs::default(),
        ty,
        required,
        access: Access::ReadWrite,
        xml: None,
    }
}

fn client_name(node: SchemaNode<'_>) -> Option<String> {
    let SchemaNode::Inline(schema) = node else { return None };
    extensions::client_name(&schema.schema_data.extensions)
}

/// [`extensions::ALIASES`]: other keys under which a server may send the property.
fn property_aliases(node: SchemaNode<'_>) -> Vec<String> {
    let SchemaNode::Inline(schema) = node else { return Vec::new() };
    let listed = schema.schema_data.extensions.get(extensions::ALIASES).and_then(Value::as_array);
    listed.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Of each kind of documentation that of the later schema, where it has some.
fn merge_docs(earlier: Docs, later: Docs) -> Docs {
    Docs {
        summary: later.summary.or(earlier.summary),
        description: later.description.or(earlier.description),
        constraints: if later.constraints.is_empty() { earlier.constraints } else { later.constraints },
        default: later.default.or(earlier.default),
        example: later.example.or(earlier.example),
        deprecated: later.deprecated || earlier.deprecated,
    }
}
