//! Reads a value as a variant of a union. Where several variants look alike from outside they are tried, and the one that keeps most of
//! the value is taken.

use super::decoded_size;
use super::error_path;
use super::json::may_read_again;
use super::leniency;
use super::loss::{self, Loss};
use super::nesting;
use super::repeated_keys::repeated_key;
use super::union_candidates::{Candidate, Candidates, candidates};
use super::union_keys::UnionKeys;
use super::union_select::Select;
use super::unknown_keys;
use super::wire::Sink;

/// Reads the variant of an index, and hands it over; `None` where there is no such variant.
type Decode<T> = fn(usize, &str, Sink<'_, T>) -> Option<Result<(), serde_json::Error>>;

/// Reads a value, and hands it over. `None` where it is of no variant, and where each variant would drop what another one keeps: it is
/// then best left as it came.
pub(super) fn read_variant<T>(
    select: &Select,
    keys: &UnionKeys,
    raw: &str,
    decode: Decode<T>,
    to: Sink<'_, T>,
) -> Option<Result<(), serde_json::Error>> {
    let found = candidates(select, keys, raw);
    if let Some(key) = found.repeated {
        error_path::at_key(key);
        return Some(Err(repeated_key()));
    }
    match found.ranked.as_slice() {
        [] => None,
        [only] if only.is_stopgap => None,
        [only] => decode(only.variant, raw, to),
        [_, _, ..] => read_alike(&found, raw, decode, to),
    }
}

/// Reads the best of several candidates. First each value must have the form that the document says. If that leaves nothing, or drops
/// something, leniency is tried where the keys single a candidate out.
fn read_alike<T>(
    found: &Candidates<'_>,
    raw: &str,
    decode: Decode<T>,
    to: Sink<'_, T>,
) -> Option<Result<(), serde_json::Error>> {
    let before = error_path::mark();
    let mut tries = Tries { raw, decode, best: None, others: Vec::new(), failed: Vec::new() };
    let first_error = leniency::without(|| tries.each_in_order(&found.ranked));
    if tries.best.is_some() {
        error_path::rewind(before);
        if leniency::is_allowed() {
            tries.those_that_keep_more();
        }
        return tries.best_of_all(found).map(|best| {
            if unknown_keys::are_refused() && may_read_again(raw) {
                // The keys that it dropped were no errors while it was tried.
                return decode(best.candidate.variant, raw, to).unwrap_or(Ok(()));
            }
            loss::add(best.loss);
            to(*best.value);
            Ok(())
        });
    }
    if let Err(error) = nesting::check(raw) {
        error_path::rewind(before);
        return Some(Err(error));
    }
    let best = found.ranked.first()?;
    if found.best_is_singled_out && leniency::is_allowed() && may_read_again(raw) {
        error_path::rewind(before);
        return decode(best.variant, raw, to);
    }
    first_error.map(Err)
}

/// The readings of a value as one candidate after the other.
struct Tries<'a, T> {
    raw: &'a str,
    decode: Decode<T>,
    best: Option<Reading<T>>,
    /// What the other readings lose.
    others: Vec<Loss>,
    /// The candidates that the value does not fit.
    failed: Vec<Candidate>,
}

struct Reading<T> {
    value: Box<T>,
    loss: Loss,
    candidate: Candidate,
}

impl<T> Tries<'_, T> {
    /// Tries the candidates until one is surely the best. Returns the error of the first that does not fit.
    fn each_in_order(&mut self, ranked: &[Candidate]) -> Option<serde_json::Error> {
        let mut first_error = None;
        let mut rest = ranked.iter();
        let mut next = rest.next();
        while let Some(candidate) = next {
            let before = error_path::mark();
            if let Err(error) = self.attempt(*candidate) {
                self.failed.push(*candidate);
                match &first_error {
                    None => first_error = error,
                    Some(_) => error_path::rewind(before),
                }
            }
            let is_done = self.best.as_ref().is_some_and(Reading::is_surely_best);
            next = rest.next().filter(|_| !is_done && may_read_again(self.raw));
        }
        first_error
    }

    /// Tries the candidates that do not fit once more, as long as the best reading drops something.
    fn those_that_keep_more(&mut self) {
        for candidate in std::mem::take(&mut self.failed) {
            let is_wanted = self.best.as_ref().is_some_and(|best| !best.loss.drops_nothing());
            let before = error_path::mark();
            if !is_wanted || !may_read_again(self.raw) || self.attempt(candidate).is_err() {
                error_path::rewind(before);
                self.failed.push(candidate);
            }
        }
    }

    /// Reads the value as a candidate, and keeps the reading if it is better than the best so far.
    fn attempt(&mut self, candidate: Candidate) -> Result<(), Option<serde_json::Error>> {
        let mut value = None;
        let mut keep = |read| value = Some(Box::new(read));
        let budget = decoded_size::budget();
        let (result, loss) = loss::measured(|| (self.decode)(candidate.variant, self.raw, &mut keep));
        let is_kept =
            matches!(result, Some(Ok(()))) && self.best.as_ref().is_none_or(|best| loss.size() < best.loss.size());
        if !is_kept {
            decoded_size::give_back(budget);
        }
        result.ok_or(None)?.map_err(Some)?;
        let reading = Reading { value: value.ok_or(None)?, loss, candidate };
        match self.best.take_if(|best| reading.loss.size() < best.loss.size()) {
            Some(worse) => {
                self.others.push(worse.loss);
                self.best = Some(reading);
            }
            None if self.best.is_none() => self.best = Some(reading),
            None => self.others.push(reading.loss),
        }
        Ok(())
    }

    /// The best reading, unless it drops what another one keeps, or a key of a candidate that the value does not fit.
    fn best_of_all(self, found: &Candidates<'_>) -> Option<Reading<T>> {
        let best = self.best?;
        let keeps_most = self.others.iter().all(|other| best.loss.drops_no_more_than(other));
        let of_failed = |failed: &Candidate| found.knows_more(failed.variant, best.candidate.variant);
        if best.candidate.is_stopgap || !keeps_most || self.failed.iter().any(of_failed) {
            return None;
        }
        Some(best)
    }
}

impl<T> Reading<T> {
    /// Whether no candidate that is tried later can be better: all that is dropped is keys that none of them knows.
    fn is_surely_best(&self) -> bool {
        self.loss.is_only_keys(self.candidate.left_out) && !self.candidate.others_know_more
    }
}
