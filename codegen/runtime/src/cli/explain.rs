//! The help of an operation: the document's own texts, and how to call it.

use super::names::shown;
use super::options::{OWN, option, place};
use super::{Api, Invocation};
use crate::description::{BodyArgument, JsonType, Operation, Parameter};
use crate::http::environment::{base_url_variable, scheme_variables, server_variables};

/// The help of one operation.
pub(super) fn operation(api: &Api, operation: &Operation, invocation: &Invocation<'_>) -> String {
    let mut text = String::new();
    for paragraph in [operation.summary, operation.description].iter().filter(|paragraph| !paragraph.is_empty()) {
        text.push_str(&format!("{}\n\n", dedented(&shown(paragraph))));
    }
    text.push_str(&shown(&format!("{} {}\n", operation.method, operation.path)));
    if !operation.parameters.is_empty() {
        text.push_str("\nParameters:\n");
        let descriptions = operation.parameter_descriptions.iter().copied().chain(std::iter::repeat(""));
        for (one, description) in operation.parameters.iter().zip(descriptions) {
            text.push_str(&parameter(operation, one, description));
        }
    }
    text.push_str(&body(operation));
    if operation.replies.len() > 1 {
        text.push_str(&format!("\nAnswers: {}\n", shown(&operation.replies.join(", "))));
    }
    text.push_str("\nOptions:\n");
    let unfit = |name: &str| matches!(name, "body" | "content-type") && operation.bodies.is_empty();
    for own in OWN.iter().filter(|own| !unfit(own.name)) {
        let head = format!("--{} {}", own.name, own.value);
        text.push_str(&format!("  {head:<24}  {}\n", own.help));
    }
    text.push_str(&environment(api, operation));
    text.push_str(&format!("\nExample:\n  {}\n", example(api, operation, invocation)));
    text
}

/// The text without the indentation that all lines share. A first line without indentation does not count, as in Python's doc strings.
fn dedented(text: &str) -> String {
    let text = text.trim_end().trim_start_matches(['\n', '\r']);
    let indent = |line: &str| line.len() - line.trim_start().len();
    let written = text.lines().filter(|line| !line.trim().is_empty()).map(indent).enumerate();
    let shared = written.filter(|(index, indent)| (*index, *indent) != (0, 0)).map(|(_, indent)| indent).min();
    let line = |line: &str| line.get(shared.unwrap_or(0).min(indent(line))..).unwrap_or(line).to_owned();
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn parameter(operation: &Operation, parameter: &Parameter, description: &str) -> String {
    let required = if parameter.required { ", required" } else { "" };
    let place = place(parameter.location);
    let head = format!("--{} {}", option(operation, parameter), placeholder(parameter.json_type));
    let repeated = if matches!(parameter.json_type, JsonType::Array(_)) { ", may be repeated" } else { "" };
    let mut text = shown(&format!("  {head}  ({place}{required}{repeated})\n"));
    for line in shown(description).lines().filter(|line| !line.trim().is_empty()) {
        text.push_str(&format!("      {}\n", line.trim_end()));
    }
    text
}

fn placeholder(kind: JsonType) -> &'static str {
    match kind {
        JsonType::String => "TEXT",
        JsonType::Integer => "INTEGER",
        JsonType::Number => "NUMBER",
        JsonType::Boolean => "[true|false]",
        JsonType::Array(item) => match item {
            JsonType::Integer => "INTEGER",
            JsonType::Number => "NUMBER",
            JsonType::String => "TEXT",
            JsonType::Boolean | JsonType::Array(_) | JsonType::Object | JsonType::Any => "JSON",
        },
        JsonType::Object => "JSON",
        JsonType::Any => "TEXT|JSON",
    }
}

