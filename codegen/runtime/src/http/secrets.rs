//! Keeps credentials out of the texts of errors, also where a server repeats one in its response.

use std::sync::Arc;

use reqwest::header::{COOKIE, HeaderMap, HeaderName, HeaderValue};
use url::Url;

use super::style::Escape;
use super::text::{cut, one_line};
use crate::base64::decode_plain;

/// Credentials shorter than this are not searched for: they are parts of too many words.
const MIN_LENGTH: usize = 4;
/// A value whose name does not tell that it is a credential, such as one in a base URL's query, is taken for one from this length on.
const MIN_UNNAMED: usize = 12;
/// How much of a text is searched, in bytes. It is more than is ever shown.
const MAX_READ: usize = 8 << 10;
/// How many bytes of JSON one byte of text may take: `\u0041`.
const MAX_ESCAPE: usize = 6;
const HIDDEN: &str = "redacted";

/// The texts that no error may show: the client's credentials, and what was secret in a request.
#[derive(Clone, Default)]
pub(crate) struct Secrets {
    /// The client's credentials.
    client: Arc<[String]>,
    /// What was secret in one request.
    sent: Vec<String>,
}

impl Secrets {
    /// The credentials of a client, and nothing of a request.
    pub(super) fn new(client: Vec<String>) -> Self {
        Self { client: client.into(), sent: Vec::new() }
    }

    /// The same, with what was secret in a request that the client sent.
    pub(super) fn with(&self, sent: Vec<String>) -> Self {
        Self { client: Arc::clone(&self.client), sent }
    }

    /// The text in one line of at most `max` characters, without the secrets: neither as they are nor with the escapes of JSON.
    pub(crate) fn shown(&self, text: &str, max: usize) -> String {
        let hide = Hide::new(self.forms());
        let read = MAX_READ.saturating_add(hide.longest.saturating_mul(MAX_ESCAPE));
        let start = if text.len() > read { start(text, read) } else { text };
        let plain = hide.in_text(start, start.len() < text.len());
        let unescaped = unescaped(&plain);
        let plain = if hide.are_in(&unescaped) { hide.in_text(&unescaped, false) } else { plain };
        cut(&hide.in_text(&one_line(&plain), false), max)
    }

    /// The text without the secrets. `is_part` says that it is the beginning of a longer text, so that a secret may be cut off at its end.
    pub(super) fn hidden(&self, text: &str, is_part: bool) -> String {
        Hide::new(self.forms()).in_text(text, is_part)
    }

    fn forms(&self) -> Vec<String> {
        let mut forms: Vec<String> = self.client.iter().chain(&self.sent).cloned().collect();
        let escaped: Vec<String> = forms.iter().map(|secret| Escape::Strict.text(secret).into_owned()).collect();
        let lower: Vec<String> = escaped.iter().map(|secret| lower_escapes(secret)).collect();
        forms.extend(escaped);
        forms.extend(lower);
        forms
    }
}

/// The secret values in a URL's query.
pub(super) fn secrets_of_query(url: &Url) -> impl Iterator<Item = String> {
    let secret = url.query_pairs().filter(|(name, value)| is_secret(name) || value.len() >= MIN_UNNAMED);
    secret.map(|(_, value)| value.into_owned())
}

/// The secret values in a request's headers: those under names of credentials; and of the headers that a hook or the signer
/// added to `before`, those that are marked as sensitive or are long enough for a key.
pub(super) fn secrets_of(before: &HeaderMap, headers: &HeaderMap) -> Vec<String> {
    let added = |name: &HeaderName, value: &HeaderValue| {
        let is_new = before.get_all(name).iter().all(|old| old != value);
        is_new && (value.is_sensitive() || value.len() >= MIN_UNNAMED)
    };
    let secret = headers.iter().filter(|(name, value)| is_secret(name.as_str()) || added(name, value));
    secret.flat_map(|(name, value)| parts(name, &String::from_utf8_lossy(value.as_bytes()))).collect()
}

/// Whether a value under this name is taken for a credential.
pub(super) fn is_secret(name: &str) -> bool {
    const PARTS: &[&str] =
        &["auth", "cookie", "credential", "key", "password", "secret", "session", "signature", "token"];
    let name = name.to_ascii_lowercase();
    PARTS.iter().any(|part| name.contains(part))
}

/// A header's value, and the parts of it that a server may repeat by themselves: what follows the scheme, what is in quotes, the values of
/// cookies, the password of Basic authentication.
fn parts(name: &HeaderName, value: &str) -> Vec<String> {
    let mut parts = vec![value.to_owned()];
    if let Some((scheme, rest)) = value.split_once(' ') {
        parts.push(rest.to_owned());
        let basic = decode_plain(rest).filter(|_| scheme.eq_ignore_ascii_case("basic"));
        let basic = basic.and_then(|pair| String::from_utf8(pair).ok());
        parts.extend(basic.and_then(|pair| Some(pair.split_once(':')?.1.to_owned())));
    }
    // `version="1.0"` is part of many schemes.
    parts.extend(value.split('"').skip(1).step_by(2).filter(|text| text.len() >= MIN_UNNAMED).map(str::to_owned));
    if *name == COOKIE {
        parts.extend(value.split("; ").filter_map(|pair| Some(pair.split_once('=')?.1.to_owned())));
    }
    parts
}

