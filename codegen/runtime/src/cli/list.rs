//! The lists of APIs and operations.

use super::failure::Failure;
use super::names::shown;
use super::{Api, Invocation};

/// The list of all APIs.
pub(super) fn apis(apis: &[Api], invocation: &Invocation<'_>) -> String {
    let program = invocation.program;
    let mut text = "Calls any operation of these APIs:\n\n".to_owned();
    for api in apis {
        let count = api.operations.len();
        let noun = if count == 1 { "operation" } else { "operations" };
        text.push_str(&format!("  {}  ({count} {noun})\n", api.description.name));
    }
    text.push_str(&format!(
        "\nTo list operations:\n  {program} API [--filter TEXT]\nTo explain one:\n  {program} API OPERATION --help\n\
         To call it:\n  {program} API OPERATION [--OPTION VALUE]…\n"
    ));
    text
}

/// The operations of an API by their tags; those that have the text of `--filter` in them.
pub(super) fn operations(api: &Api, options: &[String], invocation: &Invocation<'_>) -> Result<String, Failure> {
    let filter = filter(options)?;
    let has = |text: &str| text.to_lowercase().contains(&filter);
    let chosen: Vec<_> = api
        .operations
        .iter()
        .filter(|one| [one.id, one.method, one.path, one.summary, one.tag].iter().any(|text| has(text)))
        .collect();
    let mut tags: Vec<&str> = Vec::new();
    chosen.iter().for_each(|one| tags.extend((!tags.contains(&one.tag)).then_some(one.tag)));
    let mut text = String::new();
    for tag in tags {
        let title = if tag.is_empty() { "Operations" } else { tag };
        text.push_str(&format!("{}:\n", shown(title)));
        for one in chosen.iter().filter(|one| one.tag == tag) {
            let summary = one.summary.lines().next().unwrap_or_default();
            text.push_str(shown(&format!("  {}\n      {} {}  {summary}", one.id, one.method, one.path)).trim_end());
            text.push('\n');
        }
        text.push('\n');
    }
    if chosen.is_empty() {
        return Err(Failure::Usage(format!("no operation of {} has `{}` in it", api.description.name, shown(&filter))));
    }
    text.push_str(&format!("{} {} OPERATION --help explains one.\n", invocation.program, api.description.name));
    Ok(text)
}

/// The text to look for, in lower case.
fn filter(options: &[String]) -> Result<String, Failure> {
    let words: Vec<&str> = options.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["--help" | "-h"] => Ok(String::new()),
        ["--filter", text] => Ok(text.to_lowercase()),
        [option] if option.starts_with("--filter=") => Ok(option.trim_start_matches("--filter=").to_lowercase()),
        [option, ..] => {
            let option = shown(option);
            Err(Failure::Usage(format!("`{option}` does not go here: an operation comes first, or `--filter TEXT`")))
        }
    }
}
