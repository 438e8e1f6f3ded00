//! Numbers as JSON writes them, compared exactly.

/// A JSON number (RFC 8259 section 6) by its value: the sign, the digits without zeros at either end, and the power of ten.
#[derive(Debug, PartialEq, Eq)]
pub struct Number {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Number {
    /// Reads a number; `None` for any other JSON.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
            None => (rest, 0),
        };
        let (integer, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{integer}{fraction}");
        if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let significant = all.trim_start_matches('0');
        let digits = significant.trim_end_matches('0');
        if digits.is_empty() {
            return Some(Self { negative: false, digits: String::new(), exponent: 0 });
        }
        let zeros = i64::try_from(significant.len().checked_sub(digits.len())?).ok()?;
        let exponent = exponent.checked_sub(i64::try_from(fraction.len()).ok()?)?.checked_add(zeros)?;
        Some(Self { negative, digits: digits.to_owned(), exponent })
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn numbers_are_equal_by_value() {
        for (one, other) in
            [("1", "1.0"), ("1e3", "1000"), ("-0", "0.00"), ("12.50", "125e-1"), ("1e21", "1000000000000000000000")]
        {
            assert_eq!(Number::parse(one), Number::parse(other), "{one} {other}");
        }
        for (one, other) in [("1", "-1"), ("0.1", "0.10000000000000001"), ("9007199254740993", "9007199254740992")] {
            assert_ne!(Number::parse(one), Number::parse(other), "{one} {other}");
        }
        assert_eq!(Number::parse("\"1\""), None);
    }
}
