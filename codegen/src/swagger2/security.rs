//! `securityDefinitions` become security schemes.

use serde_json::{Value, json};

use super::{Object, add_component, place_of, remember_place, text};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;

/// Moves the schemes to `components.securitySchemes`. One of a type that 2.0 does not have is left out.
pub(super) fn convert_schemes(document: &mut Object, root: &Place<'_>, diagnostics: &mut Diagnostics) {
    let Some(Value::Object(schemes)) = document.shift_remove("securityDefinitions") else { return };
    let place = root.key("securityDefinitions");
    for (name, scheme) in schemes {
        let Value::Object(mut scheme) = scheme else { continue };
        let place = place_of(&scheme, place.key(&name));
        if convert_scheme(&mut scheme, &place, diagnostics) {
            remember_place(&mut scheme, &place.pointer());
            add_component(document, "securitySchemes", name, Value::Object(scheme));
        }
    }
}

/// Whether the scheme can be used.
fn convert_scheme(scheme: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> bool {
    let reason = match text(scheme, "type") {
        Some("apiKey") => return true,
        Some("basic") => {
            scheme.insert("type".to_owned(), json!("http"));
            scheme.insert("scheme".to_owned(), json!("basic"));
            return true;
        }
        // What 3.0 has, and people write into documents of 2.0.
        Some("http" | "openIdConnect") => return true,
        Some("oauth2") => {
            flow_to_flows(scheme, place, diagnostics);
            return true;
        }
        Some(other) => format!("its type `{other}` is not supported"),
        None => "it has no type".to_owned(),
    };
    let message = format!("this security definition cannot be used: {reason}");
    diagnostics.push(
        Diagnostic::error("unusable-security-scheme", &place.pointer(), message, "the definition is left out")
            .help("the types are basic, apiKey and oauth2"),
    );
    false
}

/// `flow` with its addresses and scopes becomes the one entry of `flows`.
fn flow_to_flows(scheme: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    for key in ["name", "in"] {
        if scheme.shift_remove(key).is_some() {
            diagnostics.push(Diagnostic::note(
                "key-of-another-scheme",
                &place.key(key).pointer(),
                format!("`{key}` means nothing for a security definition of type `oauth2`"),
                "it is ignored: the token is sent as `Authorization: Bearer`",
            ));
        }
    }
    if scheme.contains_key("flows") {
        return;
    }
    let mut flow = Object::new();
    for key in ["authorizationUrl", "tokenUrl", "scopes"] {
        if let Some(value) = scheme.shift_remove(key) {
            flow.insert(key.to_owned(), value);
        }
    }
    if let Some(Value::Object(scopes)) = flow.get_mut("scopes") {
        scopes.retain(|scope, _| !scope.starts_with("x-"));
    }
    let name = match scheme.shift_remove("flow").as_ref().and_then(Value::as_str) {
        Some("implicit") => "implicit",
        Some("password") => "password",
        Some("application" | "clientCredentials") => "clientCredentials",
        Some("accessCode" | "authorizationCode") => "authorizationCode",
        Some(_) | None => {
            diagnostics.push(
                Diagnostic::warning(
                    "unknown-flow",
                    &place.pointer(),
                    "this security definition has no `flow` that 2.0 knows",
                    "the client takes a token, and fetches none",
                )
                .help("the flows are implicit, password, application and accessCode"),
            );
            return;
        }
    };
    scheme.insert("flows".to_owned(), json!({ name: flow }));
}