/// Texts to replace by `redacted`.
struct Hide {
    /// The longest first, since one may be a part of another.
    forms: Vec<String>,
    longest: usize,
}

impl Hide {
    fn new(mut forms: Vec<String>) -> Self {
        forms.retain(|form| form.len() >= MIN_LENGTH);
        forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
        let longest = forms.first().map_or(0, String::len);
        Self { forms, longest }
    }

    /// The text without the secrets. Of the beginning of a longer text the last part is cut off where a secret may begin.
    fn in_text(&self, text: &str, is_part: bool) -> String {
        let end = if is_part { text.len().saturating_sub(self.longest.saturating_mul(MAX_ESCAPE)) } else { text.len() };
        let mut shown = String::new();
        let mut at = 0;
        while at < end {
            let Some(rest) = text.get(at..) else { break };
            if let Some(form) = self.forms.iter().find(|form| rest.starts_with(form.as_str())) {
                shown.push_str(HIDDEN);
                at = at.saturating_add(form.len());
            } else {
                let Some(character) = rest.chars().next() else { break };
                shown.push(character);
                at = at.saturating_add(character.len_utf8());
            }
        }
        shown
    }

    fn are_in(&self, text: &str) -> bool {
        self.forms.iter().any(|form| text.contains(form.as_str()))
    }
}

/// The first `length` bytes of a text, or a few less: only whole characters.
fn start(text: &str, bytes: usize) -> &str {
    (0..4).find_map(|less| text.get(..bytes.saturating_sub(less))).unwrap_or_default()
}

/// The text with all escapes of JSON strings (RFC 8259, section 7) resolved.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            plain.push(character);
            continue;
        }
        match characters.next() {
            Some('n') => plain.push('\n'),
            Some('r') => plain.push('\r'),
            Some('t') => plain.push('\t'),
            Some('u') => {
                let digits: String = characters.clone().take(4).collect();
                match u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32) {
                    Some(decoded) if digits.len() == 4 => {
                        plain.push(decoded);
                        characters = skipped(characters, 4);
                    }
                    Some(_) | None => plain.push('u'),
                }
            }
            Some(other) => plain.push(other),
            None => plain.push('\\'),
        }
    }
    plain
}

fn skipped(mut characters: std::str::Chars<'_>, count: usize) -> std::str::Chars<'_> {
    for _ in 0..count {
        characters.next();
    }
    characters
}

/// `%2F` as some servers write it: `%2f`.
fn lower_escapes(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    let mut left: usize = 0;
    for character in text.chars() {
        lower.push(if left > 0 { character.to_ascii_lowercase() } else { character });
        left = if character == '%' { 2 } else { left.saturating_sub(1) };
    }
    lower
}

#[cfg(test)]
mod tests {
    use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

    use super::{Secrets, secrets_of};

    fn shown(secrets: &[&str], text: &str, max: usize) -> String {
        Secrets::new(secrets.iter().map(|secret| (*secret).to_owned()).collect()).shown(text, max)
    }

    #[test]
    fn a_secret_is_left_out_in_every_form() {
        for text in ["Ab/cd=", r"Ab\/cd=", r"\u0041b\u002Fcd=", "Ab%2Fcd%3D", "Ab%2fcd%3d", r"Ab%2Fcd%3D"] {
            assert_eq!(shown(&["Ab/cd="], &format!("no {text} here"), 99), "no redacted here", "{text}");
        }
        assert_eq!(shown(&["Ab/cd"], r#"{"a\/b":"c"}"#, 99), r#"{"a\/b":"c"}"#);
    }

    #[test]
    fn a_secret_is_not_shown_in_part_where_a_text_is_cut() {
        let secret = "s3cr3t".repeat(20);
        for before in 0..20 {
            let text = format!("{}{secret}", "x".repeat(before));
            assert!(!shown(&[&secret], &text, 20).contains("s3c"), "{before}");
        }
        // Whether it ends within what is looked at, or not.
        for before in 8100..8300 {
            let text = format!("{}{secret}", " ".repeat(before));
            assert!(["redacted", ""].contains(&shown(&[&secret], &text, 300).as_str()), "{before}");
        }
    }

    #[test]
    fn the_longest_secret_wins_and_short_ones_are_not_searched_for() {
        assert_eq!(shown(&["abcd", "abcdef", "abc"], "abcdef abcd abc", 99), "redacted redacted abc");
        assert_eq!(shown(&["open sesame"], "open\nsesame", 99), "redacted");
    }

    #[test]
    fn headers_are_secret_by_their_names() {
        let mut headers = HeaderMap::new();
        for (name, value) in [
            ("authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
            ("cookie", "a=one1; b=two2"),
            ("x-api-key", "key1"),
            ("x-version", "2024-01-01"),
        ] {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        let secrets = secrets_of(&headers.clone(), &headers);
        for secret in ["QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "open sesame", "one1", "two2", "key1"] {
            assert!(secrets.iter().any(|one| one == secret), "{secret}: {secrets:?}");
        }
        assert!(!secrets.iter().any(|one| one == "2024-01-01"));
        let mut signed = headers.clone();
        let mut value = HeaderValue::from_static("hushhush");
        value.set_sensitive(true);
        signed.insert("x-mark", value);
        assert!(secrets_of(&headers, &signed).iter().any(|one| one == "hushhush"));
    }
}
