//! Security schemes and OAuth flows.

use serde_json::{Value, json};

use super::object::{Object, require_text, text};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;
use crate::grammar::walk::Verdict;
use crate::internal_keys::{DEPRECATED, DEVICE_AUTHORIZATION, OAUTH2_METADATA_URL};

/// Leaves out a scheme of an unknown type, and completes any other. Moves what openapiv3 does not know to keys of our own.
pub(super) fn check_scheme(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    for (key, kept) in [("deprecated", DEPRECATED), ("oauth2MetadataUrl", OAUTH2_METADATA_URL)] {
        if let Some(value) = object.shift_remove(key) {
            object.entry(kept).or_insert(value);
        }
    }
    let reason = match text(object, "type") {
        Some("apiKey") => api_key(object),
        Some("http") => {
            require_text(object, "scheme", "bearer", place, diagnostics);
            if text(object, "scheme").is_some_and(is_mutual_tls) {
                diagnostics.push(client_certificate(place));
            }
            None
        }
        Some("oauth2") => {
            if !object.get("flows").is_some_and(Value::is_object) {
                object.insert("flows".to_owned(), json!({}));
            }
            None
        }
        Some("openIdConnect") => {
            require_text(object, "openIdConnectUrl", "", place, diagnostics);
            None
        }
        Some("mutualTLS") => {
            // openapiv3 has no such type; documents of 3.0 say it by this scheme.
            object.insert("type".to_owned(), json!("http"));
            object.insert("scheme".to_owned(), json!("mutual-tls"));
            diagnostics.push(client_certificate(place));
            None
        }
        Some(other) => Some(format!("its type `{other}` is not supported")),
        None => Some("it has no type".to_owned()),
    };
    let Some(reason) = reason else { return Verdict::Keep };
    let message = format!("this security scheme cannot be used: {reason}");
    diagnostics.push(
        Diagnostic::error("unusable-security-scheme", &place.pointer(), message, "the scheme is left out")
            .help("the types are apiKey, http, oauth2, openIdConnect and mutualTLS"),
    );
    Verdict::Drop
}

fn is_mutual_tls(scheme: &str) -> bool {
    ["mutual-tls", "mutualtls"].iter().any(|name| scheme.eq_ignore_ascii_case(name))
}

fn client_certificate(place: &Place<'_>) -> Diagnostic {
    Diagnostic::note(
        "client-certificate",
        &place.pointer(),
        "this security scheme is a client certificate (mutual TLS)",
        "the client has no setter for it, and sends requests without a check that it has one",
    )
    .help("give the certificate to the HTTP client, with `configure_http_client`")
}

fn api_key(object: &Object) -> Option<String> {
    match (text(object, "in"), text(object, "name")) {
        (Some("query" | "header" | "cookie"), Some(_)) => None,
        (Some("query" | "header" | "cookie"), None) => Some("the key has no name".to_owned()),
        (_, _) => Some("the key's location (`in`) is not query, header or cookie".to_owned()),
    }
}

/// Adds an empty text for each URL that openapiv3 requires and the document does not have; `lower` takes it for none. Moves what it does
/// not know to [`DEVICE_AUTHORIZATION`].
pub(super) fn complete_flows(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    if let Some(Value::Object(mut flow)) = object.shift_remove("deviceAuthorization") {
        let place = place.key("deviceAuthorization");
        for url in ["deviceAuthorizationUrl", "tokenUrl"] {
            require_text(&mut flow, url, "", &place, diagnostics);
        }
        object.entry(DEVICE_AUTHORIZATION).or_insert(Value::Object(flow));
    }
    for (name, urls) in [
        ("implicit", ["authorizationUrl"].as_slice()),
        ("password", &["tokenUrl"]),
        ("clientCredentials", &["tokenUrl"]),
        ("authorizationCode", &["authorizationUrl", "tokenUrl"]),
    ] {
        let Some(Value::Object(flow)) = object.get_mut(name) else { continue };
        for url in urls {
            if !flow.get(*url).is_some_and(Value::is_string) {
                flow.insert((*url).to_owned(), json!(""));
            }
        }
    }
    Verdict::Keep
}

/// Adds the list of scopes that openapiv3 requires.
pub(super) fn complete_flow(object: &mut Object) -> Verdict {
    if !object.contains_key("scopes") {
        object.insert("scopes".to_owned(), json!({}));
    }
    Verdict::Keep
}
