//! What environment variables say about a client: its credentials, the variables of its servers, and where they are.

use super::super::description::{Api, Scheme, SchemeKind};
use super::super::words::screaming;
use super::credential::Credential;

/// What environment variables say about a client. Has no `Debug`: some of it is secret.
#[derive(Default)]
pub(crate) struct Environment {
    /// Credentials by the keys of their security schemes.
    pub(crate) credentials: Vec<(&'static str, Credential)>,
    /// Server variables.
    pub(crate) variables: Vec<(&'static str, String)>,
    /// The URL to call instead of the document's servers.
    pub(crate) base_url: Option<String>,
}

impl Environment {
    /// Reads the variables that [`scheme_variables`], [`server_variables`] and [`base_url_variable`] name; `variable` looks one up, and an empty
    /// one counts as none. The error is a sentence.
    pub(crate) fn read(api: &'static Api, variable: &dyn Fn(&str) -> Option<String>) -> Result<Self, String> {
        let variable = |name: &str| variable(name).filter(|value| !value.is_empty());
        let mut found = Self {
            credentials: Vec::new(),
            variables: server_variables(api).filter_map(|(name, of)| Some((of, variable(&name)?))).collect(),
            base_url: variable(&base_url_variable(api)),
        };
        for scheme in api.schemes {
            for names in scheme_variables(api, scheme) {
                let values: Vec<String> = names.iter().filter_map(|name| variable(name)).collect();
                match values.as_slice() {
                    [] => {}
                    [key] if names.len() == 1 => found.credentials.push((scheme.key, one(scheme, key))),
                    [name, secret] => found.credentials.push((scheme.key, pair(scheme, name, secret))),
                    _ => return Err(format!("{} are needed together", names.join(" and "))),
                }
            }
        }
        Ok(found)
    }
}

/// A credential in one variable, with the prefix that the scheme writes in front of it, or without.
fn one(scheme: &Scheme, key: &str) -> Credential {
    let prefix = match scheme.kind {
        SchemeKind::ApiKey { prefix, .. } => prefix,
        SchemeKind::Bearer | SchemeKind::OAuth2 { .. } => "Bearer ",
        SchemeKind::Basic | SchemeKind::Http(_) | SchemeKind::MutualTls => "",
    };
    Credential::key(key.strip_prefix(prefix).unwrap_or(key))
}

/// A credential in two variables.
fn pair(scheme: &Scheme, name: &str, secret: &str) -> Credential {
    match scheme.kind {
        SchemeKind::OAuth2 { .. } => Credential::client_credentials(name, secret),
        SchemeKind::ApiKey { .. }
        | SchemeKind::Basic
        | SchemeKind::Bearer
        | SchemeKind::Http(_)
        | SchemeKind::MutualTls => Credential::basic(name, secret),
    }
}

/// The ways to give a scheme's credential, each of them environment variables that are needed together; empty for a scheme without a
/// credential.
pub(crate) fn scheme_variables(api: &Api, scheme: &Scheme) -> Vec<Vec<String>> {
    let name = format!("{}_{}", screaming(api.name), screaming(scheme.key));
    let pair = |one: &str, other: &str| vec![format!("{name}_{one}"), format!("{name}_{other}")];
    match scheme.kind {
        SchemeKind::Basic => vec![pair("USERNAME", "PASSWORD")],
        SchemeKind::OAuth2 { .. } => vec![pair("CLIENT_ID", "CLIENT_SECRET"), vec![name]],
        SchemeKind::ApiKey { .. } | SchemeKind::Bearer | SchemeKind::Http(_) => vec![vec![name]],
        SchemeKind::MutualTls => Vec::new(),
    }
}

/// The environment variables of the servers' variables, with the variables' names; each once.
pub(crate) fn server_variables(api: &'static Api) -> impl Iterator<Item = (String, &'static str)> {
    let mut names: Vec<&str> = api.servers.iter().flat_map(|server| server.variables).map(|one| one.name).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(|name| (format!("{}_{}", screaming(api.name), screaming(name)), name))
}

/// The environment variable of the base URL.
pub(crate) fn base_url_variable(api: &Api) -> String {
    format!("{}_BASE_URL", screaming(api.name))
}
