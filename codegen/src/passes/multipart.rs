//! Files in multipart bodies.
//!
//! OpenAPI 3.1 writes a file as a property without a type, whose content is then `application/octet-stream` (4.8.14.4).

use std::collections::BTreeSet;

use crate::ir::{Api, BodyKind, PartEncoding, PartPositions, Shape, TypeId, TypeKind, TypeRef, Untyped};

/// Makes files of the untyped properties of multipart bodies. A type that is used elsewhere too stays as it is, since its property is any
/// JSON value there.
pub(super) fn make_files(mut api: Api) -> Api {
    let elsewhere = used_elsewhere(&api);
    for (id, encodings) in multipart_structs(&api).into_iter().filter(|(id, _)| !elsewhere.contains(id)) {
        let Some(definition) = api.types.get_mut(id.index()) else { continue };
        let Shape::Struct(object) = &mut definition.shape else { continue };
        for field in &mut object.fields {
            let encoding = encodings.iter().find(|encoding| encoding.property == field.wire_name);
            if encoding.and_then(|encoding| encoding.content_type.as_deref()).is_none_or(is_file) {
                to_file(&mut field.ty);
            }
        }
    }
    let operations = api.operations.iter_mut().flat_map(|operation| &mut operation.body);
    for media in operations.flat_map(|body| &mut body.media) {
        if let BodyKind::Mixed(ty, positions) = &mut media.kind {
            positions_to_files(ty, positions);
        }
    }
    api
}

/// Makes files of the untyped items of a list of parts.
fn positions_to_files(ty: &mut TypeRef, positions: &PartPositions) {
    let encoded_as_file = |encoding: Option<&PartEncoding>| {
        encoding.and_then(|encoding| encoding.content_type.as_deref()).is_none_or(is_file)
    };
    if let TypeKind::List(item) = &mut ty.kind
        && positions.prefix.is_empty()
        && encoded_as_file(positions.item.as_ref())
    {
        to_file(item);
    } else if let TypeKind::Tuple(items) = &mut ty.kind {
        for (index, item) in items.iter_mut().enumerate() {
            if encoded_as_file(positions.prefix.get(index).or(positions.item.as_ref())) {
                to_file(item);
            }
        }
    }
}

/// The definitions that are multipart bodies, with the encodings of their properties.
fn multipart_structs(api: &Api) -> Vec<(TypeId, Vec<PartEncoding>)> {
    let media = api.operations.iter().flat_map(|operation| &operation.body).flat_map(|body| &body.media);
    media
        .filter_map(|media| match &media.kind {
            BodyKind::Multipart(TypeRef { kind: TypeKind::Named(id), .. }, encodings) => Some((*id, encodings.clone())),
            BodyKind::Multipart(..) | BodyKind::Mixed(..) => None,
            BodyKind::Json(_) | BodyKind::Form(..) | BodyKind::Xml(..) | BodyKind::Text | BodyKind::Bytes => None,
        })
        .collect()
}

/// The definitions that anything but a multipart body mentions.
fn used_elsewhere(api: &Api) -> BTreeSet<TypeId> {
    let mut found = BTreeSet::new();
    let mut see = |ty: &TypeRef| found.extend(ty.mentioned_ids());
    api.types.iter().flat_map(|definition| definition.shape.type_refs()).for_each(&mut see);
    api.incoming.iter().for_each(|incoming| see(&incoming.payload));
    for operation in &api.operations {
        operation.parameters.iter().for_each(|parameter| see(&parameter.ty));
        operation.response_types().for_each(&mut see);
        let media = operation.body.iter().flat_map(|body| &body.media);
        let others = media.filter(|media| !matches!(media.kind, BodyKind::Multipart(..)));
        others.filter_map(|media| media.kind.type_ref()).for_each(&mut see);
    }
    found
}

/// Whether a part of this content type is a file, and not a value written as text.
fn is_file(content_type: &str) -> bool {
    !["json", "xml", "text/"].iter().any(|text| content_type.contains(text))
}

/// An untyped value, or a list of them, becomes a file or a list of files.
fn to_file(ty: &mut TypeRef) {
    if ty.kind == TypeKind::Any(Untyped::ByDocument) {
        ty.kind = TypeKind::Binary;
    } else if let TypeKind::List(item) = &mut ty.kind {
        to_file(item);
    }
}
