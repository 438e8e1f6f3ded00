//! How a field is present: the words in the tables of `object!`, each with a way to read, check and write it.
//!
//! While its object is read, a field is in a slot. A pattern takes it out: `let required::Is(name) = name else { … }`.

use super::object::Is;

/// `T`: there must be a value.
pub mod required {
    use super::super::wire::Wire;

    pub use super::super::object::{read, write};
    pub use Option::Some as Is;

    /// The slot before the field's key comes.
    pub fn slot<T: Wire>() -> Option<T> {
        T::absent()
    }
}

/// `Option<T>` that is always written: `None` is null. A missing key is `None` as well.
pub mod nullable {
    pub use super::super::object::{Is, read_into as read, write};
    pub use super::slot;
}

/// `Option<T>` or `Maybe<T>` that is left out when it is absent.
pub mod optional {
    pub use super::super::object::{Is, read_into as read, write_present as write};
    pub use super::slot;
}

/// The slot before the field's key comes.
pub fn slot<T: Default>() -> Is<T> {
    Is(T::default())
}
