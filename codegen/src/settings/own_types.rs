//! Types of the user's that stand for components and formats.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::rust_path::RustPath;

/// The path of a type of the user's, with serde's traits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypePath(pub RustPath);

impl<'de> Deserialize<'de> for TypePath {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let path = RustPath::deserialize(deserializer)?;
        match path.first_derive() {
            Some(derive) => Err(D::Error::custom(format!("`{derive}` is a derive and no type"))),
            None => Ok(Self(path)),
        }
    }
}
