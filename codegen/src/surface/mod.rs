//! What users and the wire see of an API, as plain data.
//!
//! It is made from the IR and the tables of `passes`, as the code is, but holds no code: for each thing what it is called in Rust, what it
//! is on the wire, and where the document describes it. [`ApiSurface::lines`] is the text that reviewers of an update read; `diff` compares
//! two of them.

mod client;
mod describe;
mod lines;
mod operation;
mod rust_type;
mod signature;
mod types;
mod words;

pub use client::{SchemeSurface, ServerVariableSurface};
pub(crate) use describe::describe_api;
pub use operation::{
    BodySurface, HeaderSurface, MediaSurface, OperationSurface, OutcomeSurface, PagesSurface, ParameterSurface,
    ResultSurface,
};
pub use rust_type::{ArgumentForm, ArgumentType, RustType, Wrapper};
pub use types::{
    Arguments, ArmSurface, EnumSurface, FieldSurface, HowMade, ShapeSurface, StructSurface, ToldBy, TypeSurface,
    UnionSurface, VariantSurface,
};

use crate::ir::{Server, TypeId};

/// The beginning of the constraint that is the server's default.
pub(crate) const DEFAULT: &str = "default: ";

/// What users and the wire see of an API.
#[derive(Clone, Debug, Default)]
pub struct ApiSurface {
    /// The module in the generated crate.
    pub module: String,
    /// The document's servers.
    pub servers: Vec<Server>,
    /// The variables of all servers, each once.
    pub variables: Vec<ServerVariableSurface>,
    /// The security schemes that operations use.
    pub schemes: Vec<SchemeSurface>,
    /// The operations, in document order.
    pub operations: Vec<OperationSurface>,
    /// The types; a [`TypeId`] is an index into it.
    pub types: Vec<TypeSurface>,
}

impl ApiSurface {
    /// The type behind an id of this surface; `None` for an id of another one.
    pub fn type_surface(&self, id: TypeId) -> Option<&TypeSurface> {
        self.types.get(id.index())
    }

    /// Every type with its id.
    pub fn types_with_ids(&self) -> impl Iterator<Item = (TypeId, &TypeSurface)> {
        self.types.iter().map(|surface| (surface.id, surface))
    }
}
