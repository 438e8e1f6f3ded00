//! The settings of a client: credentials and server variables from the environment, the others from options.

use std::time::Duration;

use super::answer::Answer;
use super::failure::Failure;
use super::options::Given;
use crate::description::Api;
use crate::http::Credential;
use crate::http::environment::Environment;

/// The settings of a client. It has no `Debug`, because some of them are secret.
pub struct Settings {
    credentials: Vec<(&'static str, Credential)>,
    variables: Vec<(&'static str, String)>,
    base_url: Option<String>,
    server: Option<String>,
    timeout: Option<Duration>,
    secrets: Vec<String>,
    answer: Answer,
}

/// How many characters a secret must have to be hidden in output: shorter ones are parts of almost every text.
const MIN_SECRET: usize = 4;

impl Settings {
    /// Reads the options, and the environment by the names that `--help` shows.
    pub(super) fn read(
        api: &'static Api,
        given: &Given<'_>,
        environment: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Self, Failure> {
        let Environment { credentials, variables, base_url } =
            Environment::read(api, environment).map_err(Failure::Usage)?;
        let secrets = credentials.iter().flat_map(|(_, credential)| credential.secrets()).collect();
        Ok(Self {
            credentials,
            variables,
            base_url: given.own("base-url").map(str::to_owned).or(base_url),
            server: given.own("server").map(str::to_owned),
            timeout: given.own("timeout").map(seconds).transpose()?,
            secrets,
            answer: Answer::default(),
        })
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

    /// What keeps the answer as it comes.
    pub fn answer(&self) -> &Answer {
        &self.answer
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

fn seconds(text: &str) -> Result<Duration, Failure> {
    let seconds = text.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    seconds.ok_or_else(|| Failure::Usage(format!("`--timeout`: `{text}` is no number of seconds")))
}
