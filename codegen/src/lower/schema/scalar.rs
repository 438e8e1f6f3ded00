//! Booleans, numbers and strings.

use openapiv3::Schema;
use serde_json::Number;

use super::exact_decimal::is_exact_decimal;
use super::keywords::{JsonType, Keywords};
use super::string_format::string_kind;
use crate::ir::{DecimalForm, IntegerKind, TypeKind};
use crate::lower::Lowering;
use crate::pointer::Pointer;
use crate::settings::Numbers;

impl Lowering<'_, '_> {
    /// The type of a boolean, number or string without `enum`; `None` for arrays and objects.
    pub(super) fn scalar(
        &self,
        json_type: JsonType,
        schema: &Schema,
        keywords: &Keywords<'_>,
        pointer: &Pointer,
    ) -> Option<TypeKind> {
        let is_scalar = matches!(json_type, JsonType::String | JsonType::Number | JsonType::Integer);
        let chosen = is_scalar && self.decimals.take(pointer);
        if !chosen && let Some(own) = self.own_type_of_format(json_type, keywords.format) {
            return Some(own);
        }
        match json_type {
            JsonType::String if chosen => Some(TypeKind::Decimal(DecimalForm::String)),
            JsonType::String => {
                self.see_dates(keywords.format);
                Some(string_kind(keywords.format, self.settings.dates))
            }
            JsonType::Number | JsonType::Integer if chosen => Some(TypeKind::Decimal(DecimalForm::Number)),
            JsonType::Number
                if self.settings.numbers == Numbers::Decimal || is_exact_decimal(schema, keywords, pointer) =>
            {
                Some(TypeKind::Decimal(DecimalForm::Number))
            }
            JsonType::Number => Some(TypeKind::Number),
            JsonType::Integer => Some(TypeKind::Integer(integer_kind(keywords))),
            JsonType::Boolean => Some(TypeKind::Boolean),
            JsonType::Array | JsonType::Object => None,
        }
    }
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
