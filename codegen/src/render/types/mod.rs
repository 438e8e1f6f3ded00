//! `types.rs`: what people read. Structs, enums and unions with their documentation, and no code.

mod alias_item;
mod enum_item;
mod struct_item;
mod union_item;

use proc_macro2::TokenStream;

use super::Context;
use super::docs::module_comment;
use super::file::{file as generated_file, items};
use super::tokens::TypeWriter;
use crate::OutputFile;
use crate::ir::{Shape, TypeDef, TypeId};

/// Every type of the API, in the order of the document.
pub(super) fn file(context: Context<'_>, module: &str) -> OutputFile {
    let definitions: Vec<_> = context.api.definitions().collect();
    let items = items(&definitions, |(id, definition), imports| {
        item(TypeWriter { context, imports, qualified: false }, *id, definition)
    });
    let about = module_comment(&[format!("The types of {}.", context.api.title.trim())]);
    let lines = items.imports.lines();
    let preamble = if lines.is_empty() { about } else { format!("{about}\n{lines}") };
    generated_file(module, "types.rs", "render/types", &preamble, &items)
}

fn item(writer: TypeWriter<'_>, id: TypeId, definition: &TypeDef) -> TokenStream {
    match &definition.shape {
        Shape::Struct(object) => struct_item::render(writer, id, definition, object),
        Shape::Enum(list) => enum_item::render(writer, id, definition, list),
        Shape::Union(union) => union_item::render(writer, id, definition, union),
        Shape::Alias(target) => alias_item::render(writer, id, definition, target),
    }
}

/// Where a type comes from, as the last line of its documentation.
fn origin(definition: &TypeDef) -> Vec<String> {
    vec![format!("Schema: `{}`", definition.origin.to_string().replace(['`', '\n', '\r'], " "))]
}
