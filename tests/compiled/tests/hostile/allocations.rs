//! An allocator that counts, for each thread.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

#[global_allocator]
static COUNTED: Counted = Counted;

thread_local! {
    static HELD: Cell<isize> = const { Cell::new(0) };
    static MOST: Cell<isize> = const { Cell::new(0) };
}

/// What a piece of work took from the heap, in bytes.
#[derive(Debug)]
pub struct Allocated {
    /// At most, at any time.
    pub peak: usize,
    /// What the result still holds.
    pub kept: usize,
}

/// Runs `work` on this thread.
pub fn counted<R>(work: impl FnOnce() -> R) -> (R, Allocated) {
    let before = HELD.get();
    MOST.set(before);
    let result = work();
    let since = |bytes: isize| usize::try_from(bytes - before).unwrap_or(0);
    let allocated = Allocated { peak: since(MOST.get()), kept: since(HELD.get()) };
    (result, allocated)
}

struct Counted;

// SAFETY: the system's allocator does all work.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(0, layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        count(layout.size(), 0);
        unsafe { System.dealloc(memory, layout) }
    }

    /// Counted as if memory always grew in place: large pieces do.
    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(layout.size(), size);
        unsafe { System.realloc(memory, layout, size) }
    }
}

fn count(given_back: usize, taken: usize) {
    let signed = |bytes: usize| isize::try_from(bytes).unwrap_or(isize::MAX);
    let held = HELD.get().wrapping_add(signed(taken)).wrapping_sub(signed(given_back));
    HELD.set(held);
    MOST.set(MOST.get().max(held));
}
