//! The codec of a union: a table that tells its variants apart.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::super::file::Table;
use super::super::tokens::{TypeWriter, ident};
use crate::ir::{TypeId, Union};
use crate::passes::{Selection, UnionArm};

/// The table.
pub(super) fn render(writer: TypeWriter<'_>, id: TypeId, union: &Union) -> Table {
    let tables = writer.context.tables;
    let name = writer.named(id);
    let text = tables.names.type_name(id).as_str();
    let selection = tables.selections.get(&id);
    let by = match selection {
        Some(Selection::Tag { property, .. }) => quote!(by tag #property),
        Some(Selection::Arms(_)) | None => quote!(by shape),
    };
    let variants = union.variants.iter().zip(tables.names.members(id)).enumerate();
    let rows = variants.map(|(index, (_, member))| {
        let told_by = match selection {
            Some(Selection::Tag { values, .. }) => tag_values(values, index),
            Some(Selection::Arms(arms)) => {
                arms.get(index).map(|arm| shape(writer, arm)).unwrap_or_else(|| quote!([ANY]))
            }
            None => quote!([ANY]),
        };
        let (index, member) = (Literal::usize_unsuffixed(index), ident(member));
        quote!(#index => #member = #told_by;)
    });
    Table { head: quote!(union!), title: quote!(#name as #text #by), rows: Some(rows.collect()), tail: Vec::new() }
}

fn tag_values(values: &[(String, usize)], variant: usize) -> TokenStream {
    let values = values.iter().filter(|(_, of)| *of == variant).map(|(value, _)| value);
    quote!([#(#values),*])
}

fn shape(writer: TypeWriter<'_>, arm: &UnionArm) -> TokenStream {
    let UnionArm { kinds, required, objects, tags } = arm;
    let kinds = kinds.iter().map(|kind| Ident::new(kind, Span::call_site()));
    let of = (!objects.is_empty()).then(|| {
        let names = objects.iter().map(|id| writer.named(*id));
        quote!(of #(#names),*: required [#(#required),*])
    });
    let tags = (!tags.is_empty()).then(|| {
        let tags = tags.iter().map(|(key, values)| quote!((#key, &[#(#values),*])));
        quote!(tags [#(#tags),*])
    });
    quote!([#(#kinds),*] #of #tags)
}
