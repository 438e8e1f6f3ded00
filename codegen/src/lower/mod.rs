//! openapiv3 to IR: the only stage after `parse` that names openapiv3.
//!
//! Takes a document in the shape that `normalize` and `check` leave (3.0, every reference resolvable, everything else in `x-` keys);
//! gives the [`Api`]. It never fails: what it cannot say becomes a wider type and a diagnostic. It takes time in proportion to the
//! document, and never follows a reference by recursion without a bound: components get ids before any body is lowered.

mod all_of;
mod arm_hint;
mod components;
mod cycles;
mod discriminator;
mod distribute;
mod docs;
mod enumeration;
mod facts;
mod groups;
mod incoming;
mod labels;
mod media;
mod object;
mod once;
mod operation;
mod pagination;
mod parameter;
mod place;
mod request_body;
mod response;
mod scalar;
mod schema;
mod security;
mod server;
mod shapes;
mod shared_property;
#[cfg(test)]
mod tests;
mod twins;
mod union;

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use openapiv3::{OpenAPI, PathItem, ReferenceOr, Schema};
use typed_arena::Arena;

use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Tag, TypeId};
use crate::settings::Settings;
use components::Components;
use once::{Progress, Sources};
use place::At;
use shared_property::SharedProperties;
use twins::Twins;

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
    lowering.head();
    lowering.security_schemes();
    lowering.define_components();
    lowering.lower_components();
    lowering.operations();
    lowering.webhooks();
    lowering.apply_tags();
    lowering.apply_labels();
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
    twins: Twins<'a>,
    /// By component: those that name it in `allOf`.
    children: HashMap<&'a str, Vec<&'a str>>,
    /// The components that have a type of their own.
    ids: IndexMap<&'a str, (TypeId, At<'a>)>,
    /// The types of inline schemas.
    lowered: HashMap<Sources<'a>, Progress>,
    shared: SharedProperties,
    /// Schemas whose constraints have their note already.
    noted: HashSet<*const Schema>,
    /// Definitions of inline shapes (see `shapes`).
    shapes: HashMap<String, TypeId>,
    /// Labels for enums, found in descriptions of properties.
    labels: Vec<(TypeId, HashMap<String, String>)>,
    /// Structs that need the property that a discriminator names.
    tags: Vec<(TypeId, String)>,
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
            twins: Twins::new(components),
            children: discriminator::children(components),
            ids: IndexMap::new(),
            lowered: HashMap::new(),
            shared: SharedProperties::default(),
            noted: HashSet::new(),
            shapes: HashMap::new(),
            labels: Vec::new(),
            tags: Vec::new(),
            api: Api::default(),
        }
    }

    /// `info`, `servers` and `tags`.
    fn head(&mut self) {
        let info = &self.document.info;
        self.api.title.clone_from(&info.title);
        self.api.version.clone_from(&info.version);
        self.api.description.clone_from(&info.description);
        self.api.servers = server::servers(&self.document.servers);
        let tags = self.document.tags.iter();
        self.api.tags = tags.map(|tag| Tag { name: tag.name.clone(), description: tag.description.clone() }).collect();
    }
}
