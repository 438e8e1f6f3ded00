//! Paths of Rust items that settings name: `schemars::JsonSchema`, `crate::billing::ext::Money`, `money::Amount<money::Euro>`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer};

use crate::rust_keywords::is_keyword;

/// The path of an item in the crate that is generated, in one of its dependencies, or of a type that needs no path.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RustPath {
    /// Where the path begins.
    pub start: PathStart,
    /// The names, of which there is at least one.
    pub names: Vec<String>,
    /// What stands in angle brackets behind the last name.
    pub arguments: Vec<RustPath>,
}

/// Where a path begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PathStart {
    /// With `crate`.
    ThisCrate,
    /// With a dependency of the crate.
    OtherCrate,
    /// Nowhere: one name that is in scope everywhere, such as `u128`.
    InScope,
}

/// Types that are written without a path.
#[rustfmt::skip]
const IN_SCOPE: &[&str] = &[
    "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize",
    "String", "Vec", "Option", "Box",
];

/// The derives that are written without a path.
const STANDARD_DERIVES: &[&str] =
    &["Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];

impl RustPath {
    /// The one name of a path that has no other.
    pub fn only_name(&self) -> Option<&str> {
        let [name] = self.names.as_slice() else { return None };
        (self.start == PathStart::InScope && self.arguments.is_empty()).then_some(name)
    }
}

impl RustPath {
    /// The first name in the path, or in its angle brackets, that is a derive and no type.
    pub(super) fn first_derive(&self) -> Option<&str> {
        let own = self.names.iter().find(|name| STANDARD_DERIVES.contains(&name.as_str()));
        let own = own.filter(|_| self.start == PathStart::InScope).map(String::as_str);
        own.or_else(|| self.arguments.iter().find_map(Self::first_derive))
    }
}

impl fmt::Display for RustPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let start = if self.start == PathStart::ThisCrate { "crate::" } else { "" };
        write!(f, "{start}{}", self.names.join("::"))?;
        if self.arguments.is_empty() {
            return Ok(());
        }
        let arguments: Vec<String> = self.arguments.iter().map(Self::to_string).collect();
        write!(f, "<{}>", arguments.join(", "))
    }
}

impl FromStr for RustPath {
    /// Why the text is no such path, as a clause.
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut rest = text.trim();
        let path = read_path(&mut rest, 0)?;
        if rest.is_empty() { Ok(path) } else { Err(format!("`{text}` is no path of Rust: `{rest}` is left over")) }
    }
}

impl<'de> Deserialize<'de> for RustPath {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// How deep types may lie in the angle brackets of others.
const MOST_LEVELS: usize = 8;

/// Takes a path off the front of a text.
fn read_path(rest: &mut &str, level: usize) -> Result<RustPath, String> {
    if level > MOST_LEVELS {
        return Err(format!("types lie in each other more than {MOST_LEVELS} deep"));
    }
    let from_root = take(rest, "::");
    let mut names = vec![read_name(rest)?];
    while take(rest, "::") {
        names.push(read_name(rest)?);
    }
    let mut arguments = Vec::new();
    if take(rest, "<") {
        loop {
            arguments.push(read_path(rest, level + 1)?);
            if take(rest, ">") {
                break;
            }
            if !take(rest, ",") {
                return Err("a `,` or a `>` is missing behind a type in angle brackets".to_owned());
            }
        }
    }
    let start = start(&mut names, from_root)?;
    Ok(RustPath { start, names, arguments })
}

fn start(names: &mut Vec<String>, from_root: bool) -> Result<PathStart, String> {
    match names.as_slice() {
        [first, _, ..] if first == "crate" && !from_root => {
            names.remove(0);
            Ok(PathStart::ThisCrate)
        }
        [only] if !from_root && IN_SCOPE.iter().chain(STANDARD_DERIVES).any(|known| known == only) => {
            Ok(PathStart::InScope)
        }
        [_, _, ..] => Ok(PathStart::OtherCrate),
        _ => Err(format!(
            "`{}` needs its whole path, such as `some_crate::Name` or `crate::api::ext::Name`",
            names.join("::")
        )),
    }
    .and_then(|start| match names.iter().find(|name| is_keyword(name)) {
        Some(keyword) => {
            Err(format!("`{keyword}` is a keyword of Rust: a path begins with `crate` or with a dependency"))
        }
        None => Ok(start),
    })
}

fn read_name(rest: &mut &str) -> Result<String, String> {
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
    let (name, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
    if name.is_empty() || name.starts_with(|first: char| first.is_ascii_digit()) {
        return Err(match rest.chars().next() {
            Some(other) => format!("a name of Rust cannot begin with {other:?}"),
            None => "a name is missing at the end of the path".to_owned(),
        });
    }
    *rest = behind.trim_start();
    Ok(name.to_owned())
}

fn take(rest: &mut &str, token: &str) -> bool {
    let behind = rest.strip_prefix(token);
    behind.inspect(|behind| *rest = behind.trim_start()).is_some()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failure fails the test")]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_as_it_was_read() {
        for text in [
            "Hash",
            "schemars::JsonSchema",
            "crate::billing::ext::Money",
            "u128",
            "money::Amount<money::Euro, Vec<u8>>",
        ] {
            assert_eq!(text.parse::<RustPath>().unwrap().to_string(), text);
        }
        let spaced = " ::money :: Amount < u8 , u16 > ".parse::<RustPath>().unwrap();
        assert_eq!((spaced.start, spaced.to_string().as_str()), (PathStart::OtherCrate, "money::Amount<u8, u16>"));
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for (text, why) in [
            ("", "missing at the end"),
            ("Money", "needs its whole path"),
            ("::Money", "needs its whole path"),
            ("crate", "needs its whole path"),
            ("a::", "missing at the end"),
            ("a::1b", "cannot begin with '1'"),
            ("a::b c", "left over"),
            ("a::B<", "missing at the end"),
            ("a::B<u8", "`,` or a `>`"),
            ("a::B)]#[c", "left over"),
            ("self::Money", "a keyword"),
            ("a::fn::B", "a keyword"),
            ("größe::B", "needs its whole path"),
        ] {
            let problem = text.parse::<RustPath>().unwrap_err();
            assert!(problem.contains(why), "{text}: {problem}");
        }
        assert!("a::B<".repeat(40).parse::<RustPath>().unwrap_err().contains("more than 8 deep"));
    }
}
