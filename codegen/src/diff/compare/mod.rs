//! From two states to changes: one file for each part of a surface.

mod body;
mod client;
mod constraints;
mod enums;
mod field;
mod field_type;
mod operation;
mod outcomes;
mod parameter;
mod parameters;
mod security;
mod structs;
mod types;
mod unions;

use super::comparing::Comparing;
use super::operations::pair_operations;
use crate::surface::OperationSurface;

impl<'a> Comparing<'a> {
    /// Compares everything.
    pub(super) fn compare_all(&mut self) {
        self.compare_client();
        let pairs = pair_operations(self.states.old, self.states.new);
        for operation in &pairs.old {
            self.operation_removed(operation);
        }
        for operation in &pairs.new {
            self.operation_added(operation);
        }
        for (old, new) in pairs.both {
            self.compare_operation(Pair { old, new });
        }
        self.compare_types();
    }
}

/// One thing in both states.
#[derive(Debug)]
struct Pair<'a, T> {
    old: &'a T,
    new: &'a T,
}

// Not derived: `T` itself need not be copied.
impl<T> Clone for Pair<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Pair<'_, T> {}

type Operations<'a> = Pair<'a, OperationSurface>;
