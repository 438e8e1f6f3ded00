//! Credentials that a document asks for by a parameter: the headers `Authorization` and `Cookie`.

use super::add;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Api, Docs, KeyLocation, Location, Operation, Parameter, SecurityKind, SecurityScheme};
use crate::pointer::Pointer;

/// Gives each operation with such a parameter the schemes that send the header. Where the document has none, one is made; the keys of
/// those are given back.
///
/// The parameter stays, for a request that is to send something else than the client's credential, and is no longer required.
/// OpenAPI says to ignore one for `Authorization`: that is done where the operation's own `security` sends the header.
pub(super) fn schemes_of_parameters(api: &mut Api, none_is_named: bool, diagnostics: &mut Diagnostics) -> Vec<String> {
    let mut made = Vec::new();
    for header in ["Authorization", "Cookie"] {
        let mut keys = schemes_that_send(api, header);
        for operation in &mut api.operations {
            leave_out_beside_schemes(operation, header, &keys, diagnostics);
        }
        let places = api.operations.iter().flat_map(|operation| &operation.parameters);
        let places: Vec<Pointer> = places.filter(|one| is_for(one, header)).map(|one| one.origin.clone()).collect();
        let Some(first) = places.first() else { continue };
        let everywhere = keys.is_empty() && none_is_named;
        if keys.is_empty() {
            let scheme = scheme_of_header(api, header, first.clone());
            keys.push(scheme.key.clone());
            made.push(scheme.key.clone());
            api.security_schemes.push(scheme);
        }
        diagnostics.push(message(header, first, &keys, everywhere));
        for operation in &mut api.operations {
            use_schemes(operation, header, &keys);
        }
    }
    made
}

/// The keys of the schemes that send a header.
fn schemes_that_send(api: &Api, header: &str) -> Vec<String> {
    let schemes = api.security_schemes.iter().filter(|scheme| sends(&scheme.kind, header));
    schemes.map(|scheme| scheme.key.clone()).collect()
}

fn sends(kind: &SecurityKind, header: &str) -> bool {
    match kind {
        SecurityKind::ApiKey { location: KeyLocation::Header, name, .. } => name.eq_ignore_ascii_case(header),
        SecurityKind::ApiKey { location: KeyLocation::Query | KeyLocation::Cookie, .. } | SecurityKind::MutualTls => {
            false
        }
        SecurityKind::Basic
        | SecurityKind::Bearer
        | SecurityKind::Http(_)
        | SecurityKind::OAuth2 { .. }
        | SecurityKind::OpenIdConnect => header == "Authorization",
    }
}

fn is_for(parameter: &Parameter, header: &str) -> bool {
    parameter.location == Location::Header && parameter.wire_name.eq_ignore_ascii_case(header)
}

/// Takes the parameter out of an operation whose own `security` has one of these schemes.
fn leave_out_beside_schemes(
    operation: &mut Operation,
    header: &str,
    schemes: &[String],
    diagnostics: &mut Diagnostics,
) {
    let mut asked = operation.security.iter().flat_map(|alternative| &alternative.schemes);
    let Some((key, _)) = asked.find(|(key, _)| schemes.contains(key)) else { return };
    operation.parameters.retain(|parameter| {
        let is_sent = is_for(parameter, header);
        if is_sent {
            diagnostics.push(Diagnostic::note(
                "reserved-header",
                &parameter.origin,
                format!("there are both a parameter and the security scheme `{key}` for the header `{header}`"),
                "the parameter is left out: the header is sent as the security scheme says",
            ));
        }
        !is_sent
    });
}

/// A scheme for the whole value of a header, with a key that no other scheme has.
fn scheme_of_header(api: &Api, header: &str, origin: Pointer) -> SecurityScheme {
    let mut key = header.to_owned();
    while api.security_schemes.iter().any(|scheme| scheme.key == key) {
        key.push_str(" header");
    }
    let example = if header == "Cookie" { "name=value" } else { "Bearer …" };
    let description = format!(
        "It is the whole value of the header, such as `{example}`. A request can send another one, by its own setter for the header."
    );
    let (location, name, prefix) = (KeyLocation::Header, header.to_owned(), String::new());
    let docs = Docs { description: Some(description), ..Docs::default() };
    SecurityScheme { origin, key, kind: SecurityKind::ApiKey { location, name, prefix }, metadata_url: None, docs }
}

fn message(header: &str, first: &Pointer, keys: &[String], everywhere: bool) -> Diagnostic {
    let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    let operations = if everywhere { "every operation" } else { "the operations that have the parameter" };
    Diagnostic::warning(
        "credential-parameter",
        first,
        format!("a parameter, and no `security`, says that the header `{header}` is sent, which holds a credential"),
        format!("the client sends its credential {} with {operations}; the parameter is optional", keys.join(" or ")),
    )
    .help("say it in an overlay instead: a security scheme, and `security` for the operations that need it")
}

/// Sends the schemes' credentials with an operation that has the parameter, which need not be set any more.
fn use_schemes(operation: &mut Operation, header: &str, keys: &[String]) {
    let mut found = false;
    for parameter in operation.parameters.iter_mut().filter(|parameter| is_for(parameter, header)) {
        parameter.required = false;
        found = true;
    }
    if found {
        keys.iter().for_each(|key| add(operation, key));
    }
}
