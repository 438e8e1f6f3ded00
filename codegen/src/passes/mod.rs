//! IR to IR, or IR to a side table: one file or folder each.
//!
//! They take what `lower` made and decide what the document leaves open: which views of a schema exist, what is boxed, what things are
//! called, how callers make a value of a struct, how a union's arm is told, which responses are errors, how one page follows the
//! other, and how values go on the wire. They never look at
//! the document again. What they cannot do they report; `render`, which comes after them, has nothing left to decide or to report.

mod boxes;
mod by_operation;
mod construction;
mod credentials;
mod derives;
mod examples;
mod features;
mod graph;
mod json_form;
mod money;
mod multipart;
pub(crate) mod names;
mod outcomes;
mod pages;
mod selection;
#[cfg(test)]
mod tests;
mod views;
mod wire;

pub(crate) use boxes::Boxes;
pub(crate) use by_operation::ByOperation;
pub(crate) use construction::{Construction, Constructions, Initial};
pub(crate) use derives::TypeDerives;
pub(crate) use examples::{ExampleValue, Examples};
pub(crate) use features::TagFeatures;
pub(crate) use money::money_in_floats;
pub use names::module_name;
pub(crate) use names::{Identifier, Names, OperationNames, TagClient};
pub(crate) use outcomes::{Outcome, OutcomeSet, Outcomes, Payload, ResultType, Statuses};
pub(crate) use pages::{FieldStep, Pages, Place, paging_like_without_stream};
pub(crate) use selection::{Constant, JsonKind, Selection, Selections, UnionArm};
pub(crate) use wire::{Argument, ArgumentInput, ArgumentJson, Body, BodyForm, HeaderShape};
pub(crate) use wire::{XmlField, XmlNode, XmlObject, XmlObjects, XmlPlace, XmlShape};

use crate::diagnostic::Diagnostics;
use crate::ir::Api;
use crate::name_lock::NameLock;
use crate::settings::{Features, Settings};
use derives::DeriveSources;
use wire::xml::XmlForms;
use wire::{argument, body, header, xml};

/// What `render` needs beside the IR.
pub(crate) struct Tables {
    /// What things are called.
    pub names: Names,
    /// The lock of these names.
    pub name_lock: NameLock,
    /// Where a value is boxed.
    pub boxes: Boxes,
    /// How callers make a value of a struct.
    pub constructions: Constructions,
    /// Further derives of types.
    pub derives: TypeDerives,
    /// How the arms of unions are told apart.
    pub selections: Selections,
    /// Which responses are successes and which are errors.
    pub outcomes: ByOperation<Outcomes>,
    /// How to walk through an operation's pages; `None` where it has none.
    pub pages: ByOperation<Option<Pages>>,
    /// For each parameter of an operation, how a caller gives it.
    pub arguments: ByOperation<Vec<Argument>>,
    /// For each media type of an operation's body, how it is written.
    pub bodies: ByOperation<Vec<Body>>,
    /// For each documented header of an operation's responses, how it is read.
    pub headers: ByOperation<Vec<HeaderShape>>,
    /// The fields of what XML bodies hold; `None` where no body is XML.
    pub xml: Option<XmlObjects>,
    /// What the documentation of each operation shows as a call.
    pub examples: Examples,
    /// What is behind the features of tags; `None` where the settings have none.
    pub features: Option<TagFeatures>,
}

/// Runs every pass: those first that change types or add some.
pub(crate) fn run_passes(
    mut api: Api,
    settings: &Settings,
    lock: &NameLock,
    diagnostics: &mut Diagnostics,
) -> (Api, Tables) {
    if settings.drops_unused_types() {
        // Those that the filter kept for what inherits from them, and those of which nothing but a part was used.
        api.drop_unused_types();
    }
    money::note_money_in_floats(&api, diagnostics);
    let api = credentials::reach_operations(api, diagnostics);
    let api = views::split_views(multipart::make_files(api));
    let boxes = boxes::find_boxes(&api);
    let constructions = construction::plan_constructions(&api);
    let selections = selection::plan_selections(&api, diagnostics);
    let forms = XmlForms { api: &api, boxes: &boxes };
    let outcomes = outcomes::sort_outcomes(&api, forms);
    let bodies = body::plan_bodies(&api, forms);
    let xml = xml::plan_objects(forms, &xml_roots(&outcomes, &bodies));
    let pages = pages::plan_pages(&api, &boxes, &outcomes, settings, diagnostics);
    let arguments = argument::plan_arguments(&api);
    let headers = header::plan_headers(&api, diagnostics);
    let (names, name_lock) = names::assign_names(&api, settings, lock, diagnostics);
    let sources = DeriveSources { api: &api, names: &names, boxes: &boxes, constructions: &constructions };
    let derives = derives::plan_derives(sources, settings, diagnostics);
    let features = settings.features.map(|Features::Tag| features::plan_features(&api, &names));
    let examples = examples::plan_examples(&api, &boxes, &constructions, &bodies, &pages);
    let tables = Tables {
        examples,
        features,
        names,
        name_lock,
        boxes,
        constructions,
        derives,
        selections,
        outcomes,
        pages,
        arguments,
        bodies,
        headers,
        xml,
    };
    (api, tables)
}

/// The elements of whole bodies.
fn xml_roots<'a>(outcomes: &'a ByOperation<Outcomes>, bodies: &'a ByOperation<Vec<Body>>) -> Vec<&'a XmlNode> {
    let sent = bodies.rows().flatten().filter_map(|body| body.form.xml_root());
    let sets = outcomes.rows().flat_map(|outcomes| [&outcomes.successes, &outcomes.errors]);
    let received = sets.flat_map(|set| &set.outcomes).filter_map(|outcome| outcome.payload.xml_root());
    sent.chain(received).collect()
}
