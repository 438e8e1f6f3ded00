//! What is known of every error.

use std::error::Error as StdError;

use super::call_info::CallInfo;
use super::outcome::Outcome;
use crate::http::secrets::Secrets;

/// What is known of every error, apart from the response.
pub(super) struct Details {
    /// The call; `None` where no operation was called.
    pub(super) call: Option<CallInfo>,
    /// What went wrong. It may still hold credentials, and is empty where the response says it.
    pub(super) reason: String,
    pub(super) source: Option<Source>,
    pub(super) outcome: Outcome,
    pub(super) is_timeout: bool,
    pub(super) is_transient: bool,
    /// Whether the error's text quotes the body.
    pub(super) shows_words: bool,
}

/// What caused an error.
pub(super) enum Source {
    Http(reqwest::Error),
    Json(serde_json::Error),
    Other(Box<dyn StdError + Send + Sync>),
}

impl Details {
    pub(super) fn new(reason: impl Into<String>, outcome: Outcome) -> Self {
        Self {
            call: None,
            reason: reason.into(),
            source: None,
            outcome,
            is_timeout: false,
            is_transient: false,
            shows_words: false,
        }
    }

    /// The same with its cause. The cause must have no URL, since its query may hold a key.
    pub(super) fn caused_by(self, error: reqwest::Error) -> Self {
        Self { is_timeout: error.is_timeout(), source: Some(Source::Http(error)), ..self }
    }

    /// Adds the call. Where an earlier try may have acted, the outcome is unknown whatever this try came to.
    pub(super) fn set_call(&mut self, call: &CallInfo) {
        if call.may_have_acted {
            self.outcome = Outcome::Unknown;
        }
        self.call = Some(call.clone());
    }

    /// A text in one line of at most `max` characters, without the client's credentials.
    pub(super) fn shown(&self, text: &str, max: usize) -> String {
        match &self.call {
            Some(call) => call.secrets.shown(text, max),
            None => Secrets::default().shown(text, max),
        }
    }

    /// The text without the client's credentials. `is_part` says that it is the beginning of a longer text.
    pub(super) fn hidden(&self, text: &str, is_part: bool) -> String {
        match &self.call {
            Some(call) => call.secrets.hidden(text, is_part),
            None => text.to_owned(),
        }
    }

    pub(super) fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self.source.as_ref()? {
            Source::Http(error) => Some(error),
            Source::Json(error) => Some(error),
            Source::Other(error) => Some(&**error),
        }
    }
}
