//! Which paths may be a path that has moved.

use strsim::generic_levenshtein;

use crate::similar::{Likeness, Tolerance, similar_names};

/// The candidates that end like the path and begin in another way, or that are spelled almost like it; the most similar first.
///
/// What a path's parameters are called does not matter.
pub(super) fn similar_paths<'a>(path: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<(Likeness, &'a str)> {
    let candidates: Vec<&str> = candidates.into_iter().filter(|candidate| candidate.starts_with('/')).collect();
    let wanted = segments(path);
    let moved = |candidate: &&'a str| Some((moved(&wanted, &segments(candidate))?, *candidate));
    let mut found: Vec<_> = candidates.iter().filter_map(moved).collect();
    found.sort();
    if found.is_empty() {
        let same_length = candidates.into_iter().filter(|candidate| segments(candidate).len() == wanted.len());
        found = similar_names(path, same_length, Tolerance::Narrow);
    }
    found
}

/// The segments, with one name for all parameters.
fn segments(path: &str) -> Vec<&str> {
    let segments = path.split('/').filter(|segment| !segment.is_empty());
    segments.map(|segment| if segment.starts_with('{') { PARAMETER } else { segment }).collect()
}

const PARAMETER: &str = "{}";

/// How far apart two paths are that end alike and have no parameter in what differs; `None` for others.
fn moved(one: &[&str], other: &[&str]) -> Option<Likeness> {
    let shared = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    let beginning = |path: &'_ [&str]| path.len() - shared;
    let (one_begins, other_begins) = (one.get(..beginning(one))?, other.get(..beginning(other))?);
    let ends_alike = one.iter().rev().take(shared).any(|segment| *segment != PARAMETER);
    if !ends_alike || one_begins.contains(&PARAMETER) || other_begins.contains(&PARAMETER) {
        return None;
    }
    match generic_levenshtein(&one_begins.to_vec(), &other_begins.to_vec()) {
        0 => Some(Likeness::SameWords),
        edits => Some(Likeness::Edits(edits)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn similar<'a>(path: &str, candidates: &[&'a str]) -> Vec<&'a str> {
        similar_paths(path, candidates.iter().copied()).into_iter().map(|(_, path)| path).collect()
    }

    #[test]
    fn a_path_that_begins_in_another_way_is_the_same_path_moved() {
        assert_eq!(similar("/customers", &["/v2/customers", "/customers/{id}", "/invoices"]), ["/v2/customers"]);
        assert_eq!(similar("/v1/customers/{id}", &["/v2/customers/{customer_id}"]), ["/v2/customers/{customer_id}"]);
        assert_eq!(similar("/customers/", &["/customers"]), ["/customers"]);
    }

    #[test]
    fn a_list_inside_another_thing_is_not_the_list_of_all() {
        assert!(similar("/customers", &["/accounts/{id}/customers"]).is_empty());
    }

    #[test]
    fn a_path_that_ends_in_a_parameter_needs_a_segment_that_both_share() {
        assert!(similar("/customers/{id}", &["/invoices/{id}"]).is_empty());
    }

    #[test]
    fn a_misspelt_path_is_found() {
        assert_eq!(similar("/customer", &["/customers", "/invoices"]), ["/customers"]);
    }
}
