//! Room for stages that recurse along a document's nesting.

use rayon::ThreadPoolBuilder;

/// `read` bounds how deep a document nests, `lower` how far it follows references; openapiv3 and the formatter recurse once per
/// level, with large frames. Only what is used of it takes memory.
const STACK_BYTES: usize = 256 << 20;

/// Runs `work`, and what it runs in parallel, on threads with large stacks: the caller's may be a test's 2 MB.
pub(crate) fn with_room<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    match ThreadPoolBuilder::new().stack_size(STACK_BYTES).build() {
        Ok(pool) => pool.install(work),
        // No threads to be had: the caller's own stack does for all but the strangest documents.
        Err(_) => work(),
    }
}
