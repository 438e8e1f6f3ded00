//! Booleans, numbers and strings.

use serde_json::Number;

use super::keywords::{JsonType, Keywords};
use crate::ir::{ByteEncoding, DecimalForm, IntegerKind, TypeKind};
use crate::lower::Lowering;
use crate::pointer::Pointer;
use crate::settings::Numbers;

impl Lowering<'_, '_> {
    /// The type of a boolean, number or string without `enum`; `None` for arrays and objects.
    pub(super) fn scalar(&self, json_type: JsonType, keywords: &Keywords<'_>, pointer: &Pointer) -> Option<TypeKind> {
        let chosen = self.decimals.contains(&pointer.to_string());
        match json_type {
            JsonType::String if chosen => Some(TypeKind::Decimal(DecimalForm::String)),
            JsonType::String => Some(string_kind(keywords.format)),
            JsonType::Number | JsonType::Integer if chosen => Some(TypeKind::Decimal(DecimalForm::Number)),
            JsonType::Number if self.settings.numbers == Numbers::Decimal || is_exact_decimal(keywords) => {
                Some(TypeKind::Decimal(DecimalForm::Number))
            }
            JsonType::Number => Some(TypeKind::Number),
            JsonType::Integer => Some(TypeKind::Integer(integer_kind(keywords))),
            JsonType::Boolean => Some(TypeKind::Boolean),
            JsonType::Array | JsonType::Object => None,
        }
    }
}

/// Whether a string of this format becomes anything but a `String`.
pub(super) fn has_own_type(format: Option<&str>) -> bool {
    string_kind(format) != TypeKind::String
}

fn string_kind(format: Option<&str>) -> TypeKind {
    match format {
        Some("uuid") => TypeKind::Uuid,
        Some("date") => TypeKind::Date,
        Some("date-time") => TypeKind::DateTime,
        Some("byte") => TypeKind::Encoded(ByteEncoding::Base64),
        Some("base64url") => TypeKind::Encoded(ByteEncoding::Base64Url),
        Some("binary") => TypeKind::Binary,
        Some("decimal") => TypeKind::Decimal(DecimalForm::String),
        _ => TypeKind::String,
    }
}

/// Whether a number is an exact decimal: `format: decimal`, or the exclusive bounds ±10^n that Django writes for a DecimalField.
fn is_exact_decimal(keywords: &Keywords<'_>) -> bool {
    let bounds = (&keywords.bounds.minimum, &keywords.bounds.maximum);
    let django = match bounds {
        (Some(minimum), Some(maximum)) => {
            keywords.exclusive_minimum
                && keywords.exclusive_maximum
                && power_of_ten(maximum, "")
                && power_of_ten(minimum, "-")
                && minimum.as_f64().zip(maximum.as_f64()).is_some_and(|(low, high)| low == -high)
        }
        _ => false,
    };
    keywords.format == Some("decimal") || django
}

fn power_of_ten(number: &Number, sign: &str) -> bool {
    let plain = number.as_f64().map(|number| number.to_string()).unwrap_or_default();
    let digits = plain.strip_prefix(sign).and_then(|digits| digits.strip_prefix('1'));
    digits.is_some_and(|zeros| zeros.bytes().all(|digit| digit == b'0'))
}

fn integer_kind(keywords: &Keywords<'_>) -> IntegerKind {
    let (minimum, maximum) = (&keywords.bounds.minimum, &keywords.bounds.maximum);
    let past =
        |number: &Option<Number>, limit: f64| number.as_ref().and_then(Number::as_f64).is_some_and(|n| n > limit);
    let not_negative = minimum.as_ref().and_then(Number::as_f64).is_some_and(|minimum| minimum >= 0.0);
    let past_i64 = maximum.as_ref().is_some_and(|maximum| maximum.as_i64().is_none()) && past(maximum, 0.0);
    match keywords.format {
        Some("uint64") => IntegerKind::U64,
        _ if past_i64 && not_negative => IntegerKind::U64,
        Some("int32" | "int16" | "int8") if !past(maximum, f64::from(i32::MAX)) => IntegerKind::I32,
        Some("uint32" | "uint16" | "uint8") if !past(maximum, f64::from(u32::MAX)) => IntegerKind::U32,
        _ => IntegerKind::I64,
    }
}
