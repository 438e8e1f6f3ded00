//! The result of a comparison.

/// A value that is not the expected one.
#[derive(Debug)]
pub struct Difference {
    /// Where.
    pub what: String,
    /// What must be there.
    pub expected: String,
    /// What was there.
    pub seen: String,
}

impl Difference {
    /// The difference between two values, given as texts for people.
    pub fn new(what: impl Into<String>, expected: impl ToString, seen: impl ToString) -> Self {
        Self { what: what.into(), expected: expected.to_string(), seen: seen.to_string() }
    }
}
