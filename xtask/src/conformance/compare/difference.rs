//! What a comparison finds.

/// One thing that is not as it must be.
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
    /// Between two values as people read them.
    pub fn new(what: impl Into<String>, expected: impl ToString, seen: impl ToString) -> Self {
        Self { what: what.into(), expected: expected.to_string(), seen: seen.to_string() }
    }
}
