//! From types and their `xml` objects to elements and attributes.

use super::element_name::element_name;
use super::table::{XmlField, XmlNode, XmlObject, XmlPlace, XmlShape};
use crate::ir::{Api, Field, Shape, Struct, TypeId, TypeRef, Xml};
use crate::passes::boxes::Boxes;
use crate::passes::json_form::JsonForm;

/// Decides how types are written as XML.
#[derive(Clone, Copy)]
pub(in crate::passes) struct XmlForms<'a> {
    pub(in crate::passes) api: &'a Api,
    pub(in crate::passes) boxes: &'a Boxes,
}

impl XmlForms<'_> {
    /// The element of a whole body; `xml` is what the body's own schema says.
    pub(in crate::passes) fn root(self, ty: &TypeRef, xml: Option<&Xml>) -> XmlNode {
        let default = match ty.kind.named() {
            Some(id) => element_name(&self.api.type_def(id).hint.0.join("_")),
            None => "root".to_owned(),
        };
        self.node(&default, ty, xml)
    }

    /// The fields of a struct.
    pub(super) fn object(self, object: &Struct) -> XmlObject {
        XmlObject {
            fields: object.fields.iter().map(|field| self.field(field)).collect(),
            additional: self.additional(object),
        }
    }

    /// What is inside the elements of keys that a struct does not list.
    pub(super) fn additional(self, object: &Struct) -> Option<XmlShape> {
        object.additional.as_ref().map(|ty| self.shape(ty, None))
    }

    /// A field, and where it is written.
    pub(super) fn field(self, field: &Field) -> XmlField {
        let Field { wire_name, required, ty, .. } = field;
        let xml = self.described(ty, field.xml.as_ref());
        let (place, node) = if xml.attribute {
            (XmlPlace::Attribute, self.node(wire_name, ty, Some(&xml)))
        } else if xml.text {
            (XmlPlace::Text, self.node(wire_name, ty, Some(&xml)))
        } else if xml.cdata {
            (XmlPlace::CData, self.node(wire_name, ty, Some(&xml)))
        } else if xml.inline && self.can_be_inline(ty) {
            (XmlPlace::Inline, self.node(wire_name, ty, Some(&xml)))
        } else if !xml.wrapped
            && let JsonForm::List(item) = JsonForm::of(self.api, ty)
        {
            // Without an element around the list the items are called after the property.
            (XmlPlace::Items, self.node(wire_name, item, xml.items.as_deref()))
        } else {
            (XmlPlace::Element, self.node(wire_name, ty, Some(&xml)))
        };
        XmlField { key: wire_name.clone(), required: *required, place, node }
    }

    /// Whether the fields of a type can stand among those of another one: a struct that lists its fields, with none inside which does the
    /// same, as it would without end in itself.
    fn can_be_inline(self, ty: &TypeRef) -> bool {
        let JsonForm::Struct(_, object) = JsonForm::of(self.api, ty) else { return false };
        let is_inline = |field: &Field| self.described(&field.ty, field.xml.as_ref()).inline;
        object.additional.is_none() && !object.fields.iter().any(is_inline)
    }

    fn node(self, default: &str, ty: &TypeRef, xml: Option<&Xml>) -> XmlNode {
        let xml = self.described(ty, xml);
        let name = xml.name.as_deref().unwrap_or(default);
        XmlNode {
            name: name.to_owned(),
            prefix: xml.prefix.clone().unwrap_or_default(),
            namespace: xml.namespace.clone().unwrap_or_default(),
            shape: self.shape(ty, Some((name, &xml))),
        }
    }

    /// The `xml` of a position, with what the type says for itself where the position is silent.
    fn described(self, ty: &TypeRef, xml: Option<&Xml>) -> Xml {
        let mut merged = xml.cloned().unwrap_or_default();
        for id in self.definitions(ty) {
            if let Some(xml) = &self.api.type_def(id).xml {
                merged.name = merged.name.or_else(|| xml.name.clone());
                merged.namespace = merged.namespace.or_else(|| xml.namespace.clone());
                merged.prefix = merged.prefix.or_else(|| xml.prefix.clone());
                merged.attribute |= xml.attribute;
                merged.wrapped |= xml.wrapped;
                merged.text |= xml.text;
                merged.cdata |= xml.cdata;
                merged.inline |= xml.inline;
                merged.items = merged.items.or_else(|| xml.items.clone());
            }
        }
        merged
    }

    /// What is inside the element of a value; `around` is the element's name and `xml`, where there is an element.
    pub(super) fn shape(self, ty: &TypeRef, around: Option<(&str, &Xml)>) -> XmlShape {
        if self.is_endless(ty) {
            return XmlShape::Any;
        }
        match JsonForm::of(self.api, ty) {
            JsonForm::Boolean | JsonForm::Integer | JsonForm::Number => XmlShape::Literal,
            JsonForm::String => XmlShape::Text,
            JsonForm::List(item) => {
                // Items without a name are called like the element around them.
                let (name, xml) = around.map_or(("item", None), |(name, xml)| (name, xml.items.as_deref()));
                XmlShape::List(Box::new(self.node(name, item, xml)))
            }
            JsonForm::Map(value) => XmlShape::Map(Box::new(self.shape(value, None))),
            JsonForm::Struct(id, _) => XmlShape::Object(id),
            JsonForm::Union(id, _) => self.union(id),
            JsonForm::Scalar | JsonForm::Tuple | JsonForm::Object | JsonForm::Any | JsonForm::Cycle => XmlShape::Any,
        }
    }

    /// Whether a type is an alias that mentions itself: its elements would have no end.
    fn is_endless(self, ty: &TypeRef) -> bool {
        self.definitions(ty).any(|id| self.boxes.is_newtype(id))
    }

    /// The definition that a type is, and those that it stands for as an alias.
    fn definitions(self, ty: &TypeRef) -> impl Iterator<Item = TypeId> {
        let chain = std::iter::successors(ty.kind.named(), move |id| match &self.api.type_def(*id).shape {
            Shape::Alias(target) => target.kind.named(),
            Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => None,
        });
        // No chain of aliases is longer than there are types, unless it is a circle.
        chain.take(self.api.types.len())
    }
}
