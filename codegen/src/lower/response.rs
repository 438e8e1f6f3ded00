//! Responses.

use openapiv3::{MediaType, ReferenceOr, Response as Written, Responses, StatusCode};
use serde_json::Value;

use super::Lowering;
use super::list_style::list_style;
use super::media_kind::MediaKind;
use super::reference::{component_hint, copied_component, moved, resolve};
use super::request_body::is_file;
use super::schema::SchemaAt;
use crate::diagnostic::Diagnostic;
use crate::internal_keys;
use crate::ir::{
    Docs, Method, NameHint, Response, ResponseHeader, ResponseKind, ResponseMedia, Status, Style, TypeKind, TypeRef,
    Untyped,
};
use crate::pointer::Pointer;

impl<'a> Lowering<'a, '_> {
    /// The responses of an operation: codes in ascending order, then ranges, then `default`.
    pub(super) fn responses(
        &mut self,
        responses: &'a Responses,
        pointer: &Pointer,
        operation: &NameHint,
    ) -> Vec<Response> {
        let coded = responses.responses.iter().map(|(code, response)| (lowered_status(code), response));
        let default = responses.default.iter().map(|response| (Status::Default, response));
        let mut all: Vec<(Status, &'a ReferenceOr<Written>)> = coded.chain(default).collect();
        all.sort_by_key(|(status, _)| *status);
        let hint = operation.child("response");
        all.into_iter()
            .filter_map(|(status, response)| {
                let word = status_word(status);
                // What is usual has no number, whichever other responses there are.
                let hint = if status == Status::Code(200) { hint.clone() } else { hint.child(&word) };
                self.response(status, response, pointer.child(&word), &hint)
            })
            .collect()
    }

    /// Removes the content of responses that have no body in HTTP (RFC 9110, 6.4.1): to HEAD, and of status 204, 205 and 304.
    pub(super) fn without_bodies(&mut self, method: &Method, responses: &mut [Response]) {
        for response in responses.iter_mut().filter(|response| !response.media.is_empty()) {
            if *method == Method::Head || matches!(response.status, Status::Code(204 | 205 | 304)) {
                response.media.clear();
                self.diagnostics.push(Diagnostic::note(
                    "content-without-body",
                    &response.origin.child("content"),
                    "in HTTP this response has no body",
                    "the response is read as empty",
                ));
            }
        }
    }

    fn response(
        &mut self,
        status: Status,
        written: &'a ReferenceOr<Written>,
        pointer: Pointer,
        hint: &NameHint,
    ) -> Option<Response> {
        let components = self.document.components.as_ref();
        let (written, pointer) = resolve(components, |c| &c.responses, "responses", written, pointer)?;
        let named = copied_component(&written.extensions, "responses", &pointer);
        let own_hint = component_hint(&named, "responses", "response");
        let hint = own_hint.as_ref().unwrap_or(hint);
        let pointer = moved(written.extensions.get(internal_keys::ORIGIN), pointer);
        let content = pointer.child("content");
        let mut media = Vec::new();
        for (media_type, body) in &written.content {
            let kind = self.response_kind(media_type, body, &content.child(media_type), hint);
            media.push(ResponseMedia { media_type: media_type.clone(), kind });
        }
        media.sort_by_key(|media| match &media.kind {
            ResponseKind::Json(ty) => u8::from(matches!(ty.kind, TypeKind::Any(_))),
            ResponseKind::JsonLines(_)
            | ResponseKind::Parts(_)
            | ResponseKind::EventStream(_)
            | ResponseKind::Xml(..)
            | ResponseKind::Text
            | ResponseKind::Bytes => 2,
        });
        let description = Some(written.description.clone()).filter(|text| !text.is_empty());
        Some(Response {
            status,
            docs: Docs { description, ..Docs::default() },
            headers: self.headers(written, &pointer.child("headers"), hint),
            media,
            origin: pointer,
        })
    }

    fn response_kind(
        &mut self,
        media_type: &str,
        media: &'a MediaType,
        pointer: &Pointer,
        hint: &NameHint,
    ) -> ResponseKind {
        if is_file(media) {
            return ResponseKind::Bytes;
        }
        if media.extensions.get(internal_keys::JSON_LINES) == Some(&Value::Bool(true)) {
            return ResponseKind::JsonLines(self.media_schema(media, pointer, hint));
        }
        match MediaKind::with_schema(media_type, self.is_structured(media)) {
            MediaKind::Json => match self.media_schema(media, pointer, hint) {
                // A file that happens to hold JSON.
                ty if ty.kind == TypeKind::Binary => ResponseKind::Bytes,
                ty => ResponseKind::Json(ty),
            },
            MediaKind::JsonLines => {
                let item = self.item_schema(media, pointer, hint);
                ResponseKind::JsonLines(item.unwrap_or_else(|| line_type(self.media_schema(media, pointer, hint))))
            }
            MediaKind::EventStream => {
                let item = self.item_schema(media, pointer, hint);
                let whole = media.schema.is_some().then(|| self.media_schema(media, pointer, hint));
                ResponseKind::EventStream(item.or(whole))
            }
            MediaKind::Xml => ResponseKind::Xml(self.media_schema(media, pointer, hint), self.media_xml(media)),
            MediaKind::Text | MediaKind::Form => ResponseKind::Text,
            MediaKind::Multipart => {
                let item = self.item_schema(media, pointer, hint);
                item.map_or(ResponseKind::Bytes, ResponseKind::Parts)
            }
            MediaKind::Bytes => ResponseKind::Bytes,
        }
    }

    /// 3.2's `itemSchema`, which `normalize` keeps as [`internal_keys::ITEM_SCHEMA`].
    pub(super) fn item_schema(&mut self, media: &'a MediaType, pointer: &Pointer, hint: &NameHint) -> Option<TypeRef> {
        let written: &Value = media.extensions.get(internal_keys::ITEM_SCHEMA)?;
        let schema = self.arenas.schemas.alloc(serde_json::from_value(written.clone()).ok()?);
        Some(self.type_of(&SchemaAt::new(&*schema, pointer.child("itemSchema"), hint.child("item"))))
    }

    fn headers(&mut self, response: &'a Written, pointer: &Pointer, hint: &NameHint) -> Vec<ResponseHeader> {
        let components = self.document.components.as_ref();
        let mut headers = Vec::new();
        for (name, written) in &response.headers {
            let found = resolve(components, |c| &c.headers, "headers", written, pointer.child(name));
            let Some((header, pointer)) = found else { continue };
            let own_hint = component_hint(&pointer, "headers", "header");
            let pointer = moved(header.extensions.get(internal_keys::ORIGIN), pointer);
            // OpenAPI ignores it (3.1, 4.8.17): `content` says the same.
            if name.eq_ignore_ascii_case("content-type") {
                continue;
            }
            let (ty, content, schema_docs) =
                self.parameter_type(&header.format, &pointer, &own_hint.unwrap_or_else(|| hint.child(name)));
            headers.push(ResponseHeader {
                origin: pointer,
                wire_name: name.clone(),
                ty,
                required: header.required,
                style: list_style(&header.extensions).unwrap_or(Style::Simple),
                explode: header.extensions.get(internal_keys::EXPLODE).and_then(Value::as_bool).unwrap_or_default(),
                content,
                docs: Docs {
                    description: header.description.clone().or(schema_docs.description),
                    deprecated: header.deprecated.unwrap_or_default(),
                    ..schema_docs
                },
            });
        }
        headers
    }
}

/// The type of one line, by a schema that may be that of the whole body. A list is one of what the lines hold, and a string says nothing
/// about them.
fn line_type(whole: TypeRef) -> TypeRef {
    match whole.kind {
        TypeKind::List(item) => *item,
        TypeKind::String | TypeKind::Binary => TypeRef::new(TypeKind::Any(Untyped::ByDocument)),
        kind => TypeRef { kind, ..whole },
    }
}

fn lowered_status(code: &StatusCode) -> Status {
    match code {
        StatusCode::Code(code) => Status::Code(*code),
        StatusCode::Range(range) => Status::Range(*range),
    }
}

fn status_word(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(range) => format!("{range}XX"),
        Status::Default => "default".to_owned(),
    }
}
