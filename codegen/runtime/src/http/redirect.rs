//! Redirects: followed within one origin only.

use reqwest::redirect::{Attempt, Policy};

/// How many redirects are followed.
const MAX_REDIRECTS: usize = 10;

/// Follows at most ten redirects, and none to another origin: reqwest's own policy drops `Authorization` there, but keeps an API
/// key in another header. The redirect itself is then the response.
///
/// Clients have this policy unless the caller brings an HTTP client, which then should have it too; with a signer they follow none.
pub fn redirect_policy() -> Policy {
    Policy::custom(|attempt: Attempt<'_>| {
        let same_origin = attempt.previous().first().is_some_and(|first| first.origin() == attempt.url().origin());
        if !same_origin {
            attempt.stop()
        } else if attempt.previous().len() > MAX_REDIRECTS {
            attempt.error(format!("more than {MAX_REDIRECTS} redirects"))
        } else {
            attempt.follow()
        }
    })
}
