//! Random numbers for waits and keys, out of what std has: a crate for them would be every user's cost.

use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

/// SipHash with keys from the operating system, on inputs that never come again, not even in a forked process.
static STATE: LazyLock<RandomState> = LazyLock::new(RandomState::new);
static COUNTER: AtomicU64 = AtomicU64::new(0);

/// A random UUID (RFC 9562, version 4).
pub(super) fn uuid() -> uuid::Uuid {
    let (high, low) = (number().to_be_bytes(), number().to_be_bytes());
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(high.into_iter().chain(low)).for_each(|(byte, random)| *byte = random);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

/// A random duration between zero and `most`.
pub(super) fn duration_up_to(most: Duration) -> Duration {
    let nanoseconds = u64::try_from(most.as_nanos()).unwrap_or(u64::MAX);
    Duration::from_nanos(number().checked_rem(nanoseconds.saturating_add(1)).unwrap_or(nanoseconds))
}

fn number() -> u64 {
    let turn = COUNTER.fetch_add(1, Ordering::Relaxed);
    STATE.hash_one((turn, std::process::id(), SystemTime::now()))
}
