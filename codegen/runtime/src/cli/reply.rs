//! Writes the reply of a call to stdout and stderr.

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::failure::Failure;
use super::names::shown;
use super::settings::Settings;
use super::{Done, json};
use crate::http::Error;
use crate::invoke::{Reply, ReplyBody};

/// How a reply is shown.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    /// With its headers.
    pub headers: bool,
    /// JSON indented, for people; else to the byte as it came.
    pub indented: bool,
}

/// The body on stdout, the status on stderr, with the headers where they are asked for. Of a failed call no credential is shown that
/// the server sent back.
pub(super) fn show(sent: Result<Reply, Failure>, how: Shown, settings: &Settings) -> Result<Done, Failure> {
    match sent {
        Ok(Reply { status, headers, body }) => {
            let said = head(status, &headers, how, settings);
            Ok(Done { said, out: body_as_it_came(body, how, settings), code: 0 })
        }
        Err(Failure::Call(error)) => Ok(failed(error, how, settings)),
        Err(failure) => Err(failure),
    }
}

fn failed(error: Error<Reply>, how: Shown, settings: &Settings) -> Done {
    let (status, of, body) = match error {
        Error::ErrorResponse(error) => {
            let came = error.body().map(|body| body.to_vec());
            let Reply { status, headers, body } = error.into_inner();
            (status, headers, came.map_or_else(|| self::body(body), |came| json_or_bytes(came, how)))
        }
        Error::UnexpectedResponse(response) if response.body().is_some() => {
            let body = response.body().map(|body| body.to_vec()).unwrap_or_default();
            (response.status(), response.headers().clone(), json_or_bytes(body, how))
        }
        other => {
            let failure = Failure::from(other);
            let (said, code) =
                (format!("error: {}\n", shown(&settings.hidden(&failure.to_string()))), failure.exit_code());
            return Done { said, code, out: Vec::new() };
        }
    };
    let out = match String::from_utf8(body) {
        Ok(text) => settings.hidden(&text).into_bytes(),
        Err(error) => error.into_bytes(),
    };
    Done { out, said: head(status, &of, how, settings), code: 1 }
}

fn head(status: StatusCode, headers: &HeaderMap, how: Shown, settings: &Settings) -> String {
    let mut text = format!("{status}\n");
    for (name, value) in headers.iter().filter(|_| how.headers) {
        text.push_str(&format!("{name}: {}\n", String::from_utf8_lossy(value.as_bytes())));
    }
    shown(&settings.hidden(&text))
}

/// The JSON that came, where it was kept; else what the call made of the body.
fn body_as_it_came(body: ReplyBody, how: Shown, settings: &Settings) -> Vec<u8> {
    let came = settings.answer().take();
    match body {
        ReplyBody::Json(_) if !came.is_empty() => json_or_bytes(came.to_vec(), how),
        ReplyBody::Json(_) | ReplyBody::Text(_) | ReplyBody::Bytes(_) | ReplyBody::Empty => self::body(body),
    }
}

fn body(body: ReplyBody) -> Vec<u8> {
    match body {
        ReplyBody::Json(json) => lines(&json::pretty(json.get())),
        ReplyBody::Text(text) => lines(&text),
        ReplyBody::Bytes(bytes) => bytes.to_vec(),
        ReplyBody::Empty => Vec::new(),
    }
}

/// JSON is indented where somebody reads it; its numbers, texts and keys stay as they are.
fn json_or_bytes(bytes: Vec<u8>, how: Shown) -> Vec<u8> {
    match serde_json::from_slice::<&serde_json::value::RawValue>(&bytes) {
        Ok(json) if how.indented => lines(&json::pretty(json.get())),
        Ok(_) | Err(_) => bytes,
    }
}

fn lines(text: &str) -> Vec<u8> {
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    format!("{text}{end}").into_bytes()
}
