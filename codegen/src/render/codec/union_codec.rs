//! The codec of a union: a table that tells the arms apart, and one match each way.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::super::tokens::{TypeWriter, ident};
use crate::ir::{TypeId, Union};
use crate::passes::{Selection, UnionArm};

/// The impl that decodes the arm which the table selects.
pub(super) fn render(writer: TypeWriter<'_>, id: TypeId, union: &Union) -> TokenStream {
    let tables = writer.context.tables;
    let name = writer.named(id);
    let text = tables.names.type_name(id).as_str();
    let select = match tables.selections.get(&id) {
        Some(Selection::Tag { property, values }) => tag(property, values),
        Some(Selection::Arms(arms)) => self::arms(arms),
        None => self::arms(&[]),
    };
    let variants: Vec<Ident> = tables.names.members(id).iter().map(ident).collect();
    let indexes: Vec<Literal> = (0..union.variants.len()).map(Literal::usize_unsuffixed).collect();
    quote! {
        impl Union for #name {
            const NAME: &'static str = #text;
            const SELECT: Select = #select;
            fn decode(variant: usize, raw: &RawValue) -> Result<Self, JsonError> {
                match variant {
                    #(#indexes => nested(raw).map(Self::#variants),)*
                    _ => Ok(Self::Unknown(UnknownValue::from_raw(raw))),
                }
            }
            fn unknown(value: UnknownValue) -> Self {
                Self::Unknown(value)
            }
            fn encode<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                match self {
                    #(Self::#variants(value) => Wire::encode(value, out),)*
                    Self::Unknown(value) => Wire::encode(value, out),
                }
            }
        }
        union!(#name);
    }
}

fn tag(property: &str, values: &[(String, usize)]) -> TokenStream {
    let values = values.iter().map(|(value, variant)| {
        let variant = Literal::usize_unsuffixed(*variant);
        quote!((#value, #variant))
    });
    quote!(Select::Tag { property: #property, values: &[#(#values),*] })
}

fn arms(arms: &[UnionArm]) -> TokenStream {
    let arms = arms.iter().map(arm);
    quote!(Select::Keys(&[#(#arms),*]))
}

fn arm(arm: &UnionArm) -> TokenStream {
    let UnionArm { kinds, required, known, tags } = arm;
    let kinds = kinds.iter().map(|kind| Ident::new(kind, Span::call_site()));
    let kinds = kinds
        .map(|kind| quote!(Kinds::#kind))
        .reduce(|all, kind| quote!(#all.or(#kind)))
        .unwrap_or_else(|| quote!(Kinds::ANY));
    let tags = tags.iter().map(|(key, values)| quote!((#key, &[#(#values),*])));
    quote!(Arm { kinds: #kinds, required: &[#(#required),*], known: &[#(#known),*], tags: &[#(#tags),*] })
}
