//! Request bodies.

use openapiv3::{Encoding, MediaType, ReferenceOr};
use serde_json::Value;

use super::Lowering;
use super::list_style::list_style;
use super::media_kind::MediaKind;
use super::parameter::query_style;
use super::reference::{component_hint, copied_component, moved, resolve};
use super::schema::{JsonType, Keywords, SchemaAt, SchemaNode, schema_xml};
use crate::diagnostic::Diagnostic;
use crate::internal_keys;
use crate::ir::{
    BodyKind, BodyMedia, Docs, Explode, NameHint, PartEncoding, PartHeader, RequestBody, Style, TypeKind, TypeRef,
    Untyped, Xml,
};
use crate::pointer::Pointer;

impl<'a> Lowering<'a, '_> {
    /// The request body of an operation.
    pub(super) fn request_body(
        &mut self,
        written: &'a ReferenceOr<openapiv3::RequestBody>,
        pointer: Pointer,
        hint: &NameHint,
    ) -> Option<RequestBody> {
        let components = self.document.components.as_ref();
        let (written, pointer) = resolve(components, |c| &c.request_bodies, "requestBodies", written, pointer)?;
        let named = copied_component(&written.extensions, "requestBodies", &pointer);
        let own_hint = component_hint(&named, "requestBodies", "body");
        let hint = own_hint.as_ref().unwrap_or(hint);
        let pointer = moved(written.extensions.get(internal_keys::ORIGIN), pointer);
        let content = pointer.child("content");
        let mut media: Vec<BodyMedia> = Vec::new();
        for (media_type, body) in &written.content {
            let kind = self.body_kind(media_type, body, &content.child(media_type), hint);
            media.push(BodyMedia { media_type: media_type.clone(), kind });
        }
        media.sort_by_cached_key(|media| {
            (rank(&media.kind), media.media_type != "application/json", media.media_type.clone())
        });
        let docs = Docs { description: written.description.clone(), ..Docs::default() };
        (!media.is_empty()).then_some(RequestBody { origin: pointer, required: written.required, docs, media })
    }

    fn body_kind(&mut self, media_type: &str, media: &'a MediaType, pointer: &Pointer, hint: &NameHint) -> BodyKind {
        if is_file(media) {
            return BodyKind::Bytes;
        }
        match MediaKind::with_schema(media_type, self.is_structured(media)) {
            MediaKind::Json => match self.media_schema(media, pointer, hint) {
                // A file that happens to hold JSON.
                ty if ty.kind == TypeKind::Binary => BodyKind::Bytes,
                ty => BodyKind::Json(ty),
            },
            MediaKind::Form => {
                BodyKind::Form(self.media_schema(media, pointer, hint), self.encodings(media, encoding_style))
            }
            MediaKind::Multipart => {
                if let Some(parts) = self.parts_by_position(media, pointer, hint) {
                    return parts;
                }
                self.note_styles(media, pointer);
                BodyKind::Multipart(self.media_schema(media, pointer, hint), self.encodings(media, part_style))
            }
            MediaKind::Xml => BodyKind::Xml(self.media_schema(media, pointer, hint), self.media_xml(media)),
            MediaKind::Text | MediaKind::EventStream | MediaKind::JsonLines => BodyKind::Text,
            MediaKind::Bytes => BodyKind::Bytes,
        }
    }

    /// The type of a media type's schema; any JSON value where there is none.
    pub(super) fn media_schema(&mut self, media: &'a MediaType, pointer: &Pointer, hint: &NameHint) -> TypeRef {
        match &media.schema {
            Some(schema) => self.type_of(&SchemaAt::new(schema, pointer.child("schema"), hint.clone())),
            None => TypeRef::new(TypeKind::Any(Untyped::ByDocument)),
        }
    }

    /// The `xml` object of a media type's schema.
    pub(super) fn media_xml(&self, media: &'a MediaType) -> Option<Xml> {
        let schema = self.components.schema_behind(SchemaNode::from(media.schema.as_ref()?))?;
        schema_xml(schema)
    }

    /// Whether the schema is more than a string, so that `*/*` means JSON and not bytes.
    pub(super) fn is_structured(&self, media: &'a MediaType) -> bool {
        let schema = media.schema.as_ref().and_then(|schema| self.components.schema_behind(SchemaNode::from(schema)));
        let keywords = schema.map(Keywords::of_schema).unwrap_or_default();
        let is_string = keywords.json_type == Some(JsonType::String);
        !is_string
            && (keywords.describes_value()
                || keywords.json_type.is_some()
                || keywords.has_arms()
                || !keywords.all_of.is_empty())
    }

    /// The Encoding Objects of a form, each with the style that `style` makes of it.
    pub(super) fn encodings(&self, media: &MediaType, style: EncodingStyle) -> Vec<PartEncoding> {
        let encodings = media.encoding.iter();
        encodings
            .map(|(property, encoding)| part_encoding(property, encoding, style, self.part_headers(encoding)))
            .collect()
    }

    /// Notes that `style` and `explode` have no effect on the parts of a multipart body.
    fn note_styles(&mut self, media: &MediaType, pointer: &Pointer) {
        for (property, encoding) in &media.encoding {
            // `explode: true` asks for what is done anyway.
            if encoding.style.is_some() || encoding.extensions.get(internal_keys::EXPLODE) == Some(&Value::Bool(false))
            {
                self.diagnostics.push(Diagnostic::note(
                    "style-of-a-part",
                    &pointer.child("encoding").child(property),
                    "`style` and `explode` are not supported for parts of a multipart body",
                    "a list is sent as several parts, an object as JSON",
                ));
            }
        }
    }

    /// The headers of a part; its `Content-Type` is said by `contentType` (OpenAPI 3.1, 4.8.15).
    fn part_headers(&self, encoding: &Encoding) -> Vec<PartHeader> {
        let components = self.document.components.as_ref();
        let written = encoding.headers.iter().filter(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
        let found = written.filter_map(|(name, header)| {
            let (header, _) = resolve(components, |c| &c.headers, "headers", header, Pointer::root())?;
            let description = header.description.clone();
            Some(PartHeader { name: name.clone(), required: header.required, description })
        });
        found.collect()
    }
}

