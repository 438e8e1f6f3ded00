//! Path items and operations; the parameters and responses that they share.

use std::collections::HashSet;

use serde_json::Value;

use super::components::reference;
use super::copies::Copies;
use super::media_types::{of_error, only_json, take_media_types};
use super::parameter::convert_parameter;
use super::responses::convert_response;
use super::servers::{OperationServers, Servers, not_http};
use super::structures::Structures;
use super::written::{Role, Written};
use super::{Object, body, form, place_of, remember_place, text};
use crate::diagnostic::Diagnostics;
use crate::grammar::{METHODS, Place};
use crate::internal_keys::{COMPONENT, UNRESOLVED};
use crate::pointer::{Pointer, unescape};

/// What the operations of a document share.
pub(super) struct Operations {
    /// `consumes` of the document.
    pub(super) consumes: Option<Vec<String>>,
    /// `produces` of the document.
    pub(super) produces: Option<Vec<String>>,
    /// `parameters` of the document, as 2.0 has them.
    pub(super) parameters: Object,
    /// `responses` of the document, as 2.0 has them.
    pub(super) responses: Object,
    structures: Structures,
    /// What stands several times in the result.
    pub(super) copies: Copies,
    servers: Servers,
}

impl Operations {
    /// Takes what they share out of the document.
    pub(super) fn take(document: &mut Object, servers: Servers) -> Self {
        let structures = Structures::of(document);
        let mut section = |key: &str| match document.shift_remove(key) {
            Some(Value::Object(section)) => section,
            Some(_) | None => Object::new(),
        };
        let (parameters, responses) = (section("parameters"), section("responses"));
        Self {
            consumes: take_media_types(document, "consumes"),
            produces: take_media_types(document, "produces"),
            parameters,
            responses,
            structures,
            copies: Copies::default(),
            servers,
        }
    }

    /// Brings all operations into 3.0's form.
    pub(super) fn convert_paths(&self, document: &mut Object, root: &Place<'_>, diagnostics: &mut Diagnostics) {
        let Some(Value::Object(paths)) = document.get_mut("paths") else { return };
        let place = root.key("paths");
        for (path, item) in paths {
            if let Value::Object(item) = item {
                let place = place_of(item, place.key(path));
                self.convert_path_item(item, &place, diagnostics);
            }
        }
    }

    fn convert_path_item(&self, item: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) {
        let shared = Written::list(item.shift_remove("parameters"), &place.key("parameters"), &self.parameters);
        let (others, of_bodies): (Vec<_>, Vec<_>) =
            shared.into_iter().partition(|written| written.role() == Role::Other);
        for (method, _) in METHODS {
            let Some(Value::Object(operation)) = item.get_mut(method) else { continue };
            let place = place.key(method);
            match self.servers.of_operation(operation) {
                OperationServers::OfDocument => {}
                OperationServers::Own(servers) => drop(operation.insert("servers".to_owned(), Value::Array(servers))),
                OperationServers::None(schemes) => {
                    diagnostics.push(not_http(operation, &schemes, &place));
                    item.shift_remove(method);
                    continue;
                }
            }
            self.convert_operation(operation, &of_bodies, &place, diagnostics);
        }
        if !others.is_empty() {
            let parameters = others.into_iter().map(|written| self.parameter(written, diagnostics));
            item.insert("parameters".to_owned(), parameters.collect());
        }
    }

    fn convert_operation<'s>(
        &'s self,
        operation: &mut Object,
        shared: &[Written<'s>],
        place: &Place<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        let consumes = take_media_types(operation, "consumes");
        let produces = take_media_types(operation, "produces");
        let here = place.key("parameters");
        let own = Written::list(operation.shift_remove("parameters"), &here, &self.parameters);
        let (mut bodies, mut fields, mut parameters) = (Vec::new(), Vec::new(), Vec::new());
        for written in own {
            match written.role() {
                Role::Body => bodies.push(written),
                Role::FormField if written.component.is_some() && !self.copies.allow(&written.parameter) => {}
                Role::FormField => fields.push(written),
                Role::Other => parameters.push(self.parameter(written, diagnostics)),
            }
        }
        self.inherit(&mut bodies, &mut fields, shared);
        if !parameters.is_empty() {
            operation.insert("parameters".to_owned(), Value::Array(parameters));
        }
        if let Some(body) = self.request_body(bodies, fields, consumes, &here.pointer(), diagnostics) {
            operation.insert("requestBody".to_owned(), Value::Object(body));
        }
        if let Some(Value::Object(responses)) = operation.get_mut("responses") {
            self.convert_responses(responses, produces, &place.key("responses"), diagnostics);
        }
    }

