//! Security schemes and OAuth flows.

use serde_json::{Value, json};

use super::object::{Object, require_text, text};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::walk::Verdict;
use crate::grammar::{Kind, Place};

/// Leaves out schemes of unknown types, and repairs the others.
pub(super) fn check(kind: Kind, object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    match kind {
        Kind::OAuthFlows => flows(object),
        Kind::OAuthFlow => {
            if !object.contains_key("scopes") {
                object.insert("scopes".to_owned(), json!({}));
            }
        }
        _ => return scheme(object, place, diagnostics),
    }
    Verdict::Keep
}

fn scheme(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    let reason = match text(object, "type") {
        Some("apiKey") => api_key(object),
        Some("http") => {
            require_text(object, "scheme", "bearer", place, diagnostics);
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
            object.insert("type".to_owned(), json!("http"));
            object.insert("scheme".to_owned(), json!("mutual-tls"));
            object.insert("x-mutual-tls".to_owned(), json!(true));
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

fn api_key(object: &Object) -> Option<String> {
    match (text(object, "in"), text(object, "name")) {
        (Some("query" | "header" | "cookie"), Some(_)) => None,
        (Some("query" | "header" | "cookie"), None) => Some("the key has no name".to_owned()),
        (_, _) => Some("the key's location (`in`) is not query, header or cookie".to_owned()),
    }
}

/// Adds the URLs that openapiv3 requires; an empty one is as good as none.
fn flows(object: &mut Object) {
    object.shift_remove("deviceAuthorization");
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
}
