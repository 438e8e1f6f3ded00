//! `application/x-www-form-urlencoded` bodies.

use super::super::description::{PartEncoding, Style};
use super::body::Body;
use super::param_value::ParamValue;
use super::query::join;
use super::style::{Escape, pairs};

/// A form out of an object's JSON text: lists repeat their name, objects are JSON unless `encodings` give a style, and null is
/// empty, for the caller did set it.
pub(super) fn form_body(media_type: &'static str, json: &[u8], encodings: &[PartEncoding]) -> Result<Body, String> {
    let ParamValue::Object(fields, _) = ParamValue::from_json(json)? else {
        return Err("a form needs an object".to_owned());
    };
    Ok(Body::Bytes(media_type, form_text(&fields, encodings).into()))
}

/// The text of a form with these fields.
pub(super) fn form_text(fields: &[(String, ParamValue)], encodings: &[PartEncoding]) -> String {
    let mut all: Vec<String> = Vec::new();
    for (name, value) in fields {
        let encoding = encodings.iter().find(|encoding| encoding.property == name);
        all.extend(field(name, value, encoding).into_iter().map(join));
    }
    all.join("&")
}

fn field(name: &str, value: &ParamValue, encoding: Option<&PartEncoding>) -> Vec<(String, String)> {
    let style = encoding.and_then(|encoding| encoding.style);
    let reserved = encoding.is_some_and(|encoding| encoding.allow_reserved);
    let escape = if reserved { Escape::RESERVED_IN_QUERY } else { Escape::Strict };
    match (value, style) {
        (ParamValue::Null, _) => vec![(Escape::Strict.text(name).into(), String::new())],
        (ParamValue::Object(_, json), None) => {
            vec![(Escape::Strict.text(name).into(), Escape::Strict.text(json).into())]
        }
        (ParamValue::Scalar(_) | ParamValue::List(..), None) => pairs(name, value, (Style::Form, true), escape),
        (_, Some(style)) => pairs(name, value, style, escape),
    }
}
