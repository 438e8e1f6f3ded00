//! Checked value to `openapiv3::OpenAPI`.

use openapiv3::OpenAPI;
use serde::Deserialize;
use serde_json::Value;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;

/// openapiv3 recurses once per schema with large frames, so it gets room for the deepest document that `check` lets pass.
const STACK_BYTES: usize = 256 << 20;

/// The typed document; without one, an error was added.
pub(crate) fn parse(document: Value, diagnostics: &mut Diagnostics) -> Option<OpenAPI> {
    std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().stack_size(STACK_BYTES);
        let thread = builder.spawn_scoped(scope, move || read(document));
        match thread.map(|thread| thread.join()) {
            Ok(Ok(Ok(api))) => Some(api),
            Ok(Ok(Err(error))) => refuse(&error.to_string(), diagnostics),
            Ok(Err(_)) => refuse("the parser crashed", diagnostics),
            Err(error) => refuse(&error.to_string(), diagnostics),
        }
    })
}

fn read(document: Value) -> Result<OpenAPI, serde_json::Error> {
    OpenAPI::deserialize(document)
}

fn refuse(reason: &str, diagnostics: &mut Diagnostics) -> Option<OpenAPI> {
    diagnostics.push(
        Diagnostic::error(
            "internal",
            &Pointer::root(),
            format!("a document that passed all checks was not understood: {reason}"),
            "nothing is generated",
        )
        .help("this is a mistake of the generator: please report it together with the document"),
    );
    None
}
