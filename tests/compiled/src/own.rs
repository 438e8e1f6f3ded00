//! Types of a user, for the cases whose settings name them.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An amount as its digits: read from a text, and written as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money(pub String);

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let digits = String::deserialize(from)?;
        if digits.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
            Ok(Self(digits))
        } else {
            Err(serde::de::Error::custom("no amount"))
        }
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

/// A decimal number that takes what comes, and writes a text, as several crates do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal(pub String);

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any;
        impl serde::de::Visitor<'_> for Any {
            type Value = String;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a decimal")
            }
            fn visit_str<E>(self, text: &str) -> Result<String, E> {
                Ok(text.to_owned())
            }
            fn visit_f64<E>(self, number: f64) -> Result<String, E> {
                Ok(number.to_string())
            }
            fn visit_u64<E>(self, number: u64) -> Result<String, E> {
                Ok(number.to_string())
            }
            fn visit_i64<E>(self, number: i64) -> Result<String, E> {
                Ok(number.to_string())
            }
        }
        from.deserialize_any(Any).map(Self)
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

/// A component's stand-in, by serde's derives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Address {
    /// The street.
    pub street: String,
    /// What the document does not have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor: Option<i8>,
}
