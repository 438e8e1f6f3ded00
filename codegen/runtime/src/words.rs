//! The words of a name, whatever case it is written in.

/// `KNOX_API_TOKEN` for `knoxApiToken`.
pub(crate) fn screaming(name: &str) -> String {
    words(name).join("_").to_uppercase()
}

/// The words of a name, in lower case.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut last: Option<char> = None;
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        let ends_acronym = last.is_some_and(char::is_uppercase) && characters.peek().is_some_and(|c| c.is_lowercase());
        let begins = last.is_some_and(|last| last.is_lowercase() || last.is_numeric()) || ends_acronym;
        if !character.is_alphanumeric() || character.is_uppercase() && begins {
            words.push(std::mem::take(&mut word));
        }
        word.extend(character.is_alphanumeric().then(|| character.to_lowercase()).into_iter().flatten());
        last = Some(character);
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}
