//! Writes the reply of a call to stdout and stderr.

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::failure::Failure;
use super::names::shown;
use super::settings::Settings;
use super::{Done, json};
use crate::http::Error;
use crate::invoke::{Reply, ReplyBody};

/// The body on stdout, the status on stderr, with the headers where they are asked for. Of a failed call no credential is shown that
/// the server sent back.
pub(super) fn show(sent: Result<Reply, Failure>, headers: bool, settings: &Settings) -> Result<Done, Failure> {
    match sent {
        Ok(reply) => {
            Ok(Done { said: head(reply.status, &reply.headers, headers, settings), out: body(reply.body), code: 0 })
        }
        Err(Failure::Call(error)) => Ok(failed(error, headers, settings)),
        Err(failure) => Err(failure),
    }
}

fn failed(error: Error<Reply>, headers: bool, settings: &Settings) -> Done {
    let (status, of, body) = match error {
        Error::ErrorResponse(value) => {
            let Reply { status, headers, body } = value.into_inner();
            (status, headers, self::body(body))
        }
        Error::UnexpectedResponse(response) if response.body().is_some() => {
            let body = response.body().map(|body| body.to_vec()).unwrap_or_default();
            (response.status(), response.headers().clone(), undocumented(body))
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
    Done { out, said: head(status, &of, headers, settings), code: 1 }
}

fn head(status: StatusCode, headers: &HeaderMap, with_headers: bool, settings: &Settings) -> String {
    let mut text = format!("{status}\n");
    for (name, value) in headers.iter().filter(|_| with_headers) {
        text.push_str(&format!("{name}: {}\n", String::from_utf8_lossy(value.as_bytes())));
    }
    shown(&settings.hidden(&text))
}

fn body(body: ReplyBody) -> Vec<u8> {
    match body {
        ReplyBody::Json(json) => lines(&json::pretty(json.get())),
        ReplyBody::Text(text) => lines(&text),
        ReplyBody::Bytes(bytes) => bytes.to_vec(),
        ReplyBody::Empty => Vec::new(),
    }
}

/// Indented where it is JSON.
fn undocumented(bytes: Vec<u8>) -> Vec<u8> {
    match serde_json::from_slice::<&serde_json::value::RawValue>(&bytes) {
        Ok(json) => lines(&json::pretty(json.get())),
        Err(_) => bytes,
    }
}

fn lines(text: &str) -> Vec<u8> {
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    format!("{text}{end}").into_bytes()
}
