//! The body of a call: a text, a file's content, or stdin, as JSON.

use std::io::Read;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::failure::Failure;
use super::names::shown;
use super::value::{quoted, raw};
use crate::description::BodyArgument;

/// The JSON text of the body that `text` names.
pub(super) fn body_json(argument: BodyArgument, text: &str) -> Result<String, Failure> {
    let bytes = read_source(text)?;
    if argument == BodyArgument::Bytes {
        return Ok(quoted(&STANDARD.encode(bytes)));
    }
    let text = String::from_utf8(bytes).map_err(|_| Failure::Usage("`--body`: the text is not UTF-8".to_owned()))?;
    if argument == BodyArgument::Text {
        return Ok(quoted(&text));
    }
    match serde_json::from_str::<serde::de::IgnoredAny>(&text) {
        Ok(_) => raw(&text).ok_or_else(|| Failure::Usage("`--body` is no JSON".to_owned())),
        Err(error) => Err(Failure::Usage(format!("`--body` is no JSON: {error}"))),
    }
}

fn read_source(text: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    match text.strip_prefix('@') {
        Some(path) => std::fs::read(path)
            .map_err(|error| Failure::Usage(format!("`--body`: cannot read `{}`: {error}", shown(path)))),
        None if text == "-" => match std::io::stdin().read_to_end(&mut bytes) {
            Ok(_) => Ok(bytes),
            Err(error) => Err(Failure::Machine(format!("cannot read stdin: {error}"))),
        },
        None => Ok(text.as_bytes().to_vec()),
    }
}
