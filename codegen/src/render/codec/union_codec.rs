//! The codec of a union: a table that tells its variants apart.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::items::Table;
use super::super::tokens::{TypeWriter, ident};
use crate::ir::TypeId;
use crate::passes::{Constant, JsonKind, Selection, UnionArm};

/// The table.
pub(super) fn union_table(writer: TypeWriter<'_>, id: TypeId) -> Table {
    let tables = writer.context.tables;
    let name = writer.type_name(id);
    let text = tables.names.type_name(id).as_str();
    let (by, arms): (TokenStream, Vec<TokenStream>) = match tables.selections.of(id) {
        Selection::Tag { property, values, default } => {
            let default = default.map(|arm| {
                let arm = Literal::usize_unsuffixed(arm);
                quote!(else #arm)
            });
            (quote!(by tag #property #default), values.iter().map(|values| tag_values(values)).collect())
        }
        Selection::Arms(arms) => (quote!(by shape), arms.iter().map(|arm| arm_shape(writer, arm)).collect()),
    };
    let variants = tables.names.members(id).iter().zip(arms).enumerate();
    let rows = variants.map(|(index, (member, arm))| {
        let (index, member) = (Literal::usize_unsuffixed(index), ident(member));
        quote!(#index => #member = #arm;)
    });
    Table { head: quote!(union!), title: quote!(#name as #text #by), rows: Some(rows.collect()), tail: Vec::new() }
}

/// The values of the tag that stand for an arm.
fn tag_values(values: &[String]) -> TokenStream {
    quote!([#(#values),*])
}

/// What values of an arm look like.
fn arm_shape(writer: TypeWriter<'_>, arm: &UnionArm) -> TokenStream {
    let UnionArm { kinds, required, objects, constants } = arm;
    let kinds = kinds.iter().map(|kind| json_kind(*kind));
    let of = (!objects.is_empty()).then(|| {
        let names = objects.iter().map(|id| writer.type_name(*id));
        quote!(of #(#names),*: required [#(#required),*])
    });
    let tags = (!constants.is_empty()).then(|| {
        let tags = constants.iter().map(|Constant { path, values, .. }| quote!((&[#(#path),*], &[#(#values),*])));
        quote!(tags [#(#tags),*])
    });
    quote!([#(#kinds),*] #of #tags)
}

/// The constant of the runtime's `Kinds`.
fn json_kind(kind: JsonKind) -> TokenStream {
    match kind {
        JsonKind::Boolean => quote!(BOOLEAN),
        JsonKind::Integer => quote!(INTEGER),
        JsonKind::Number => quote!(NUMBER),
        JsonKind::String => quote!(STRING),
        JsonKind::Array => quote!(ARRAY),
        JsonKind::Object => quote!(OBJECT),
        JsonKind::Opaque => quote!(OPAQUE),
        JsonKind::Any => quote!(ANY),
    }
}
