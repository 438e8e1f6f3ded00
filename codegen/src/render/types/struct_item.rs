//! An object as a struct.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs::{deprecated, doc_comment, doc_lines, on_the_wire, origin};
use super::super::imports::Import;
use super::super::tokens::{TypeWriter, ident};
use crate::ir::{Field, Presence, Struct, TypeDef, TypeId, TypeKind};
use crate::passes::{Identifier, required_fields};

/// The struct, and `new` where callers need it.
pub(super) fn struct_item(writer: TypeWriter<'_>, id: TypeId, definition: &TypeDef, object: &Struct) -> TokenStream {
    let names = &writer.context.tables.names;
    let name = ident(names.type_name(id));
    let docs = doc_comment(names.type_name(id).as_str(), &definition.docs, &origin(definition));
    let deprecation = deprecated(&definition.docs);
    let default = writer.context.tables.derives.has_default(id).then(|| quote!(Default,));
    let fields = object.fields.iter().zip(names.members(id)).map(|(item, name)| field(writer, id, item, name));
    let additional = additional(writer, id, object);
    let constructor = constructor(writer, id, definition, object);
    quote! {
        #docs
        #deprecation
        #[derive(Clone, Debug, #default PartialEq)]
        pub struct #name {
            #(#fields)*
            #additional
        }
        #constructor
    }
}

fn field(writer: TypeWriter<'_>, holder: TypeId, field: &Field, name: &Identifier) -> TokenStream {
    let extra = if field.wire_name == name.as_str() { Vec::new() } else { vec![on_the_wire(&field.wire_name)] };
    let docs = doc_comment(&field.wire_name, &field.docs, &extra);
    let deprecation = deprecated(&field.docs);
    let name = ident(name);
    let ty = writer.field(field, holder);
    quote! {
        #docs
        #deprecation
        pub #name: #ty,
    }
}

fn additional(writer: TypeWriter<'_>, id: TypeId, object: &Struct) -> TokenStream {
    let Some(value) = &object.additional else { return TokenStream::new() };
    writer.imports.need(Import::BTreeMap);
    let name = ident(writer.context.tables.names.additional(id));
    let value = writer.full(value, None);
    let docs = doc_lines("Further properties, by their keys.");
    quote! {
        #docs
        pub #name: BTreeMap<String, #value>,
    }
}

/// `new(required…)` for a type that requests use and that has required fields.
fn constructor(writer: TypeWriter<'_>, id: TypeId, definition: &TypeDef, object: &Struct) -> TokenStream {
    if !definition.usage.request || required_fields(object, definition).next().is_none() {
        return TokenStream::new();
    }
    let names = &writer.context.tables.names;
    let name = ident(names.type_name(id));
    let members = names.members(id);
    let required: Vec<usize> = required_fields(object, definition).map(|(index, _)| index).collect();
    let mut arguments = Vec::new();
    let mut values = Vec::new();
    for ((index, field), member) in object.fields.iter().enumerate().zip(members) {
        let member = ident(member);
        if required.contains(&index) {
            let (ty, value) = argument(writer, id, field, &member);
            arguments.push(quote!(#member: #ty));
            values.push(value);
        } else {
            let absent = absent(field, definition);
            values.push(quote!(#member: #absent));
        }
    }
    if object.additional.is_some() {
        let member = ident(names.additional(id));
        values.push(quote!(#member: BTreeMap::new()));
    }
    let docs = doc_lines("With the values that are required; everything else is left out.");
    quote! {
        impl #name {
            #docs
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values),* }
            }
        }
    }
}

/// A required value as an argument, and how it gets into the struct.
fn argument(
    writer: TypeWriter<'_>,
    id: TypeId,
    field: &Field,
    member: &proc_macro2::Ident,
) -> (TokenStream, TokenStream) {
    let ty = writer.field(field, id);
    let text = matches!(field.ty.kind, TypeKind::String) && !field.ty.nullable && !field.ty.blankable;
    if text { (quote!(impl Into<String>), quote!(#member: #member.into())) } else { (ty, quote!(#member)) }
}

fn absent(field: &Field, definition: &TypeDef) -> TokenStream {
    match field.presence(definition.usage) {
        Presence::Maybe => quote!(Maybe::Absent),
        Presence::Required | Presence::Nullable | Presence::Optional => quote!(None),
    }
}
