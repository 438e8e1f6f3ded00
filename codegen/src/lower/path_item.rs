//! The operations of a path item.

use openapiv3::{Operation, PathItem};
use serde_json::Value;

use super::Lowering;
use crate::diagnostic::Diagnostic;
use crate::internal_keys;
use crate::ir::Method;
use crate::pointer::Pointer;

/// An operation with its method.
pub(super) type WithMethod<'a> = (Method, &'a Operation);

impl<'a> Lowering<'a, '_> {
    /// The operations of a path item, in a fixed order: those that openapiv3 has a field for, then the others in document order.
    pub(super) fn operations_of(&mut self, item: &'a PathItem, pointer: &Pointer) -> Vec<WithMethod<'a>> {
        let fixed = [
            (Method::Get, &item.get),
            (Method::Put, &item.put),
            (Method::Post, &item.post),
            (Method::Delete, &item.delete),
            (Method::Options, &item.options),
            (Method::Head, &item.head),
            (Method::Patch, &item.patch),
            (Method::Trace, &item.trace),
        ];
        let fixed = fixed.into_iter().filter_map(|(method, operation)| Some((method, operation.as_ref()?)));
        let mut all: Vec<WithMethod<'a>> = fixed.collect();
        let others = item.extensions.get(internal_keys::OTHER_METHODS).and_then(Value::as_object);
        for (method, operation) in others.into_iter().flatten() {
            all.extend(self.other_operation(method, operation, pointer));
        }
        all
    }

    /// An operation that `check` keeps under [`internal_keys::OTHER_METHODS`].
    fn other_operation(&mut self, method: &str, operation: &Value, pointer: &Pointer) -> Option<WithMethod<'a>> {
        match serde_json::from_value::<Operation>(operation.clone()) {
            Ok(operation) => Some((method_called(method), self.arenas.operations.alloc(operation))),
            Err(error) => {
                let message = format!("this is no Operation Object: {error}");
                let pointer = pointer.child(method);
                self.diagnostics.push(Diagnostic::error("wrong-shape", &pointer, message, "the operation is left out"));
                None
            }
        }
    }
}

fn method_called(name: &str) -> Method {
    if name == "QUERY" { Method::Query } else { Method::Other(name.to_owned()) }
}
