//! A union as an enum with a value in each variant.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs::{deprecated, doc_comment, doc_lines, origin};
use super::super::imports::Import;
use super::super::tokens::{TypeWriter, ident};
use super::derives::further_derives;
use crate::ir::{TypeDef, TypeId, Union};

/// The enum, with a variant for what is none of the arms.
pub(super) fn union_item(writer: TypeWriter<'_>, id: TypeId, definition: &TypeDef, union: &Union) -> TokenStream {
    writer.imports.need(Import::UnknownValue);
    let names = &writer.context.tables.names;
    let name = ident(names.type_name(id));
    let docs = doc_comment(names.type_name(id).as_str(), &definition.docs, &origin(definition));
    let deprecation = deprecated(&definition.docs);
    let variants = union.variants.iter().zip(names.members(id)).map(|(variant, name)| {
        let docs = doc_comment(&variant.hint, &variant.docs, &[]);
        let name = ident(name);
        let ty = writer.type_with_null(&variant.ty, Some(id));
        quote! {
            #docs
            #name(#ty),
        }
    });
    let unknown = doc_lines("A value that is none of them, as it came.");
    let further = further_derives(writer, id);
    quote! {
        #docs
        #deprecation
        #[derive(Clone, Debug, PartialEq #further)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #unknown
            Unknown(UnknownValue),
        }
    }
}
