//! The query of a request, in the order of the document's parameters.

use url::Url;

use super::super::description::{Location, Operation, Parameter};
use super::form::form_text;
use super::param_value::ParamValue;
use super::parameter_values::ParameterValues;
use super::style::{Escape, pairs};

/// The query without its question mark; empty where there is none.
pub(super) fn query(
    operation: &Operation,
    fixed: Option<&str>,
    values: &ParameterValues,
    keys: &[(String, String)],
) -> String {
    let mut parts: Vec<String> = fixed.into_iter().map(str::to_owned).collect();
    for (index, parameter) in operation.parameters.iter().enumerate() {
        let Some(value) = values.get(index).filter(|_| parameter.location == Location::Query) else {
            continue;
        };
        if parameter.is_query_string {
            parts.extend(query_string(parameter, value));
            continue;
        }
        let escape = if parameter.allow_reserved { Escape::RESERVED_IN_QUERY } else { Escape::Strict };
        let pairs = pairs(parameter.name, value, (parameter.style, parameter.explode), escape);
        parts.extend(pairs.into_iter().map(join));
    }
    parts.extend(keys.iter().map(|(name, key)| join((escaped(name), escaped(key)))));
    parts.join("&")
}

/// A value that is the whole query: a form, or the text of another media type; nothing for a null.
fn query_string(parameter: &Parameter, value: &ParamValue) -> Option<String> {
    match (value, parameter.form) {
        (ParamValue::Null, _) => None,
        (ParamValue::Object(fields, _), Some(encodings)) => Some(form_text(fields, encodings)),
        (ParamValue::Scalar(_) | ParamValue::List(..) | ParamValue::Object(..), _) => Some(escaped(value.text())),
    }
}

/// A link of the server's with these keys in its query, where it has not repeated them itself.
pub(super) fn with_keys(mut url: Url, keys: &[(String, String)]) -> Url {
    let is_missing = |key: &&(String, String)| !url.query_pairs().any(|(name, _)| name == key.0);
    let missing: Vec<String> =
        keys.iter().filter(is_missing).map(|(name, key)| join((escaped(name), escaped(key)))).collect();
    if !missing.is_empty() {
        let own = url.query().filter(|query| !query.is_empty()).map(str::to_owned);
        let query = own.into_iter().chain(missing).collect::<Vec<_>>().join("&");
        url.set_query(Some(&query));
    }
    url
}

/// `name=value`.
pub(super) fn join((name, value): (String, String)) -> String {
    format!("{name}={value}")
}

fn escaped(text: &str) -> String {
    Escape::Strict.text(text).into()
}
