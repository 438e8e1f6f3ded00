//! The codec of a struct: a table of its fields.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::items::Table;
use super::super::tokens::{TypeWriter, ident};
use crate::ir::{Field, Presence, Struct, TypeDef, TypeId};

/// The table.
pub(super) fn struct_table(writer: TypeWriter<'_>, id: TypeId, definition: &TypeDef, object: &Struct) -> Table {
    let tables = writer.context.tables;
    let name = writer.type_name(id);
    let text = tables.names.type_name(id).as_str();
    let mut next_alias = object.fields.len();
    let fields = object.fields.iter().zip(tables.names.members(id)).enumerate();
    let rows = fields.map(|(index, (field, member))| {
        let indexes = indexes(index, field, &mut next_alias);
        let (member, key) = (ident(member), &field.wire_name);
        let presence = presence_word(field.presence(definition.usage));
        quote!(#indexes => #member = #key #presence;)
    });
    let rows = Some(rows.collect());
    Table { head: quote!(object!), title: quote!(#name as #text), rows, tail: after_rows(writer, id, object) }
}

/// The index of the field's key, and those of its further keys, which stand behind the keys of all fields.
fn indexes(index: usize, field: &Field, next_alias: &mut usize) -> TokenStream {
    let aliases = *next_alias..*next_alias + field.aliases.len();
    *next_alias = aliases.end;
    let indexes = std::iter::once(index).chain(aliases).map(Literal::usize_unsuffixed);
    quote!(#(#indexes)|*)
}

/// The word for a presence in the table: a module of the runtime's `codec`.
fn presence_word(presence: Presence) -> TokenStream {
    match presence {
        Presence::Required => quote!(required),
        Presence::Nullable => quote!(nullable),
        Presence::Optional | Presence::Maybe => quote!(optional),
    }
}

/// The further keys of all fields, and the field for further properties.
fn after_rows(writer: TypeWriter<'_>, id: TypeId, object: &Struct) -> Vec<TokenStream> {
    let aliases: Vec<&String> = object.fields.iter().flat_map(|field| &field.aliases).collect();
    let also = (!aliases.is_empty()).then(|| quote!(also [#(#aliases),*]));
    let further = object.additional.as_ref().map(|_| {
        let name = ident(writer.context.tables.names.additional(id));
        quote!(further #name)
    });
    also.into_iter().chain(further).collect()
}
