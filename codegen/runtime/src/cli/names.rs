//! Names as options and environment variables have them.

use crate::words::words;

/// `last-modified-at-gte` for `last_modified_at__gte`, `created-at` for `createdAt`.
pub(super) fn kebab(name: &str) -> String {
    words(name).join("-")
}

/// At most three known names that are like this one, the most similar first.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = kebab(name);
    let mut near: Vec<(usize, &str)> = known
        .filter_map(|known| {
            let candidate = kebab(known);
            let allowed = (wanted.chars().count() / 2).clamp(1, 3);
            let steps = distance(&wanted, &candidate);
            let is_part = wanted.chars().count() > 3 && (candidate.contains(&wanted) || wanted.contains(&candidate));
            (steps <= allowed || is_part).then_some((steps, known))
        })
        .collect();
    near.sort_by_key(|(steps, _)| *steps);
    near.truncate(3);
    near.into_iter().map(|(_, name)| name).collect()
}

/// How many letters have to be added, removed or replaced to get one word from the other (Levenshtein distance).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.chars().enumerate() {
        let mut diagonal = index;
        let mut left = index + 1;
        let mut next = vec![left];
        for (other, above) in other.iter().zip(row.iter().skip(1)) {
            let replaced = diagonal + usize::from(*other != letter);
            left = replaced.min(above + 1).min(left + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

/// A text for a terminal, without the characters that control one.
pub(super) fn shown(text: &str) -> String {
    text.chars().filter(|character| !character.is_control() || matches!(character, '\n' | '\t')).collect()
}
