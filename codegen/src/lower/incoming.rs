//! Webhooks and callbacks: requests that the API sends to its users.

use openapiv3::PathItem;
use serde_json::Value;

use super::Lowering;
use super::operation::docs;
use super::reference::moved;
use crate::diagnostic::Diagnostic;
use crate::internal_keys;
use crate::ir::{Incoming, NameHint};
use crate::pointer::Pointer;

impl<'a> Lowering<'a, '_> {
    /// The document's webhooks, which `normalize` keeps under [`internal_keys::WEBHOOKS`].
    pub(super) fn webhooks(&mut self) {
        let Some(Value::Object(webhooks)) = self.document.extensions.get(internal_keys::WEBHOOKS) else { return };
        for (name, item) in webhooks {
            let pointer = Pointer::root().child("webhooks").child(name);
            match serde_json::from_value::<PathItem>(item.clone()) {
                Ok(item) => {
                    let item = self.arenas.path_items.alloc(item);
                    self.incoming(item, pointer, &NameHint::new(name));
                }
                Err(error) => self.diagnostics.push(Diagnostic::error(
                    "webhook-shape",
                    &pointer,
                    format!("the webhook `{name}` is not a Path Item Object: {error}"),
                    "the webhook is left out",
                )),
            }
        }
    }

    /// The callbacks of an operation.
    pub(super) fn callbacks(&mut self, operation: &'a openapiv3::Operation, pointer: &Pointer, hint: &NameHint) {
        for (name, callback) in &operation.callbacks {
            for (expression, item) in callback {
                let place = pointer.child("callbacks").child(name).child(expression);
                self.incoming(item, place, &hint.child(name));
            }
        }
    }

    /// The payloads of a path item's operations: their JSON bodies.
    fn incoming(&mut self, item: &'a PathItem, pointer: Pointer, hint: &NameHint) {
        let pointer = moved(item.extensions.get(internal_keys::ORIGIN), pointer);
        let operations = self.operations_of(item, &pointer);
        let several = operations.len() > 1;
        for (method, operation) in operations {
            let word = method.as_str().to_ascii_lowercase();
            let place = moved(operation.extensions.get(internal_keys::ORIGIN), pointer.child(&word));
            let hint = if several { hint.child(&word) } else { hint.clone() };
            if !operation.parameters.is_empty() || !item.parameters.is_empty() {
                self.diagnostics.push(Diagnostic::note(
                    "incoming-parameters",
                    &place,
                    "this request that the API sends has parameters",
                    "nothing is generated for the parameters, only for the payload",
                ));
            }
            let written = operation.request_body.as_ref();
            let body =
                written.and_then(|body| self.request_body(body, place.child("requestBody"), &hint.child("payload")));
            let payload = body.and_then(|body| body.media.iter().find_map(|media| media.kind.json().cloned()));
            match payload {
                Some(payload) => {
                    self.api.incoming.push(Incoming { origin: place, hint, docs: docs(operation, item), payload });
                }
                None => self.diagnostics.push(Diagnostic::note(
                    "incoming-not-json",
                    &place,
                    "this request that the API sends has no JSON body",
                    "nothing is generated for it",
                )),
            }
        }
    }
}
