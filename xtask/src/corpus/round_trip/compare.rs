//! Whether two JSON texts are the same value, and where not.

use std::collections::BTreeMap;

use chrono::DateTime;
use serde_json::value::RawValue;

use super::number::Number;

/// A place where the two values differ.
#[derive(Debug, PartialEq, Eq)]
pub struct Difference {
    /// The kind of the difference.
    pub kind: Kind,
    /// Where: keys and indexes, each behind a `/`.
    pub place: String,
    /// What went in.
    pub was: String,
    /// What came out.
    pub is: String,
}

/// The kinds of difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A key is no longer there.
    KeyLost,
    /// A key was not there.
    KeyAdded,
    /// A list has another length.
    Length,
    /// Another JSON type.
    Type,
    /// A number of another value.
    Number,
    /// Another text.
    Text,
    /// `true` for `false`, or the other way.
    Boolean,
    /// A key that the maker of instances has added to an object which may have any key is gone: types ignore unknown keys.
    UnknownKey,
    /// Null where there was no key, in a type that only responses have.
    NullForAbsent,
    /// The same moment, written otherwise.
    Moment,
    /// The same UUID, in lower case.
    Uuid,
}

impl Kind {
    /// The word for tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::KeyLost => "key lost",
            Self::KeyAdded => "key added",
            Self::Length => "length of a list",
            Self::Type => "other JSON type",
            Self::Number => "other number",
            Self::Text => "other text",
            Self::Boolean => "other boolean",
            Self::UnknownKey => "a key that the schema does not name",
            Self::NullForAbsent => "null for an absent key of a response",
            Self::Moment => "the same moment in another spelling",
            Self::Uuid => "the same UUID in another case",
        }
    }
}

impl Difference {
    /// Whether the documentation (`docs/src/trying-many-documents.md`) allows this difference.
    pub fn is_tolerated(&self) -> bool {
        match self.kind {
            Kind::UnknownKey | Kind::NullForAbsent | Kind::Moment | Kind::Uuid => true,
            Kind::KeyLost | Kind::KeyAdded | Kind::Length | Kind::Type | Kind::Number | Kind::Text | Kind::Boolean => {
                false
            }
        }
    }
}

/// The differences between two JSON texts. `only_read`: the type is one that only responses have.
pub fn compare(was: &str, is: &str, only_read: bool) -> Vec<Difference> {
    let mut comparison = Comparison { only_read, differences: Vec::new() };
    comparison.values(was.trim(), is.trim(), "");
    comparison.differences
}

struct Comparison {
    only_read: bool,
    differences: Vec<Difference>,
}

impl Comparison {
    fn values(&mut self, was: &str, is: &str, place: &str) {
        if was == is {
            return;
        }
        if let (Some(was), Some(is)) = (parse::<BTreeMap<String, Box<RawValue>>>(was), parse(is)) {
            self.objects(&was, &is, place);
        } else if let (Some(was), Some(is)) = (parse::<Vec<Box<RawValue>>>(was), parse::<Vec<_>>(is)) {
            self.lists(&was, &is, place);
        } else if let (Some(one), Some(other)) = (parse::<String>(was), parse::<String>(is)) {
            if let Some(kind) = texts(&one, &other) {
                self.differ(kind, place, was, is);
            }
        } else if let (Some(one), Some(other)) = (Number::parse(was), Number::parse(is)) {
            if one != other {
                self.differ(Kind::Number, place, was, is);
            }
        } else if let (Some(_), Some(_)) = (parse::<bool>(was), parse::<bool>(is)) {
            self.differ(Kind::Boolean, place, was, is);
        } else {
            self.differ(Kind::Type, place, was, is);
        }
    }

    fn objects(&mut self, was: &BTreeMap<String, Box<RawValue>>, is: &BTreeMap<String, Box<RawValue>>, place: &str) {
        for (key, value) in was {
            let place = format!("{place}/{key}");
            match is.get(key) {
                Some(other) => self.values(value.get(), other.get(), &place),
                None if is_made_up(key) => self.differ(Kind::UnknownKey, &place, value.get(), ""),
                None => self.differ(Kind::KeyLost, &place, value.get(), ""),
            }
        }
        for (key, value) in is.iter().filter(|(key, _)| !was.contains_key(*key)) {
            let is_null = self.only_read && value.get() == "null";
            let kind = if is_null { Kind::NullForAbsent } else { Kind::KeyAdded };
            self.differ(kind, &format!("{place}/{key}"), "", value.get());
        }
    }

    fn lists(&mut self, was: &[Box<RawValue>], is: &[Box<RawValue>], place: &str) {
        if was.len() != is.len() {
            self.differ(Kind::Length, place, &was.len().to_string(), &is.len().to_string());
        }
        for (index, (was, is)) in was.iter().zip(is).enumerate() {
            self.values(was.get(), is.get(), &format!("{place}/{index}"));
        }
    }

    fn differ(&mut self, kind: Kind, place: &str, was: &str, is: &str) {
        self.differences.push(Difference { kind, place: place.to_owned(), was: was.to_owned(), is: is.to_owned() });
    }
}

/// What json-schema-faker calls properties where `minProperties` asks for more than the schema names: `prop4711`.
fn is_made_up(key: &str) -> bool {
    key.strip_prefix("prop").is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

fn parse<'a, T: serde::Deserialize<'a>>(text: &'a str) -> Option<T> {
    serde_json::from_str(text).ok()
}

/// The kind of difference between two texts; `None` where they mean the same.
fn texts(was: &str, is: &str) -> Option<Kind> {
    let moment = |text: &str| DateTime::parse_from_rfc3339(text).ok();
    if was == is {
        None
    } else if moment(was).is_some() && moment(was) == moment(is) {
        Some(Kind::Moment)
    } else if was.len() == 36 && was.to_ascii_lowercase() == is {
        Some(Kind::Uuid)
    } else {
        Some(Kind::Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(was: &str, is: &str, only_read: bool) -> Vec<(Kind, String)> {
        compare(was, is, only_read).into_iter().map(|difference| (difference.kind, difference.place)).collect()
    }

    #[test]
    fn values_are_compared_and_not_texts() {
        assert_eq!(kinds(r#"{"a": 1, "b": ["\u00e9"]}"#, r#"{"b":["é"],"a":1.0}"#, false), []);
    }

    #[test]
    fn every_difference_has_its_place_and_kind() {
        let was = r#"{"a": 1, "b": [1, "x", true], "c": {"d": 2}, "t": "2024-01-01T00:00:00.000Z"}"#;
        let is = r#"{"b": [2, "y", false, 4], "c": [], "n": null, "t": "2024-01-01T00:00:00Z"}"#;
        let expected = [
            (Kind::KeyLost, "/a"),
            (Kind::Length, "/b"),
            (Kind::Number, "/b/0"),
            (Kind::Text, "/b/1"),
            (Kind::Boolean, "/b/2"),
            (Kind::Type, "/c"),
            (Kind::Moment, "/t"),
            (Kind::KeyAdded, "/n"),
        ];
        assert_eq!(kinds(was, is, false), expected.map(|(kind, place)| (kind, place.to_owned())));
        assert_eq!(
            kinds(r#"{"prop17": 1, "property": 2}"#, r#"{"property": 2}"#, false),
            [(Kind::UnknownKey, "/prop17".to_owned())]
        );
        assert_eq!(kinds("{}", r#"{"n": null}"#, true), [(Kind::NullForAbsent, "/n".to_owned())]);
        assert!(!compare("{}", r#"{"n": null}"#, false).iter().all(Difference::is_tolerated));
    }
}
