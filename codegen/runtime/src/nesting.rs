//! How deep JSON may nest that is read: no answer of a server may overflow the stack.
//!
//! Each level takes a part of the stack. How much depends on the type and on how the program is compiled, so what is bounded is
//! the stack itself, from the outermost value that is read to the innermost; and, as serde_json does, the number of levels. The size of
//! the objects that lie in each other is bounded for what programs do with the value later: a clone has each of them on the stack,
//! several times where nothing is optimised.

use std::cell::Cell;

use serde::de;

/// How many objects and lists may lie in each other. serde_json's own bound is 128, but it counts anew in each part that is kept as text.
const MAX_LEVELS: usize = 120;

/// How much of the stack reading may take: half of the smallest stack in common use. Threads of Rust programs have 2 MiB.
const MAX_STACK: usize = 512 * 1024;

/// How large the objects may be together that lie in each other.
const MAX_BYTES: usize = 128 * 1024;

/// How many objects may lie in each other in any case, however large they are.
const MIN_OBJECTS: usize = 40;

thread_local! {
    /// `None` while nothing is read.
    static OPEN: Cell<Option<Open>> = const { Cell::new(None) };
}

/// The objects and lists that are being read.
#[derive(Clone, Copy)]
struct Open {
    levels: usize,
    /// How large the objects are together, in bytes of their Rust types.
    bytes: usize,
    /// How large the largest of them is.
    largest: usize,
    /// Where in the stack the outermost is read.
    outermost: usize,
}

impl Open {
    fn with(self, bytes: usize) -> Self {
        let Self { levels, bytes: others, largest, outermost } = self;
        Self { levels: levels + 1, bytes: others.saturating_add(bytes), largest: largest.max(bytes), outermost }
    }

    /// Whether these are too many or too large.
    fn check<E: de::Error>(self, here: usize) -> Result<(), E> {
        if self.levels > MAX_LEVELS {
            return Err(too_many_levels());
        }
        let limit = MAX_BYTES.max(self.largest.saturating_mul(MIN_OBJECTS));
        if self.bytes > limit {
            let kib = limit / 1024;
            return Err(too_deep(format_args!("{} levels hold objects of more than {kib} KiB", self.levels)));
        }
        if self.outermost.abs_diff(here) > MAX_STACK {
            let kib = MAX_STACK / 1024;
            return Err(too_deep(format_args!("{} levels take more than {kib} KiB of the stack", self.levels)));
        }
        Ok(())
    }
}

/// An object or list, while it is read.
pub(super) struct Level {
    around: Option<Open>,
}

impl Level {
    /// Begins to read a list or a map.
    ///
    /// # Errors
    /// The JSON nests too deep.
    pub(super) fn list<E: de::Error>() -> Result<Self, E> {
        Self::enter(0)
    }

    /// Begins to read an object whose Rust type is `T`.
    ///
    /// # Errors
    /// The JSON nests too deep.
    pub(super) fn object<T, E: de::Error>() -> Result<Self, E> {
        Self::enter(size_of::<T>())
    }

    fn enter<E: de::Error>(bytes: usize) -> Result<Self, E> {
        let around = OPEN.get();
        let here = place_in_stack();
        let open = around.unwrap_or(Open { levels: 0, bytes: 0, largest: 0, outermost: here }).with(bytes);
        open.check(here)?;
        OPEN.set(Some(open));
        Ok(Self { around })
    }
}

impl Drop for Level {
    fn drop(&mut self) {
        OPEN.set(self.around);
    }
}

/// The address of a local variable.
fn place_in_stack() -> usize {
    let local = 0_u8;
    std::ptr::from_ref(&local).addr()
}

/// Whether JSON that fits no alternative of a union nests too deep to be read by any.
///
/// # Errors
/// It does.
#[cold]
pub(super) fn check<E: de::Error>(json: &str) -> Result<(), E> {
    let around = OPEN.get().map_or(0, |open| open.levels);
    if depth(json) + around > MAX_LEVELS { Err(too_many_levels()) } else { Ok(()) }
}

/// The deepest nesting of brackets in a JSON text.
fn depth(json: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut bytes = json.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'{' | b'[' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => skip_string(&mut bytes),
            _ => {}
        }
    }
    deepest
}

fn skip_string(bytes: &mut std::str::Bytes<'_>) {
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => return,
            b'\\' => {
                bytes.next();
            }
            _ => {}
        }
    }
}

fn too_many_levels<E: de::Error>() -> E {
    too_deep(format_args!("more than {MAX_LEVELS} levels"))
}

#[cold]
fn too_deep<E: de::Error>(limit: std::fmt::Arguments<'_>) -> E {
    E::custom(format_args!("the JSON nests too deep: {limit}"))
}
