//! What the renderer writes for a small API: its types. They prove that generated code and the runtime fit together.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde::Serializer;
use serde_json::Value;

use openapi_client_runtime::*;

#[derive(Clone, Debug, PartialEq)]
pub struct Contract {
    pub id: i64,
    pub deal_name: Option<String>,
    pub total_revenue: Decimal,
    pub created_at: DateTime<Utc>,
    pub terms: Option<OrBlank<TermsEnum>>,
    pub additional: BTreeMap<String, Value>,
}

object! {
    Contract as "Contract" {
        0 => id = "id" required;
        1 => deal_name = "deal_name" nullable;
        2 => total_revenue = "total_revenue" required;
        3 => created_at = "created_at" required;
        4 => terms = "terms" nullable;
    }
    further additional
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PatchedContract {
    pub deal_name: Maybe<String>,
    pub terms: Maybe<OrBlank<TermsEnum>>,
    pub tag_ids: Option<Vec<i64>>,
    pub rate: Option<f64>,
    pub address: Option<BTreeMap<String, String>>,
    pub files: Option<Vec<FilePart>>,
}

object! {
    PatchedContract as "PatchedContract" {
        0 => deal_name = "deal_name" optional;
        1 => terms = "terms" optional;
        2 => tag_ids = "tag_ids" optional;
        3 => rate = "rate" optional;
        4 => address = "address" optional;
        5 => files = "files" optional;
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TermsEnum {
    Custom,
    Net5,
    Unknown(UnknownValue),
}

impl StringEnum for TermsEnum {
    const NAME: &'static str = "TermsEnum";
    const VALUES: &'static [&'static str] = &["custom", "net_5"];
    fn listed(index: usize) -> Option<Self> {
        match index {
            0 => Some(Self::Custom),
            1 => Some(Self::Net5),
            _ => None,
        }
    }
    fn unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }
    fn index(&self) -> Result<usize, &UnknownValue> {
        match self {
            Self::Custom => Ok(0),
            Self::Net5 => Ok(1),
            Self::Unknown(value) => Err(value),
        }
    }
}
openapi_client_runtime::string_enum!(TermsEnum);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Level {
    One,
    Unknown(UnknownValue),
}

impl IntegerEnum for Level {
    const NAME: &'static str = "Level";
    const VALUES: &'static [i64] = &[1];
    fn listed(index: usize) -> Option<Self> {
        (index == 0).then_some(Self::One)
    }
    fn unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }
    fn index(&self) -> Result<usize, &UnknownValue> {
        match self {
            Self::One => Ok(0),
            Self::Unknown(value) => Err(value),
        }
    }
}
openapi_client_runtime::integer_enum!(Level);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Mixed {
    True,
    Two,
    Unknown(UnknownValue),
}

impl JsonEnum for Mixed {
    const NAME: &'static str = "Mixed";
    const VALUES: &'static [&'static str] = &["true", "2"];
    fn listed(index: usize) -> Option<Self> {
        match index {
            0 => Some(Self::True),
            1 => Some(Self::Two),
            _ => None,
        }
    }
    fn unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }
    fn index(&self) -> Result<usize, &UnknownValue> {
        match self {
            Self::True => Ok(0),
            Self::Two => Ok(1),
            Self::Unknown(value) => Err(value),
        }
    }
}
openapi_client_runtime::json_enum!(Mixed);

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Record {
    Contract(Box<Contract>),
    Patched(PatchedContract),
    Number(i64),
    Numbers(Vec<i64>),
    Texts(Vec<String>),
    Nested(Vec<Record>),
    Unknown(UnknownValue),
}

impl Union for Record {
    const NAME: &'static str = "Record";
    const SELECT: Select = Select::Keys(&[
        Arm {
            kinds: Kinds::OBJECT,
            required: &["id", "total_revenue", "created_at"],
            known: &[Contract::FIELDS],
            tags: &[],
        },
        Arm {
            kinds: Kinds::OBJECT,
            required: &["deal_name"],
            known: &[PatchedContract::FIELDS],
            tags: &[(&["kind"], &["\"patch\""])],
        },
        Arm { kinds: Kinds::INTEGER, required: &[], known: &[], tags: &[] },
        Arm { kinds: Kinds::ARRAY, required: &[], known: &[], tags: &[] },
        Arm { kinds: Kinds::ARRAY, required: &[], known: &[], tags: &[] },
        Arm { kinds: Kinds::ARRAY, required: &[], known: &[], tags: &[] },
    ]);
    fn keys() -> &'static UnionKeys {
        static KEYS: UnionKeys = UnionKeys::new();
        &KEYS
    }
    fn decode(variant: usize, raw: &str, to: Sink<'_, Self>) -> Option<Result<(), serde_json::Error>> {
        match variant {
            0 => Some(nested(raw, &mut |value| to(Self::Contract(value)))),
            1 => Some(nested(raw, &mut |value| to(Self::Patched(value)))),
            2 => Some(nested(raw, &mut |value| to(Self::Number(value)))),
            3 => Some(nested(raw, &mut |value| to(Self::Numbers(value)))),
            4 => Some(nested(raw, &mut |value| to(Self::Texts(value)))),
            5 => Some(nested(raw, &mut |value| to(Self::Nested(value)))),
            _ => None,
        }
    }
    fn unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }
    fn encode<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Contract(value) => value.encode(out),
            Self::Patched(value) => value.encode(out),
            Self::Number(value) => value.encode(out),
            Self::Numbers(value) => value.encode(out),
            Self::Texts(value) => value.encode(out),
            Self::Nested(value) => value.encode(out),
            Self::Unknown(value) => value.encode(out),
        }
    }
}
openapi_client_runtime::union!(Record);

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Pet {
    Number(Vec<i64>),
    Holder(Holder),
    Unknown(UnknownValue),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Holder(pub BTreeMap<String, Value>);
openapi_client_runtime::newtype!(Holder);

impl Union for Pet {
    const NAME: &'static str = "Pet";
    const SELECT: Select = Select::Tag { property: "petType", values: &[("cat", 1)], default: None };
    fn keys() -> &'static UnionKeys {
        static KEYS: UnionKeys = UnionKeys::new();
        &KEYS
    }
    fn decode(variant: usize, raw: &str, to: Sink<'_, Self>) -> Option<Result<(), serde_json::Error>> {
        match variant {
            0 => Some(nested(raw, &mut |value| to(Self::Number(value)))),
            1 => Some(nested(raw, &mut |value| to(Self::Holder(value)))),
            _ => None,
        }
    }
    fn unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }
    fn encode<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(value) => value.encode(out),
            Self::Holder(value) => value.encode(out),
            Self::Unknown(value) => value.encode(out),
        }
    }
}
openapi_client_runtime::union!(Pet);

#[derive(Clone, Debug, PartialEq)]
pub struct Tree(pub Vec<Tree>);
openapi_client_runtime::newtype!(Tree);
