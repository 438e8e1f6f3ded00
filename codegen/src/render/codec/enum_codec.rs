//! The codec of an open enum: a table of its values.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::items::Table;
use super::super::tokens::{TypeWriter, ident};
use crate::ir::{Enum, EnumRepr, TypeId};

/// The table.
pub(super) fn enum_table(writer: TypeWriter<'_>, id: TypeId, list: &Enum) -> Table {
    let names = &writer.context.tables.names;
    let name = writer.type_name(id);
    let text = names.type_name(id).as_str();
    let head = match list.repr {
        EnumRepr::String => quote!(string_enum!),
        EnumRepr::Integer => quote!(integer_enum!),
        EnumRepr::Json => quote!(json_enum!),
    };
    let variants = list.variants.iter().zip(names.members(id)).enumerate();
    let rows = variants.map(|(index, (variant, member))| {
        let (index, member) = (Literal::usize_unsuffixed(index), ident(member));
        let value = value_literal(list.repr, &variant.value);
        quote!(#index => #member = #value;)
    });
    Table { head, title: quote!(#name as #text), rows: Some(rows.collect()), tail: Vec::new() }
}

/// The value as the runtime's table has it. Values of several JSON types are compared by their texts.
fn value_literal(repr: EnumRepr, value: &serde_json::Value) -> TokenStream {
    match (repr, value.as_str(), value.as_i64()) {
        (EnumRepr::String, Some(text), _) => quote!(#text),
        (EnumRepr::Integer, _, Some(number)) => {
            let number = Literal::i64_unsuffixed(number);
            quote!(#number)
        }
        (EnumRepr::Json | EnumRepr::String | EnumRepr::Integer, _, _) => {
            let text = value.to_string();
            quote!(#text)
        }
    }
}
