//! Operations: what is called, and what is sent.

use super::{Described, constraints, docs_text};
use crate::ir::{Operation, Parameter, PartPositions, RequestBody};
use crate::passes::{Argument, ArgumentInput, Body, BodyForm, Identifier, OperationNames};
use crate::surface::{
    ArgumentForm, ArgumentType, BodySurface, MediaSurface, OperationSurface, ParameterSurface, RustType,
};

impl Described<'_> {
    /// The operation at an index of the API's.
    pub(super) fn operation(self, index: usize) -> Option<OperationSurface> {
        let operation = self.api.operations.get(index)?;
        let names = self.tables.names.operation(index);
        let outcomes = self.tables.outcomes.row(index);
        let headers = self.headers(operation, names);
        Some(OperationSurface {
            method: operation.method.clone(),
            path: operation.path.clone(),
            id: operation.id.clone(),
            place: operation.origin.clone(),
            docs: docs_text(&operation.docs),
            deprecated: operation.docs.deprecated,
            rust_name: names.call_path(&names.method),
            client: names.client.as_ref().map(|client| client.name.to_string()),
            builder: names.builder.to_string(),
            module: names.module.to_string(),
            parameters: self.parameters(index, operation, names),
            body: operation.body.as_ref().map(|body| self.body(body, self.tables.bodies.row(index), names)),
            successes: self.outcomes(operation, &outcomes.successes),
            errors: self.outcomes(operation, &outcomes.errors),
            success: self.result(&outcomes.successes, &names.success),
            error: self.result(&outcomes.errors, &names.error),
            headers_struct: (!headers.is_empty()).then(|| names.headers.to_string()),
            headers,
            pages: self.tables.pages.row(index).as_ref().map(|pages| self.pages(operation, pages)),
            security: operation.security.clone(),
            servers: operation.servers.clone(),
            has_idempotency_key: names.has_idempotency_key,
        })
    }

    fn parameters(self, index: usize, operation: &Operation, names: &OperationNames) -> Vec<ParameterSurface> {
        let arguments = self.tables.arguments.row(index);
        let named = operation.parameters.iter().zip(&names.parameters).zip(arguments);
        named.map(|((parameter, name), argument)| self.parameter(parameter, name, argument)).collect()
    }

    fn parameter(self, parameter: &Parameter, name: &Identifier, argument: &Argument) -> ParameterSurface {
        ParameterSurface {
            wire_name: parameter.wire_name.clone(),
            location: parameter.location,
            encoding: parameter.encoding.clone(),
            allow_reserved: parameter.allow_reserved,
            required: parameter.required,
            rust_name: name.to_string(),
            ty: self.argument_type(parameter, &argument.input),
            constraints: constraints(&parameter.docs),
            docs: docs_text(&parameter.docs),
            deprecated: parameter.docs.deprecated,
            place: parameter.origin.clone(),
        }
    }

    fn argument_type(self, parameter: &Parameter, input: &ArgumentInput) -> ArgumentType {
        // Null cannot be said in a parameter: a caller leaves it out.
        let present = || self.type_without_null(&parameter.ty, None);
        match input {
            ArgumentInput::Exact => ArgumentType { form: ArgumentForm::Exact, ty: present() },
            ArgumentInput::Into => ArgumentType { form: ArgumentForm::Into, ty: present() },
            ArgumentInput::Items(element) => {
                ArgumentType { form: ArgumentForm::Items, ty: self.type_with_null(element, None) }
            }
        }
    }

    fn body(self, body: &RequestBody, forms: &[Body], names: &OperationNames) -> BodySurface {
        // A body that may be left out has a setter, which is on no client.
        let call = |name: &Identifier| if body.required { names.call_path(name) } else { name.to_string() };
        let media = forms.iter().zip(&names.bodies).map(|(form, name)| self.media(form, call(name)));
        BodySurface {
            required: body.required,
            media: media.collect(),
            place: body.origin.clone(),
            docs: docs_text(&body.docs),
        }
    }

    fn media(self, body: &Body, rust_name: String) -> MediaSurface {
        let exact = |ty| ArgumentType { form: ArgumentForm::Exact, ty: self.type_with_null(ty, None) };
        let into = |ty| ArgumentType { form: ArgumentForm::Into, ty: RustType::Known(ty) };
        let (ty, encodings) = match &body.form {
            BodyForm::Json(ty) | BodyForm::Xml(ty, _) => (exact(ty), Vec::new()),
            BodyForm::Form(ty, encodings) | BodyForm::Multipart(ty, encodings) => (exact(ty), encodings.clone()),
            BodyForm::Mixed(ty, PartPositions { prefix, item }) => {
                (exact(ty), prefix.iter().chain(item).cloned().collect())
            }
            BodyForm::Text => (into("String"), Vec::new()),
            BodyForm::Bytes => (into("http::FilePart"), Vec::new()),
        };
        MediaSurface { media_type: body.media_type.clone(), rust_name, ty, encodings }
    }
}
