//! Shorter names for things whose own names, or whose places in the document, are long.
//!
//! A rule looks at the thing's own words only, so that what else is in the document changes nothing. The documentation of a type or a
//! method says where it comes from in full.

use std::collections::{BTreeSet, HashSet};

use super::identifier::{Convention, Identifier, joined, parts};

/// Names up to this length stay as they are.
pub(super) const COMFORTABLE: usize = 45;

/// The length of a name that a shorter one would not tell from another. It leaves room for a number below the 60 characters that no name has more of.
pub(super) const LONGEST: usize = 57;

/// Words that say nothing by themselves. They go first.
const FILLERS: [&str; 14] = ["a", "an", "the", "of", "and", "or", "to", "in", "on", "with", "from", "is", "that", "as"];

/// Words without which a name says the opposite. They stay.
const NEGATIONS: [&str; 6] = ["not", "no", "non", "cannot", "without", "never"];

/// The most names and words, from each end, and the most characters of a word that are looked at, so that a name of a megabyte takes no time.
const LOOKED_AT: usize = 16;
const WORD: usize = 60;

/// How many names [`shortened`] proposes.
pub(super) const CANDIDATES: usize = 3;

/// Names of at most `limit` characters for a thing that is called after these names, outermost first; the best one first. Each rule is only used
/// as long as the name is too long:
///
/// 1. of `io.k8s.api.core.v1.Pod` the first steps go;
/// 2. words that say nothing (`of`, `the`) go;
/// 3. a word that was there before goes;
/// 4. names between the outermost and the innermost one go, the outer ones first, and then words in the middle of the longest name. For the second
///    candidate the words behind the first one go instead, for the third those before the last one;
/// 5. the longest word is cut.
pub(super) fn shortened(names: &[String], convention: Convention, limit: usize) -> [Identifier; CANDIDATES] {
    let mut both_ends = LongName::new(names, convention, limit);
    both_ends.drop_namespace();
    both_ends.drop_fillers();
    both_ends.drop_repeated_words();
    let in_one = LongName { names: vec![both_ends.names.concat()], ..both_ends.clone() };
    let (mut end, mut beginning) = (in_one.clone(), in_one);
    both_ends.drop_names_in_the_middle();
    while both_ends.is_long() && both_ends.drop_word(|count| count / 2) {}
    while end.is_long() && end.drop_word(|_| 1) {}
    while beginning.is_long() && beginning.drop_word(|count| count - 2) {}
    [both_ends, end, beginning].map(|mut name| {
        while name.is_long() && name.cut_longest_word() {}
        name.joined()
    })
}

/// A name on its way to a shorter one: the words of each of the names that it is made of.
#[derive(Clone)]
struct LongName {
    names: Vec<Vec<String>>,
    /// Whether the first of the names are steps of one namespace.
    namespaces: usize,
    /// Whether all words are of ASCII letters and digits, so that no identifier made of them is shorter than they are.
    is_ascii: bool,
    convention: Convention,
    limit: usize,
}

