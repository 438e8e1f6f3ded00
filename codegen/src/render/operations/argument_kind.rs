//! Which JSON type an argument has, in the table of what `invoke` can call.

use proc_macro2::TokenStream;
use quote::quote;

use crate::passes::ArgumentJson;

/// The runtime's `invoke::Kind`.
pub(super) fn argument_kind(json: &ArgumentJson) -> TokenStream {
    match json {
        ArgumentJson::String => quote!(invoke::Kind::String),
        ArgumentJson::Integer => quote!(invoke::Kind::Integer),
        ArgumentJson::Number => quote!(invoke::Kind::Number),
        ArgumentJson::Boolean => quote!(invoke::Kind::Boolean),
        ArgumentJson::Array(item) => {
            let item = argument_kind(item);
            quote!(invoke::Kind::Array(&#item))
        }
        ArgumentJson::Object => quote!(invoke::Kind::Object),
        ArgumentJson::Any => quote!(invoke::Kind::Any),
    }
}
