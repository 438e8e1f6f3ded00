//! Operations.

use openapiv3::{PathItem, ReferenceOr};

use super::Lowering;
use super::operation_name::{OperationName, OperationNames};
use super::path_item::WithMethod;
use super::reference::moved;
use super::server::servers;
use crate::internal_keys;
use crate::ir::{Docs, Method, NameHint, Operation};
use crate::pointer::Pointer;

/// A path with its operations.
pub(super) struct PathOperations<'a> {
    pub path: &'a str,
    item: &'a PathItem,
    pointer: Pointer,
    pub operations: Vec<WithMethod<'a>>,
}

impl<'a> Lowering<'a, '_> {
    /// The operations of all paths, in document order.
    pub(super) fn operations(&mut self) {
        let document = self.document;
        let mut items: Vec<PathOperations<'a>> = Vec::new();
        for (path, item) in document.paths.iter() {
            let ReferenceOr::Item(item) = item else { continue };
            let pointer = Pointer::root().child("paths").child(path);
            let pointer = moved(item.extensions.get(internal_keys::ORIGIN), pointer);
            let operations = self.operations_of(item, &pointer);
            items.push(PathOperations { path, item, pointer, operations });
        }
        let mut names = OperationNames::new(&items, &self.settings.naming);
        for PathOperations { path, item, pointer, operations } in items {
            for (method, operation) in operations {
                let place = pointer.child(method.as_str().to_ascii_lowercase());
                let name = names.name(operation.operation_id.as_deref(), &method, path, self.lock);
                let lowered = self.operation((path, method, name), (item, &pointer), (operation, place));
                self.api.operations.push(lowered);
            }
        }
        self.diagnostics.extend(names.idle_prefixes(&self.settings.file));
    }

    fn operation(
        &mut self,
        called: (&str, Method, OperationName),
        item: (&'a PathItem, &Pointer),
        operation: (&'a openapiv3::Operation, Pointer),
    ) -> Operation {
        let (path, method, OperationName { hint: name_hint, alone: name_alone, whole: whole_name }) = called;
        let (written, place) = operation;
        let origin = moved(written.extensions.get(internal_keys::ORIGIN), place);
        let hint = NameHint::new(&name_hint);
        let parameters = self.parameters(item, (written, &origin), &hint);
        let body = written.request_body.as_ref();
        let body = body.and_then(|body| self.request_body(body, origin.child("requestBody"), &hint.child("body")));
        let mut responses = self.responses(&written.responses, &origin.child("responses"), &hint);
        self.without_bodies(&method, &mut responses);
        self.callbacks(written, &origin, &hint);
        let (around, holder) =
            if written.servers.is_empty() { (&item.0.servers, item.1) } else { (&written.servers, &origin) };
        let own_servers = servers(around, &holder.child("servers"));
        Operation {
            id: written.operation_id.clone().filter(|id| !id.is_empty()),
            name_hint,
            name_alone,
            whole_name,
            method,
            path: path.to_owned(),
            tag: self.grouping_tag(&written.tags),
            docs: docs(written, item.0),
            parameters,
            body,
            responses,
            security: self.security(written.security.as_ref()),
            extra_schemes: Vec::new(),
            servers: own_servers,
            origin,
        }
    }
}

/// An operation's documentation; its path item's where it has none.
pub(super) fn docs(operation: &openapiv3::Operation, item: &PathItem) -> Docs {
    Docs {
        summary: operation.summary.clone().or_else(|| item.summary.clone()),
        description: operation.description.clone().or_else(|| item.description.clone()),
        deprecated: operation.deprecated,
        ..Docs::default()
    }
}
