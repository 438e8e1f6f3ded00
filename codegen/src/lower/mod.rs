//! openapiv3 to IR: the only stage after `parse` that names openapiv3.
//!
//! Takes a document in the shape that `normalize` and `check` leave: OpenAPI 3.0, every reference leads to something, and what openapiv3 has
//! no field for stands under [`crate::internal_keys`]. Gives the [`Api`]. Never fails: what it cannot express becomes a wider type and a
//! diagnostic. Takes time in proportion to the document, and follows no chain of references without a bound.
//!
//! This folder has a file for each OpenAPI object around an operation; `schema/` goes from schemas to types.

mod incoming;
mod list_style;
mod media_kind;
mod operation;
mod operation_name;
mod parameter;
mod path_item;
mod positions;
mod reference;
mod request_body;
mod response;
mod schema;
mod security;
mod server;
mod tags;
#[cfg(test)]
mod tests;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap, HashSet};

use indexmap::IndexMap;
use openapiv3::{OpenAPI, Operation, PathItem, ReferenceOr, Schema};
use typed_arena::Arena;

use crate::diagnostic::Diagnostics;
use crate::ir::{Api, TypeId};
use crate::name_lock::NameLock;
use crate::pointer::Pointer;
use crate::settings::{Decimals, Settings};
use schema::{
    ComponentTarget, Components, CopiedComponents, InlineType, KnownNullOrBlank, MergeBudget, MergedProperties,
    NamedByDiscriminator, SchemaAt, SchemaIds,
};

/// Lowers a document.
///
/// `decimals` are the schemas that `settings.decimals` selects.
pub(crate) fn lower(
    document: &OpenAPI,
    settings: &Settings,
    lock: &NameLock,
    decimals: &Decimals,
    diagnostics: &mut Diagnostics,
) -> Api {
    let arenas = Arenas::default();
    let mut lowering = Lowering::new(document, (settings, lock), decimals, &arenas, diagnostics);
    lowering.info();
    lowering.security_schemes();
    lowering.define_components();
    lowering.lower_components();
    lowering.operations();
    lowering.webhooks();
    lowering.add_discriminator_properties();
    lowering.apply_enum_labels();
    lowering.cut_union_cycles();
    lowering.choose_places();
    lowering.report_unused_dates();
    lowering.report_unused_own_types();
    decimals.report_idle(lowering.diagnostics);
    lowering.api
}

/// What `lower` itself parses out of internal keys, and what it finds out before anything else. It lives as long as the document, like
/// everything that openapiv3 parsed.
#[derive(Default)]
struct Arenas {
    schemas: Arena<ReferenceOr<Schema>>,
    path_items: Arena<PathItem>,
    operations: Arena<Operation>,
    targets: Arena<ComponentTarget>,
    null_or_blank: KnownNullOrBlank,
}

/// The state of this stage.
struct Lowering<'a, 'd> {
    document: &'a OpenAPI,
    settings: &'a Settings,
    /// The names that were given before.
    lock: &'a NameLock,
    decimals: &'a Decimals,
    arenas: &'a Arenas,
    diagnostics: &'d mut Diagnostics,
    components: Components<'a>,
    /// The components that inline schemas may be copies of.
    copied_components: CopiedComponents<'a>,
    /// By component: those that name it in their `allOf`.
    children: HashMap<&'a str, Vec<&'a str>>,
    /// The components that have a type of their own, with its id.
    ids: IndexMap<&'a str, (TypeId, SchemaAt<'a>)>,
    /// The types of inline schemas, made or in progress.
    inline_types: HashMap<SchemaIds<'a>, InlineType>,
    /// How many properties of `allOf` were merged so far.
    merged_properties: MergedProperties,
    /// How much more `allOf` may merge.
    merge_budget: MergeBudget,
    /// Schemas whose constraints have their note already.
    noted_constraints: HashSet<*const Schema>,
    /// Whether a schema is a date or a date-time.
    has_dates: Cell<bool>,
    /// The formats of booleans, numbers and strings.
    seen_formats: RefCell<BTreeSet<String>>,
    /// Strings whose format has its note already.
    noted_formats: HashSet<*const Schema>,
    /// The definitions of inline shapes, by their keys (see `schema/equal_shapes.rs`).
    known_shapes: HashMap<String, TypeId>,
    /// Labels for the values of enums, found in descriptions of properties and parameters.
    enum_labels: Vec<(TypeId, HashMap<String, String>)>,
    /// Arms of unions with a discriminator, each with the property that the discriminator names.
    discriminated: Vec<NamedByDiscriminator>,
    api: Api,
}

impl<'a, 'd> Lowering<'a, 'd> {
    fn new(
        document: &'a OpenAPI,
        (settings, lock): (&'a Settings, &'a NameLock),
        decimals: &'a Decimals,
        arenas: &'a Arenas,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        let components = Components::new(document, &settings.formats, &arenas.targets, &arenas.null_or_blank);
        Self {
            document,
            settings,
            lock,
            decimals,
            arenas,
            diagnostics,
            components,
            copied_components: CopiedComponents::new(components),
            children: schema::children_of_bases(components),
            ids: IndexMap::new(),
            inline_types: HashMap::new(),
            merged_properties: MergedProperties::default(),
            merge_budget: MergeBudget::new(components.iter().count()),
            noted_constraints: HashSet::new(),
            has_dates: Cell::new(false),
            seen_formats: RefCell::default(),
            noted_formats: HashSet::new(),
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
        self.api.servers = server::servers(&self.document.servers, &Pointer::root().child("servers"));
        self.tags();
    }
}
