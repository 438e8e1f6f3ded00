//! The codec of a struct: a table of its keys, one match to read a value into a draft, one list of writes.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::super::imports::Import;
use super::super::tokens::{TypeWriter, ident};
use crate::ir::{Field, Presence, Struct, TypeDef, TypeId};
use crate::passes::Identifier;

/// One field with its name and how it is present.
struct Member<'a> {
    field: &'a Field,
    name: Ident,
    presence: Presence,
}

/// The draft (unless the struct can be its own) and the `Object` impl.
pub(super) fn render(writer: TypeWriter<'_>, id: TypeId, definition: &TypeDef, object: &Struct) -> TokenStream {
    let tables = writer.context.tables;
    let members: Vec<Member<'_>> = object
        .fields
        .iter()
        .zip(tables.names.members(id))
        .map(|(field, name)| Member { field, name: ident(name), presence: field.presence(definition.usage) })
        .collect();
    let own_draft = tables.derives.default(id);
    let draft_name = draft_name(tables.names.type_name(id));
    let draft = if own_draft { TokenStream::new() } else { draft(writer, id, object, &members, &draft_name) };
    let draft_type = if own_draft { quote!(Self) } else { quote!(#draft_name) };
    let name = writer.named(id);
    let text = tables.names.type_name(id).as_str();
    // The names that fields are also sent under come behind those that they are written under.
    let keys = members
        .iter()
        .map(|member| &member.field.wire_name)
        .chain(members.iter().flat_map(|member| &member.field.aliases));
    let set = set(&members);
    let set_additional = set_additional(writer, id, object);
    let finish = finish(writer, id, object, &members, own_draft);
    let write = write(writer, id, object, &members);
    quote! {
        #draft
        impl Object for #name {
            const NAME: &'static str = #text;
            const FIELDS: &'static [&'static str] = &[#(#keys),*];
            type Draft = #draft_type;
            #set
            #set_additional
            #finish
            #write
        }
        object!(#name);
    }
}

fn draft_name(name: &Identifier) -> Ident {
    Ident::new(&format!("{}Draft", name.as_str()), Span::call_site())
}

fn draft(writer: TypeWriter<'_>, id: TypeId, object: &Struct, members: &[Member<'_>], name: &Ident) -> TokenStream {
    let fields = members.iter().map(|member| {
        let Member { field, name, presence } = member;
        let ty = writer.field(field, id);
        match presence {
            Presence::Required => quote!(#name: Option<#ty>,),
            Presence::Nullable | Presence::Optional | Presence::Maybe => quote!(#name: #ty,),
        }
    });
    let additional = object.additional.as_ref().map(|value| {
        writer.imports.need(Import::BTreeMap);
        let name = ident(writer.context.tables.names.additional(id));
        let value = writer.full(value, None);
        quote!(#name: BTreeMap<String, #value>,)
    });
    quote! {
        #[derive(Default)]
        pub struct #name {
            #(#fields)*
            #additional
        }
    }
}

fn set(members: &[Member<'_>]) -> TokenStream {
    let mut next_alias = members.len();
    let arms = members.iter().enumerate().map(|(index, Member { name, presence, field })| {
        let aliases = (next_alias..).take(field.aliases.len());
        next_alias += field.aliases.len();
        let indexes = std::iter::once(index).chain(aliases).map(Literal::usize_unsuffixed);
        let index = quote!(#(#indexes)|*);
        match presence {
            Presence::Required => quote!(#index => read(&mut draft.#name, map),),
            Presence::Nullable | Presence::Optional | Presence::Maybe => {
                quote!(#index => read_into(&mut draft.#name, map),)
            }
        }
    });
    let draft = unused_if(members.is_empty(), "draft");
    let field = unused_if(members.is_empty(), "field");
    let body = if members.is_empty() { quote!(skip(map)) } else { quote!(match field { #(#arms)* _ => skip(map) }) };
    quote! {
        fn set<'de, M: MapAccess<'de>>(#draft: &mut Self::Draft, #field: usize, map: &mut M) -> Result<(), M::Error> {
            #body
        }
    }
}

/// A parameter's name, with an underscore where the body has no use for it.
fn unused_if(unused: bool, name: &str) -> Ident {
    let name = if unused { format!("_{name}") } else { name.to_owned() };
    Ident::new(&name, Span::call_site())
}

fn set_additional(writer: TypeWriter<'_>, id: TypeId, object: &Struct) -> TokenStream {
    if object.additional.is_none() {
        return TokenStream::new();
    }
    let name = ident(writer.context.tables.names.additional(id));
    quote! {
        fn set_additional<'de, M: MapAccess<'de>>(draft: &mut Self::Draft, key: String, map: &mut M) -> Result<(), M::Error> {
            read_additional(&mut draft.#name, key, map)
        }
    }
}

fn finish(writer: TypeWriter<'_>, id: TypeId, object: &Struct, members: &[Member<'_>], own_draft: bool) -> TokenStream {
    let values = members.iter().map(|Member { field, name, presence }| {
        let key = &field.wire_name;
        match presence {
            Presence::Required => quote!(#name: required(draft.#name, #key)?,),
            Presence::Nullable | Presence::Optional | Presence::Maybe => quote!(#name: draft.#name,),
        }
    });
    let additional = object.additional.as_ref().map(|_| {
        let name = ident(writer.context.tables.names.additional(id));
        quote!(#name: draft.#name,)
    });
    let draft = unused_if(!own_draft && members.is_empty() && object.additional.is_none(), "draft");
    let body = if own_draft { quote!(Ok(draft)) } else { quote!(Ok(Self { #(#values)* #additional })) };
    quote! {
        fn finish<E: DecodeError>(#draft: Self::Draft) -> Result<Self, E> {
            #body
        }
    }
}

fn write(writer: TypeWriter<'_>, id: TypeId, object: &Struct, members: &[Member<'_>]) -> TokenStream {
    let mut writes: Vec<TokenStream> = members
        .iter()
        .map(|Member { field, name, presence }| {
            let key = &field.wire_name;
            match presence {
                Presence::Required | Presence::Nullable => quote!(write(out, #key, &self.#name)),
                Presence::Optional | Presence::Maybe => quote!(write_present(out, #key, &self.#name)),
            }
        })
        .collect();
    if object.additional.is_some() {
        let name = ident(writer.context.tables.names.additional(id));
        writes.push(quote!(write_additional(out, &self.#name)));
    }
    let out = unused_if(writes.is_empty(), "out");
    // The last write is the result, the others go on only when they succeed.
    let body = match writes.split_last() {
        Some((last, before)) => quote!(#(#before?;)* #last),
        None => quote!(Ok(())),
    };
    quote! {
        fn write<W: ObjectWriter>(&self, #out: &mut W) -> Result<(), W::Error> {
            #body
        }
    }
}
