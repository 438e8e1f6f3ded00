//! What generated code has, one text for each thing that users can name, without blanks.

use std::collections::BTreeSet;

use codegen::OutputFile;
use quote::ToTokens;
use syn::{Attribute, Fields, FnArg, ImplItem, Item, ItemImpl, ReturnType, Visibility};

/// The facts of the files with public items.
///
/// # Panics
///
/// On a file that is not Rust.
pub fn facts_of_code(files: &[OutputFile]) -> BTreeSet<String> {
    let public = |path: &str| {
        let operations = path.contains("/operations/") && !path.ends_with("/mod.rs");
        operations || path.ends_with("/client.rs") || path.ends_with("/types.rs") || path.contains("/types/")
    };
    let mut facts = BTreeSet::new();
    for file in files.iter().filter(|file| public(&file.path)) {
        let parsed = syn::parse_file(&file.text).unwrap_or_else(|error| panic!("{}: {error}", file.path));
        let clients: BTreeSet<String> = parsed.items.iter().filter_map(client).collect();
        parsed.items.iter().for_each(|item| item_facts(item, &clients, &mut facts));
    }
    facts
}

/// The name of a client: of the API, or of a tag.
fn client(item: &Item) -> Option<String> {
    let Item::Struct(item) = item else { return None };
    let is_core = |field: &syn::Field| field.ident.as_ref().is_some_and(|name| name == "core");
    (item.ident != "ClientBuilder" && item.fields.iter().any(is_core)).then(|| item.ident.to_string())
}

fn item_facts(item: &Item, clients: &BTreeSet<String>, facts: &mut BTreeSet<String>) {
    match item {
        Item::Struct(item) if is_public(&item.vis) => {
            let name = item.ident.to_string();
            facts.extend(struct_facts(&name, &item.fields));
            facts.extend(has_attribute(&item.attrs, "non_exhaustive").then(|| format!("{name}non_exhaustive")));
            facts.extend(derives_default(&item.attrs).then(|| format!("{name}::default()")));
        }
        Item::Enum(item) if is_public(&item.vis) => {
            let variants = item.variants.iter().filter(|variant| variant.ident != "Unknown");
            facts.extend(variants.map(|variant| {
                let held: Vec<String> = variant.fields.iter().map(|field| format!("({})", text(&field.ty))).collect();
                format!("{}::{}{}", item.ident, variant.ident, held.concat())
            }));
        }
        Item::Type(item) if is_public(&item.vis) => {
            facts.insert(format!("type{}={}", item.ident, text(&item.ty)));
        }
        Item::Impl(item) if item.trait_.is_none() => facts.extend(method_facts(item, clients)),
        Item::Impl(item) if item.trait_.as_ref().is_some_and(|(path, _)| path.is_ident("Default")) => {
            facts.insert(format!("{}::default()", text(&item.self_ty)));
        }
        _ => {}
    }
}

fn struct_facts(owner: &str, fields: &Fields) -> Vec<String> {
    let public = fields.iter().enumerate().filter(|(_, field)| is_public(&field.vis));
    let fact = |(index, field): (usize, &syn::Field)| {
        let name = field.ident.as_ref().map_or_else(|| index.to_string(), ToString::to_string);
        format!("{owner}.{name}:{}", text(&field.ty))
    };
    public.map(fact).collect()
}

fn method_facts(item: &ItemImpl, clients: &BTreeSet<String>) -> Vec<String> {
    let owner = text(&item.self_ty);
    let methods = item.items.iter().filter_map(|member| match member {
        ImplItem::Fn(method) if is_public(&method.vis) && method.sig.ident != "part_header" => Some(method),
        _ => None,
    });
    let fact = |method: &syn::ImplItemFn| {
        // What a setter calls its value is no matter to anybody.
        let is_named = owner == "Client" || clients.contains(&owner) || method.sig.ident == "new";
        let arguments = method.sig.inputs.iter().filter_map(|input| argument(input, is_named));
        let result = match &method.sig.output {
            ReturnType::Type(_, ty) if text(ty) != "Self" => format!("->{}", text(ty)),
            ReturnType::Type(..) | ReturnType::Default => String::new(),
        };
        format!("{owner}::{}({}){result}", method.sig.ident, arguments.collect::<Vec<_>>().join(","))
    };
    methods.map(fact).filter(|fact| !fact.starts_with("Client::builder(")).collect()
}

/// The type of an argument, behind its name where it counts.
fn argument(argument: &FnArg, is_named: bool) -> Option<String> {
    let FnArg::Typed(argument) = argument else { return None };
    let ty = text(&argument.ty);
    Some(if is_named { format!("{}:{ty}", text(&argument.pat)) } else { ty })
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn has_attribute(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident(name))
}

fn derives_default(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("derive") && text(attribute).contains("Default"))
}

/// The tokens without blanks and without the modules that code reaches types by.
fn text(tokens: &impl ToTokens) -> String {
    let text = tokens.to_token_stream().to_string().replace([' ', '\n'], "");
    text.replace("types::", "").replace("openapi_client_runtime::", "").replace(",>", ">")
}
