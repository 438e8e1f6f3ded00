//! Objects: a struct where properties are known, else a map.

use openapiv3::AdditionalProperties;

use super::field::implied_field;
use super::keywords::Keywords;
use super::members::Members;
use super::schema_at::{SchemaAt, SchemaNode};
use super::schema_part::SchemaPart;
use super::type_or_shape::TypeOrShape;
use crate::diagnostic::Diagnostic;
use crate::ir::{Field, Shape, Struct, TypeKind, TypeRef, Untyped};
use crate::lower::Lowering;

impl<'a> Lowering<'a, '_> {
    /// The type of an object schema without `allOf`, `oneOf` and `anyOf`.
    pub(super) fn object(&mut self, at: &SchemaAt<'a>) -> TypeOrShape {
        let part = match at.node {
            SchemaNode::Inline(schema) => {
                Some(SchemaPart { at: at.clone(), schema, keywords: Keywords::of_schema(schema), optional: false })
            }
            SchemaNode::Reference(_) => None,
        };
        self.object_of_members(&Members::of_parts(part.as_slice()), at)
    }

    /// The type of an object with these members.
    pub(super) fn object_of_members(&mut self, members: &Members<'a>, at: &SchemaAt<'a>) -> TypeOrShape {
        let is_closed = matches!(members.additional, Some((AdditionalProperties::Any(false), _)));
        let additional = self.additional_properties(members);
        if members.has_fields() || (is_closed && additional.is_none()) {
            let fields = self.fields(members, additional.as_ref(), at);
            return TypeOrShape::Shape(Shape::Struct(Struct { fields, additional, left_out: Vec::new() }));
        }
        let any = TypeRef::new(TypeKind::Any(Untyped::ByDocument));
        TypeKind::Map(Box::new(additional.unwrap_or(any))).into()
    }

    /// The type of the properties that have no name in the document, where it gives one.
    fn additional_properties(&mut self, members: &Members<'a>) -> Option<TypeRef> {
        let word = if members.has_fields() { "additional" } else { "value" };
        match members.additional.as_ref()? {
            (AdditionalProperties::Any(false), _) => None,
            (AdditionalProperties::Any(true), _) => Some(TypeRef::new(TypeKind::Any(Untyped::ByDocument))),
            (AdditionalProperties::Schema(node), owner) => {
                let pointer = owner.pointer.child("additionalProperties");
                Some(self.type_of(&SchemaAt::new(&**node, pointer, owner.hint.child(word))))
            }
        }
    }

    fn fields(&mut self, members: &Members<'a>, additional: Option<&TypeRef>, at: &SchemaAt<'a>) -> Vec<Field> {
        let mut fields = Vec::new();
        for (name, schemas) in &members.properties {
            fields.extend(self.field(name, schemas, members.required.contains(name)));
        }
        let any = TypeRef::new(TypeKind::Any(Untyped::ByDocument));
        let (ty, done) = match additional.filter(|ty| !matches!(ty.kind, TypeKind::Any(_))) {
            Some(ty) => (ty, "`additionalProperties` gives the field its type"),
            None => (&any, "the field can hold any JSON value"),
        };
        for name in members.required_without_schema() {
            self.diagnostics.push(Diagnostic::note(
                "required-without-property",
                &at.pointer.child("required"),
                format!("`required` names `{name}`, which `properties` does not list"),
                done,
            ));
            fields.push(implied_field(at.pointer.clone(), name, ty.clone(), true));
        }
        for name in members.only_in_discriminators() {
            let ty = TypeRef::new(TypeKind::String);
            fields.push(implied_field(at.pointer.clone(), name, ty, members.required.contains(name)));
        }
        fields
    }
}
