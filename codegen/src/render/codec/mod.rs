//! `codec.rs`: how each type is read and written, on the generic drivers of the runtime. Nobody needs to read it to use a type.

mod enum_codec;
mod struct_codec;
mod union_codec;

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::file::generated_file;
use super::items::{Table, format_tables};
use super::tokens::TypeWriter;
use crate::OutputFile;
use crate::ir::{Shape, TypeDef, TypeId};
use enum_codec::enum_table;
use struct_codec::struct_table;
use union_codec::union_table;

/// The codecs of every type that is not only another name.
pub(super) fn codec_file(context: Context<'_>, module: &str) -> OutputFile {
    let definitions: Vec<_> = context.api.definitions().collect();
    let items = format_tables(&definitions, |(id, definition), imports| {
        codec_table(TypeWriter { context, imports, qualified: true }, *id, definition)
    });
    let about = "//! How the types are read and written.\n";
    let uses = if items.is_empty() { "" } else { "\nuse super::types;\nuse openapi_client_runtime::codec::*;\n" };
    generated_file(module, "codec.rs", "render/codec", &format!("{about}{uses}{}", items.imports.lines()), &items)
}

fn codec_table(writer: TypeWriter<'_>, id: TypeId, definition: &TypeDef) -> Option<Table> {
    match &definition.shape {
        Shape::Struct(object) => Some(struct_table(writer, id, definition, object)),
        Shape::Enum(list) => Some(enum_table(writer, id, list)),
        Shape::Union(_) => Some(union_table(writer, id)),
        Shape::Alias(_) if writer.context.tables.boxes.is_newtype(id) => Some(newtype_table(writer.type_name(id))),
        Shape::Alias(_) => None,
    }
}

/// A recursive alias is written like what it stands for.
fn newtype_table(name: TokenStream) -> Table {
    Table { head: quote!(newtype!), title: name, rows: None, tail: Vec::new() }
}
