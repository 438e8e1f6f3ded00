//! Types: fields with their wire names, enums with their wire values, unions with what tells their arms.

use super::{Group, constraints, deprecated, wire_name};
use crate::ir::{EnumRepr, Usage, Xml};
use crate::surface::{
    ApiSurface, EnumSurface, FieldSurface, HowMade, ShapeSurface, StructSurface, ToldBy, TypeSurface, UnionSurface,
};

impl ApiSurface {
    pub(super) fn type_group(&self, surface: &TypeSurface) -> Group {
        let name = &surface.name;
        let (what, members) = match &surface.shape {
            ShapeSurface::Struct(object) => (String::new(), self.struct_members(surface, object)),
            ShapeSurface::Enum(list) => (repr_text(list.repr).to_owned(), enum_members(name, list)),
            ShapeSurface::Union(union) => (told_by(union), self.union_members(name, union)),
            ShapeSurface::Alias(ty) => (format!(" = {}", self.type_text(ty)), Vec::new()),
            ShapeSurface::Newtype(ty) => (format!("({})", self.type_text(ty)), Vec::new()),
        };
        let head = format!(
            "{} {name}{what}, {}{}{}{}{}",
            surface.shape.kind(),
            usage_text(surface.usage),
            derives_text(&surface.derives),
            xml_text(surface.xml.as_ref()),
            constraints(&surface.constraints),
            deprecated(surface.deprecated)
        );
        Group::new(head, members)
    }

    fn struct_members(&self, surface: &TypeSurface, object: &StructSurface) -> Vec<String> {
        let owner = &surface.name;
        let fields = object.fields.iter().map(|field| self.field_line(owner, field));
        let additional = object.additional.iter();
        let additional =
            additional.map(|(name, ty)| format!("{owner}.{name}: {}, further properties", self.type_text(ty)));
        let made = match &object.made {
            HowMade::OnlyDecoded => format!("{} non_exhaustive", surface.name),
            HowMade::Default | HowMade::New(_) => self.making(surface),
        };
        fields.chain(additional).chain([made]).collect()
    }

    fn field_line(&self, owner: &str, field: &FieldSurface) -> String {
        let wire = wire_name(&field.wire_name, &field.rust_name);
        let wire = if wire.is_empty() { wire } else { format!(", wire{wire}") };
        let aliases =
            if field.aliases.is_empty() { String::new() } else { format!(", also {}", field.aliases.join(", ")) };
        // Where null is no value, the type says whether the field is required.
        let presence = match (field.required, field.nullable) {
            (true, true) => ", always there, may be null",
            (false, true) => ", may be null",
            (true | false, false) => "",
        };
        let (ty, xml) = (self.type_text(&field.ty), xml_text(field.xml.as_ref()));
        let (constraints, deprecated) = (constraints(&field.constraints), deprecated(field.deprecated));
        format!("{owner}.{}: {ty}{wire}{aliases}{presence}{xml}{constraints}{deprecated}", field.rust_name)
    }

    fn union_members(&self, owner: &str, union: &UnionSurface) -> Vec<String> {
        let arms = union.arms.iter();
        arms.map(|arm| format!("{owner}::{}({}): {}", arm.rust_name, self.type_text(&arm.ty), arm.told_by)).collect()
    }
}

fn enum_members(owner: &str, list: &EnumSurface) -> Vec<String> {
    list.variants.iter().map(|variant| format!("{owner}::{} = {}", variant.rust_name, variant.value)).collect()
}

fn repr_text(repr: EnumRepr) -> &'static str {
    match repr {
        EnumRepr::String => " of strings",
        EnumRepr::Integer => " of integers",
        EnumRepr::Json => " of JSON values",
    }
}

fn told_by(union: &UnionSurface) -> String {
    match &union.told_by {
        ToldBy::Property(property) => format!(" by `{property}`"),
        ToldBy::Shape => " by shape".to_owned(),
    }
}

fn derives_text(derives: &[String]) -> String {
    if derives.is_empty() { String::new() } else { format!(", derives {}", derives.join(" ")) }
}

fn usage_text(usage: Usage) -> &'static str {
    match usage {
        Usage { request: true, response: true } => "sent and received",
        Usage { request: true, response: false } => "sent",
        Usage { request: false, response: _ } => "received",
    }
}

fn xml_text(xml: Option<&Xml>) -> String {
    let Some(xml) = xml else { return String::new() };
    let name = xml.name.as_ref().map(|name| format!(" `{name}`")).unwrap_or_default();
    let namespace = xml.namespace.as_ref().map(|uri| format!(" in {uri}")).unwrap_or_default();
    let prefix = xml.prefix.as_ref().map(|prefix| format!(" as {prefix}:")).unwrap_or_default();
    let flags = [(xml.attribute, " attribute"), (xml.wrapped, " wrapped"), (xml.text, " text")];
    let flags: String = flags.into_iter().filter(|(set, _)| *set).map(|(_, text)| text).collect();
    let items = xml.items.as_deref().map(|items| format!(", items{}", xml_text(Some(items)))).unwrap_or_default();
    format!(", XML{name}{namespace}{prefix}{flags}{items}")
}
