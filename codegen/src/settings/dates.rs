//! The types of dates and date-times.

use serde::Deserialize;

/// Which types dates and date-times have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dates {
    /// `chrono::NaiveDate` and `chrono::DateTime<Utc>`.
    #[default]
    Chrono,
    /// `jiff::civil::Date` and the runtime's `OffsetDateTime`.
    Jiff,
    /// `String`: as the server wrote them.
    Text,
}

impl Dates {
    /// As settings write it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Chrono => "chrono",
            Self::Jiff => "jiff",
            Self::Text => "text",
        }
    }
}
