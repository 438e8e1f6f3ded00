//! Which structs and unions XML bodies hold, also deep inside.

use std::collections::BTreeMap;

use super::forms::XmlForms;
use super::table::{XmlNode, XmlObject, XmlObjects, XmlShape};
use crate::ir::{Shape, TypeId};

/// The fields of every struct and union that can be reached from the elements of whole bodies; `None` where there are no such elements.
pub(in crate::passes) fn plan_objects(forms: XmlForms<'_>, roots: &[&XmlNode]) -> Option<XmlObjects> {
    if roots.is_empty() {
        return None;
    }
    let mut open = Vec::new();
    roots.iter().for_each(|root| push_mentioned(&root.shape, &mut open));
    let mut objects = BTreeMap::new();
    while let Some(id) = open.pop() {
        if objects.contains_key(&id) {
            continue;
        }
        let Some(object) = object_of(forms, id) else { continue };
        let shapes = object.fields.iter().map(|field| &field.node.shape).chain(&object.additional);
        shapes.for_each(|shape| push_mentioned(shape, &mut open));
        objects.insert(id, object);
    }
    Some(objects)
}

fn object_of(forms: XmlForms<'_>, id: TypeId) -> Option<XmlObject> {
    match &forms.api.type_def(id).shape {
        Shape::Struct(object) => Some(forms.object(object)),
        Shape::Union(_) => Some(forms.object_of_arms(id)),
        Shape::Enum(_) | Shape::Alias(_) => None,
    }
}

/// Appends the structs and unions that are inside an element.
fn push_mentioned(shape: &XmlShape, found: &mut Vec<TypeId>) {
    match shape {
        XmlShape::Object(id) | XmlShape::Union(id) => found.push(*id),
        XmlShape::List(item) => push_mentioned(&item.shape, found),
        XmlShape::Map(value) => push_mentioned(value, found),
        XmlShape::Text | XmlShape::Literal | XmlShape::Either | XmlShape::Any => {}
    }
}
