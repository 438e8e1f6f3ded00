//! A list of values as an open enum.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs::{code_span, deprecated, doc_comment, doc_lines, origin};
use super::super::imports::Import;
use super::super::tokens::{TypeWriter, ident};
use super::derives::further_derives;
use crate::ir::{Enum, EnumVariant, TypeDef, TypeId};
use crate::passes::Identifier;

/// The enum, with a variant for what the document does not list.
pub(super) fn enum_item(writer: TypeWriter<'_>, id: TypeId, definition: &TypeDef, list: &Enum) -> TokenStream {
    writer.imports.need(Import::UnknownValue);
    let names = &writer.context.tables.names;
    let name = ident(names.type_name(id));
    let docs = doc_comment(names.type_name(id).as_str(), &definition.docs, &origin(definition));
    let deprecation = deprecated(&definition.docs);
    let variants = list.variants.iter().zip(names.members(id)).map(|(item, name)| variant(item, name));
    let unknown = doc_lines("A value that the document does not list.");
    let further = further_derives(writer, id);
    quote! {
        #docs
        #deprecation
        #[derive(Clone, Debug, PartialEq, Eq, Hash #further)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #unknown
            Unknown(UnknownValue),
        }
    }
}

/// A variant's documentation is its label; without one, its value.
fn variant(variant: &EnumVariant, name: &Identifier) -> TokenStream {
    let has_docs = variant.docs.summary.is_some() || variant.docs.description.is_some();
    let extra = if has_docs { Vec::new() } else { vec![code_span(&variant.value.to_string())] };
    let docs = doc_comment("", &variant.docs, &extra);
    let name = ident(name);
    quote! {
        #docs
        #name,
    }
}
