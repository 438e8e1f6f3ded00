//! Sentences among names: `The invoice is not associated with the user.` as a listed value.

/// Words that a sentence is understood without. A negation is none of them.
const SAYS_LITTLE: [&str; 31] = [
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "with", "from", "and", "or", "as", "is", "are", "was",
    "were", "be", "been", "has", "have", "should", "must", "that", "this", "these", "its", "your", "due",
];

/// How many words a sentence has at least, and how many of a long one are looked at.
const FEWEST: usize = 5;
const LOOKED_AT: usize = 64;

/// The first words of a sentence that say something, of at most so many letters and digits, but at least two; `None` for what is no sentence: one
/// has several words, of which most begin with a small letter, and does not begin with a constant such as `NOT_FOUND`.
pub(crate) fn in_short(text: &str, most: usize) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().take(LOOKED_AT).collect();
    let inner = words.get(1..).unwrap_or_default();
    let small = inner.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
    let begins_with_a_constant = words.first().is_some_and(|first| first.contains('_'));
    if words.len() < FEWEST || begins_with_a_constant || 2 * small <= inner.len() {
        return None;
    }
    let mut kept: Vec<&str> = Vec::new();
    let mut length = 0;
    for word in words {
        let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        let letters = word.chars().filter(|letter| letter.is_alphanumeric()).count();
        if letters == 0 || SAYS_LITTLE.contains(&word.to_lowercase().as_str()) {
            continue;
        }
        length += letters;
        if length > most && kept.len() > 1 {
            break;
        }
        kept.push(word);
    }
    (!kept.is_empty()).then(|| kept.join(" "))
}

#[cfg(test)]
mod tests {
    use super::in_short;

    #[test]
    fn the_first_words_that_say_something_stand_for_a_sentence() {
        for (sentence, short) in [
            ("The requested invoice is not associated with the requested user.", "requested invoice not associated"),
            ("Request is not well-formed, syntactically incorrect, or violates schema.", "Request not well-formed"),
            ("Address line2 length should be less than 300 characters.", "Address line2 length less than 300"),
            ("the of to in on", ""),
        ] {
            assert_eq!(in_short(sentence, 30).unwrap_or_default(), short);
        }
    }

    #[test]
    fn names_of_several_words_are_no_sentences() {
        for name in [
            "South Georgia and the South Sandwich Islands",
            "in progress",
            "Not Enough Items In Stock",
            "NOT_FOUND by the name of a thing",
            "a b c",
            "",
        ] {
            assert_eq!(in_short(name, 30), None, "{name}");
        }
    }
}
