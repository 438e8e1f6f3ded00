//! An object as a struct.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs::{deprecated, doc_comment, doc_lines, on_the_wire, origin};
use super::super::imports::Import;
use super::super::tokens::{TypeWriter, ident};
use crate::ir::{Field, Presence, Struct, TypeDef, TypeId, Usage};
use crate::passes::{ArgumentForm, Construction, Identifier, NewArgument};

/// The struct, and `new` where callers need it.
pub(super) fn struct_item(writer: TypeWriter<'_>, id: TypeId, definition: &TypeDef, object: &Struct) -> TokenStream {
    let names = &writer.context.tables.names;
    let name = ident(names.type_name(id));
    let docs = doc_comment(names.type_name(id).as_str(), &definition.docs, &origin(definition));
    let deprecation = deprecated(&definition.docs);
    let construction = writer.context.tables.constructions.of(id);
    let default = matches!(construction, Construction::Default).then(|| quote!(Default,));
    let non_exhaustive = matches!(construction, Construction::OnlyDecoded).then(|| quote!(#[non_exhaustive]));
    let fields = object.fields.iter().zip(names.members(id)).map(|(item, name)| struct_field(writer, id, item, name));
    let additional = additional_properties(writer, id, object);
    let constructor = match construction {
        Construction::New(arguments) => Some(constructor(writer, id, object, arguments)),
        Construction::Plain | Construction::OnlyDecoded | Construction::Default => None,
    };
    quote! {
        #docs
        #deprecation
        #[derive(Clone, Debug, #default PartialEq)]
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
fn constructor(writer: TypeWriter<'_>, id: TypeId, object: &Struct, arguments: &[NewArgument]) -> TokenStream {
    let names = &writer.context.tables.names;
    let usage = writer.context.api.type_def(id).usage;
    let (mut parameters, mut values) = (Vec::new(), Vec::new());
    for ((index, field), member) in object.fields.iter().enumerate().zip(names.members(id)) {
        let member = ident(member);
        match arguments.iter().find(|argument| argument.field == index).map(|argument| argument.form) {
            Some(ArgumentForm::Text) => {
                parameters.push(quote!(#member: impl Into<String>));
                values.push(quote!(#member: #member.into()));
            }
            Some(ArgumentForm::Nullable) => {
                // Its path, since a component may be called `Nullable`.
                let ty = writer.type_without_null(&field.ty, Some(id));
                parameters.push(quote!(#member: impl Into<openapi_client_runtime::Nullable<#ty>>));
                values.push(quote!(#member: #member.into().into_option()));
            }
            Some(ArgumentForm::Value) => {
                let ty = writer.field_type(field, id);
                parameters.push(quote!(#member: #ty));
                values.push(quote!(#member));
            }
            None => {
                let absent = absent(field, usage);
                values.push(quote!(#member: #absent));
            }
        }
    }
    if object.additional.is_some() {
        let member = ident(names.additional(id));
        values.push(quote!(#member: BTreeMap::new()));
    }
    let name = ident(names.type_name(id));
    let docs = doc_lines("With the values that are required; everything else is left out.");
    quote! {
        impl #name {
            #docs
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#values),* }
            }
        }
    }
}

/// The value of a field that nobody set.
fn absent(field: &Field, usage: Usage) -> TokenStream {
    match field.presence(usage) {
        Presence::Maybe => quote!(Maybe::Absent),
        Presence::Required | Presence::Nullable | Presence::Optional => quote!(None),
    }
}
