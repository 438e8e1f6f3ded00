//! Definitions.

use super::{Described, constraints, docs_text};
use crate::ir::{Enum, Field, Shape, Struct, TypeDef, TypeId, TypeRef, Xml};
use crate::passes::{Construction, Identifier, Initial};
use crate::settings::Derive;
use crate::surface::{
    Arguments, EnumSurface, FieldSurface, HowMade, RustType, ShapeSurface, StructSurface, TypeSurface, VariantSurface,
    Wrapper,
};

impl Described<'_> {
    /// A definition and what is inside it.
    pub(super) fn definition(self, id: TypeId, definition: &TypeDef) -> TypeSurface {
        let component = match definition.hint.0.as_slice() {
            [component] => Some(component.clone()),
            _ => None,
        };
        TypeSurface {
            id,
            name: self.tables.names.type_name(id).to_string(),
            component,
            view: definition.view,
            place: definition.origin.clone(),
            usage: definition.usage,
            docs: docs_text(&definition.docs),
            constraints: constraints(&definition.docs),
            deprecated: definition.docs.deprecated,
            derives: self.tables.derives.of(id).iter().map(Derive::text).collect(),
            shape: self.shape(id, definition),
            xml: self.xml(definition.xml.as_ref()),
        }
    }

    fn shape(self, id: TypeId, definition: &TypeDef) -> ShapeSurface {
        let members = self.tables.names.members(id);
        match &definition.shape {
            Shape::Struct(object) => ShapeSurface::Struct(self.struct_surface(id, object, members)),
            Shape::Enum(list) => ShapeSurface::Enum(enum_surface(list, members)),
            Shape::Union(union) => ShapeSurface::Union(self.union(id, union, members)),
            Shape::Alias(target) => self.alias(id, target),
        }
    }

    fn alias(self, id: TypeId, target: &TypeRef) -> ShapeSurface {
        let ty = self.type_with_null(target, Some(id));
        if self.tables.boxes.is_newtype(id) { ShapeSurface::Newtype(ty) } else { ShapeSurface::Alias(ty) }
    }

    fn struct_surface(self, id: TypeId, object: &Struct, members: &[Identifier]) -> StructSurface {
        let fields = object.fields.iter().zip(members).map(|(field, name)| self.field(id, field, name));
        let additional = object.additional.as_ref().map(|value| {
            let name = self.tables.names.additional(id).to_string();
            (name, self.type_with_null(value, None).inside(Wrapper::Map))
        });
        let made = match self.tables.constructions.of(id) {
            Construction::Plain | Construction::OnlyDecoded => HowMade::OnlyDecoded,
            Construction::Default | Construction::DefaultOf(_) => HowMade::Default,
            Construction::New(initials) => HowMade::New(self.arguments_of_new(id, object, initials, members)),
        };
        StructSurface { fields: fields.collect(), additional, left_out: object.left_out.clone(), made }
    }

    fn field(self, holder: TypeId, field: &Field, name: &Identifier) -> FieldSurface {
        FieldSurface {
            wire_name: field.wire_name.clone(),
            aliases: field.aliases.clone(),
            rust_name: name.to_string(),
            ty: self.field_type(field, holder),
            required: field.required,
            nullable: field.ty.nullable,
            constraints: constraints(&field.docs),
            docs: docs_text(&field.docs),
            deprecated: field.docs.deprecated,
            place: field.origin.clone(),
            xml: self.xml(field.xml.as_ref()),
        }
    }

    fn arguments_of_new(self, id: TypeId, object: &Struct, initials: &[Initial], members: &[Identifier]) -> Arguments {
        let fields = object.fields.iter().zip(initials).zip(members);
        let argument = |((field, initial), name): ((&Field, &Initial), &Identifier)| {
            let ty = match initial {
                Initial::Text => RustType::Known("String").inside(Wrapper::Into),
                Initial::Nullable => self.type_without_null(&field.ty, Some(id)).inside(Wrapper::Nullable),
                Initial::Into => self.field_type(field, id).inside(Wrapper::Into),
                Initial::Value => self.field_type(field, id),
                Initial::Constant(_) | Initial::Absent => return None,
            };
            Some((name.to_string(), ty))
        };
        fields.filter_map(argument).collect()
    }

    /// `xml` counts only where a body is XML.
    fn xml(self, xml: Option<&Xml>) -> Option<Xml> {
        xml.filter(|_| self.tables.xml.is_some()).cloned()
    }
}

fn enum_surface(list: &Enum, members: &[Identifier]) -> EnumSurface {
    let variants = list.variants.iter().zip(members).map(|(variant, name)| VariantSurface {
        value: variant.value.clone(),
        rust_name: name.to_string(),
        docs: docs_text(&variant.docs),
    });
    EnumSurface { repr: list.repr, variants: variants.collect() }
}