    /// A parameter that is in no body: a component, where it is one of the document's.
    fn parameter(&self, written: Written<'_>, diagnostics: &mut Diagnostics) -> Value {
        let Written { parameter, pointer, component, reference: remote } = written;
        if let Some(reference) = remote {
            return reference;
        }
        if let Some(name) = component {
            return Value::Object(reference("parameters", &name));
        }
        let mut parameter = parameter.into_owned();
        convert_parameter(&mut parameter, &pointer, diagnostics);
        Value::Object(parameter)
    }

    /// The request body of an operation; `place` is that of its parameters.
    fn request_body(
        &self,
        bodies: Vec<Written<'_>>,
        fields: Vec<Written<'_>>,
        consumes: Option<Vec<String>>,
        place: &Pointer,
        diagnostics: &mut Diagnostics,
    ) -> Option<Object> {
        let Some((body, others)) = bodies.split_first() else {
            return (!fields.is_empty()).then(|| {
                form::request_body(&fields, &self.consumed(consumes.as_deref()), place, &self.copies, diagnostics)
            });
        };
        diagnostics.extend(others.iter().map(body::second_body));
        body::report_form_beside_body(&fields, diagnostics);
        let consumed = self.consumed(consumes.as_deref());
        Some(match &body.component {
            Some(name) if consumed == self.consumed(None) || !self.copies.allow(&body.parameter) => {
                reference("requestBodies", name)
            }
            name => {
                let mut copy = body::request_body(body, &consumed, &self.copies);
                copy.extend(name.clone().map(|name| (COMPONENT.to_owned(), Value::String(name))));
                copy
            }
        })
    }

    fn convert_responses(
        &self,
        responses: &mut Object,
        produces: Option<Vec<String>>,
        place: &Place<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        responses.retain(|_, response| response.get(UNRESOLVED).is_none());
        let shared = self.produces.as_deref().unwrap_or_default();
        let produced = produces.as_deref().unwrap_or(shared);
        for (status, response) in responses.iter_mut().filter(|(status, _)| !status.starts_with("x-")) {
            let Value::Object(response) = response else { continue };
            let place = place_of(response, place.key(status));
            let component = self.shared_response(response);
            let schema = component.as_ref().map_or(&*response, |(_, found)| found).get("schema");
            let is_structured = schema.and_then(Value::as_object).is_some_and(|schema| self.structures.has(schema));
            let media_types = match !status.starts_with('2') && is_structured {
                true => of_error(produced, shared),
                false => produced.to_vec(),
            };
            match component {
                // The component has the media types that the document produces.
                Some((name, found))
                    if media_types == shared || !found.contains_key("schema") || !self.copies.allow(found) =>
                {
                    *response = reference("responses", &name);
                }
                Some((name, found)) => {
                    let at = Place::start(Pointer::root().child("responses").child(&name));
                    let place = place_of(found, at);
                    *response = found.clone();
                    convert_response(response, &media_types, &place, &self.copies, diagnostics);
                    remember_place(response, &place.pointer());
                    response.insert(COMPONENT.to_owned(), Value::String(name));
                }
                None => convert_response(response, &media_types, &place, &self.copies, diagnostics),
            }
        }
    }

    /// The response of the document that a reference leads to.
    fn shared_response(&self, response: &Object) -> Option<(String, &Object)> {
        let name = unescape(text(response, "$ref")?.strip_prefix("#/responses/")?);
        let found = self.responses.get(&name)?.as_object()?;
        Some((name, found))
    }

    /// The media types of a body: the operation's, else the document's, else JSON.
    pub(super) fn consumed(&self, own: Option<&[String]>) -> Vec<String> {
        own.or(self.consumes.as_deref()).map_or_else(only_json, <[String]>::to_vec)
    }

    /// Adds what the path item has for all its operations, and this one does not have itself.
    fn inherit<'w>(&self, bodies: &mut Vec<Written<'w>>, fields: &mut Vec<Written<'w>>, shared: &[Written<'w>]) {
        let has_body = !bodies.is_empty();
        let mut own: HashSet<String> = fields.iter().filter_map(Written::name).map(str::to_owned).collect();
        for written in shared {
            let is_missing = match written.role() {
                Role::Body => !has_body && fields.is_empty(),
                Role::FormField => !has_body && written.name().is_some_and(|name| own.insert(name.to_owned())),
                Role::Other => false,
            };
            if is_missing && self.copies.allow(&written.parameter) {
                let list = if written.role() == Role::Body { &mut *bodies } else { &mut *fields };
                list.push(written.clone());
            }
        }
    }
}
