//! `format` of a string: which type it gives, in the spellings that documents use.

use openapiv3::Schema;

use super::keywords::JsonType;
use crate::diagnostic::Diagnostic;
use crate::ir::{ByteEncoding, DateCrate, DecimalForm, TypeKind};
use crate::lower::Lowering;
use crate::pointer::Pointer;
use crate::settings::Dates;

/// Formats that have a type in many languages and none here. Of others, such as `uri` and `email`, the documentation says enough.
const KEPT_AS_TEXT: [&str; 15] = [
    "timestamp",
    "time",
    "duration",
    "ipv4",
    "ipv6",
    "unixtime",
    "int32",
    "int64",
    "uint32",
    "uint64",
    "integer",
    "number",
    "float",
    "double",
    "boolean",
];

/// Whether a string of this format becomes anything but a `String`.
pub(super) fn has_own_type(format: Option<&str>) -> bool {
    string_kind(format, Dates::default()) != TypeKind::String
}

/// The type of a string.
pub(super) fn string_kind(format: Option<&str>, dates: Dates) -> TypeKind {
    match format.and_then(typed_format) {
        Some("uuid") => TypeKind::Uuid,
        Some("date") => date_kind(dates, TypeKind::Date),
        Some("date-time") => date_kind(dates, TypeKind::DateTime),
        Some("byte") => TypeKind::Encoded(ByteEncoding::Base64),
        Some("base64url") => TypeKind::Encoded(ByteEncoding::Base64Url),
        Some("binary") => TypeKind::Binary,
        Some("decimal") => TypeKind::Decimal(DecimalForm::String),
        _ => TypeKind::String,
    }
}

/// The type of a date or a date-time.
fn date_kind(dates: Dates, held_by: fn(DateCrate) -> TypeKind) -> TypeKind {
    match dates {
        Dates::Chrono => held_by(DateCrate::Chrono),
        Dates::Jiff => held_by(DateCrate::Jiff),
        Dates::Text => TypeKind::String,
    }
}

impl Lowering<'_, '_> {
    /// Notes that a string is a date or a date-time, which the setting `dates` is about.
    pub(super) fn see_dates(&self, format: Option<&str>) {
        if matches!(format.and_then(typed_format), Some("date" | "date-time")) {
            self.has_dates.set(true);
        }
    }

    /// Says that the setting `dates` has no effect where nothing is a date.
    pub(in crate::lower) fn report_unused_dates(&mut self) {
        let chosen = self.settings.dates;
        if chosen == Dates::default() || self.has_dates.get() {
            return;
        }
        let place = Pointer::root_of(&self.settings.file).child("dates");
        let message = format!("no schema of the document is a date or a date-time that could be `{}`", chosen.word());
        self.diagnostics.push(Diagnostic::error("unmatched-setting", &place, message, "the setting has no effect"));
    }

    /// Says once of each string what became of its format.
    pub(super) fn note_format(
        &mut self,
        json_type: JsonType,
        schema: &Schema,
        format: Option<&str>,
        pointer: &Pointer,
    ) {
        let note = format.filter(|_| json_type == JsonType::String).and_then(|format| format_note(format, pointer));
        if let Some(note) = note
            && self.noted_formats.insert(schema)
        {
            self.diagnostics.push(note);
        }
    }
}

/// The note about a string's format that was taken as another one, or that the type does not show.
fn format_note(format: &str, pointer: &Pointer) -> Option<Diagnostic> {
    match typed_format(format) {
        Some(typed) if typed == format => None,
        Some(typed) => {
            let message = format!("`{format}` is not a format of OpenAPI's registry");
            Some(Diagnostic::note("format-spelling", pointer, message, format!("it is taken as `{typed}`")))
        }
        None if KEPT_AS_TEXT.contains(&plain_spelling(format).as_str()) => {
            let message = format!("a string of `format: {format}` has no type of its own");
            Some(Diagnostic::note("format-kept-as-text", pointer, message, "its type is `String`"))
        }
        None => None,
    }
}

/// The format that has a type of its own, as OpenAPI's registry spells it: `date-time` for `dateTime`.
fn typed_format(format: &str) -> Option<&'static str> {
    match plain_spelling(format).as_str() {
        "uuid" | "uuid1" | "uuid3" | "uuid4" | "uuid5" | "uuid7" | "uuidv1" | "uuidv4" | "uuidv7" | "guid" => {
            Some("uuid")
        }
        "date" => Some("date"),
        "datetime" | "rfc3339" => Some("date-time"),
        "byte" | "base64" => Some("byte"),
        "base64url" => Some("base64url"),
        "binary" => Some("binary"),
        "decimal" | "bigdecimal" => Some("decimal"),
        _ => None,
    }
}

/// Without hyphens and underscores, and in lower case: `dateTime`, `date_time` and `DATE-TIME` are one.
fn plain_spelling(format: &str) -> String {
    format.chars().filter(|character| !matches!(character, '-' | '_')).map(|c| c.to_ascii_lowercase()).collect()
}
