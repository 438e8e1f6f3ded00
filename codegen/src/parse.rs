//! From the checked value to `openapiv3::OpenAPI`.

use openapiv3::{
    Components, Example, Header, Link, OpenAPI, Parameter, PathItem, ReferenceOr, RequestBody, Response, Schema,
    SecurityScheme,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Error, Value};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;

/// The typed document; `None`, with an error, if openapiv3 refuses it.
pub(crate) fn parse(mut document: Value, diagnostics: &mut Diagnostics) -> Option<OpenAPI> {
    if let Ok(api) = OpenAPI::deserialize(&document) {
        return Some(api);
    }
    cut_out(&mut document, diagnostics);
    match OpenAPI::deserialize(&document) {
        Ok(api) => Some(api),
        Err(error) => {
            diagnostics.push(internal(&Pointer::root(), &error, "nothing is generated"));
            None
        }
    }
}

/// Why openapiv3 refuses a value, if it does.
type Refused = fn(&Value) -> Option<Error>;

/// Leaves out the path items and components that openapiv3 refuses, although `check` let them pass.
fn cut_out(document: &mut Value, diagnostics: &mut Diagnostics) {
    let root = Pointer::root();
    let mut keep = |map: Option<&mut Value>, pointer: Pointer, refused: Refused| {
        let Some(Value::Object(map)) = map else { return };
        map.retain(|name, value| {
            let error = if name.starts_with("x-") { None } else { refused(value) };
            if let Some(error) = &error {
                diagnostics.push(internal(&pointer.child(name), error, "it is left out"));
            }
            error.is_none()
        });
    };
    keep(document.get_mut("paths"), root.child("paths"), refused::<PathItem>);
    let sections: [(&str, Refused); 8] = [
        ("schemas", refused::<Schema>),
        ("responses", refused::<Response>),
        ("parameters", refused::<Parameter>),
        ("examples", refused::<Example>),
        ("requestBodies", refused::<RequestBody>),
        ("headers", refused::<Header>),
        ("securitySchemes", refused::<SecurityScheme>),
        ("links", refused::<Link>),
    ];
    let Some(components) = document.get_mut("components") else { return };
    for (section, refused) in sections {
        keep(components.get_mut(section), root.child("components").child(section), refused);
    }
    if Components::deserialize(&*components).is_err() {
        *components = Value::Object(serde_json::Map::new());
    }
}

fn refused<T: DeserializeOwned>(value: &Value) -> Option<Error> {
    ReferenceOr::<T>::deserialize(value).err()
}

fn internal(pointer: &Pointer, error: &Error, action: &str) -> Diagnostic {
    Diagnostic::error(
        "internal",
        pointer,
        format!("the OpenAPI library refuses this, although it passed all checks: {error}"),
        action,
    )
    .help("this is a mistake of the generator: please report it together with the document")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_not_understood_costs_only_itself() {
        let bad = json!({ "responses": { "200": {} } });
        let document = json!({
            "openapi": "3.0.0", "info": { "title": "", "version": "" },
            "paths": { "/good": { "get": { "responses": {} } }, "/bad": { "get": bad } },
            "components": { "schemas": { "Good": { "type": "string" }, "Bad": { "minLength": -1 } } },
        });
        let mut diagnostics = Diagnostics::default();
        let api = parse(document, &mut diagnostics).expect("the rest");
        assert_eq!(api.paths.paths.keys().collect::<Vec<_>>(), ["/good"]);
        assert_eq!(api.components.expect("components").schemas.keys().collect::<Vec<_>>(), ["Good"]);
        let places: Vec<_> = diagnostics.list().iter().map(|diagnostic| diagnostic.pointer.to_string()).collect();
        assert_eq!(places, ["#/paths/~1bad", "#/components/schemas/Bad"]);
    }
}
