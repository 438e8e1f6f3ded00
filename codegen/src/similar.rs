//! Which of some names is most like another one, for messages that say "did you mean".

use std::cmp::Ordering;

use strsim::damerau_levenshtein;

/// How different a similar name may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tolerance {
    /// One character in three: for the keys of a file, of which there are few.
    Wide,
    /// One character in five: for the names of a document, where `minLength` and `maxLength` stand side by side.
    Narrow,
}

/// Longer names are not compared: the time that takes grows with the square of the length.
const LONGEST_CHARACTERS: usize = 200;

/// Below this many characters, names that are not the same word have nothing to do with each other: `get` and `put`.
const SHORTEST_CHARACTERS: usize = 4;

/// How similar a name is, the most similar first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// The same but for case and punctuation.
    SameWords,
    /// The same but for the number of a version: `Customer` and `CustomerV2`.
    OtherVersion,
    /// So many characters are inserted, left out, replaced or swapped.
    Edits(usize),
}

/// The help "did you mean `x`?", where one candidate is more similar than all others.
pub(crate) fn did_you_mean<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let similar = single_best(&similar_names(name, candidates, Tolerance::Wide))?;
    Some(format!("did you mean `{similar}`?"))
}

/// The candidates that are similar, the most similar first.
pub(crate) fn similar_names<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    tolerance: Tolerance,
) -> Vec<(Likeness, &'a str)> {
    let wanted = Compared::new(name);
    let likeness = |candidate: &'a str| Some((wanted.likeness(&Compared::new(candidate), tolerance)?, candidate));
    let mut similar: Vec<_> = candidates.into_iter().filter_map(likeness).collect();
    similar.sort();
    similar
}

/// The first candidate, unless another one is just as good.
pub(crate) fn single_best<'a, R: Ord>(sorted: &[(R, &'a str)]) -> Option<&'a str> {
    match sorted {
        [] => None,
        [(_, only)] => Some(only),
        [(best, name), (next, _), ..] => (best.cmp(next) == Ordering::Less).then_some(*name),
    }
}

/// A name in the forms that are compared.
struct Compared {
    characters: usize,
    /// Letters and digits in lower case.
    folded: String,
}

impl Compared {
    fn new(name: &str) -> Self {
        let folded = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        Self { characters: name.chars().count(), folded }
    }

    fn likeness(&self, other: &Self, tolerance: Tolerance) -> Option<Likeness> {
        if self.characters.max(other.characters) > LONGEST_CHARACTERS || self.folded.is_empty() {
            return None;
        }
        if self.folded == other.folded {
            return Some(Likeness::SameWords);
        }
        let shortest = self.characters.min(other.characters);
        if shortest < SHORTEST_CHARACTERS {
            return None;
        }
        if without_version(&self.folded) == without_version(&other.folded) {
            return Some(Likeness::OtherVersion);
        }
        let most = match tolerance {
            Tolerance::Wide => self.characters.div_ceil(3),
            Tolerance::Narrow => (self.characters / 5).max(1),
        };
        if self.characters.abs_diff(other.characters) > most {
            return None;
        }
        let edits = damerau_levenshtein(&self.folded, &other.folded);
        (edits <= most).then_some(Likeness::Edits(edits))
    }
}

/// A folded name without the version at its end: `customer` for `customerv2`.
fn without_version(folded: &str) -> &str {
    let without_digits = folded.trim_end_matches(|c: char| c.is_ascii_digit());
    match without_digits.len() < folded.len() {
        true => without_digits.strip_suffix('v').unwrap_or(without_digits),
        false => folded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best<'a>(name: &str, candidates: &[&'a str], tolerance: Tolerance) -> Option<&'a str> {
        single_best(&similar_names(name, candidates.iter().copied(), tolerance))
    }

    #[test]
    fn a_misspelt_key_finds_the_right_one() {
        let keys = ["target", "description", "update", "remove"];
        for (wrong, right) in [("traget", "target"), ("descripton", "description"), ("Update", "update")] {
            assert_eq!(best(wrong, &keys, Tolerance::Wide), Some(right));
        }
        assert_eq!(best("x", &keys, Tolerance::Wide), None);
        assert_eq!(best("colour", &keys, Tolerance::Wide), None);
    }

    #[test]
    fn names_that_stand_side_by_side_are_no_misspellings_of_each_other() {
        for (name, other) in [("minLength", "maxLength"), ("get", "put"), ("200", "201"), ("minimum", "maximum")] {
            assert_eq!(best(name, &[other], Tolerance::Narrow), None, "{name} {other}");
        }
    }

    #[test]
    fn spelling_comes_before_a_version_and_that_before_other_letters() {
        let candidates = ["customer_v2", "customer", "Customers"];
        assert_eq!(best("Customer", &candidates, Tolerance::Narrow), Some("customer"));
        assert_eq!(best("Customer", &["CustomerV2", "Customers"], Tolerance::Narrow), Some("CustomerV2"));
        assert_eq!(best("VendorType391Enum", &["VendorType4f8Enum"], Tolerance::Narrow), Some("VendorType4f8Enum"));
    }

    #[test]
    fn of_two_that_are_just_as_similar_none_is_named() {
        assert_eq!(best("Invoice", &["Invoices", "Invoicer"], Tolerance::Narrow), None);
    }

    #[test]
    fn long_names_are_not_compared() {
        let (long, longer) = ("a".repeat(100_000), "a".repeat(100_001));
        assert_eq!(best(&long, &[&longer], Tolerance::Wide), None);
    }
}
