//! The public surface of generated code, one line for each thing that a user can name.
//!
//! They are read from the generated code. A reviewer of an update reads how they differ: a type that is gone, a field that became
//! optional, a parameter that is new.

use codegen::OutputFile;
use quote::ToTokens;
use syn::{Attribute, Fields, FnArg, ImplItem, Item, ItemImpl, ReturnType, Type, Visibility};

/// The lines, in the order of the code.
///
/// # Panics
///
/// On a file that is not Rust.
pub fn surface_lines(files: &[OutputFile]) -> String {
    let public = ["/client.rs", "/types.rs"];
    let mut lines = Vec::new();
    for file in files {
        let operations = file.path.contains("/operations/") && !file.path.ends_with("/mod.rs");
        if operations || public.iter().any(|end| file.path.ends_with(end)) {
            let parsed = syn::parse_file(&file.text).unwrap_or_else(|error| panic!("{}: {error}", file.path));
            parsed.items.iter().for_each(|item| item_lines(item, &mut lines));
        }
    }
    lines.join("\n") + "\n"
}

fn item_lines(item: &Item, lines: &mut Vec<String>) {
    match item {
        Item::Struct(item) if is_public(&item.vis) => {
            let name = item.ident.to_string();
            lines.push(format!("struct {name}{}", marks(&item.attrs)));
            fields(&name, &item.fields, lines);
        }
        Item::Enum(item) if is_public(&item.vis) => {
            lines.push(format!("enum {}{}", item.ident, marks(&item.attrs)));
            for variant in &item.variants {
                let held: Vec<String> = variant.fields.iter().map(|field| text(&field.ty)).collect();
                let held = if held.is_empty() { String::new() } else { format!("({})", held.join(", ")) };
                lines.push(format!("  {}::{}{held}", item.ident, variant.ident));
            }
        }
        Item::Type(item) if is_public(&item.vis) => lines.push(format!("type {} = {}", item.ident, text(&item.ty))),
        Item::Impl(item) if item.trait_.is_none() => methods(item, lines),
        Item::Impl(item) if implements_default(item) => lines.push(format!("  {}::default()", text(&item.self_ty))),
        _ => {}
    }
}

fn fields(owner: &str, fields: &Fields, lines: &mut Vec<String>) {
    for (index, field) in fields.iter().enumerate().filter(|(_, field)| is_public(&field.vis)) {
        let name = field.ident.as_ref().map_or_else(|| index.to_string(), ToString::to_string);
        lines.push(format!("  {owner}.{name}: {}{}", text(&field.ty), marks(&field.attrs)));
    }
}

fn methods(item: &ItemImpl, lines: &mut Vec<String>) {
    let Type::Path(owner) = item.self_ty.as_ref() else { return };
    let Some(owner) = owner.path.segments.last() else { return };
    for member in &item.items {
        let ImplItem::Fn(method) = member else { continue };
        if !is_public(&method.vis) {
            continue;
        }
        let arguments: Vec<String> = method.sig.inputs.iter().filter_map(argument).collect();
        let result = match &method.sig.output {
            ReturnType::Type(_, ty) if text(ty) != "Self" => format!(" -> {}", text(ty)),
            ReturnType::Type(..) | ReturnType::Default => String::new(),
        };
        let marks = marks(&method.attrs);
        lines.push(format!("  {}::{}({}){result}{marks}", owner.ident, method.sig.ident, arguments.join(", ")));
    }
}

fn implements_default(item: &ItemImpl) -> bool {
    item.trait_.as_ref().is_some_and(|(path, _)| path.is_ident("Default"))
}

fn argument(argument: &FnArg) -> Option<String> {
    match argument {
        FnArg::Typed(argument) => Some(format!("{}: {}", text(&argument.pat), text(&argument.ty))),
        FnArg::Receiver(_) => None,
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// The attributes that users notice: whether there is a default, whether more fields or variants may come, and whether the item is
/// deprecated.
fn marks(attributes: &[Attribute]) -> String {
    let mut marks = String::new();
    for attribute in attributes {
        let derives_default = attribute.path().is_ident("derive") && text(attribute).contains("Default");
        marks.push_str(if derives_default { " Default" } else { "" });
        marks.push_str(if attribute.path().is_ident("non_exhaustive") { " non_exhaustive" } else { "" });
        marks.push_str(if attribute.path().is_ident("deprecated") { " deprecated" } else { "" });
    }
    marks
}

/// Tokens with the blanks that people would write.
fn text(tokens: &impl ToTokens) -> String {
    let mut text = tokens.to_token_stream().to_string();
    for (from, to) in
        [(" :: ", "::"), (" < ", "<"), (" >", ">"), ("< ", "<"), (" ,", ","), ("& ", "&"), ("( )", "()"), ("' _", "'_")]
    {
        text = text.replace(from, to);
    }
    text
}
