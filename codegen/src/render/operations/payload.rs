//! What a response holds: its Rust type, how it is read, and how a reply is made of it.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::tokens::ident;
use super::super::xml::xml_root;
use super::context::OperationContext;
use crate::passes::{Identifier, OutcomeSet, Payload, ResultType};

/// The Rust type.
pub(super) fn payload_type(context: OperationContext<'_>, payload: &Payload) -> TokenStream {
    match payload {
        Payload::Json(ty) | Payload::Xml(ty, _) => context.writer.type_with_null(ty, None),
        Payload::Text => quote!(String),
        Payload::Lines(ty) => {
            let ty = context.writer.type_with_null(ty, None);
            quote!(http::JsonLines<#ty>)
        }
        Payload::Parts(ty) => {
            let ty = context.writer.type_with_null(ty, None);
            quote!(http::Parts<#ty>)
        }
        Payload::Events(ty) => {
            let ty = context.writer.type_with_null(ty, None);
            quote!(http::Events<#ty>)
        }
        Payload::TextEvents => quote!(http::Events<String>),
        Payload::Stream => quote!(http::ByteStream),
        Payload::Whole => quote!(http::Bytes),
        Payload::Empty => quote!(()),
    }
}

/// What `send` returns: the one payload, or an enum by status.
pub(super) fn success_type(context: OperationContext<'_>) -> TokenStream {
    result_type(context, &context.outcomes.successes, &context.names.success)
}

/// What `send` fails with: nothing documented, the one payload, or an enum by status.
pub(super) fn error_type(context: OperationContext<'_>) -> TokenStream {
    result_type(context, &context.outcomes.errors, &context.names.error)
}

fn result_type(context: OperationContext<'_>, set: &OutcomeSet, by_status: &Identifier) -> TokenStream {
    match set.result_type() {
        ResultType::Nothing => quote!(()),
        ResultType::One(payload) => payload_type(context, payload),
        ResultType::ByStatus => {
            let name = ident(by_status);
            quote!(#name)
        }
    }
}

/// The call that reads it from a success.
pub(super) fn read_success(context: OperationContext<'_>, payload: &Payload) -> TokenStream {
    match payload {
        Payload::Xml(_, root) => {
            let root = xml_root(context.writer.context, root);
            quote!(response.xml(#root))
        }
        Payload::Json(_) => quote!(response.json()),
        Payload::Text => quote!(response.text()),
        Payload::Lines(_) => quote!(response.json_lines()),
        Payload::Parts(_) => quote!(response.parts()),
        Payload::Events(_) => quote!(response.events()),
        Payload::TextEvents => quote!(response.text_events()),
        Payload::Stream | Payload::Whole => quote!(response.bytes()),
        Payload::Empty => quote!(response.empty()),
    }
}

/// The call that reads it from an error.
pub(super) fn read_error(context: OperationContext<'_>, payload: &Payload) -> TokenStream {
    match payload {
        Payload::Xml(_, root) => {
            let root = xml_root(context.writer.context, root);
            quote!(response.error_xml(#root))
        }
        Payload::Json(_) => quote!(response.error()),
        Payload::Text => quote!(response.error_text()),
        Payload::Lines(_)
        | Payload::Parts(_)
        | Payload::Events(_)
        | Payload::TextEvents
        | Payload::Stream
        | Payload::Whole => quote!(response.error_bytes()),
        Payload::Empty => quote!(response.error_empty()),
    }
}

/// The pattern that takes the value, and the body of a reply that is made of it.
pub(super) fn reply_arm(payload: &Payload) -> (TokenStream, TokenStream) {
    match payload {
        Payload::Json(_) | Payload::Xml(..) => (quote!(value), quote!(invoke::Raw::json(&value))),
        Payload::Text => (quote!(value), quote!(invoke::Raw::Text(value))),
        Payload::Lines(_) => (quote!(value), quote!(invoke::Raw::json_lines(value))),
        Payload::Parts(_) => (quote!(value), quote!(invoke::Raw::parts(value))),
        Payload::Events(_) => (quote!(value), quote!(invoke::Raw::events(value))),
        Payload::TextEvents => (quote!(value), quote!(invoke::Raw::text_events(value))),
        Payload::Stream => (quote!(value), quote!(invoke::Raw::Stream(value))),
        Payload::Whole => (quote!(value), quote!(invoke::Raw::Bytes(value))),
        Payload::Empty => (quote!(()), quote!(invoke::Raw::Empty)),
    }
}
