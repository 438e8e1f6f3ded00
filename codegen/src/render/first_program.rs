//! The first program: in the documentation of an API's module its calls, in that of the crate the whole of it, made from the former.

use super::markdown::visible;

/// How the program begins.
const HEADING: &str = "# A first program";

/// What stands before it: the tests of no user compile it.
const BEGIN: &str = "```ignore";

/// What stands behind it.
const END: &str = "```";

/// The calls as the last part of a module's documentation.
pub(super) fn calls_comment(calls: &str) -> String {
    comment(&format!("\n{HEADING}\n\n{BEGIN}\n{calls}{END}\n"))
}

/// The calls in the text of a module's file.
pub(super) fn program_of(module: &str) -> Option<String> {
    let (_, rest) = module.split_once(&format!("//! {HEADING}\n//!\n//! {BEGIN}\n"))?;
    let (calls, _) = rest.split_once(&format!("//! {END}\n"))?;
    Some(calls.lines().map(without_comment).collect())
}

/// The program with its imports and `main`, as the last part of a crate's documentation; `place` is the path of the API's module.
pub(super) fn whole_program(place: &str, calls: &str) -> String {
    let names = if calls.contains("types::") { "{Client, types}" } else { "Client" };
    let body: String = calls.lines().map(|line| format!("    {line}\n")).collect();
    comment(&format!(
        "\n{HEADING}\n\n{BEGIN}\nuse {place}::{names};\n\n#[tokio::main]\n\
         async fn main() -> Result<(), Box<dyn std::error::Error>> {{\n{body}    Ok(())\n}}\n{END}\n"
    ))
}

fn without_comment(line: &str) -> String {
    let line = line.trim_start_matches("//!");
    format!("{}\n", line.strip_prefix(' ').unwrap_or(line))
}

fn comment(text: &str) -> String {
    text.lines().map(|line| format!("//! {}", visible(line)).trim_end().to_owned() + "\n").collect()
}
