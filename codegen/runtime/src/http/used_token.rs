//! The OAuth 2 tokens that one request carries.

/// An OAuth 2 token in a request.
pub(super) struct UsedToken {
    /// The key of the security scheme that it is for.
    pub(super) scheme: &'static str,
    pub(super) text: String,
    /// Whether it was fetched for an earlier request.
    pub(super) is_old: bool,
}

/// The token for a scheme.
pub(super) fn token_of<'a>(used: &'a [UsedToken], scheme: &str) -> Option<&'a str> {
    used.iter().find(|used| used.scheme == scheme).map(|used| used.text.as_str())
}
