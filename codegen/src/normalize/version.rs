//! Which dialect a document speaks.

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;

/// Whether `document` is OpenAPI 3.x; if not, an error says what it is.
pub(super) fn is_openapi_3(document: &Value, diagnostics: &mut Diagnostics) -> bool {
    let root = Pointer::root();
    let refuse = |message: String, help: &str| {
        Diagnostic::error("not-openapi-3", &root, message, "nothing is generated").help(help)
    };
    let version = match document.get("openapi") {
        Some(Value::String(version)) => version.clone(),
        Some(Value::Number(version)) => version.to_string(),
        Some(_) | None if document.get("swagger").is_some() => {
            let message = "this is a Swagger document of another version than 2.0".to_owned();
            diagnostics.push(refuse(message, "the supported versions are Swagger 2.0, and OpenAPI 3.0 and 3.1"));
            return false;
        }
        Some(_) | None => {
            let help = "an OpenAPI document starts with a line such as `openapi: 3.1.0`";
            diagnostics.push(refuse("this is not an OpenAPI document: it has no `openapi` version".to_owned(), help));
            return false;
        }
    };
    match version.trim_start().strip_prefix("3.").map(|rest| rest.split(['.', '-']).next().unwrap_or_default()) {
        Some("0" | "1" | "2") => true,
        Some(_) => {
            diagnostics.push(
                Diagnostic::warning(
                    "newer-openapi",
                    &root.child("openapi"),
                    format!("OpenAPI {version} is newer than the versions that this generator knows"),
                    "the document is read as OpenAPI 3.2",
                )
                .help("where the document uses a feature that is not supported, a message of its own says so"),
            );
            true
        }
        None if version == "3" => true,
        None => {
            diagnostics.push(refuse(
                format!("OpenAPI version `{version}` is not supported"),
                "the supported versions are 3.0, 3.1 and 3.2, and Swagger 2.0",
            ));
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn codes(document: Value) -> (bool, Vec<&'static str>) {
        let mut diagnostics = Diagnostics::default();
        let good = is_openapi_3(&document, &mut diagnostics);
        (good, diagnostics.list().iter().map(|diagnostic| diagnostic.code).collect())
    }

    #[test]
    fn only_openapi_3_is_taken() {
        assert_eq!(codes(json!({ "openapi": "3.0.3" })), (true, vec![]));
        assert_eq!(codes(json!({ "openapi": 3.1 })), (true, vec![]));
        assert_eq!(codes(json!({ "openapi": "3.2.0" })), (true, vec![]));
        assert_eq!(codes(json!({ "openapi": "3.3.0" })), (true, vec!["newer-openapi"]));
        assert_eq!(codes(json!({ "openapi": "4.0.0" })), (false, vec!["not-openapi-3"]));
        assert_eq!(codes(json!({ "swagger": "1.2" })), (false, vec!["not-openapi-3"]));
        assert_eq!(codes(json!([])), (false, vec!["not-openapi-3"]));
    }
}
