//! Written by hand: the texts that ChargeOver's parameters `where` and `order` take, which its document does not describe.

use std::fmt;

/// Conditions that must all hold: the text of a `where` parameter, `field:OPERATOR:value,…`.
///
/// ```
/// use generated::chargeover::Filter;
///
/// let filter = Filter::new().equals("bill_country", "Canada").is_null("external_key");
/// assert_eq!(filter.to_string(), "bill_country:EQUALS:Canada,external_key:IS:NULL");
/// ```
///
/// A comma in a value is written `\,`. ChargeOver does not say what a backslash means. It stays as it is, except directly before a comma
/// or at the end of a value: there it is doubled, or it would cancel the backslash of the next comma.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[must_use]
pub struct Filter(String);

macro_rules! comparison {
    ($($(#[$docs:meta])* $name:ident $operator:literal;)+) => {$(
        $(#[$docs])*
        pub fn $name(self, field: impl fmt::Display, value: impl fmt::Display) -> Self {
            self.condition(&field, $operator, &value)
        }
    )+};
}

#[allow(clippy::wrong_self_convention, reason = "conditions are added by their own names")]
impl Filter {
    /// A filter without a condition.
    pub fn new() -> Self {
        Self::default()
    }

    comparison! {
        /// The field is equal to the value.
        equals "EQUALS";
        /// The field is not equal to the value.
        not_equals "NOTEQUALS";
        /// The field is greater than the value.
        greater_than "GT";
        /// The field is less than the value.
        less_than "LT";
        /// The field is greater than the value, or equal to it.
        at_least "GTE";
        /// The field is less than the value, or equal to it.
        at_most "LTE";
        /// The field contains the value.
        contains "CONTAINS";
    }

    /// The field is null.
    pub fn is_null(self, field: impl fmt::Display) -> Self {
        self.condition(&field, "IS", &"NULL")
    }

    /// The field is not null.
    pub fn is_not_null(self, field: impl fmt::Display) -> Self {
        self.condition(&field, "ISNOT", &"NULL")
    }

    fn condition(mut self, field: &dyn fmt::Display, operator: &str, value: &dyn fmt::Display) -> Self {
        let condition = format!("{}:{operator}:{}", escaped(field), escaped(value));
        push(&mut self.0, &condition);
        self
    }
}

/// The fields to sort by, the most important one first: the text of an `order` parameter, `field:ASC,field:DESC`.
///
/// ```
/// use generated::chargeover::Order;
///
/// assert_eq!(Order::new().ascending("customer_id").descending("company").to_string(), "customer_id:ASC,company:DESC");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[must_use]
pub struct Order(String);

impl Order {
    /// A text without a field.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sorts by this field, the least value first.
    pub fn ascending(mut self, field: impl fmt::Display) -> Self {
        push(&mut self.0, &format!("{}:ASC", escaped(&field)));
        self
    }

    /// Sorts by this field, the greatest value first.
    pub fn descending(mut self, field: impl fmt::Display) -> Self {
        push(&mut self.0, &format!("{}:DESC", escaped(&field)));
        self
    }
}

fn push(list: &mut String, item: &str) {
    if !list.is_empty() {
        list.push(',');
    }
    list.push_str(item);
}

/// Doubles the backslashes that stand directly before a comma, in the value or behind it in the list.
fn escaped(text: &dyn fmt::Display) -> String {
    let mut escaped = String::new();
    let mut backslashes = 0;
    for character in text.to_string().chars() {
        match character {
            '\\' => backslashes += 1,
            ',' => {
                escaped.push_str(&"\\".repeat(backslashes));
                escaped.push('\\');
                backslashes = 0;
            }
            _ => backslashes = 0,
        }
        escaped.push(character);
    }
    escaped.push_str(&"\\".repeat(backslashes));
    escaped
}

macro_rules! text {
    ($($name:ident),+) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<$name> for String {
            fn from(query: $name) -> Self {
                query.0
            }
        }
    )+};
}
text!(Filter, Order);