fn body(operation: &Operation) -> String {
    if operation.bodies.is_empty() {
        return String::new();
    }
    let required = if operation.body_required { " (required)" } else { "" };
    let mut text = format!("\nBody{required}:\n");
    for one in operation.bodies {
        let given = match one.argument {
            BodyArgument::Json => "given as JSON",
            BodyArgument::Text => "given as text",
            BodyArgument::Bytes => "given as it is",
        };
        text.push_str(&shown(&format!("  {}  ({given})\n", one.media_type)));
    }
    text
}

/// The environment variables that matter: credentials of the operation's schemes, and the servers' variables.
fn environment(api: &Api, operation: &Operation) -> String {
    let mut text = "\nEnvironment:\n".to_owned();
    let alternatives: Vec<String> = credentials(api, operation);
    if !alternatives.is_empty() {
        let anonymous = operation.security.iter().any(|alternative| alternative.is_empty());
        let optional = if anonymous { ", not needed" } else { "" };
        text.push_str(&format!("  {}  (credential{optional})\n", alternatives.join("\n  or ")));
    }
    for (variable, name) in server_variables(api.description) {
        text.push_str(&format!("  {variable}  (`{{{}}}` in the server's URL)\n", shown(name)));
    }
    text.push_str(&format!("  {}  (as --base-url)\n", base_url_variable(api.description)));
    text
}

/// For each alternative of schemes the variables that it needs.
pub(super) fn credentials(api: &Api, operation: &Operation) -> Vec<String> {
    let of_scheme = |scheme| {
        let ways = scheme_variables(api.description, scheme);
        let ways: Vec<String> = ways.iter().map(|names| names.join(" and ")).collect();
        if ways.len() > 1 { format!("({})", ways.join(" or ")) } else { ways.concat() }
    };
    let variables = |alternative: &[&str]| {
        let schemes = api.description.schemes.iter().filter(|scheme| alternative.contains(&scheme.key));
        schemes.map(of_scheme).filter(|names| !names.is_empty()).collect::<Vec<_>>().join(" and ")
    };
    let extra = operation.extra_schemes.iter().map(std::slice::from_ref);
    operation.security.iter().copied().chain(extra).map(variables).filter(|variables| !variables.is_empty()).collect()
}

/// Whether a scheme's credential is given by the environment.
pub(super) fn needs_variable(api: &Api, key: &str) -> bool {
    let scheme = api.description.schemes.iter().find(|scheme| scheme.key == key);
    scheme.is_some_and(|scheme| !scheme_variables(api.description, scheme).is_empty())
}

fn example(api: &Api, operation: &Operation, invocation: &Invocation<'_>) -> String {
    let mut words = format!("{} {} {}", invocation.program, api.description.name, shown(operation.id));
    let mut shown_parameters: Vec<&Parameter> = operation.parameters.iter().filter(|one| one.required).collect();
    if shown_parameters.is_empty() && operation.bodies.is_empty() {
        let number = operation.parameters.iter().find(|one| one.json_type == JsonType::Integer);
        shown_parameters.extend(number.or(operation.parameters.first()));
    }
    for parameter in shown_parameters {
        words.push_str(&shown(&format!(" --{} {}", option(operation, parameter), sample(parameter.json_type))));
    }
    if let Some(body) = operation.bodies.first() {
        words.push_str(match body.argument {
            BodyArgument::Json => " --body @body.json",
            BodyArgument::Text => " --body @body.txt",
            BodyArgument::Bytes => " --body @body.bin",
        });
    }
    words
}

fn sample(kind: JsonType) -> &'static str {
    match kind {
        JsonType::String | JsonType::Any => "TEXT",
        JsonType::Integer => "5",
        JsonType::Number => "1.5",
        JsonType::Boolean => "true",
        JsonType::Array(JsonType::Integer | JsonType::Number) => "5",
        JsonType::Array(JsonType::String | JsonType::Any) => "TEXT",
        JsonType::Array(JsonType::Boolean) => "true",
        JsonType::Array(JsonType::Array(_)) => "'[]'",
        JsonType::Array(JsonType::Object) | JsonType::Object => "'{}'",
    }
}
