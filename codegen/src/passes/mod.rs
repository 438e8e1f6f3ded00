//! IR to IR, or IR to a side table: one file, one function each.
//!
//! They take what `lower` made and decide what the document leaves open: which views of a schema exist, what is boxed, what
//! things are called, what is derived, and how a union's arm is told. They never look at the document again.

mod boxes;
mod derives;
mod graph;
mod multipart;
pub(crate) mod names;
mod selection;
mod views;

pub(crate) use boxes::Boxes;
pub(crate) use derives::{Derives, required_fields};
pub use names::module_name;
pub(crate) use names::{Identifier, Names, OperationNames};
pub(crate) use selection::{Selection, Selections, UnionArm};

use crate::ir::Api;
use crate::settings::Rename;

/// What `render` needs beside the IR.
pub(crate) struct Tables {
    /// What things are called.
    pub names: Names,
    /// Where a value is boxed.
    pub boxes: Boxes,
    /// What is derived beyond the usual.
    pub derives: Derives,
    /// How the arms of unions are told apart.
    pub selections: Selections,
}

/// Runs every pass: those first that change types or add some.
pub(crate) fn run(api: Api, rename: &Rename) -> (Api, Tables) {
    let api = views::split(multipart::files(api));
    let boxes = boxes::find(&api);
    let derives = derives::choose(&api);
    let selections = selection::plan(&api);
    let names = names::assign(&api, rename);
    (api, Tables { names, boxes, derives, selections })
}
