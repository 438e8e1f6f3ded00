//! The values that `enum` lists.

use std::cell::OnceCell;
use std::ops::Deref;

use serde_json::{Number, Value};

/// The values that `enum` lists, made where something looks at them: a large enum is asked for its other keywords wherever it is used.
#[derive(Clone, Default)]
pub(in crate::lower) struct ListedValues<'a> {
    written: Written<'a>,
    made: OnceCell<Vec<Value>>,
}

/// The values as openapiv3 has them.
#[derive(Clone, Copy, Default)]
pub(super) enum Written<'a> {
    #[default]
    None,
    Strings(&'a [Option<String>]),
    Numbers(&'a [Option<f64>]),
    Integers(&'a [Option<i64>]),
    Booleans(&'a [Option<bool>]),
    Values(&'a [Value]),
}

impl<'a> From<Written<'a>> for ListedValues<'a> {
    fn from(written: Written<'a>) -> Self {
        Self { written, made: OnceCell::new() }
    }
}

impl ListedValues<'_> {
    /// How many there are.
    pub fn len(&self) -> usize {
        match self.written {
            Written::None => 0,
            Written::Strings(list) => list.len(),
            Written::Numbers(list) => list.len(),
            Written::Integers(list) => list.len(),
            Written::Booleans(list) => list.len(),
            Written::Values(list) => list.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The only one.
    pub fn only(&self) -> Option<&Value> {
        if self.len() == 1 { self.first() } else { None }
    }

    /// Whether there are some, and all are null or the empty string.
    pub fn are_null_or_blank(&self) -> bool {
        let all = match self.written {
            Written::None => false,
            Written::Strings(list) => list.iter().all(|value| value.as_deref().is_none_or(str::is_empty)),
            Written::Numbers(list) => list.iter().all(Option::is_none),
            Written::Integers(list) => list.iter().all(Option::is_none),
            Written::Booleans(list) => list.iter().all(Option::is_none),
            Written::Values(list) => list.iter().all(|value| value.is_null() || value == ""),
        };
        all && !self.is_empty()
    }
}

impl Deref for ListedValues<'_> {
    type Target = [Value];

    fn deref(&self) -> &[Value] {
        self.made.get_or_init(|| match self.written {
            Written::None => Vec::new(),
            Written::Strings(list) => list.iter().cloned().map(Value::from).collect(),
            Written::Numbers(list) => list.iter().map(|value| value.and_then(fraction).into()).collect(),
            Written::Integers(list) => list.iter().map(|value| value.map(Number::from).into()).collect(),
            Written::Booleans(list) => list.iter().copied().map(Value::from).collect(),
            Written::Values(list) => list.to_vec(),
        })
    }
}

/// A whole number becomes an integer again, as the document wrote it.
pub(super) fn fraction(number: f64) -> Option<Number> {
    let text = number.to_string();
    text.parse::<i64>().map(Number::from).ok().or_else(|| Number::from_f64(number))
}
