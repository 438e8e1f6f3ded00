//! `application/x-www-form-urlencoded` bodies.

use super::body::Body;
use super::param_value::ParamValue;
use super::query::join;
use super::spec::{PartEncoding, Style};
use super::style::{Escape, pairs};

/// A form out of an object's JSON text: lists repeat their name, objects are JSON unless `encodings` give a style, and null is
/// empty, for the caller did set it.
pub(super) fn body(media_type: &'static str, json: &[u8], encodings: &[PartEncoding]) -> Result<Body, String> {
    let ParamValue::Object(fields, _) = ParamValue::from_json(json)? else {
        return Err("a form needs an object".to_owned());
    };
    let mut all: Vec<String> = Vec::new();
    for (name, value) in &fields {
        let style = encodings.iter().find(|encoding| encoding.property == name).and_then(|encoding| encoding.style);
        all.extend(field(name, value, style).into_iter().map(join));
    }
    Ok(Body::Bytes(media_type, all.join("&").into()))
}

fn field(name: &str, value: &ParamValue, style: Option<(Style, bool)>) -> Vec<(String, String)> {
    match (value, style) {
        (ParamValue::Null, _) => vec![(Escape::Strict.text(name).into(), String::new())],
        (ParamValue::Object(_, json), None) => {
            vec![(Escape::Strict.text(name).into(), Escape::Strict.text(json).into())]
        }
        (ParamValue::Scalar(_) | ParamValue::List(..), None) => pairs(name, value, (Style::Form, true), Escape::Strict),
        (_, Some(style)) => pairs(name, value, style, Escape::Strict),
    }
}
