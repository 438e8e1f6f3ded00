//! The settings of a client: credentials and server variables from the environment, the others from options.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::failure::Failure;
use super::names::screaming;
use super::options::Given;
use crate::description::{Api, Scheme, SchemeKind};
use crate::http::Credential;

/// The settings of a client. It has no `Debug`, because some of them are secret.
pub struct Settings {
    credentials: Vec<(&'static str, Credential)>,
    variables: Vec<(&'static str, String)>,
    base_url: Option<String>,
    server: Option<String>,
    timeout: Option<Duration>,
    secrets: Vec<String>,
}

/// How many characters a secret must have to be hidden in output: shorter ones are parts of almost every text.
const MIN_SECRET: usize = 4;

impl Settings {
    /// Reads the environment by the names that [`scheme_variables`] and [`server_variables`] give.
    pub(super) fn read(
        api: &'static Api,
        given: &Given<'_>,
        environment: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Self, Failure> {
        let variable = |name: &str| environment(name).filter(|value| !value.is_empty());
        let mut settings = Self {
            credentials: Vec::new(),
            variables: server_variables(api).filter_map(|(name, of)| Some((of, variable(&name)?))).collect(),
            base_url: given.own("base-url").map(str::to_owned).or_else(|| variable(&base_url_variable(api))),
            server: given.own("server").map(str::to_owned),
            timeout: given.own("timeout").map(seconds).transpose()?,
            secrets: Vec::new(),
        };
        for scheme in api.schemes {
            for names in scheme_variables(api, scheme) {
                let values: Vec<String> = names.iter().filter_map(|name| variable(name)).collect();
                match values.as_slice() {
                    [] => {}
                    values if values.len() == names.len() => settings.sign(scheme, values),
                    _ => return Err(Failure::Usage(format!("{} are needed together", names.join(" and ")))),
                }
            }
        }
        Ok(settings)
    }

    /// Adds a credential. The variable may hold it with the prefix that the scheme writes in front of it, or without.
    fn sign(&mut self, scheme: &Scheme, values: &[String]) {
        let prefix = match scheme.kind {
            SchemeKind::ApiKey { prefix, .. } => prefix,
            SchemeKind::Bearer | SchemeKind::OAuth2 { .. } => "Bearer ",
            SchemeKind::Basic | SchemeKind::Http(_) | SchemeKind::MutualTls => "",
        };
        let credential = match values {
            [name, secret] => {
                self.secrets.extend([secret.clone(), STANDARD.encode(format!("{name}:{secret}"))]);
                match scheme.kind {
                    SchemeKind::OAuth2 { .. } => Credential::client_credentials(name, secret),
                    SchemeKind::ApiKey { .. }
                    | SchemeKind::Basic
                    | SchemeKind::Bearer
                    | SchemeKind::Http(_)
                    | SchemeKind::MutualTls => Credential::basic(name, secret),
                }
            }
            [key] => {
                let key = key.strip_prefix(prefix).unwrap_or(key);
                self.secrets.push(key.to_owned());
                Credential::key(key)
            }
            _ => return,
        };
        self.credentials.push((scheme.key, credential));
    }

    /// Credentials by the keys of their security schemes.
    pub fn credentials(&self) -> impl Iterator<Item = (&'static str, Credential)> {
        self.credentials.iter().cloned()
    }

    /// Server variables.
    pub fn variables(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.variables.iter().map(|(name, value)| (*name, value.as_str()))
    }

    /// The URL to call instead of the document's servers.
    pub fn base_url(&self) -> Option<&str> {
        self.base_url.as_deref()
    }

    /// One of the document's servers.
    pub fn server(&self) -> Option<&str> {
        self.server.as_deref()
    }

    /// How long the call may take.
    pub fn timeout(&self) -> Option<Duration> {
        self.timeout
    }

    /// The text without credentials, which a server may have sent back.
    pub(super) fn hidden(&self, text: &str) -> String {
        let secrets = self.secrets.iter().filter(|secret| secret.len() >= MIN_SECRET);
        secrets.fold(text.to_owned(), |text, secret| text.replace(secret, "…"))
    }

    /// Whether there is a credential of this scheme.
    pub(super) fn has(&self, key: &str) -> bool {
        self.credentials.iter().any(|(scheme, _)| *scheme == key)
    }
}

/// The ways to give a scheme's credential, each of them environment variables that are needed together; empty for a scheme without a
/// credential.
pub(super) fn scheme_variables(api: &Api, scheme: &Scheme) -> Vec<Vec<String>> {
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
pub(super) fn server_variables(api: &'static Api) -> impl Iterator<Item = (String, &'static str)> {
    let mut names: Vec<&str> = api.servers.iter().flat_map(|server| server.variables).map(|one| one.name).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(|name| (format!("{}_{}", screaming(api.name), screaming(name)), name))
}

/// The environment variable that stands for `--base-url`.
pub(super) fn base_url_variable(api: &Api) -> String {
    format!("{}_BASE_URL", screaming(api.name))
}

fn seconds(text: &str) -> Result<Duration, Failure> {
    let seconds = text.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    seconds.ok_or_else(|| Failure::Usage(format!("`--timeout`: `{text}` is no number of seconds")))
}
