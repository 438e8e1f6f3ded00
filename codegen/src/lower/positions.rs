//! Multipart bodies whose parts have no names, but an order (OpenAPI 3.2, 4.14.3).

use openapiv3::MediaType;
use serde_json::Value;

use super::Lowering;
use super::request_body::{encoding_style, part_encoding};
use super::schema::{JsonType, Keywords, SchemaNode};
use crate::internal_keys;
use crate::ir::{BodyKind, NameHint, PartEncoding, PartPositions, TypeKind, TypeRef};
use crate::pointer::Pointer;

impl<'a> Lowering<'a, '_> {
    /// The body, where its parts are the items of a list: by `itemSchema`, by encodings for positions, or since its schema is one of a list.
    pub(super) fn parts_by_position(
        &mut self,
        media: &'a MediaType,
        pointer: &Pointer,
        hint: &NameHint,
    ) -> Option<BodyKind> {
        let positions = PartPositions { prefix: prefix(media), item: item(media) };
        if let Some(item) = self.item_schema(media, pointer, hint) {
            return Some(BodyKind::Mixed(TypeRef::new(TypeKind::List(Box::new(item))), positions));
        }
        let is_list = self.is_list(media);
        is_list.then(|| BodyKind::Mixed(self.media_schema(media, pointer, hint), positions))
    }

    fn is_list(&self, media: &'a MediaType) -> bool {
        let schema = media.schema.as_ref().and_then(|schema| self.components.schema_behind(SchemaNode::from(schema)));
        schema.map(Keywords::of_schema).is_some_and(|keywords| keywords.json_type == Some(JsonType::Array))
    }
}

fn prefix(media: &MediaType) -> Vec<PartEncoding> {
    let all = media.extensions.get(internal_keys::PREFIX_ENCODING).and_then(Value::as_array);
    all.into_iter().flatten().map(|encoding| encoding_of(encoding).unwrap_or_default()).collect()
}

fn item(media: &MediaType) -> Option<PartEncoding> {
    encoding_of(media.extensions.get(internal_keys::ITEM_ENCODING)?)
}

fn encoding_of(written: &Value) -> Option<PartEncoding> {
    let encoding = serde_json::from_value(written.clone()).ok()?;
    Some(part_encoding("", &encoding, encoding_style, Vec::new()))
}
