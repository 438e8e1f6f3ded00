//! Which numbers are exact decimals, and not `f64`: what the document says about a number, and about what its name speaks of.

use openapiv3::{Schema, SchemaData};
use serde_json::{Number, Value};

use super::keywords::Keywords;
use crate::money_name::is_money_name;
use crate::pointer::Pointer;

/// Words of a description that say of a field with a money name that it is exact.
const EXACT_WORDS: [&str; 4] = ["decimal", "decimals", "currency", "monetary"];

/// Whether a `type: number` is an exact decimal:
///
/// - its format is a decimal or a currency;
/// - it has the exclusive bounds ±10^n that Django writes for a DecimalField;
/// - it is a multiple of something that `f64` cannot hold, such as `0.01`;
/// - its name speaks of money, and an example, a default or a bound has decimals that `f64` cannot hold, or the description speaks of
///   decimals or of a currency.
pub(super) fn is_exact_decimal(schema: &Schema, keywords: &Keywords<'_>, pointer: &Pointer) -> bool {
    is_decimal_format(keywords.format)
        || has_django_bounds(keywords)
        || keywords.multiple_of.as_ref().is_some_and(is_inexact)
        || (is_money_name(&value_name(pointer)) && is_documented_as_exact(&schema.schema_data, keywords))
}

fn is_decimal_format(format: Option<&str>) -> bool {
    let names = ["decimal", "decimal128", "bigdecimal", "currency", "money"];
    format.is_some_and(|format| names.iter().any(|name| format.eq_ignore_ascii_case(name)))
}

fn has_django_bounds(keywords: &Keywords<'_>) -> bool {
    let (Some(minimum), Some(maximum)) = (&keywords.bounds.minimum, &keywords.bounds.maximum) else { return false };
    keywords.exclusive_minimum
        && keywords.exclusive_maximum
        && power_of_ten(maximum, "")
        && power_of_ten(minimum, "-")
        && minimum.as_f64().zip(maximum.as_f64()).is_some_and(|(low, high)| low == -high)
}

fn power_of_ten(number: &Number, sign: &str) -> bool {
    let plain = number.as_f64().map(|number| number.to_string()).unwrap_or_default();
    let digits = plain.strip_prefix(sign).and_then(|digits| digits.strip_prefix('1'));
    digits.is_some_and(|zeros| zeros.bytes().all(|digit| digit == b'0'))
}

fn is_documented_as_exact(data: &SchemaData, keywords: &Keywords<'_>) -> bool {
    let values = [&data.example, &data.default].into_iter().flatten().filter_map(Value::as_number);
    let bounds = [&keywords.bounds.minimum, &keywords.bounds.maximum].into_iter().flatten();
    let description = data.description.as_deref().unwrap_or_default();
    values.chain(bounds).any(is_inexact)
        || description
            .split(|character: char| !character.is_alphanumeric())
            .any(|word| EXACT_WORDS.iter().any(|exact| word.eq_ignore_ascii_case(exact)))
}

/// Whether the number has decimals that `f64` cannot hold: `0.1` and `12.34` have, `0.5` and `3` have not. Those that it holds are binary fractions, and
/// of those that people write 16 digits are enough.
fn is_inexact(number: &Number) -> bool {
    const BINARY_DIGITS: f64 = 65_536.0;
    number.as_f64().is_some_and(|value| value.fract() != 0.0 && (value * BINARY_DIGITS).fract() != 0.0)
}

/// The name of the property or component whose value stands at a place, or of the list or map whose items do.
fn value_name(pointer: &Pointer) -> String {
    let tokens: Vec<&str> = pointer.tokens().collect();
    let holder = tokens.windows(2).rev().find(|pair| matches!(pair, ["properties" | "schemas" | "definitions", _]));
    match holder {
        Some([_, name]) => (*name).to_owned(),
        _ => String::new(),
    }
}
