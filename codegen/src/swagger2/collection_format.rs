//! `collectionFormat`: how a list becomes one text, or several.

use serde_json::{Value, json};

use super::{Object, text};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;
use crate::internal_keys::LIST_STYLE;

/// A `collectionFormat`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// Commas; what is meant where nothing is said.
    Csv,
    /// Spaces.
    Ssv,
    /// Tabs.
    Tsv,
    /// `|`.
    Pipes,
    /// A `name=value` for each item.
    Multi,
}

impl Format {
    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "csv" => Self::Csv,
            "ssv" => Self::Ssv,
            "tsv" => Self::Tsv,
            "pipes" => Self::Pipes,
            "multi" => Self::Multi,
            _ => return None,
        })
    }

    /// The style that joins by the same character, as [`LIST_STYLE`] writes it. 3.0 has `spaceDelimited` and `pipeDelimited` only in queries.
    fn list_style(self) -> &'static str {
        match self {
            Self::Csv | Self::Multi => "simple",
            Self::Ssv => "spaceDelimited",
            Self::Tsv => "tabDelimited",
            Self::Pipes => "pipeDelimited",
        }
    }
}

/// Takes `collectionFormat` out of a parameter or a header that is not in a body, and writes `style` and `explode` for it.
pub(super) fn to_style(parameter: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    let is_query = text(parameter, "in") == Some("query");
    let Some(format) = take_format(parameter, is_query, place, diagnostics) else { return };
    let style = format.list_style();
    match format {
        Format::Csv if is_query => drop(parameter.insert("explode".to_owned(), json!(false))),
        Format::Multi if is_query => drop(parameter.insert("explode".to_owned(), json!(true))),
        Format::Csv | Format::Multi => {}
        Format::Ssv | Format::Pipes if is_query => {
            parameter.insert("style".to_owned(), json!(style));
            parameter.insert("explode".to_owned(), json!(false));
        }
        Format::Ssv | Format::Tsv | Format::Pipes => drop(parameter.insert(LIST_STYLE.to_owned(), json!(style))),
    }
}

/// Takes `collectionFormat` out of a form's field; gives the Encoding Object that says it. None where each item is a field of its own, as 3.0 has it
/// anyway, and for files, which cannot be joined.
pub(super) fn to_encoding(field: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Option<Value> {
    let has_files = field.get("items").and_then(|items| items.get("type")) == Some(&json!("file"));
    match take_format(field, true, place, diagnostics)? {
        Format::Multi => None,
        Format::Csv | Format::Ssv | Format::Tsv | Format::Pipes if has_files => None,
        Format::Csv => Some(json!({ LIST_STYLE: "form" })),
        format @ (Format::Ssv | Format::Tsv | Format::Pipes) => Some(json!({ LIST_STYLE: format.list_style() })),
    }
}

/// The format of a list; `None` for anything else.
fn take_format(
    parameter: &mut Object,
    may_repeat: bool,
    place: &Place<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Format> {
    let written = parameter.shift_remove("collectionFormat");
    let is_list = match parameter.get("type") {
        Some(Value::Array(types)) => types.contains(&json!("array")),
        Some(one) => *one == json!("array"),
        None => parameter.contains_key("items"),
    };
    if !is_list {
        return None;
    }
    let here = place.key("items");
    note_inner_formats(parameter.get_mut("items"), &here, diagnostics);
    let Some(written) = written else { return Some(Format::Csv) };
    let here = place.key("collectionFormat");
    let found = written.as_str().and_then(Format::parse);
    match found {
        Some(Format::Multi) if !may_repeat => {
            diagnostics.push(Diagnostic::warning(
                "multi-outside-a-query",
                &here.pointer(),
                "`collectionFormat: multi` is for queries and forms",
                "the items are joined by commas",
            ));
            Some(Format::Csv)
        }
        Some(format) => Some(format),
        None => {
            diagnostics.push(
                Diagnostic::warning(
                    "unknown-collection-format",
                    &here.pointer(),
                    format!("there is no `collectionFormat` {written}"),
                    "the items are joined by commas",
                )
                .help("the formats are csv, ssv, tsv, pipes and multi"),
            );
            Some(Format::Csv)
        }
    }
}

/// Takes `collectionFormat` out of the lists inside a list, with a note: 3.0 has no such thing.
fn note_inner_formats(items: Option<&mut Value>, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    let Some(Value::Object(items)) = items else { return };
    let said = items.shift_remove("collectionFormat").is_some();
    if items.get("type") == Some(&json!("array")) {
        let key = if said { "collectionFormat" } else { "type" };
        diagnostics.push(Diagnostic::note(
            "list-in-a-list",
            &place.key(key).pointer(),
            "a `collectionFormat` inside another one is not supported",
            "each of the inner lists is sent as JSON",
        ));
    }
    note_inner_formats(items.get_mut("items"), &place.key("items"), diagnostics);
}
