//! Unions in XML. Nothing in XML says which arm a value is of: one table knows the fields of all arms, and the JSON that is made by it
//! is told apart like any other.

use std::collections::BTreeSet;

use super::forms::XmlForms;
use super::table::{XmlObject, XmlShape};
use crate::ir::{Field, Shape, TypeId, TypeRef};
use crate::passes::json_form::JsonForm;

impl<'a> XmlForms<'a> {
    /// What is inside the element of a union.
    pub(super) fn union(self, id: TypeId) -> XmlShape {
        let arms = self.arms(id);
        if arms.iter().any(|arm| matches!(JsonForm::of(self.api, arm), JsonForm::Struct(..))) {
            return XmlShape::Union(id);
        }
        let shapes: Vec<XmlShape> = arms.iter().map(|arm| self.shape(arm, None)).collect();
        let all = |allowed: &[XmlShape]| shapes.iter().all(|shape| allowed.contains(shape));
        if shapes.is_empty() {
            XmlShape::Either
        } else if all(&[XmlShape::Text]) {
            XmlShape::Text
        } else if all(&[XmlShape::Literal]) {
            XmlShape::Literal
        } else if all(&[XmlShape::Text, XmlShape::Literal]) {
            XmlShape::Either
        } else {
            XmlShape::Any
        }
    }

    /// The fields of all arms, each key once, and the shape of further ones.
    pub(super) fn object_of_arms(self, id: TypeId) -> XmlObject {
        let mut seen: Vec<&str> = Vec::new();
        let mut object = XmlObject { fields: Vec::new(), additional: None };
        for arm in self.arms(id) {
            let JsonForm::Struct(_, arm) = JsonForm::of(self.api, arm) else { continue };
            for field in arm.fields.iter().filter(|field| !seen.contains(&field.wire_name.as_str())) {
                // What one arm requires another may not even have.
                object.fields.push(self.field(&Field { required: false, ..field.clone() }));
            }
            seen.extend(arm.fields.iter().map(|field| field.wire_name.as_str()));
            object.additional = object.additional.or_else(|| self.additional(arm));
        }
        object
    }

    /// The arms of a union and of the unions among them.
    fn arms(self, id: TypeId) -> Vec<&'a TypeRef> {
        let (mut open, mut seen, mut arms) = (vec![id], BTreeSet::new(), Vec::new());
        while let Some(id) = open.pop() {
            let Shape::Union(union) = &self.api.type_def(id).shape else { continue };
            if !seen.insert(id) {
                continue;
            }
            for variant in &union.variants {
                if let JsonForm::Union(id, _) = JsonForm::of(self.api, &variant.ty) {
                    open.push(id);
                } else {
                    arms.push(&variant.ty);
                }
            }
        }
        arms
    }
}
