//! Bytes in JSON strings (RFC 4648).

use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde::{Deserializer, Serializer};

use super::wire::Wire;
use super::wire_scalars::decode_text;

const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
const PLAIN: GeneralPurpose = GeneralPurpose::new(&STANDARD, LENIENT);
const URL: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, LENIENT.with_encode_padding(false));

macro_rules! bytes {
    ($(#[$docs:meta])* $name:ident, $engine:ident, $expected:literal) => {
        $(#[$docs])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub Vec<u8>);

        impl Wire for $name {
            fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                decode_text(from, $expected, |text| decode(&$engine, text)).map(Self)
            }

            fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(&$engine.encode(&self.0))
            }
        }

        crate::serde_by_wire!($name);

        impl From<Vec<u8>> for $name {
            fn from(bytes: Vec<u8>) -> Self {
                Self(bytes)
            }
        }

        impl From<&[u8]> for $name {
            fn from(bytes: &[u8]) -> Self {
                Self(bytes.to_vec())
            }
        }

        impl AsRef<[u8]> for $name {
            fn as_ref(&self) -> &[u8] {
                &self.0
            }
        }
    };
}

bytes! {
    /// Bytes that are base64 text in JSON (`format: byte`). Line breaks and missing padding are tolerated when reading.
    Base64, PLAIN, "base64 text"
}
bytes! {
    /// Bytes that are base64url text in JSON; written without padding.
    Base64Url, URL, "base64url text"
}

/// Base64 with its padding.
pub(super) fn encode_plain(bytes: &[u8]) -> String {
    PLAIN.encode(bytes)
}

/// The bytes of a base64 text.
pub(super) fn decode_plain(text: &str) -> Option<Vec<u8>> {
    decode(&PLAIN, text)
}

fn decode(engine: &GeneralPurpose, text: &str) -> Option<Vec<u8>> {
    let compact: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    engine.decode(compact).ok()
}
