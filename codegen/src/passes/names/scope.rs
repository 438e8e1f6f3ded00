//! Names that must differ from each other.

use std::collections::HashSet;

use super::identifier::{Convention, Identifier, Punctuation, identifier};

/// The names taken in one scope.
pub(super) struct Scope {
    convention: Convention,
    reserved: &'static [&'static str],
    taken: HashSet<String>,
}

impl Scope {
    /// An empty scope in which `reserved` names belong to us.
    pub(super) fn new(convention: Convention, reserved: &'static [&'static str]) -> Self {
        Self { convention, reserved, taken: HashSet::new() }
    }

    /// Names every entry of a list, whatever its order: who is already written as Rust would write it goes first, so that
    /// `foo_bar` keeps its name when `fooBar` arrives.
    pub(super) fn claim_all<'a>(&mut self, entries: impl IntoIterator<Item = &'a [String]>) -> Vec<Identifier> {
        let entries: Vec<&[String]> = entries.into_iter().collect();
        let mut names: Vec<Option<Identifier>> = vec![None; entries.len()];
        for exact_only in [true, false] {
            for (words, name) in entries.iter().zip(&mut names) {
                if name.is_none() && (!exact_only || self.is_exact(words)) {
                    *name = Some(self.claim(words));
                }
            }
        }
        names.into_iter().flatten().collect()
    }

    /// Takes a name made of `words`: the plain one, else the one with all punctuation in words, else a numbered one.
    pub(super) fn claim(&mut self, words: &[String]) -> Identifier {
        let plain = identifier(words, self.convention, Punctuation::Meaningful);
        let spelled = identifier(words, self.convention, Punctuation::All);
        if self.reserved.contains(&plain.as_str()) {
            return self.take_first(vec![plain.with_suffix("_")], &plain);
        }
        self.take_first(vec![plain.clone(), spelled], &plain)
    }

    /// Takes the first of `candidates` that is free, else `base` with a number.
    pub(super) fn take_first(&mut self, candidates: Vec<Identifier>, base: &Identifier) -> Identifier {
        let numbered = (2_u32..).map(|number| match self.convention {
            Convention::Pascal => base.with_suffix(number),
            Convention::Snake => base.with_suffix(format_args!("_{number}")),
        });
        let free = candidates.into_iter().chain(numbered).find(|name| self.is_free(name));
        let name = free.unwrap_or_else(|| base.clone());
        self.taken.insert(name.as_str().to_owned());
        name
    }

    fn is_free(&self, name: &Identifier) -> bool {
        !self.taken.contains(name.as_str()) && !self.reserved.contains(&name.as_str())
    }

    fn is_exact(&self, words: &[String]) -> bool {
        let [only] = words else { return false };
        identifier(words, self.convention, Punctuation::Meaningful).as_str() == only
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim_all(convention: Convention, reserved: &'static [&'static str], names: &[&str]) -> Vec<String> {
        let words: Vec<Vec<String>> = names.iter().map(|name| vec![(*name).to_owned()]).collect();
        let entries = words.iter().map(Vec::as_slice);
        Scope::new(convention, reserved).claim_all(entries).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn an_exact_name_keeps_it_in_any_order() {
        assert_eq!(claim_all(Convention::Snake, &[], &["fooBar", "foo_bar"]), ["foo_bar_2", "foo_bar"]);
        assert_eq!(claim_all(Convention::Snake, &[], &["foo_bar", "fooBar"]), ["foo_bar", "foo_bar_2"]);
    }

    #[test]
    fn punctuation_tells_before_numbers_do() {
        assert_eq!(
            claim_all(Convention::Snake, &[], &["filter", "$filter", "@filter"]),
            ["filter", "dollar_filter", "at_filter"]
        );
    }

    #[test]
    fn our_own_names_are_not_given_away() {
        assert_eq!(claim_all(Convention::Pascal, &["Unknown"], &["unknown", "UNKNOWN"]), ["Unknown_", "Unknown2"]);
    }
}
