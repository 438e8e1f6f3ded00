//! The path of a request: each value is one segment, whatever it holds.

use percent_encoding::{AsciiSet, utf8_percent_encode};

use super::super::description::{Location, Operation, Parameter, Style};
use super::param_value::ParamValue;
use super::parameter_values::ParameterValues;
use super::style::{Escape, IN_NO_URL, label, matrix, simple};

/// What a template's own text may not hold in a path (WHATWG URL, path percent-encode set).
const TEMPLATE: &AsciiSet = &IN_NO_URL.add(b'#');

/// Fills an operation's path template in; returns the path, and the fixed query behind it where there is one.
pub(super) fn expand(
    operation: &'static Operation,
    values: &ParameterValues,
) -> Result<(String, Option<&'static str>), String> {
    let (template, query) = match operation.path.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (operation.path, None),
    };
    let mut path = String::new();
    let mut rest = template;
    while let Some((literal, name, after)) = next_variable(rest) {
        path.extend(utf8_percent_encode(literal, TEMPLATE));
        path.push_str(&segment(operation, values, name)?);
        rest = after;
    }
    path.extend(utf8_percent_encode(rest, TEMPLATE));
    match path.split('/').find(|segment| is_dots(segment)) {
        // URL parsers resolve `.` and `..`, also when they are percent-encoded: it would be another path.
        Some(segment) => Err(format!("`{segment}` cannot be sent as a segment of the path {}", operation.path)),
        None => Ok((path, query)),
    }
}

fn next_variable(template: &str) -> Option<(&str, &str, &str)> {
    let (literal, rest) = template.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((literal, name, after))
}

fn segment(operation: &Operation, values: &ParameterValues, name: &str) -> Result<String, String> {
    let is_it = |parameter: &Parameter| parameter.location == Location::Path && parameter.name == name;
    let found = operation.parameters.iter().enumerate().find(|(_, parameter)| is_it(parameter));
    let value = found.and_then(|(index, parameter)| Some((parameter, values.get(index)?)));
    let Some((parameter, value)) = value else {
        return Err(format!("the path parameter `{name}` is not set"));
    };
    let text = path_segment(parameter, value);
    if text.is_empty() || text == "." && parameter.style == Style::Label {
        return Err(format!("the path parameter `{name}` is empty"));
    }
    Ok(text)
}

fn path_segment(parameter: &Parameter, value: &ParamValue) -> String {
    let escape = if parameter.allow_reserved { Escape::RESERVED_IN_PATH } else { Escape::Strict };
    match parameter.style {
        Style::Label => label(value, parameter.explode, escape),
        Style::Matrix => matrix(parameter.name, value, parameter.explode, escape),
        Style::Simple
        | Style::Form
        | Style::SpaceDelimited
        | Style::PipeDelimited
        | Style::TabDelimited
        | Style::DeepObject
        | Style::Cookie => simple(value, (parameter.style, parameter.explode), escape),
    }
}

fn is_dots(segment: &str) -> bool {
    let plain = segment.to_ascii_lowercase().replace("%2e", ".");
    plain == "." || plain == ".."
}
