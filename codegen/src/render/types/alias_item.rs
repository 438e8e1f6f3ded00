//! A component that is a scalar, a list or a map.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs::{deprecated, doc_comment, origin};
use super::super::tokens::{TypeWriter, ident};
use super::derives::further_derives;
use crate::ir::{TypeDef, TypeId, TypeRef};

/// A `type`, or a struct around the value where it mentions itself.
pub(super) fn alias_item(writer: TypeWriter<'_>, id: TypeId, definition: &TypeDef, target: &TypeRef) -> TokenStream {
    let name = writer.context.tables.names.type_name(id);
    let docs = doc_comment(name.as_str(), &definition.docs, &origin(definition));
    let name = ident(name);
    let deprecation = deprecated(&definition.docs);
    let ty = writer.type_with_null(target, Some(id));
    if writer.context.tables.boxes.is_newtype(id) {
        let further = further_derives(writer, id);
        quote! {
            #docs
            #deprecation
            #[derive(Clone, Debug, PartialEq #further)]
            pub struct #name(pub #ty);
        }
    } else {
        quote! {
            #docs
            #deprecation
            pub type #name = #ty;
        }
    }
}
