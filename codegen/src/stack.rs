//! Threads with large stacks, for stages that recurse as deep as a document nests.

use rayon::{ThreadPoolBuilder, current_num_threads, current_thread_index};

/// `read` bounds how deep a document nests, `lower` how far it follows references; openapiv3 and the formatter recurse once per
/// level, with large frames. Only what is used of it takes memory.
const STACK_BYTES: usize = 256 << 20;

/// Runs `work`, and what it runs in parallel, on threads with large stacks: the caller's may be a test's 2 MB.
///
/// A caller that is in a thread pool decides how many: as many as its pool has. Everyone else gets rayon's default.
pub(crate) fn with_room<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let pool = ThreadPoolBuilder::new().stack_size(STACK_BYTES);
    let pool = if current_thread_index().is_some() { pool.num_threads(current_num_threads()) } else { pool };
    match pool.build() {
        Ok(pool) => pool.install(work),
        // No threads can be made. The caller's own stack is large enough for nearly all documents.
        Err(_) => work(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_has_as_many_threads_as_the_callers_pool() {
        for threads in [1, 3] {
            let pool = ThreadPoolBuilder::new().num_threads(threads).build();
            assert_eq!(pool.map(|pool| pool.install(|| with_room(current_num_threads))).ok(), Some(threads));
        }
    }
}
