//! An argument for a field that must be sent and may be null.

use super::string_enum::Text;

/// What `new` takes for a field that must be sent and may be null: null, or a value.
///
/// Null is a value like any other: it can delete something, so whoever means it writes it. Values need no `Some`, and an `Option` that is at hand
/// is taken as it is.
///
/// ```text
/// let first = Invoice::new("A-17", 12, Nullable::Null);      // {"number":"A-17","lines":12,"due_date":null}
/// let second = Invoice::new("A-18", 3, date);                 // {"number":"A-18","lines":3,"due_date":"2026-11-25"}
/// let third = Invoice::new("A-19", 7, answer.due_date);       // an Option
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Nullable<T> {
    /// Null.
    Null,
    /// A value.
    Value(T),
}

impl<T> Nullable<T> {
    /// The value, if there is one: `None` is null.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> From<Option<T>> for Nullable<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<'a, T: Text> From<&'a str> for Nullable<T> {
    fn from(text: &'a str) -> Self {
        Self::Value(T::from(text))
    }
}
