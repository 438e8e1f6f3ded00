//! Header and cookie parameters.

use reqwest::header::{COOKIE, HeaderMap, HeaderName, HeaderValue};

use super::super::description::{Location, Operation, Style};
use super::param_value::ParamValue;
use super::parameter_values::ParameterValues;
use super::secrets::is_secret;
use super::style::{Escape, pairs, simple};

/// Adds an operation's header parameters, and its cookies together with `cookies` in one `Cookie` header, behind those that a parameter or
/// credential for the whole header gives.
pub(super) fn add_parameters(
    headers: &mut HeaderMap,
    operation: &Operation,
    values: &ParameterValues,
    cookies: &[(String, String)],
) -> Result<(), String> {
    let mut cookie = Vec::new();
    for (index, parameter) in operation.parameters.iter().enumerate() {
        let Some(value) = values.get(index) else { continue };
        match parameter.location {
            Location::Header if *value != ParamValue::Null => {
                let text = simple(value, (parameter.style, parameter.explode), Escape::Plain);
                let what = || format!("the header parameter `{}`", parameter.name);
                let mut value = header_value(&text, what)?;
                value.set_sensitive(is_secret(parameter.name));
                headers.insert(name(parameter.name, what)?, value);
            }
            Location::Cookie => {
                let style = (parameter.style, parameter.explode);
                let escape = match (parameter.style, parameter.allow_reserved) {
                    (Style::Cookie, _) => Escape::Plain,
                    (_, true) => Escape::RESERVED_IN_COOKIE,
                    (_, false) => Escape::Strict,
                };
                cookie.extend(pairs(parameter.name, value, style, escape));
            }
            Location::Header | Location::Path | Location::Query => {}
        }
    }
    cookie.extend(cookies.iter().cloned());
    if !cookie.is_empty() {
        let whole = headers.get(COOKIE).map(|whole| whole.as_bytes().to_vec());
        let pairs = cookie.into_iter().map(|(name, value)| format!("{name}={value}").into_bytes());
        let text = whole.into_iter().chain(pairs).collect::<Vec<_>>().join(&b"; "[..]);
        let mut value = HeaderValue::from_bytes(&text)
            .map_err(|_| "a cookie has a character that headers cannot hold".to_owned())?;
        value.set_sensitive(true);
        headers.insert(COOKIE, value);
    }
    Ok(())
}

/// A header's name; `what` says whose it is.
pub(super) fn name(text: &str, what: impl Fn() -> String) -> Result<HeaderName, String> {
    HeaderName::from_bytes(text.as_bytes()).map_err(|_| format!("{} has an invalid name", what()))
}

/// A header's value: no line breaks or other control characters. The error does not show the value, it may be secret.
pub(super) fn header_value(text: &str, what: impl Fn() -> String) -> Result<HeaderValue, String> {
    HeaderValue::from_bytes(text.as_bytes()).map_err(|_| format!("{} has a character that headers cannot hold", what()))
}
