//! `codec.rs`: how each type is read and written, on the generic drivers of the runtime. Nobody needs to read it to use a type.

mod enum_codec;
mod struct_codec;
mod union_codec;

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::features::{Definition, definitions_by_tag, feature_line};
use super::file::generated_file;
use super::items::{Table, format_tables};
use super::tokens::TypeWriter;
use crate::OutputFile;
use crate::ir::{Shape, TypeDef, TypeId};
use enum_codec::enum_table;
use struct_codec::struct_table;
use union_codec::union_table;

/// The codecs of every type that is not only another name; those behind the feature of a tag in a file for each tag.
pub(super) fn codec_files(context: Context<'_>, module: &str) -> Vec<OutputFile> {
    let definitions = definitions_by_tag(context);
    let modules =
        definitions.of_tags.keys().map(|tag| format!("{}mod of_{tag};\n", feature_line(context, module, tag)));
    let modules: String = modules.collect();
    let modules = if modules.is_empty() { modules } else { format!("\n{modules}") };
    let shared = codec_file(context, module, ("codec.rs", "super"), &modules, &definitions.shared);
    let of_tags = definitions.of_tags.iter().map(|(tag, definitions)| {
        let name = format!("codec/of_{tag}.rs");
        codec_file(context, module, (name.as_str(), "super::super"), "", definitions)
    });
    std::iter::once(shared).chain(of_tags).collect()
}

/// The codecs of some types; `around` is the module of the API from the file.
fn codec_file(
    context: Context<'_>,
    module: &str,
    (name, around): (&str, &str),
    modules: &str,
    definitions: &[Definition<'_>],
) -> OutputFile {
    let items = format_tables(definitions, |(id, definition), imports| {
        codec_table(TypeWriter { context, imports, qualified: true }, *id, definition)
    });
    let uses = format!("\nuse {around}::types;\nuse openapi_client_runtime::codec::*;\n");
    let uses = if items.is_empty() { "" } else { &uses };
    let preamble = format!("//! How the types are read and written.\n{uses}{}{modules}", items.imports.lines());
    generated_file(module, name, "render/codec", &preamble, &items)
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
