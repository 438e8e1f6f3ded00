//! What the items of one operation are rendered from.

use super::super::tokens::TypeWriter;
use crate::ir::Operation;
use crate::passes::{Argument, Body, HeaderShape, OperationNames, Outcomes, Pages};

/// One operation with what the passes decided about it.
#[derive(Clone, Copy)]
pub(super) struct OperationContext<'a> {
    pub writer: TypeWriter<'a>,
    /// Its index.
    pub index: usize,
    pub operation: &'a Operation,
    pub names: &'a OperationNames,
    pub outcomes: &'a Outcomes,
    /// `None` where it has no pages.
    pub pages: &'a Option<Pages>,
    /// One for each parameter.
    pub arguments: &'a [Argument],
    /// One for each media type of the body.
    pub bodies: &'a [Body],
    /// One for each header of the responses.
    pub headers: &'a [HeaderShape],
}

impl<'a> OperationContext<'a> {
    /// The operation at an index of the API's.
    pub(super) fn at(writer: TypeWriter<'a>, index: usize) -> Option<Self> {
        let tables = writer.context.tables;
        Some(Self {
            writer,
            index,
            operation: writer.context.api.operations.get(index)?,
            names: tables.names.operation(index),
            outcomes: tables.outcomes.row(index),
            pages: tables.pages.row(index),
            arguments: tables.arguments.row(index),
            bodies: tables.bodies.row(index),
            headers: tables.headers.row(index),
        })
    }

    /// The method with the type that it is on, as documentation names it.
    pub(super) fn method_path(self) -> String {
        format!("{}::{}", self.names.client_type(), self.names.method)
    }
}
