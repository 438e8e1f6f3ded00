//! Names that must differ from each other.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::identifier::{Convention, Identifier, identifier, identifier_spelling, punctuation, without_repeats};
use super::shorten::{CANDIDATES, COMFORTABLE, LONGEST, shortened};

/// The names taken in one scope.
pub(super) struct Scope {
    convention: Convention,
    /// Whether long names are shortened.
    shortens: bool,
    /// Names that nobody can have.
    reserved: Vec<&'static str>,
    /// By name: the words that its holder is called after.
    taken: HashMap<String, Vec<String>>,
    /// By name: the first number that may be free behind it. Those before are taken.
    numbers: HashMap<String, u32>,
}

/// The words of a thing with a long name, and where its name goes.
type LongNamed<'a> = (&'a [String], &'a mut Option<Identifier>);

/// Who takes a name first, of those that would have the same one: whoever changes least on its way into Rust.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Precedence {
    /// The name on the wire is the identifier.
    Unchanged,
    /// It has letters, digits and underscores alone.
    WithoutPunctuation,
    /// It has other characters, or is made of several names.
    Other,
}

impl Precedence {
    /// All, the first one first.
    pub(super) const ALL: [Self; 3] = [Self::Unchanged, Self::WithoutPunctuation, Self::Other];

    /// The precedence of a thing that is called after these words, which make this identifier.
    pub(super) fn of(words: &[String], name: &Identifier) -> Self {
        let [only] = words else { return Self::Other };
        if name.as_str() == only {
            Self::Unchanged
        } else if punctuation(words).next().is_none() {
            Self::WithoutPunctuation
        } else {
            Self::Other
        }
    }
}

impl Scope {
    /// An empty scope in which nobody can have one of the `reserved` names.
    pub(super) fn new(convention: Convention, reserved: &[&'static str]) -> Self {
        Self {
            convention,
            shortens: false,
            reserved: reserved.to_vec(),
            taken: HashMap::new(),
            numbers: HashMap::new(),
        }
    }

    /// From here on whatever has a long name gets a shorter one.
    pub(super) fn shorten_from_here(&mut self) {
        self.shortens = true;
    }

    /// The same with further reserved names.
    pub(super) fn reserving(mut self, names: &[&'static str]) -> Self {
        self.reserved.extend(names);
        self
    }

    /// Names every entry of a list in the order of [`Precedence`]: `foo_bar` keeps its name when `fooBar` arrives, and `filter` when
    /// `$filter` does. Those whose names are shortened come last.
    pub(super) fn claim_all<'a>(&mut self, entries: impl IntoIterator<Item = &'a [String]>) -> Vec<Identifier> {
        let plain = |words: &'a [String]| {
            let name = identifier(words, self.convention);
            let precedence = (!self.is_long(words, &name)).then(|| Precedence::of(words, &name));
            (words, precedence, name)
        };
        let entries: Vec<_> = entries.into_iter().map(plain).collect();
        let mut names: Vec<Option<Identifier>> = vec![None; entries.len()];
        for turn in Precedence::ALL {
            for ((words, precedence, plain), name) in entries.iter().zip(&mut names) {
                if *precedence == Some(turn) {
                    *name = Some(self.claim_plain(words, plain));
                }
            }
        }
        let long = entries.iter().zip(&mut names).filter(|((_, precedence, _), _)| precedence.is_none());
        self.claim_short(long.map(|((words, ..), name)| (*words, name)).collect());
        names.into_iter().flatten().collect()
    }

    /// Whether a thing that is called after these words, which make this identifier, is to have a shorter name.
    fn is_long(&self, words: &[String], plain: &Identifier) -> bool {
        self.shortens && plain.length() > COMFORTABLE && without_repeats(words, self.convention).length() > COMFORTABLE
    }

