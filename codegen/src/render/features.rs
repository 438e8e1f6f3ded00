//! Cargo features of tags: what stands behind which.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use crate::ir::{TypeDef, TypeId};

/// A definition with its id.
pub(super) type Definition<'a> = (TypeId, &'a TypeDef);

/// The definitions of an API, by the file that they are in.
pub(super) struct DefinitionsByTag<'a> {
    /// Those that are always there.
    pub shared: Vec<Definition<'a>>,
    /// Those that only one tag uses, by its module.
    pub of_tags: BTreeMap<&'a str, Vec<Definition<'a>>>,
}

/// Where the settings have no features for tags, all definitions are always there.
pub(super) fn definitions_by_tag(context: Context<'_>) -> DefinitionsByTag<'_> {
    let mut all = DefinitionsByTag { shared: Vec::new(), of_tags: BTreeMap::new() };
    for (id, definition) in context.api.definitions() {
        let tag = context.tables.features.as_ref().and_then(|features| features.only_tag(id));
        match tag {
            Some(tag) => all.of_tags.entry(tag.as_str()).or_default().push((id, definition)),
            None => all.shared.push((id, definition)),
        }
    }
    all
}

/// The feature of a tag: its module behind that of the API.
pub(super) fn feature_name(module: &str, tag: &str) -> String {
    format!("{module}-{tag}")
}

/// The attribute of what is there for one tag only, as a line; empty where the settings have no features for tags.
pub(super) fn feature_line(context: Context<'_>, module: &str, tag: &str) -> String {
    match context.tables.features {
        Some(_) => format!("#[cfg(feature = {:?})]\n", feature_name(module, tag)),
        None => String::new(),
    }
}

/// The attribute as tokens.
pub(super) fn feature_attribute(context: Context<'_>, module: &str, tag: &str) -> Option<TokenStream> {
    let feature = feature_name(module, tag);
    context.tables.features.as_ref().map(|_| quote!(#[cfg(feature = #feature)]))
}

/// The line by which a file allows a lint that is about what only some of the tags need; empty where the settings have no features for tags.
pub(super) fn allow_line(context: Context<'_>, lint: &str) -> String {
    match context.tables.features {
        Some(_) => format!("#![allow({lint}, reason = \"some of the tags need it\")]\n\n"),
        None => String::new(),
    }
}
