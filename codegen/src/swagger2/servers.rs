//! `host`, `basePath` and `schemes` become servers, of the document and of operations.

use serde_json::{Value, json};

use super::{Object, microsoft, text};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;

/// The servers of a document.
#[derive(Debug, Default)]
pub(super) struct Servers {
    host: Option<Host>,
    base_path: String,
    /// The document's schemes, as it writes them.
    schemes: Option<Vec<String>>,
}

/// What stands between the scheme and the base path.
#[derive(Debug)]
pub(super) struct Host {
    /// The host, or a template of one.
    pub text: String,
    /// Whether a scheme goes before it.
    pub takes_scheme: bool,
    /// The variables of a template.
    pub variables: Object,
}

/// What an operation is sent to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum OperationServers {
    /// The document's servers.
    OfDocument,
    /// Servers of its own.
    Own(Vec<Value>),
    /// Nothing that an HTTP client could speak with: these schemes.
    None(Vec<String>),
}

/// Takes what says where the API is out of the document, and writes `servers`. Without a host, the server is relative: the client's base URL
/// says the rest.
pub(super) fn take_servers(document: &mut Object, root: &Place<'_>, diagnostics: &mut Diagnostics) -> Servers {
    let taken = |document: &mut Object, key: &str| match document.shift_remove(key) {
        Some(Value::String(text)) if !text.is_empty() => Some(text),
        Some(_) | None => None,
    };
    let host = taken(document, "host").map(|text| Host { text, takes_scheme: true, variables: Object::new() });
    let base_path = taken(document, "basePath").unwrap_or_default();
    let servers = Servers {
        host: microsoft::take_host(document).or(host),
        base_path: with_slash(base_path.trim_end_matches('/')),
        schemes: take_schemes(document),
    };
    let list = servers.of_schemes(servers.schemes.as_deref().unwrap_or_default());
    let list = if list.is_empty() { servers.of_schemes(&[]) } else { list };
    let unknown = servers.schemes.iter().flatten().find(|scheme| !is_http(scheme) && !is_websocket(scheme));
    diagnostics.extend(unknown.map(|scheme| {
        let message = format!("`schemes` has `{scheme}`, and the schemes are http, https, ws and wss");
        Diagnostic::warning("unknown-scheme", &root.key("schemes").pointer(), message, "there is no server for it")
    }));
    if servers.host.is_some() || !servers.base_path.is_empty() {
        document.insert("servers".to_owned(), Value::Array(list));
    }
    servers
}

impl Servers {
    /// The servers that an operation has by its own `schemes`, which are taken out of it, else by the document's.
    pub(super) fn of_operation(&self, operation: &mut Object) -> OperationServers {
        let own = take_schemes(operation);
        let effective = own.as_deref().or(self.schemes.as_deref()).unwrap_or_default();
        if !effective.is_empty() && !effective.iter().any(|scheme| is_http(scheme)) {
            return OperationServers::None(effective.to_vec());
        }
        let list = own.map(|schemes| self.of_schemes(&schemes)).unwrap_or_default();
        let same = list == self.of_schemes(self.schemes.as_deref().unwrap_or_default());
        if list.is_empty() || same || self.host.as_ref().is_none_or(|host| !host.takes_scheme) {
            return OperationServers::OfDocument;
        }
        OperationServers::Own(list)
    }

    /// A server for each scheme that is http or https, https first: credentials should not go out in plain text where they need not. https
    /// where no scheme is given.
    fn of_schemes(&self, schemes: &[String]) -> Vec<Value> {
        let Some(host) = &self.host else {
            let url = if self.base_path.is_empty() { "/" } else { &self.base_path };
            return vec![json!({ "url": url })];
        };
        if !host.takes_scheme {
            return vec![host.server(format!("{}{}", host.text, self.base_path))];
        }
        let named = ["https", "http"].into_iter().filter(|scheme| schemes.iter().any(|named| named == scheme));
        let schemes: Vec<&str> = if schemes.is_empty() { vec!["https"] } else { named.collect() };
        schemes.into_iter().map(|scheme| host.server(format!("{scheme}://{}{}", host.text, self.base_path))).collect()
    }
}

impl Host {
    fn server(&self, url: String) -> Value {
        match self.variables.is_empty() {
            true => json!({ "url": url }),
            false => json!({ "url": url, "variables": self.variables }),
        }
    }
}

/// `schemes`, in lower case; `None` where there are none.
fn take_schemes(object: &mut Object) -> Option<Vec<String>> {
    let Some(Value::Array(list)) = object.shift_remove("schemes") else { return None };
    let schemes: Vec<String> = list.iter().filter_map(Value::as_str).map(str::to_ascii_lowercase).collect();
    (!schemes.is_empty()).then_some(schemes)
}

fn is_http(scheme: &str) -> bool {
    matches!(scheme, "http" | "https")
}

fn is_websocket(scheme: &str) -> bool {
    matches!(scheme, "ws" | "wss")
}

fn with_slash(path: &str) -> String {
    if path.is_empty() || path.starts_with('/') { path.to_owned() } else { format!("/{path}") }
}

/// The message about an operation that is left out.
pub(super) fn not_http(operation: &Object, schemes: &[String], place: &Place<'_>) -> Diagnostic {
    let id = text(operation, "operationId").map(|id| format!(" `{id}`")).unwrap_or_default();
    Diagnostic::note(
        "operation-without-http",
        &place.pointer(),
        format!("the operation{id} is only spoken over {}, which is no request of HTTP", schemes.join(" and ")),
        "the operation is left out",
    )
}
