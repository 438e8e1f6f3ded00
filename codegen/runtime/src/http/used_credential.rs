//! The credentials of one request that had to be asked for.

/// An OAuth 2 token, or what a caller's provider gave, in a request.
pub(super) struct UsedCredential {
    /// The key of the security scheme that it is for.
    pub(super) scheme: &'static str,
    /// What follows the scheme's name in an `Authorization` header, or the API key.
    pub(super) text: String,
    /// Whether it is a token that was fetched for an earlier request.
    pub(super) is_old: bool,
    /// The texts of it that must not be shown, besides those in headers of credentials.
    pub(super) secrets: Vec<String>,
}

/// The text for a scheme.
pub(super) fn text_of<'a>(used: &'a [UsedCredential], scheme: &str) -> Option<&'a str> {
    used.iter().find(|used| used.scheme == scheme).map(|used| used.text.as_str())
}
