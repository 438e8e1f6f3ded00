//! How a field is present: the words in the tables of `object!`, each with a way to read, check and write it.

/// `T`: there must be a value.
pub mod required {
    pub use super::super::object::{read, required as finish, write};

    /// A field while its object is read.
    pub type Slot<T> = Option<T>;
}

/// `Option<T>` that is always written: `None` is null. A missing key is `None` as well.
pub mod nullable {
    pub use super::super::object::{read_into as read, write};
    pub use super::{Slot, finish};
}

/// `Option<T>` or `Maybe<T>` that is left out when it is absent.
pub mod optional {
    pub use super::super::object::{read_into as read, write_present as write};
    pub use super::{Slot, finish};
}

/// A field that has a way to be absent while its object is read: the field itself.
pub type Slot<T> = T;

/// Nothing to check.
///
/// # Errors
/// None.
pub fn finish<T, E>(slot: Slot<T>, _: &'static str) -> Result<T, E> {
    Ok(slot)
}
