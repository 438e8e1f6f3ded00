//! The codec of an open enum: its values in a table.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::super::tokens::{TypeWriter, ident};
use crate::ir::{Enum, EnumRepr, TypeId};

/// The impl that connects variants with the table of values.
pub(super) fn render(writer: TypeWriter<'_>, id: TypeId, list: &Enum) -> TokenStream {
    let names = &writer.context.tables.names;
    let name = writer.named(id);
    let text = names.type_name(id).as_str();
    let (driver, entry, value_type) = match list.repr {
        EnumRepr::String => ("StringEnum", "string_enum", quote!(&'static str)),
        EnumRepr::Integer => ("IntegerEnum", "integer_enum", quote!(i64)),
        EnumRepr::Json => ("JsonEnum", "json_enum", quote!(&'static str)),
    };
    let driver = Ident::new(driver, Span::call_site());
    let entry = Ident::new(entry, Span::call_site());
    let values = list.variants.iter().map(|variant| value(list.repr, &variant.value));
    let variants: Vec<Ident> = names.members(id).iter().map(ident).collect();
    let indexes: Vec<Literal> = (0..variants.len()).map(Literal::usize_unsuffixed).collect();
    quote! {
        impl #driver for #name {
            const NAME: &'static str = #text;
            const VALUES: &'static [#value_type] = &[#(#values),*];
            fn listed(index: usize) -> Option<Self> {
                match index {
                    #(#indexes => Some(Self::#variants),)*
                    _ => None,
                }
            }
            fn unknown(value: UnknownValue) -> Self {
                Self::Unknown(value)
            }
            fn index(&self) -> Result<usize, &UnknownValue> {
                match self {
                    #(Self::#variants => Ok(#indexes),)*
                    Self::Unknown(value) => Err(value),
                }
            }
        }
        #entry!(#name);
    }
}

fn value(repr: EnumRepr, value: &serde_json::Value) -> TokenStream {
    match (repr, value.as_str(), value.as_i64()) {
        (EnumRepr::String, Some(text), _) => quote!(#text),
        (EnumRepr::Integer, _, Some(number)) => {
            let number = Literal::i64_unsuffixed(number);
            quote!(#number)
        }
        // JSON values are compared by their texts.
        (EnumRepr::Json | EnumRepr::String | EnumRepr::Integer, _, _) => {
            let text = value.to_string();
            quote!(#text)
        }
    }
}
