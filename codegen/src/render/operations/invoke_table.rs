//! The table of what `invoke` can call.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::argument_kind::argument_kind;
use super::description::security_table;
use crate::ir::{BodyKind, BodyMedia, Location, Operation, Parameter};
use crate::passes::Argument;
use crate::render::context::Context;
use crate::render::items::format_list;

/// `OPERATIONS`.
pub(super) fn operations_table(context: Context<'_>) -> String {
    let ids: Vec<(usize, &str)> = ids(context).into_iter().enumerate().collect();
    let head = "/// Every operation, in the document's order.\npub const OPERATIONS: &[Operation]";
    format_list(head, &ids, |(index, id)| {
        let operation = context.api.operations.get(*index);
        operation.map(|operation| entry(context, *index, operation, id)).unwrap_or_default()
    })
}

/// The operations' ids; the method's name where there is none, or an operation before has the same.
fn ids(context: Context<'_>) -> Vec<&str> {
    let mut taken = HashSet::new();
    let operations = context.api.operations.iter().enumerate();
    operations
        .map(|(index, operation)| {
            let method = context.tables.names.operation(index).method.as_str();
            let id = operation.id.as_deref().unwrap_or(method);
            if taken.insert(id) { id } else { method }
        })
        .collect()
}

fn entry(context: Context<'_>, index: usize, operation: &Operation, id: &str) -> TokenStream {
    let (method, path) = (operation.method.as_str(), &operation.path);
    let summary = operation.docs.summary.as_deref().unwrap_or_default();
    let description = operation.docs.description.as_deref().unwrap_or_default();
    let tag = operation.tag.as_deref().unwrap_or_default();
    let body = operation.body.iter().flat_map(|body| &body.media).map(body_row);
    let body_required = operation.body.as_ref().is_some_and(|body| body.required);
    let replies = &context.tables.outcomes.row(index).success_media;
    let security = security_table(operation);
    let arguments = context.tables.arguments.row(index);
    let parameters = operation.parameters.iter().zip(arguments).map(|(one, argument)| parameter(one, argument));
    quote! {
        Operation {
            id: #id,
            method: #method,
            path: #path,
            summary: #summary,
            description: #description,
            tag: #tag,
            parameters: &[#(#parameters),*],
            body: &[#(#body),*],
            body_required: #body_required,
            replies: &[#(#replies),*],
            security: #security,
        }
    }
}

fn body_row(media: &BodyMedia) -> TokenStream {
    let media_type = &media.media_type;
    let given = match media.kind {
        BodyKind::Json(_) | BodyKind::Form(..) | BodyKind::Multipart(..) | BodyKind::Xml(..) => quote!(Json),
        BodyKind::Text => quote!(Text),
        BodyKind::Bytes => quote!(Bytes),
    };
    quote!(invoke::Body { media_type: #media_type, given: invoke::Given::#given })
}

fn parameter(parameter: &Parameter, argument: &Argument) -> TokenStream {
    let Parameter { wire_name, required, .. } = parameter;
    let (location, is_implied) = match parameter.location {
        Location::Path => (quote!(path), true),
        Location::Query => (quote!(query), false),
        Location::Header => (quote!(header), false),
        Location::Cookie => (quote!(cookie), false),
    };
    let required = (*required && !is_implied).then(|| quote!(.required()));
    let kind = argument_kind(&argument.json);
    let description = parameter.docs.description.as_deref().unwrap_or_default();
    quote!(Parameter::#location(#wire_name, #kind, #description) #required)
}