    /// Names things with short names, round by round: whoever alone has a candidate gets it, whichever comes first. Who has none gets a
    /// longer name.
    fn claim_short(&mut self, long: Vec<LongNamed<'_>>) {
        let short = |words: &[String]| shortened(words, self.convention, COMFORTABLE).into_iter();
        let mut open: Vec<_> = long.into_iter().map(|(words, name)| (words, name, short(words))).collect();
        for _ in 0..CANDIDATES {
            let candidates: Vec<Option<Identifier>> = open.iter_mut().map(|(.., short)| short.next()).collect();
            let mut counts: HashMap<Identifier, usize> = HashMap::new();
            candidates.iter().flatten().for_each(|name| *counts.entry(name.clone()).or_default() += 1);
            let mut left = Vec::new();
            for ((words, name, short), candidate) in open.into_iter().zip(candidates) {
                match candidate.filter(|candidate| counts.get(candidate) == Some(&1) && self.is_free(candidate)) {
                    Some(candidate) => *name = Some(self.take_first(vec![candidate.clone()], &candidate, words)),
                    None => left.push((words, name, short)),
                }
            }
            open = left;
        }
        for (words, name, _) in open {
            *name = Some(self.claim_longer(words));
        }
    }

    fn claim_longer(&mut self, words: &[String]) -> Identifier {
        let candidates = shortened(words, self.convention, LONGEST);
        let [best, ..] = &candidates;
        self.take_first(candidates.to_vec(), &best.clone(), words)
    }

    /// Takes a name that was given before; `None` if it is not free.
    pub(super) fn take(&mut self, name: Identifier, words: &[String]) -> Option<Identifier> {
        self.is_free(&name).then(|| self.take_first(vec![name.clone()], &name, words))
    }

    /// The name that a thing would have if it were the only one in this scope.
    pub(super) fn alone(&self, words: &[String]) -> Identifier {
        let reserved = self.reserved.clone();
        let mut empty = Self { shortens: self.shortens, reserved, ..Self::new(self.convention, &[]) };
        empty.claim(words)
    }

    /// Takes a name made of `words`: one in which no name repeats the end of the one around it; else the plain one; where that is taken, one that
    /// spells out the punctuation that its holder lacks; else a numbered one.
    pub(super) fn claim(&mut self, words: &[String]) -> Identifier {
        let plain = identifier(words, self.convention);
        if !self.is_long(words, &plain) {
            return self.claim_plain(words, &plain);
        }
        let short = shortened(words, self.convention, COMFORTABLE).into_iter().find(|name| self.is_free(name));
        match short {
            Some(short) => self.take_first(vec![short.clone()], &short, words),
            None => self.claim_longer(words),
        }
    }

    fn claim_plain(&mut self, words: &[String], plain: &Identifier) -> Identifier {
        let without_repeats = without_repeats(words, self.convention);
        if without_repeats != *plain && self.is_free(&without_repeats) {
            return self.take_first(vec![without_repeats], plain, words);
        }
        if self.reserved.contains(&plain.as_str()) {
            return self.take_first(vec![plain.with_suffix("_")], plain, words);
        }
        let differing = self.taken.get(plain.as_str()).map(|holder| differing(words, holder)).unwrap_or_default();
        let mut candidates = vec![plain.clone()];
        if !differing.is_empty() {
            let spelled_out = [differing, punctuation(words).collect()];
            let spelled = spelled_out.map(|signs| identifier_spelling(words, self.convention, &signs));
            candidates.extend(spelled.into_iter().filter(|name| !self.shortens || name.length() <= LONGEST));
        }
        self.take_first(candidates, plain, words)
    }

    /// Takes the first of `candidates` that is free, else `base` with a number.
    pub(super) fn take_first(
        &mut self,
        candidates: Vec<Identifier>,
        base: &Identifier,
        words: &[String],
    ) -> Identifier {
        let free = candidates.into_iter().find(|name| self.is_free(name));
        let name = free.unwrap_or_else(|| self.numbered(base));
        self.taken.insert(name.as_str().to_owned(), words.to_vec());
        name
    }

