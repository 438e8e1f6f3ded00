//! Decimal numbers, exact in both directions.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use rust_decimal::Decimal;
use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::error_path::shortened;
use super::leniency;
use super::raw_text::raw_text;
use super::wire::Wire;
use super::wire_numbers::is_json_number;
use super::wire_scalars::decode_text;

/// How many digits after the point a [`Decimal`] holds.
const MAX_SCALE: u32 = 28;

/// The length of the longest number: a sign, 29 digits, a point.
const MAX_LENGTH: usize = 31;

/// Reads a JSON number, also in a string (`"12.50"`). It is taken as text, because an `f64` in between would round it. Writes a JSON
/// number.
impl Wire for Decimal {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let raw = raw_text(from)?;
        let number = if raw.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
            exact(&raw)
        } else if let Some(text) = number_in_quotes(&raw) {
            exact(&text)
        } else {
            return Err(D::Error::custom(format_args!("invalid type: {}, expected a decimal number", kind(&raw))));
        };
        number.ok_or_else(|| D::Error::custom(format_args!("{} is out of a decimal number's range", shortened(&raw))))
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut buffer = [0; MAX_LENGTH];
        let text = written(self, &mut buffer).map_or_else(|| Cow::Owned(self.to_string()), Cow::Borrowed);
        serde_json::from_str::<&RawValue>(&text).map_err(S::Error::custom)?.serialize(to)
    }
}

/// A decimal number whose JSON form is a string: `"12.50"`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DecimalString(pub Decimal);

impl Wire for DecimalString {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        decode_text(from, "a decimal number in a string", exact).map(Self)
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0)
    }
}

crate::serde_by_wire!(DecimalString);

impl From<Decimal> for DecimalString {
    fn from(value: Decimal) -> Self {
        Self(value)
    }
}

impl From<DecimalString> for Decimal {
    fn from(value: DecimalString) -> Self {
        value.0
    }
}

impl Deref for DecimalString {
    type Target = Decimal;

    fn deref(&self) -> &Decimal {
        &self.0
    }
}

impl fmt::Display for DecimalString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The number that a JSON string holds, where it holds one and numbers in strings are allowed in this place.
fn number_in_quotes(json: &str) -> Option<String> {
    let text = serde_json::from_str::<String>(json).ok()?;
    (leniency::is_allowed() && is_json_number(&text)).then_some(text)
}

/// The decimal that `text` says (`-12.50`, `1e3`), with as many digits after the point; `None` where it would have to be rounded.
pub(super) fn exact(text: &str) -> Option<Decimal> {
    short(text).or_else(|| long(text))
}

/// A number of at most 17 digits, or 18 without a point, and without an exponent: nearly all are.
fn short(text: &str) -> Option<Decimal> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    if digits.len() > 18 {
        return None;
    }
    let (mut number, mut count, mut scale) = (0_i64, 0_usize, None::<u32>);
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {
                number = number * 10 + i64::from(byte - b'0');
                count += 1;
                scale = scale.map(|scale| scale + 1);
            }
            b'.' if scale.is_none() => scale = Some(0),
            _ => return None,
        }
    }
    let signed = if negative { -number } else { number };
    Decimal::try_new(signed, scale.unwrap_or(0)).ok().filter(|_| count > 0)
}

/// The text of a number, at the end of the buffer; `None` where its digits are no number of 64 bits, and for a zero with a sign.
fn written<'b>(number: &Decimal, buffer: &'b mut [u8; MAX_LENGTH]) -> Option<&'b str> {
    let mut rest = u64::try_from(number.mantissa().unsigned_abs()).ok()?;
    if rest == 0 && number.is_sign_negative() {
        return None;
    }
    let mut free = buffer.iter_mut().rev();
    let mut behind_point = number.scale();
    loop {
        *free.next()? = b'0' + u8::try_from(rest % 10).ok()?;
        rest /= 10;
        match behind_point.checked_sub(1) {
            Some(0) => *free.next()? = b'.',
            None if rest == 0 => break,
            Some(_) | None => {}
        }
        behind_point = behind_point.saturating_sub(1);
    }
    if number.is_sign_negative() {
        *free.next()? = b'-';
    }
    let begin = free.len();
    std::str::from_utf8(buffer.get(begin..)?).ok()
}

/// Any number.
fn long(text: &str) -> Option<Decimal> {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (integer, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut digits = format!("{integer}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut scale = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
    if digits.bytes().all(|byte| byte == b'0') {
        (digits, scale) = ("0".to_owned(), scale.clamp(0, 28));
    }
    while scale > 0 && !fits(&digits, scale) && digits.len() > 1 && digits.ends_with('0') {
        digits.pop();
        scale -= 1;
    }
    if scale < 0 {
        let zeros = usize::try_from(scale.unsigned_abs()).ok().filter(|zeros| *zeros <= 28)?;
        digits.push_str(&"0".repeat(zeros));
        scale = 0;
    }
    let magnitude = digits.parse::<i128>().ok()?;
    let signed = if negative { -magnitude } else { magnitude };
    Decimal::try_from_i128_with_scale(signed, u32::try_from(scale).ok()?).ok()
}

fn fits(digits: &str, scale: i32) -> bool {
    let small_scale = u32::try_from(scale).is_ok_and(|scale| scale <= MAX_SCALE);
    small_scale && digits.parse::<i128>().is_ok_and(|value| Decimal::try_from_i128_with_scale(value, 0).is_ok())
}

fn kind(json: &str) -> &'static str {
    match json.bytes().next() {
        Some(b'"') => "string",
        Some(b'{') => "object",
        Some(b'[') => "list",
        Some(b'n') => "null",
        _ => "boolean",
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{MAX_LENGTH, long, short, written};

    #[test]
    fn a_short_number_is_read_as_a_long_one_is() {
        let texts =
            ["0", "-0", "0.00", "-0.10", "12.50", "1250", "999999999999999999", "-99999999999999999.", ".5", "007"];
        for text in texts {
            let number = short(text);
            assert!(number.is_some(), "{text}");
            assert_eq!(number.map(|number| number.to_string()), long(text).map(|number| number.to_string()), "{text}");
        }
        for text in ["", "-", ".", "--1", "1.2.3", "+1", " 1", "1_0", "1x"] {
            assert_eq!((short(text), long(text)), (None, None), "{text}");
        }
    }
    #[test]
    fn a_number_of_64_bits_is_written_as_the_library_writes_it() {
        for digits in [0, 1, 5, 10, 99, 1250, 1_234_567, u64::from(u32::MAX), u64::MAX] {
            for scale in 0..=28 {
                for sign in [1, -1] {
                    let number = Decimal::from_i128_with_scale(i128::from(digits) * sign, scale);
                    let mut buffer = [0; MAX_LENGTH];
                    assert_eq!(written(&number, &mut buffer), Some(number.to_string().as_str()));
                }
            }
        }
        let others = [Decimal::MAX, Decimal::MIN, Decimal::from_i128_with_scale(1 << 64, 5), -Decimal::new(0, 2)];
        assert!(others.iter().all(|number| written(number, &mut [0; MAX_LENGTH]).is_none()));
    }
}
