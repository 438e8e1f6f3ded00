//! Where requests go: a server's URL with its variables filled in, or the caller's base URL.

use std::collections::BTreeMap;

use url::Url;

use super::super::description::{Server, ServerVariable};

/// The values of server variables that the caller set.
pub(super) type Variables = BTreeMap<String, String>;

/// The base URL of the server called `name` (of the first one without a name); the error is a sentence.
pub(super) fn choose_server(servers: &[Server], name: Option<&str>, variables: &Variables) -> Result<Url, String> {
    parse_server_url(&template(servers, name, variables)?)
}

/// The same, where a relative URL is meant to be at the origin of `base`.
pub(super) fn resolve_at(
    base: &Url,
    servers: &[Server],
    name: Option<&str>,
    variables: &Variables,
) -> Result<Url, String> {
    let named = name.filter(|name| servers.iter().any(|server| server.name == *name));
    let url = template(servers, named, variables)?;
    let joined = base.join(&url).map_err(|error| format!("`{url}` is no URL: {error}"))?;
    checked(joined, "the base URL")
}

/// Reads a base URL: http or https, without user name, password and fragment.
pub(super) fn parse_server_url(text: &str) -> Result<Url, String> {
    match Url::parse(text) {
        Ok(url) => checked(url, "the base URL"),
        Err(url::ParseError::RelativeUrlWithoutBase) => {
            Err(format!("the document gives no absolute server URL (`{text}`): set one with base_url"))
        }
        // The text may hold a password.
        Err(error) => Err(format!("the base URL is not valid: {error}")),
    }
}

/// A URL that requests can go to; `what` says which one it is.
pub(super) fn checked(url: Url, what: &str) -> Result<Url, String> {
    if !matches!(url.scheme(), "http" | "https") {
        Err(format!("{what} has the scheme `{}`, not http or https", url.scheme()))
    } else if !url.username().is_empty() || url.password().is_some() {
        Err(format!("{what} holds a user name or password: set them as a credential"))
    } else if url.fragment().is_some() {
        Err(format!("{what} has a fragment (`#…`)"))
    } else {
        Ok(url)
    }
}

fn template(servers: &[Server], name: Option<&str>, variables: &Variables) -> Result<String, String> {
    let server = match name {
        None => servers.first().ok_or("the document names no server: set one with base_url")?,
        Some(name) => {
            let found = servers.iter().find(|server| server.name == name);
            found.ok_or_else(|| format!("the document has no server `{name}`"))?
        }
    };
    let mut url = String::new();
    let mut rest = server.url;
    while let Some((literal, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or("a server URL has a `{` without `}`")?;
        url.push_str(literal);
        url.push_str(&variable(server, name, &url, variables)?);
        rest = after;
    }
    url.push_str(rest);
    Ok(url)
}

/// The value of a variable behind the part of the URL that is there already.
fn variable(server: &Server, name: &str, before: &str, variables: &Variables) -> Result<String, String> {
    let declared = server.variables.iter().find(|variable| variable.name == name);
    let default = declared.map_or("", |variable: &ServerVariable| variable.default);
    let value = variables.get(name).map_or(default, String::as_str);
    let listed = declared.map_or(&[][..], |variable| variable.values);
    // A value must not turn one host into another: `evil.example/` in `https://{instance}.example.com`.
    let in_host = before.split_once("://").is_some_and(|(_, authority)| !authority.contains('/'));
    let host_character = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | ':' | '[' | ']');
    if value.is_empty() && listed.is_empty() && (in_host || before.is_empty()) {
        Err(format!("the server variable `{name}` is not set"))
    } else if !listed.is_empty() && !listed.contains(&value) {
        Err(format!("the server variable `{name}` must be one of {}", listed.join(", ")))
    } else if in_host && !value.chars().all(host_character) {
        Err(format!("the server variable `{name}` has a character that a host name cannot hold"))
    } else {
        Ok(value.to_owned())
    }
}