/// Whether the body is a file of Swagger 2.0.
pub(super) fn is_file(media: &MediaType) -> bool {
    media.extensions.get(internal_keys::FILE) == Some(&Value::Bool(true))
}

/// The style that an Encoding Object has in a body of some kind.
pub(super) type EncodingStyle = fn(&Encoding) -> Option<(Style, Explode)>;

/// An Encoding Object, with the style that `style` makes of it.
pub(super) fn part_encoding(
    property: &str,
    encoding: &Encoding,
    style: EncodingStyle,
    headers: Vec<PartHeader>,
) -> PartEncoding {
    PartEncoding {
        property: property.to_owned(),
        content_type: encoding.content_type.clone(),
        style: style(encoding),
        allow_reserved: encoding.allow_reserved,
        headers,
    }
}

/// Which kind of body an operation sends where it takes several: the order of the document's keys decides nothing.
fn rank(kind: &BodyKind) -> u8 {
    match kind {
        BodyKind::Json(_) => 0,
        BodyKind::Form(..) => 1,
        BodyKind::Multipart(..) | BodyKind::Mixed(..) => 2,
        BodyKind::Xml(..) => 3,
        BodyKind::Text => 4,
        BodyKind::Bytes => 5,
    }
}

/// `style` and `explode`, where one of them was given. openapiv3 does not say whether `explode` was: `form` explodes unless
/// [`internal_keys::EXPLODE`] is false.
pub(super) fn encoding_style(encoding: &Encoding) -> Option<(Style, Explode)> {
    if let Some(style) = part_style(encoding) {
        return Some(style);
    }
    let style = encoding.style.as_ref().map(query_style);
    let given = encoding.extensions.get(internal_keys::EXPLODE).and_then(Value::as_bool);
    let explode = |style| given.unwrap_or(encoding.explode || style == Style::Form);
    let alone = (encoding.explode || given.is_some() || encoding.allow_reserved).then_some(Style::Form);
    style.or(alone).map(|style| (style, explode(style)))
}

/// The style of a part of a multipart body: where its list is one part, and not several.
fn part_style(encoding: &Encoding) -> Option<(Style, Explode)> {
    list_style(&encoding.extensions).map(|style| (style, false))
}