    /// `base` with the first number that is free. Names are only ever taken, so that nobody has to count from the start again.
    fn numbered(&mut self, base: &Identifier) -> Identifier {
        let first = self.numbers.get(base.as_str()).copied().unwrap_or(2);
        let with_number = |number: u32| match self.convention {
            Convention::Pascal => base.with_suffix(number),
            Convention::Snake | Convention::File => base.with_suffix(format_args!("_{number}")),
        };
        let free = (first..).map(|number| (number, with_number(number))).find(|(_, name)| self.is_free(name));
        let (number, name) = free.unwrap_or_else(|| (first, base.clone()));
        self.numbers.insert(base.as_str().to_owned(), number.saturating_add(1));
        name
    }

    /// Whether a name is neither taken nor reserved.
    pub(super) fn is_free(&self, name: &Identifier) -> bool {
        !self.taken.contains_key(name.as_str()) && !self.reserved.contains(&name.as_str())
    }
}

/// The punctuation of `words` that `holder` does not have, or not as often.
fn differing(words: &[String], holder: &[String]) -> BTreeSet<char> {
    let (own, other) = (counted(punctuation(words)), counted(punctuation(holder)));
    own.into_iter().filter(|(sign, count)| other.get(sign) != Some(count)).map(|(sign, _)| sign).collect()
}

fn counted(signs: impl Iterator<Item = char>) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for sign in signs {
        *counts.entry(sign).or_default() += 1;
    }
    counts
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
    fn who_is_written_as_in_rust_keeps_the_name_in_any_order() {
        assert_eq!(claim_all(Convention::Snake, &[], &["fooBar", "foo_bar"]), ["foo_bar_2", "foo_bar"]);
        assert_eq!(claim_all(Convention::Snake, &[], &["foo_bar", "fooBar"]), ["foo_bar", "foo_bar_2"]);
    }

    #[test]
    fn who_has_no_punctuation_keeps_the_name_in_any_order() {
        assert_eq!(claim_all(Convention::Pascal, &[], &["c++", "c", "c#"]), ["CPlusPlus", "C", "CHash"]);
    }

    #[test]
    fn punctuation_is_spelled_out_before_numbers_are_used() {
        assert_eq!(
            claim_all(Convention::Snake, &[], &["filter", "$filter", "@filter"]),
            ["filter", "dollar_filter", "at_filter"]
        );
    }

    #[test]
    fn only_punctuation_that_differs_is_spelled_out() {
        assert_eq!(
            claim_all(Convention::Pascal, &[], &["types.CveStats", "types.CVEStats", "v1.2/a", "v1.2.a"]),
            ["TypesCveStats", "TypesCveStats2", "V1_2A", "V1Dot2DotA"]
        );
        assert_eq!(
            claim_all(Convention::Snake, &[], &["filter_name", "filter[name]", "ids", "ids[]"]),
            ["filter_name", "filter_bracket_name", "ids", "ids_list"]
        );
    }

    #[test]
    fn names_that_the_compiler_takes_for_one_are_one() {
        assert_eq!(claim_all(Convention::Snake, &[], &["e\u{301}", "\u{e9}"]), ["\u{e9}_2", "\u{e9}"]);
    }

    #[test]
    fn reserved_names_are_not_given_away() {
        assert_eq!(claim_all(Convention::Pascal, &["Unknown"], &["unknown", "UNKNOWN"]), ["Unknown_", "Unknown2"]);
    }

    #[test]
    fn a_number_that_somebody_has_is_passed_over_and_none_is_tried_twice() {
        assert_eq!(
            claim_all(Convention::Snake, &[], &["a_3", "a", "A", "a_", "_a"]),
            ["a_3", "a", "a_2", "a_4", "underscore_a"]
        );
        let mut scope = Scope::new(Convention::Snake, &[]);
        let last = (0..100_000).map(|_| scope.claim(&["same".to_owned()])).last();
        assert_eq!(last.map(|name| name.to_string()).as_deref(), Some("same_100000"));
    }
}
