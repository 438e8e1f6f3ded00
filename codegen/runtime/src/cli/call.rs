//! Turns the options into `invoke`'s arguments, makes the call, and shows the answer.

use super::failure::Failure;
use super::names::shown;
use super::options::{Given, option, place};
use super::settings::Settings;
use super::{Api, Done, Invocation, body, explain, preview, reply, value};
use crate::description::{Location, Operation};
use crate::invoke::body_index;

/// Calls an operation with these options.
pub(super) fn call(
    api: &Api,
    operation: &'static Operation,
    words: &[String],
    invocation: &Invocation<'_>,
) -> Result<Done, Failure> {
    let given = Given::read(operation, words)?;
    let arguments = arguments(operation, &given)?;
    let settings = Settings::read(api.description, &given, invocation.environment)?;
    let credentials = Credentials::of(api, operation, &settings);
    let missing = explain::credentials(api, operation).join(", or ");
    if credentials == Credentials::Half {
        return Err(Failure::Usage(format!("a credential is missing: set {missing}")));
    }
    if invocation.terminal.is_asked && preview::is_write(operation) && given.own("yes").is_none() {
        return Ok(preview::preview(operation, &arguments, &settings));
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::Machine(format!("cannot start a runtime: {error}")))?;
    let shown = reply::Shown { headers: given.own("include").is_some(), indented: invocation.terminal.width.is_some() };
    let mut done = runtime.block_on(async {
        let sent = (api.call)(&settings, operation.id, &arguments).await;
        reply::show(sent, shown, &settings)
    })?;
    if done.code != 0 && credentials == Credentials::None {
        done.said.push_str(&format!("no credential was sent: set {missing}\n"));
    }
    Ok(done)
}

/// Which of the credentials that an operation needs are set.
#[derive(PartialEq, Eq)]
enum Credentials {
    /// All of one alternative, or none is needed.
    Enough,
    /// Only a part of an alternative, which is a mistake.
    Half,
    /// None of them.
    None,
}

impl Credentials {
    fn of(api: &Api, operation: &Operation, settings: &Settings) -> Self {
        let alternatives = || operation.security.iter();
        // There is no variable for a client certificate.
        let needed = |key: &str| explain::needs_variable(api, key);
        let enough = |schemes: &&[&str]| schemes.iter().all(|key| settings.has(key) || !needed(key));
        let none_is_needed = operation.security.is_empty() && operation.extra_schemes.is_empty();
        let has_extra = operation.extra_schemes.iter().any(|key| settings.has(key));
        if none_is_needed || has_extra || alternatives().any(enough) {
            Self::Enough
        } else if alternatives().any(|schemes| schemes.iter().any(|key| settings.has(key))) {
            Self::Half
        } else {
            Self::None
        }
    }
}

/// The arguments as `invoke` takes them.
pub(super) fn arguments(operation: &'static Operation, given: &Given<'_>) -> Result<String, Failure> {
    let mut groups: Vec<String> = Vec::new();
    for location in [Location::Path, Location::Query, Location::Header, Location::Cookie] {
        let mut entries: Vec<String> = Vec::new();
        for parameter in operation.parameters.iter().filter(|parameter| parameter.location == location) {
            let Some((name, texts)) = given.values(parameter) else { continue };
            let json = value::value_json(parameter.json_type, name, &texts)?;
            entries.push(format!("{}:{json}", value::quoted(parameter.name)));
        }
        groups.push(format!("\"{}\":{{{}}}", place(location), entries.join(",")));
    }
    check_required(operation, given)?;
    groups.extend(body_entry(operation, given)?);
    for (option, key) in [("content-type", "content_type"), ("accept", "accept")] {
        groups.extend(given.own(option).map(|text| format!("\"{key}\":{}", value::quoted(text))));
    }
    Ok(format!("{{{}}}", groups.join(",")))
}

fn check_required(operation: &Operation, given: &Given<'_>) -> Result<(), Failure> {
    let parameters = operation.parameters.iter().filter(|one| one.required && given.values(one).is_none());
    let mut missing: Vec<String> = parameters.map(|one| format!("`--{}`", shown(&option(operation, one)))).collect();
    missing.extend((operation.body_required && given.own("body").is_none()).then(|| "`--body`".to_owned()));
    match missing.as_slice() {
        [] => Ok(()),
        [one] => Err(Failure::Usage(format!("{one} is required"))),
        several => Err(Failure::Usage(format!("{} are required", several.join(", ")))),
    }
}

fn body_entry(operation: &Operation, given: &Given<'_>) -> Result<Option<String>, Failure> {
    let Some(text) = given.own("body") else { return Ok(None) };
    if operation.bodies.is_empty() {
        return Err(Failure::Usage(format!("`--body`: `{}` has no body", shown(operation.id))));
    }
    let content_type = given.own("content-type");
    let chosen = body_index(operation.bodies, content_type).and_then(|index| operation.bodies.get(index));
    let chosen = chosen.ok_or_else(|| {
        let known: Vec<&str> = operation.bodies.iter().map(|body| body.media_type).collect();
        let asked = shown(content_type.unwrap_or_default());
        Failure::Usage(format!("`--content-type`: `{asked}` is none of: {}", known.join(", ")))
    })?;
    Ok(Some(format!("\"body\":{}", body::body_json(chosen.argument, text)?)))
}
