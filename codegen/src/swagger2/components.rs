//! What operations share: `parameters` and `responses` of the document.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::operation::Operations;
use super::parameter::convert_parameter;
use super::responses::convert_response;
use super::written::{Role, Written, role};
use super::{Object, add_component, body, place_of, remember_place, text};
use crate::diagnostic::Diagnostics;
use crate::grammar::Place;
use crate::internal_keys::UNRESOLVED;
use crate::pointer::{Pointer, unescape};

impl Operations {
    /// The parameters and responses of the document become components. Fields of forms do not: they stand in the bodies that have them.
    pub(super) fn add_components(&self, document: &mut Object, root: &Place<'_>, diagnostics: &mut Diagnostics) {
        let place = root.key("parameters");
        for (name, parameter) in &self.parameters {
            let Value::Object(parameter) = parameter else { continue };
            let pointer = place_of(parameter, place.key(name)).pointer();
            let mut converted = self.rewritten(parameter, "parameters");
            let section = match role(parameter) {
                Role::FormField => continue,
                Role::Body => {
                    let (component, reference) = (Some(name.clone()), None);
                    let written = Written { parameter: Cow::Borrowed(parameter), pointer, component, reference };
                    converted = body::request_body(&written, &self.consumed(None), &self.copies);
                    "requestBodies"
                }
                Role::Other => {
                    if !converted.contains_key("$ref") {
                        convert_parameter(&mut converted, &pointer, diagnostics);
                    }
                    "parameters"
                }
            };
            if !converted.contains_key(UNRESOLVED) {
                add_component(document, section, name.clone(), Value::Object(converted));
            }
        }
        let place = root.key("responses");
        for (name, response) in &self.responses {
            let Value::Object(response) = response else { continue };
            let place = place_of(response, place.key(name));
            let mut converted = self.rewritten(response, "responses");
            if !converted.contains_key("$ref") {
                let produced = self.produces.as_deref().unwrap_or_default();
                convert_response(&mut converted, produced, &place, &self.copies, diagnostics);
                remember_place(&mut converted, &place.pointer());
            }
            if !converted.contains_key(UNRESOLVED) {
                add_component(document, "responses", name.clone(), Value::Object(converted));
            }
        }
    }

    /// The same object, with 3.0's reference where it is a reference to something in `section`.
    fn rewritten(&self, object: &Object, section: &str) -> Object {
        let name = text(object, "$ref").and_then(|reference| reference.strip_prefix(&format!("#/{section}/")));
        match name {
            Some(name) => reference(section, &unescape(name)),
            None => object.clone(),
        }
    }
}

/// A reference to a component.
pub(super) fn reference(section: &str, name: &str) -> Object {
    Object::from_iter([("$ref".to_owned(), json!(Pointer::component(section, name).to_string()))])
}
