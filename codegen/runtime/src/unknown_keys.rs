//! Whether a key or an item that a type has no place for is an error. In what a server sends it is none; in what a caller gives to `invoke` it is.

use std::cell::Cell;

use serde::de::Error;

use super::loss;
#[cfg(feature = "invoke")]
use super::scoped_flag::with_flag;

thread_local! {
    static REFUSED: Cell<bool> = const { Cell::new(false) };
}

/// Runs `work`, in which such a key is an error.
#[cfg(feature = "invoke")]
pub(super) fn refused<R>(work: impl FnOnce() -> R) -> R {
    with_flag(&REFUSED, true, work)
}

/// Whether such a key is an error now. It is none while a union tries its variants: of those only the one that is taken counts.
pub(super) fn are_refused() -> bool {
    REFUSED.get() && !loss::is_recorded()
}

/// The error, unless such a key or item may be skipped.
pub(super) fn check<E: Error>() -> Result<(), E> {
    if are_refused() { Err(E::custom("unknown to the document")) } else { Ok(()) }
}
