//! The headers that an HTTP client adds by itself.

use super::secrets::is_secret;

/// The values of credentials among a client's default headers.
///
/// reqwest shows those in the client's `Debug` and nowhere else. A value that is marked as sensitive does not show there either: it is not
/// known, unless it is set as a credential or with `default_header`.
pub(super) fn secrets_of_client(client: &reqwest::Client) -> Vec<String> {
    let shown = format!("{client:?}");
    let Some((_, headers)) = shown.split_once("default_headers: {") else { return Vec::new() };
    pairs(headers).into_iter().filter(|(name, _)| is_secret(name)).map(|(_, value)| value).collect()
}

/// The pairs of a map as `Debug` writes it: `"name": "value", "name": Sensitive}`.
fn pairs(mut rest: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    while let Some((name, after)) = quoted(rest) {
        let Some(after) = after.strip_prefix(": ") else { break };
        let after = match quoted(after) {
            Some((value, after)) => {
                pairs.push((name, value));
                after
            }
            None => after.strip_prefix("Sensitive").unwrap_or(after),
        };
        let Some(after) = after.strip_prefix(", ") else { break };
        rest = after;
    }
    pairs
}

/// The text in quotes at the beginning, and what follows it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let rest = text.strip_prefix('"')?;
    let mut value = String::new();
    let mut characters = rest.chars();
    loop {
        match characters.next()? {
            '"' => return Some((value, characters.as_str())),
            '\\' => value.push(characters.next()?),
            other => value.push(other),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use reqwest::header::{HeaderMap, HeaderValue};

    use super::secrets_of_client;

    #[test]
    fn default_headers_of_a_client_are_known_by_their_names() {
        let mut headers = HeaderMap::new();
        headers.insert("accept", HeaderValue::from_static("text/plain, {a}"));
        let mut hidden = HeaderValue::from_static("hidden");
        hidden.set_sensitive(true);
        headers.insert("x-token", hidden);
        headers.insert("x-api-key", HeaderValue::from_static("s3\"cr3t, x"));
        headers.insert("cookie", HeaderValue::from_static("a=other"));
        let client = reqwest::Client::builder().default_headers(headers).build().unwrap();
        assert_eq!(secrets_of_client(&client), ["s3\"cr3t, x", "a=other"]);
        assert!(secrets_of_client(&reqwest::Client::new()).is_empty());
    }
}
