//! `types.rs`: what people read. Structs, enums and unions with their documentation, and no code.

mod alias_item;
mod derives;
mod enum_item;
mod struct_item;
mod union_item;

use proc_macro2::TokenStream;

use super::context::Context;
use super::docs::module_comment;
use super::file::generated_file;
use super::items::format_items;
use super::tokens::TypeWriter;
use crate::OutputFile;
use crate::ir::{Shape, TypeDef, TypeId};
use alias_item::alias_item;
use enum_item::enum_item;
use struct_item::struct_item;
use union_item::union_item;

/// Every type of the API, in the order of the document.
pub(super) fn types_file(context: Context<'_>, module: &str) -> OutputFile {
    let definitions: Vec<_> = context.api.definitions().collect();
    let items = format_items(&definitions, |(id, definition), imports| {
        type_item(TypeWriter { context, imports, qualified: false }, *id, definition)
    });
    let front = module_comment(&[format!("The types of {}.", context.api.title.trim())]);
    let lines = items.imports.lines();
    let preamble = if lines.is_empty() { front } else { format!("{front}\n{lines}") };
    generated_file(module, "types.rs", "render/types", &preamble, &items)
}

fn type_item(writer: TypeWriter<'_>, id: TypeId, definition: &TypeDef) -> TokenStream {
    match &definition.shape {
        Shape::Struct(object) => struct_item(writer, id, definition, object),
        Shape::Enum(list) => enum_item(writer, id, definition, list),
        Shape::Union(union) => union_item(writer, id, definition, union),
        Shape::Alias(target) => alias_item(writer, id, definition, target),
    }
}
