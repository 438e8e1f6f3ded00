//! `types.rs`: what people read. Structs, enums and unions with their documentation, and no code.

mod alias_item;
mod derives;
mod enum_item;
mod struct_item;
mod union_item;

use proc_macro2::TokenStream;

use super::context::Context;
use super::docs::module_comment;
use super::features::{Definition, definitions_by_tag, feature_line};
use super::file::generated_file;
use super::items::{Items, format_items};
use super::tokens::TypeWriter;
use crate::OutputFile;
use crate::ir::{Shape, TypeDef, TypeId};
use alias_item::alias_item;
use enum_item::enum_item;
use struct_item::struct_item;
use union_item::union_item;

/// Every type of the API, in the order of the document; those behind the feature of a tag in a file for each tag.
pub(super) fn types_files(context: Context<'_>, module: &str) -> Vec<OutputFile> {
    let definitions = definitions_by_tag(context);
    let front = module_comment(&[format!("The types of {}.", context.api.title.trim())]);
    let items = type_items(context, &definitions.shared);
    let mut lines = items.imports.lines();
    for tag in definitions.of_tags.keys() {
        let feature = feature_line(context, module, tag);
        lines.push_str(if lines.is_empty() { "" } else { "\n" });
        lines.push_str(&format!("{feature}mod of_{tag};\n{feature}pub use of_{tag}::*;\n"));
    }
    let preamble = if lines.is_empty() { front } else { format!("{front}\n{lines}") };
    let shared = generated_file(module, "types.rs", "render/types", &preamble, &items);
    let of_tags = definitions.of_tags.iter().map(|(tag, definitions)| {
        let items = type_items(context, definitions);
        let front = format!("//! The types that only the operations of one tag use.\n\n{OTHER_TYPES}");
        let preamble = format!("{front}{}", items.imports.lines());
        generated_file(module, &format!("types/of_{tag}.rs"), "render/types", &preamble, &items)
    });
    std::iter::once(shared).chain(of_tags).collect()
}

/// The types that all tags share are around those of one tag.
const OTHER_TYPES: &str =
    "#[allow(unused_imports, reason = \"the types of this tag may need no others\")]\nuse super::*;\n";

fn type_items(context: Context<'_>, definitions: &[Definition<'_>]) -> Items {
    format_items(definitions, |(id, definition), imports| {
        type_item(TypeWriter { context, imports, qualified: false }, *id, definition)
    })
}

fn type_item(writer: TypeWriter<'_>, id: TypeId, definition: &TypeDef) -> TokenStream {
    match &definition.shape {
        Shape::Struct(object) => struct_item(writer, id, definition, object),
        Shape::Enum(list) => enum_item(writer, id, definition, list),
        Shape::Union(union) => union_item(writer, id, definition, union),
        Shape::Alias(target) => alias_item(writer, id, definition, target),
    }
}
