//! An object as a struct.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs::{deprecated, doc_comment, doc_lines, on_the_wire, origin};
use super::super::imports::Import;
use super::super::tokens::{TypeWriter, ident};
use super::derives::further_derives;
use crate::ir::{Field, Presence, Struct, TypeDef, TypeId, Usage};
use crate::passes::{Construction, Identifier, Initial};

/// The struct, and `new` where callers need it.
pub(super) fn struct_item(writer: TypeWriter<'_>, id: TypeId, definition: &TypeDef, object: &Struct) -> TokenStream {
    let names = &writer.context.tables.names;
    let name = ident(names.type_name(id));
    let docs = doc_comment(names.type_name(id).as_str(), &definition.docs, &origin(definition));
    let deprecation = deprecated(&definition.docs);
    let construction = writer.context.tables.constructions.of(id);
    let derived = matches!(construction, Construction::Default).then(|| quote!(Default,));
    let further = further_derives(writer, id);
    let non_exhaustive = matches!(construction, Construction::OnlyDecoded).then(|| quote!(#[non_exhaustive]));
    let fields = object.fields.iter().zip(names.members(id)).map(|(item, name)| struct_field(writer, id, item, name));
    let additional = additional_properties(writer, id, object);
    let constructor = match construction {
        Construction::New(initials) => Some(constructor(writer, id, object, initials)),
        Construction::DefaultOf(initials) => Some(default_impl(writer, id, object, initials)),
        Construction::Plain | Construction::OnlyDecoded | Construction::Default => None,
    };
    quote! {
        #docs
        #deprecation
        #[derive(Clone, Debug, #derived PartialEq #further)]
        #non_exhaustive
        pub struct #name {
            #(#fields)*
            #additional
        }
        #constructor
    }
}

fn struct_field(writer: TypeWriter<'_>, holder: TypeId, field: &Field, name: &Identifier) -> TokenStream {
    let extra = if field.wire_name == name.as_str() { Vec::new() } else { vec![on_the_wire(&field.wire_name)] };
    let docs = doc_comment(&field.wire_name, &field.docs, &extra);
    let deprecation = deprecated(&field.docs);
    let name = ident(name);
    let ty = writer.field_type(field, holder);
    quote! {
        #docs
        #deprecation
        pub #name: #ty,
    }
}

/// The field for further properties, where there may be some.
fn additional_properties(writer: TypeWriter<'_>, id: TypeId, object: &Struct) -> TokenStream {
    let Some(value) = &object.additional else { return TokenStream::new() };
    writer.imports.need(Import::BTreeMap);
    let name = ident(writer.context.tables.names.additional(id));
    let value = writer.type_with_null(value, None);
    let docs = doc_lines("Further properties, by their keys.");
    quote! {
        #docs
        pub #name: BTreeMap<String, #value>,
    }
}

/// `new(required…)`.
fn constructor(writer: TypeWriter<'_>, id: TypeId, object: &Struct, initials: &[Initial]) -> TokenStream {
    let names = &writer.context.tables.names;
    let fields = object.fields.iter().zip(initials).zip(names.members(id));
    let parameters = fields.filter_map(|((field, initial), member)| parameter(writer, id, field, *initial, member));
    let values = values(writer, id, object, initials);
    let name = ident(names.type_name(id));
    let has_constants = initials.iter().any(|initial| matches!(initial, Initial::Constant(_)));
    let constants = if has_constants { "constants have their value, and " } else { "" };
    let docs = doc_lines(&format!("With the values that are required; {constants}everything else is left out."));
    quote! {
        impl #name {
            #docs
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#values),* }
            }
        }
    }
}

/// `Default`, where some fields have a value in any case.
fn default_impl(writer: TypeWriter<'_>, id: TypeId, object: &Struct, initials: &[Initial]) -> TokenStream {
    let name = ident(writer.context.tables.names.type_name(id));
    let values = values(writer, id, object, initials);
    let docs = doc_lines("Constants have their value, and everything else is left out.");
    quote! {
        impl Default for #name {
            #docs
            fn default() -> Self {
                Self { #(#values),* }
            }
        }
    }
}

/// The parameter of `new` for a field, if a caller has to give it.
fn parameter(
    writer: TypeWriter<'_>,
    id: TypeId,
    field: &Field,
    initial: Initial,
    member: &Identifier,
) -> Option<TokenStream> {
    let member = ident(member);
    match initial {
        Initial::Text => Some(quote!(#member: impl Into<String>)),
        Initial::Into => {
            let ty = writer.field_type(field, id);
            Some(quote!(#member: impl Into<#ty>))
        }
        Initial::Nullable => {
            // Its path, since a component may be called `Nullable`.
            let ty = writer.type_without_null(&field.ty, Some(id));
            Some(quote!(#member: impl Into<openapi_client_runtime::Nullable<#ty>>))
        }
        Initial::Value => {
            let ty = writer.field_type(field, id);
            Some(quote!(#member: #ty))
        }
        Initial::Constant(_) | Initial::Absent => None,
    }
}

/// The fields of the struct with the values that they have at first.
fn values(writer: TypeWriter<'_>, id: TypeId, object: &Struct, initials: &[Initial]) -> Vec<TokenStream> {
    let names = &writer.context.tables.names;
    let usage = writer.context.api.type_def(id).usage;
    let fields = object.fields.iter().zip(initials).zip(names.members(id));
    let values = fields.map(|((field, initial), member)| {
        let member = ident(member);
        match initial {
            Initial::Text | Initial::Into => quote!(#member: #member.into()),
            Initial::Nullable => quote!(#member: #member.into().into_option()),
            Initial::Value => quote!(#member),
            Initial::Constant(list) => {
                let (list, only) = (writer.type_name(*list), names.members(*list).first().map(ident));
                quote!(#member: #list::#only)
            }
            Initial::Absent => {
                let absent = absent(field, usage);
                quote!(#member: #absent)
            }
        }
    });
    let additional = object.additional.as_ref().map(|_| {
        let member = ident(names.additional(id));
        quote!(#member: BTreeMap::new())
    });
    values.chain(additional).collect()
}

/// The value of a field that nobody set.
fn absent(field: &Field, usage: Usage) -> TokenStream {
    match field.presence(usage) {
        Presence::Maybe => quote!(Maybe::Absent),
        Presence::Required | Presence::Nullable | Presence::Optional => quote!(None),
    }
}
