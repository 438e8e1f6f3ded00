//! Request and response views: a schema whose values look different in requests and in responses becomes two types, where both are used
//! (design section 4).
//!
//! What one side uses never changes the type of the other: a new operation that sends a component adds a request view, and leaves the type
//! that answers have as it was.

use std::collections::HashMap;

use crate::ir::{Access, Api, Field, Operation, Shape, TypeDef, TypeId, TypeRef, Usage, View};

/// Fills in [`TypeDef::usage`], takes out of each type what its view does not have, and adds the request views.
pub(super) fn split_views(mut api: Api) -> Api {
    let usage = usage_of_types(&api);
    for (definition, usage) in api.types.iter_mut().zip(&usage) {
        definition.usage = *usage;
    }
    let differing = differing(&api);
    for (definition, differs) in api.types.iter_mut().zip(&differing) {
        definition.differs_by_view = *differs;
    }
    let requests = add_request_views(&mut api, &differing);
    let to_request = |id: TypeId| requests.get(&id).copied().unwrap_or(id);
    for operation in &mut api.operations {
        operation.request_types_mut().for_each(|ty| ty.replace_ids(&to_request));
    }
    for definition in &mut api.types {
        if definition.usage.request {
            definition.shape.type_refs_mut().into_iter().for_each(|ty| ty.replace_ids(&to_request));
        }
        keep_view(definition);
    }
    api
}

/// By type: whether requests hold it, and whether responses do.
fn usage_of_types(api: &Api) -> Vec<Usage> {
    let operations = || api.operations.iter();
    let given = operations().flat_map(Operation::request_types);
    let payloads = api.incoming.iter().map(|incoming| &incoming.payload);
    let returned = operations().flat_map(Operation::response_types).chain(payloads);
    let (given, returned) = (given.flat_map(TypeRef::mentioned_ids), returned.flat_map(TypeRef::mentioned_ids));
    let request = reachable(api, given.collect(), Access::ReadOnly);
    let mut response = reachable(api, returned.collect(), Access::WriteOnly);
    // A component that no operation uses is a type that people may still read values into.
    let unused = api
        .definitions()
        .map(|(id, _)| id)
        .filter(|id| ![&request, &response].iter().any(|seen| seen.get(id.index()) == Some(&true)))
        .collect();
    for (flag, extra) in response.iter_mut().zip(reachable(api, unused, Access::WriteOnly)) {
        *flag |= extra;
    }
    request.into_iter().zip(response).map(|(request, response)| Usage { request, response }).collect()
}

/// By type: whether it is reached from `roots` in the view that leaves out `hidden` fields.
fn reachable(api: &Api, roots: Vec<TypeId>, hidden: Access) -> Vec<bool> {
    let mut seen = vec![false; api.types.len()];
    let mut open = roots;
    while let Some(id) = open.pop() {
        let Some(flag) = seen.get_mut(id.index()) else { continue };
        if !std::mem::replace(flag, true) {
            open.extend(visible_types(api.type_def(id), hidden).flat_map(TypeRef::mentioned_ids));
        }
    }
    seen
}

/// The types in a definition, without those of `hidden` fields.
fn visible_types(definition: &TypeDef, hidden: Access) -> Box<dyn Iterator<Item = &TypeRef> + '_> {
    match &definition.shape {
        Shape::Struct(object) => {
            let fields = object.fields.iter().filter(move |field| field.access != hidden).map(|field| &field.ty);
            Box::new(fields.chain(&object.additional))
        }
        Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_) => Box::new(definition.shape.type_refs().into_iter()),
    }
}

/// By type: whether its two views differ. They do where a field does, and in all types that mention such a type.
fn differing(api: &Api) -> Vec<bool> {
    let mut users: Vec<Vec<TypeId>> = vec![Vec::new(); api.types.len()];
    let mut open = Vec::new();
    for (id, definition) in api.definitions() {
        for used in definition.shape.type_refs().into_iter().flat_map(TypeRef::mentioned_ids) {
            users.get_mut(used.index()).into_iter().for_each(|list| list.push(id));
        }
        if has_differing_field(definition) {
            open.push(id);
        }
    }
    let mut differs = vec![false; api.types.len()];
    while let Some(id) = open.pop() {
        let Some(flag) = differs.get_mut(id.index()) else { continue };
        if !std::mem::replace(flag, true) {
            open.extend(users.get(id.index()).into_iter().flatten());
        }
    }
    differs
}

fn has_differing_field(definition: &TypeDef) -> bool {
    match &definition.shape {
        Shape::Struct(object) => object.fields.iter().any(differs_by_view),
        Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_) => false,
    }
}

/// Whether a field is in one view alone, or present in another way: a request leaves out what may be absent and may be null, or sends null,
/// and in a response the two are one.
fn differs_by_view(field: &Field) -> bool {
    let presence = |request: bool| field.presence(Usage { request, response: !request });
    field.access != Access::ReadWrite || presence(true) != presence(false)
}

/// Adds a request view for each differing type that both sides use; the type itself stays the response view. Returns the new types by
/// the old ones.
fn add_request_views(api: &mut Api, differing: &[bool]) -> HashMap<TypeId, TypeId> {
    let both: Vec<TypeId> = api
        .definitions()
        .filter(|(id, definition)| {
            let Usage { request, response } = definition.usage;
            request && response && differing.get(id.index()).copied().unwrap_or(false)
        })
        .map(|(id, _)| id)
        .collect();
    let mut requests = HashMap::new();
    for id in both {
        let mut request = api.type_def(id).clone();
        request.usage = Usage { request: true, response: false };
        request.view = View::Request;
        requests.insert(id, api.define(request));
        if let Some(plain) = api.types.get_mut(id.index()) {
            plain.usage.request = false;
        }
    }
    requests
}

/// Takes out the fields that the type's only view does not have.
fn keep_view(definition: &mut TypeDef) {
    let hidden = match definition.usage {
        Usage { request: true, response: false } => Access::ReadOnly,
        Usage { request: false, response: _ } => Access::WriteOnly,
        // Both views in one type: they do not differ, there is nothing to take out.
        Usage { request: true, response: true } => return,
    };
    if let Shape::Struct(object) = &mut definition.shape {
        let left_out = object.fields.iter().filter(|field| field.access == hidden);
        object.left_out = left_out.map(|field| field.wire_name.clone()).collect();
        object.fields.retain(|field| field.access != hidden);
    }
}
