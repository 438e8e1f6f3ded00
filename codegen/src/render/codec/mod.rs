//! `codec.rs`: how each type is read and written, on the generic drivers of `support`. Nobody needs to read it to use a type.

mod enum_codec;
mod struct_codec;
mod union_codec;

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::file::{file as generated_file, items};
use super::tokens::TypeWriter;
use crate::OutputFile;
use crate::ir::{Shape, TypeDef, TypeId};

/// The codecs of every type that is not only another name.
pub(super) fn file(context: Context<'_>, module: &str) -> OutputFile {
    let definitions: Vec<_> = context.api.definitions().collect();
    let items = items(&definitions, |(id, definition), imports| {
        item(TypeWriter { context, imports, qualified: true }, *id, definition)
    });
    let about = "//! How the types are read and written.\n";
    let uses = if items.is_empty() { "" } else { "\nuse super::types;\nuse crate::support::codec::*;\n" };
    generated_file(module, "codec.rs", "render/codec", &format!("{about}{uses}{}", items.imports.lines()), &items)
}

fn item(writer: TypeWriter<'_>, id: TypeId, definition: &TypeDef) -> TokenStream {
    match &definition.shape {
        Shape::Struct(object) => struct_codec::render(writer, id, definition, object),
        Shape::Enum(list) => enum_codec::render(writer, id, list),
        Shape::Union(union) => union_codec::render(writer, id, union),
        Shape::Alias(_) if writer.context.tables.boxes.newtype(id) => {
            let name = writer.named(id);
            quote!(newtype!(#name);)
        }
        Shape::Alias(_) => TokenStream::new(),
    }
}