impl LongName {
    fn new(names: &[String], convention: Convention, limit: usize) -> Self {
        let steps: Vec<String> = match names {
            [first, ..] => first.split(['.', ':']).filter(|step| !step.is_empty()).map(str::to_owned).collect(),
            [] => Vec::new(),
        };
        let inner = names.get(1..).unwrap_or_default();
        let names = both_ends(steps.iter().chain(inner).collect()).into_iter();
        let names = names.map(|name| both_ends(parts(std::slice::from_ref(name), convention, &BTreeSet::new())));
        let mut names: Vec<Vec<String>> = names.filter(|words| !words.is_empty()).collect();
        names.iter_mut().flatten().for_each(|word| *word = word.chars().take(WORD).collect());
        let is_ascii = names.iter().flatten().all(|word| word.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        Self { names, namespaces: steps.len().saturating_sub(1), is_ascii, convention, limit }
    }

    fn joined(&self) -> Identifier {
        joined(&self.names.concat(), self.convention)
    }

    fn is_long(&self) -> bool {
        let surely = self.is_ascii && self.names.iter().flatten().map(String::len).sum::<usize>() > self.limit;
        surely || self.joined().as_str().chars().count() > self.limit
    }

    fn drop_namespace(&mut self) {
        while self.is_long() && self.namespaces > 0 && self.names.len() > 1 {
            self.names.remove(0);
            self.namespaces -= 1;
        }
    }

    fn drop_fillers(&mut self) {
        self.drop_words(|word, _| FILLERS.contains(&word));
    }

    fn drop_repeated_words(&mut self) {
        self.drop_words(|word, before| word.len() > 2 && before.contains(word));
    }

    /// Drops words from left to right, except the last one of each name, and the first one of all.
    fn drop_words(&mut self, goes: impl Fn(&str, &HashSet<String>) -> bool) {
        let mut before: HashSet<String> = HashSet::new();
        for index in 0..self.names.len() {
            let mut position = 0;
            while let Some(word) = self.names.get(index).and_then(|words| words.get(position)).cloned() {
                let is_last = self.names.get(index).is_some_and(|words| position + 1 == words.len());
                if !is_last && !before.is_empty() && goes(&word, &before) && self.is_long() {
                    self.names.get_mut(index).map(|words| words.remove(position));
                } else {
                    before.insert(word);
                    position += 1;
                }
            }
        }
    }

    fn drop_names_in_the_middle(&mut self) {
        while self.is_long() && self.names.len() > 2 {
            self.names.remove(1);
        }
    }

    /// Drops a word of the longest name: the one at the position that `which` gives for a number of words, or the next one that is no
    /// negation. Whether there was one between the first and the last word.
    fn drop_word(&mut self, which: impl Fn(usize) -> usize) -> bool {
        let longest = self.names.iter_mut().filter(|words| words.len() > 2).max_by_key(|words| words.len());
        let Some(words) = longest else { return false };
        let wanted = which(words.len());
        let inner = 1..words.len() - 1;
        let mut candidates = (wanted..inner.end).chain(inner.start..wanted);
        let goes = candidates.find(|index| words.get(*index).is_some_and(|word| !NEGATIONS.contains(&word.as_str())));
        goes.map(|index| words.remove(index)).is_some()
    }

    /// Whether one of the words still has more than one character.
    fn cut_longest_word(&mut self) -> bool {
        let longest = self.names.iter_mut().flatten().max_by_key(|word| word.len());
        longest.is_some_and(|word| word.chars().nth(1).is_some() && word.pop().is_some())
    }
}

/// The first and the last of a list's entries.
fn both_ends<T>(mut list: Vec<T>) -> Vec<T> {
    if list.len() > 2 * LOOKED_AT {
        list.drain(LOOKED_AT..list.len() - LOOKED_AT);
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn short(names: &[&str]) -> String {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let candidates = shortened(&names, Convention::Pascal, COMFORTABLE).map(|name| name.to_string());
        assert!(candidates.iter().all(|name| name.len() <= COMFORTABLE), "{candidates:?}");
        let [best, ..] = candidates;
        best
    }

    #[test]
    fn the_first_steps_of_a_namespace_go() {
        assert_eq!(
            short(&["io.k8s.api.admissionregistration.v1alpha1.ValidatingAdmissionPolicyList"]),
            "V1alpha1ValidatingAdmissionPolicyList"
        );
    }

    #[test]
    fn words_that_say_nothing_and_repeated_words_go() {
        assert_eq!(
            short(&["UpdateThePrivateAllowlistOfTheUser", "PrivateAllowlistBody"]),
            "UpdatePrivateAllowlistUserAllowlistBody"
        );
    }

    #[test]
    fn the_outermost_and_the_innermost_names_stay() {
        assert_eq!(
            short(&["OrderForm", "shippingData", "logisticsInfo", "item", "attachmentOfferings", "item", "schema"]),
            "OrderFormItemAttachmentOfferingsItemSchema"
        );
    }

    #[test]
    fn one_long_name_keeps_its_beginning_and_its_end() {
        assert_eq!(
            short(&["enterprise-admin/set-selected-organizations-enabled-github-actions-enterprise"]),
            "EnterpriseAdminSetGithubActionsEnterprise"
        );
        let long_word = "a".repeat(300);
        assert_eq!(short(&[&long_word]).len(), COMFORTABLE);
    }

    #[test]
    fn a_negation_stays() {
        assert_eq!(
            short(&["SubscriptionWithStatusExpiredOrCancelledCannotBeActivatedByThisCaller"]),
            "SubscriptionStatusExpiredCannotThisCaller"
        );
    }

    #[test]
    fn the_other_candidates_keep_the_end_or_the_beginning() {
        let name = "patch_admissionregistration_v1alpha1_validating_admission_policy_status".to_owned();
        let [_, end, beginning] = shortened(&[name], Convention::Snake, COMFORTABLE);
        assert_eq!(end.as_str(), "patch_validating_admission_policy_status");
        assert_eq!(beginning.as_str(), "patch_admissionregistration_v1alpha1_status");
    }
}
