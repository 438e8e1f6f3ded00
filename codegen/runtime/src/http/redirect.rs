//! Redirects: followed within one origin only.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::pin::pin;

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
            FOLLOWED.set(true);
            attempt.follow()
        }
    })
}

thread_local! {
    /// Whether the work that this thread is doing has followed a redirect.
    static FOLLOWED: Cell<bool> = const { Cell::new(false) };
}

/// Runs `work`; returns its result, and whether it followed a redirect. reqwest's errors do not say so, and a server that answers
/// with a redirect may have acted.
pub(super) async fn watched<T>(work: impl Future<Output = T>) -> (T, bool) {
    let mut work = pin!(work);
    let mut has_followed = false;
    let result = poll_fn(|context| {
        let outer = FOLLOWED.replace(false);
        let poll = work.as_mut().poll(context);
        has_followed |= FOLLOWED.replace(outer);
        poll
    });
    let result = result.await;
    (result, has_followed)
}
