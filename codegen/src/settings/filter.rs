//! `include`, `exclude` and `unused_types`: what of the document the client has.

use glob::{MatchOptions, Pattern};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::grammar::METHODS;

/// A choice of operations: those for which everything holds that the rule says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OperationRule {
    /// The operation has one of these tags.
    #[serde(deserialize_with = "some")]
    pub tags: Vec<String>,
    /// It is one of these, by operationId (or `GET /path`).
    #[serde(deserialize_with = "some")]
    pub operations: Vec<String>,
    /// Its path is like one of these.
    #[serde(deserialize_with = "some")]
    pub paths: Vec<PathPattern>,
    /// It has one of these methods, which are in capitals here.
    #[serde(deserialize_with = "methods")]
    pub methods: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: Option<bool>,
}

impl OperationRule {
    fn says_nothing(&self) -> bool {
        let Self { tags, operations, paths, methods, deprecated } = self;
        tags.is_empty() && operations.is_empty() && paths.is_empty() && methods.is_empty() && deprecated.is_none()
    }
}

/// A path with wildcards: `*` is anything within a segment, `**` any number of segments. Braces are the document's own: `/customers/{id}`.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct PathPattern(Pattern);

impl PathPattern {
    /// As it is written.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Whether a path template is like this.
    pub fn matches(&self, path: &str) -> bool {
        let options =
            MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: false };
        self.0.matches_with(path, options)
    }
}

impl TryFrom<String> for PathPattern {
    /// Why it is no pattern.
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Pattern::new(&text).map(Self).map_err(|error| format!("`{text}` is no pattern of paths: {}", error.msg))
    }
}

/// What becomes of the types that no operation uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UnusedTypes {
    /// They are generated.
    Keep,
    /// They are left out.
    Drop,
}

/// The rules of `include` or `exclude`.
pub(super) fn rules<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<OperationRule>, D::Error> {
    let rules: Vec<OperationRule> = some(deserializer)?;
    match rules.iter().position(OperationRule::says_nothing) {
        Some(index) => {
            Err(D::Error::custom(format!("rule {} says nothing, so that it would hold for every operation", index + 1)))
        }
        None => Ok(rules),
    }
}

/// A list that has something in it.
fn some<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let list = Vec::deserialize(deserializer)?;
    if list.is_empty() { Err(D::Error::custom("an empty list holds for no operation")) } else { Ok(list) }
}

fn methods<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let methods: Vec<String> = some(deserializer)?;
    let known = |method: &String| METHODS.iter().any(|(_, known)| known.eq_ignore_ascii_case(method));
    match methods.iter().find(|method| !known(method)) {
        Some(unknown) => {
            let all = METHODS.map(|(_, method)| method).join(", ");
            Err(D::Error::custom(format!("`{unknown}` is no method of an operation; the methods are {all}")))
        }
        None => Ok(methods.iter().map(|method| method.to_uppercase()).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::PathPattern;

    fn matches(pattern: &str, path: &str) -> bool {
        PathPattern::try_from(pattern.to_owned()).is_ok_and(|pattern| pattern.matches(path))
    }

    #[test]
    fn two_stars_are_any_number_of_segments_and_one_is_part_of_one() {
        for path in ["/v1/customers/", "/v1/customers/{id}", "/v1/customers/{id}/notes/"] {
            assert!(matches("/v1/customers/**", path), "{path}");
        }
        assert!(matches("/v1/customers/*", "/v1/customers/{id}"));
        assert!(matches("/v1/customers/{id}", "/v1/customers/{id}"));
        assert!(matches("/**/notes", "/v1/customers/{id}/notes"));
        assert!(matches("/v1/customer*", "/v1/customers"));
        for (pattern, path) in [
            ("/v1/customers/*", "/v1/customers/{id}/notes"),
            ("/v1/customers/{id}", "/v1/customers/id"),
            ("/v1/customers/**", "/v1/customers_of_others"),
            ("/v1/customers", "/v1/Customers"),
        ] {
            assert!(!matches(pattern, path), "{pattern} {path}");
        }
    }

    #[test]
    fn stars_beside_other_letters_are_refused() {
        assert!(PathPattern::try_from("/v1/**s".to_owned()).is_err());
    }
}
