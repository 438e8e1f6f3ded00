//! Query texts of the form `field:OP:value,field:OP:value`, as ChargeOver's `where` and `order` take them.

use std::fmt;

/// Conditions that all must hold: the text of a `where` parameter.
///
/// ```text
/// client.query_customers()
///     .where_(Filter::new().equals("bill_country", "Canada").is_null("external_key"))
///     .order(Order::new().ascending("customer_id"))
/// // where=bill_country:EQUALS:Canada,external_key:IS:NULL   order=customer_id:ASC
/// ```
///
/// A comma in a value is written `\,`. ChargeOver says nothing of backslashes: they stay as they are, apart from those directly
/// before a comma or at the end, which are doubled so that they cannot undo the next comma's escape.
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
    /// No condition.
    pub fn new() -> Self {
        Self::default()
    }

    comparison! {
        /// The field is the value.
        equals "EQUALS";
        /// The field is not the value.
        not_equals "NOTEQUALS";
        /// The field is more than the value.
        greater_than "GT";
        /// The field is less than the value.
        less_than "LT";
        /// The field is the value or more.
        at_least "GTE";
        /// The field is the value or less.
        at_most "LTE";
        /// The field has the value in it.
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

/// Fields to sort by, the most important first: the text of an `order` parameter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[must_use]
pub struct Order(String);

impl Order {
    /// No order.
    pub fn new() -> Self {
        Self::default()
    }

    /// By this field, the least first.
    pub fn ascending(mut self, field: impl fmt::Display) -> Self {
        push(&mut self.0, &format!("{}:ASC", escaped(&field)));
        self
    }

    /// By this field, the greatest first.
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

/// Backslashes are doubled only where they would meet a comma: in front of one of the value's, or of the list's.
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
