//! Date-times as chrono's own implementations of serde's traits have them, which are not built here.

use std::fmt;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::de::{Deserializer, Error, Visitor};
use serde::ser::Serializer;

pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<DateTime<Utc>, D::Error> {
    from.deserialize_str(Moment)
}

pub fn serialize<S: Serializer>(moment: &DateTime<Utc>, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&moment.to_rfc3339_opts(SecondsFormat::AutoSi, true))
}

struct Moment;

impl Visitor<'_> for Moment {
    type Value = DateTime<Utc>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date and time")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<DateTime<Utc>, E> {
        text.parse().map_err(E::custom)
    }
}

/// One that may be null.
pub mod or_null {
    use chrono::{DateTime, Utc};
    use serde::de::{Deserialize, Deserializer};
    use serde::ser::{Serialize, Serializer};

    #[derive(serde::Deserialize, serde::Serialize)]
    struct Moment(#[serde(with = "super")] DateTime<Utc>);

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<DateTime<Utc>>, D::Error> {
        Option::<Moment>::deserialize(from).map(|moment| moment.map(|Moment(moment)| moment))
    }

    pub fn serialize<S: Serializer>(moment: &Option<DateTime<Utc>>, to: S) -> Result<S::Ok, S::Error> {
        moment.map(Moment).serialize(to)
    }
}
