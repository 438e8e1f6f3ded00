//! `invoke.rs`: every operation by its name, with JSON arguments, through the same methods that people call.

mod call;

use proc_macro2::TokenStream;
use quote::quote;

use super::super::context::Context;
use super::super::features::{allow_line, feature_attribute};
use super::super::file::generated_file;
use super::super::imports::Import;
use super::super::items::format_items;
use super::super::tokens::{TypeWriter, ident};
use super::context::OperationContext;
use super::invoke_table::operations_table;
use crate::OutputFile;
use call::call_function;

const DOCS: &str =
    "//! Any operation by its name, with JSON arguments: for command lines, scripts, and tests that come as data.\n\n";

const PREAMBLE: &str = "\
use openapi_client_runtime::Error;

use super::client::Client;
";

/// The items of the file.
enum Part {
    /// `invoke`, and the table of the functions that it calls.
    Invoke,
    /// The function of the operation at an index.
    Call(usize),
}

/// The table of operations, the function that calls one, and a small function for each.
pub(super) fn invoke_file(context: Context<'_>, module: &str) -> OutputFile {
    let calls = (0..context.api.operations.len()).map(Part::Call);
    let parts: Vec<Part> = std::iter::once(Part::Invoke).chain(calls).collect();
    let items = format_items(&parts, |part, imports| {
        let writer = TypeWriter { context, imports, qualified: true };
        match part {
            Part::Invoke => invoke_functions(context, module),
            Part::Call(operation) => {
                let tag = context.tables.names.operation(*operation).module.as_str();
                let feature = feature_attribute(context, module, tag);
                let function = OperationContext::at(writer, *operation).map(call_function).unwrap_or_default();
                quote!(#feature #function)
            }
        }
    });
    let operations = if context.api.operations.is_empty() { "" } else { "use super::operations;\n" };
    let types = if items.imports.needs(Import::Types) { "use super::types;\n" } else { "" };
    let runtime = "use openapi_client_runtime::invoke;\npub use super::client::API;\npub use openapi_client_runtime::invoke::{Location, Operation, Parameter, Reply, ReplyBody};\n";
    let preamble = format!(
        "{DOCS}{}{PREAMBLE}{operations}{types}{runtime}{}\n{}",
        allow_line(context, "unused_imports"),
        items.imports.lines(),
        operations_table(context, module)
    );
    generated_file(module, "invoke.rs", "render/operations/invoke.rs", &preamble, &items)
}

fn invoke_functions(context: Context<'_>, module: &str) -> TokenStream {
    let names = &context.tables.names;
    let operations = 0..context.api.operations.len();
    let handlers = operations.map(|operation| {
        let names = names.operation(operation);
        let feature = feature_attribute(context, module, names.module.as_str());
        let function = ident(&names.invoke_function);
        quote!(#feature #function)
    });
    quote! {
        static HANDLERS: &[invoke::Handler<Client>] = &[#(#handlers),*];

        /// Calls an operation by its id.
        ///
        /// The arguments are JSON: `{"path": {…}, "query": {…}, "header": {…}, "cookie": {…}, "body": …, "content_type": "…",
        /// "accept": "…"}`, each of which may be left out. Bytes are base64 text, a file in a multipart body is
        /// `{"$file": {"filename", "content_type", "data_base64"}}`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest` names an operation or argument that there is not, a missing one, or one that does not fit its type.
        /// All else is as the operation's own method has it.
        pub async fn invoke(client: &Client, operation_id: &str, arguments: &str) -> Result<Reply, Error<Reply>> {
            invoke::call(client, &client.core, (OPERATIONS, HANDLERS), operation_id, arguments)?.await
        }

        /// The same without an async runtime.
        ///
        /// # Errors
        ///
        /// As [`invoke`]; inside an async runtime `InvalidRequest`.
        #[cfg(feature = "blocking")]
        pub fn invoke_blocking(client: &Client, operation_id: &str, arguments: &str) -> Result<Reply, Error<Reply>> {
            openapi_client_runtime::blocking::wait(invoke(client, operation_id, arguments))
        }
    }
}
