//! openapiv3 to IR: the only stage after `parse` that names openapiv3.
//!
//! Takes a document in the shape that `normalize` and `check` leave (3.0, every reference resolvable, everything else in [`crate::internal_keys`]);
//! gives the [`Api`]. It never fails: what it cannot say becomes a wider type and a diagnostic. It takes time in proportion to the
//! document, and never follows a reference by recursion without a bound: components get ids before any body is lowered.

mod incoming;
mod media_kind;
mod operation;
mod parameter;
mod reference;
mod request_body;
mod response;
mod schema;
mod security;
mod server;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use openapiv3::{OpenAPI, PathItem, ReferenceOr, Schema};
use typed_arena::Arena;

use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Tag, TypeId};
use crate::settings::Settings;
use schema::{Components, CopiedComponents, InlineType, MergedProperties, SchemaAt, SchemaIds};

/// Lowers a document.
///
/// `decimals` holds the schemas (as pointers into the document as it was written) that `settings.decimals` selects.
pub(crate) fn lower(
    document: &OpenAPI,
    settings: &Settings,
    decimals: &HashSet<String>,
    diagnostics: &mut Diagnostics,
) -> Api {
    let arenas = Arenas::default();
    let mut lowering = Lowering::new(document, settings, decimals, &arenas, diagnostics);
    lowering.info();
    lowering.security_schemes();
    lowering.define_components();
    lowering.lower_components();
    lowering.operations();
    lowering.webhooks();
    lowering.add_discriminator_properties();
    lowering.apply_enum_labels();
    lowering.cut_union_cycles();
    lowering.api
}

/// Parts of the document that openapiv3 has no field for, parsed by us. They live as long as the document.
#[derive(Default)]
struct Arenas {
    schemas: Arena<ReferenceOr<Schema>>,
    path_items: Arena<PathItem>,
}

/// The state of this stage.
struct Lowering<'a, 'd> {
    document: &'a OpenAPI,
    settings: &'a Settings,
    decimals: &'a HashSet<String>,
    arenas: &'a Arenas,
    diagnostics: &'d mut Diagnostics,
    components: Components<'a>,
    copied_components: CopiedComponents<'a>,
    /// By component: those that name it in `allOf`.
    children: HashMap<&'a str, Vec<&'a str>>,
    /// The components that have a type of their own.
    ids: IndexMap<&'a str, (TypeId, SchemaAt<'a>)>,
    /// The types of inline schemas.
    inline_types: HashMap<SchemaIds<'a>, InlineType>,
    merged_properties: MergedProperties,
    /// Schemas whose constraints have their note already.
    noted_constraints: HashSet<*const Schema>,
    /// Definitions of inline shapes (see `shapes`).
    known_shapes: HashMap<String, TypeId>,
    /// Labels for enums, found in descriptions of properties.
    enum_labels: Vec<(TypeId, HashMap<String, String>)>,
    /// Structs that need the property that a discriminator names.
    discriminated: Vec<(TypeId, String)>,
    api: Api,
}

impl<'a, 'd> Lowering<'a, 'd> {
    fn new(
        document: &'a OpenAPI,
        settings: &'a Settings,
        decimals: &'a HashSet<String>,
        arenas: &'a Arenas,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        let components = Components::new(document);
        Self {
            document,
            settings,
            decimals,
            arenas,
            diagnostics,
            components,
            copied_components: CopiedComponents::new(components),
            children: schema::children_of_bases(components),
            ids: IndexMap::new(),
            inline_types: HashMap::new(),
            merged_properties: MergedProperties::default(),
            noted_constraints: HashSet::new(),
            known_shapes: HashMap::new(),
            enum_labels: Vec::new(),
            discriminated: Vec::new(),
            api: Api::default(),
        }
    }

    /// `info`, `servers` and `tags`.
    fn info(&mut self) {
        let info = &self.document.info;
        self.api.title.clone_from(&info.title);
        self.api.version.clone_from(&info.version);
        self.api.description.clone_from(&info.description);
        self.api.servers = server::servers(&self.document.servers);
        let tags = self.document.tags.iter();
        self.api.tags = tags.map(|tag| Tag { name: tag.name.clone(), description: tag.description.clone() }).collect();
    }
}
