//! `naming`: what methods are called after, and where they are.

use std::fmt;

use heck::ToSnakeCase;
use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// Choices about all methods.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Naming {
    /// What the names of operations begin with, and those of methods do not.
    #[serde(deserialize_with = "one_or_several")]
    pub strip_prefix: Vec<String>,
    /// What has a client of its own.
    pub group_by: Option<GroupBy>,
}

/// What has a client of its own for its methods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GroupBy {
    /// Each tag: `client.customers().list()`.
    Tag,
}

impl Naming {
    /// A name of an operation without the longest prefix that it has, and the prefix's index. Words are compared, whatever their case: `v1_` is no
    /// prefix of `v10_list`.
    pub(crate) fn stripped(&self, name: &str) -> Option<(String, usize)> {
        let name = name.to_snake_case();
        let prefixes = self.strip_prefix.iter().map(|prefix| prefix.to_snake_case()).enumerate();
        let rest = |(index, prefix): (usize, String)| {
            let rest = name.strip_prefix(&prefix)?.strip_prefix('_').filter(|rest| !rest.is_empty())?;
            Some((rest.to_owned(), index))
        };
        prefixes.filter_map(rest).min_by_key(|(rest, _)| rest.len())
    }
}

/// A text, or a list of texts.
fn one_or_several<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    struct Texts;

    impl<'de> Visitor<'de> for Texts {
        type Value = Vec<String>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a text, or a list of texts")
        }

        fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
            Ok(vec![text.to_owned()])
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut texts = Vec::new();
            while let Some(text) = list.next_element()? {
                texts.push(text);
            }
            Ok(texts)
        }
    }

    deserializer.deserialize_any(Texts)
}

#[cfg(test)]
mod tests {
    use super::Naming;

    #[test]
    fn whole_words_are_stripped() {
        let prefixes = ["rr_api_v1_", "rr", "v1"].map(str::to_owned).to_vec();
        let naming = Naming { strip_prefix: prefixes, ..Naming::default() };
        let stripped = |name| naming.stripped(name).map(|(name, _)| name);
        assert_eq!(stripped("rr_api_v1_customers_list").as_deref(), Some("customers_list"));
        assert_eq!(stripped("RrApiV1CustomersList").as_deref(), Some("customers_list"));
        assert_eq!(stripped("rr/list").as_deref(), Some("list"));
        for name in ["rr_api_v1", "rr", "v10_list", "rrr_list", "list"] {
            assert!(stripped(name).is_none_or(|name| name == "api_v1"), "{name}");
        }
    }
}
