//! Values that may be null, blank, listed or unlisted: four different things, and each is written as it came.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failure fails the test")]

use std::fs;
use std::path::Path;

use crate::fixture::fixture;
use generated::campfire::types::{
    ContractCustomer, ContractCustomerRequest, Source170Enum, TermsEnum, VendorType391Enum,
};
use generated::{Maybe, Nullable, OrBlank};
use openapi_client_runtime::from_slice;
use serde_json::{Value, json};

const VENDOR_TYPES: &[&str] = &["vendor", "customer", "employee"];
const SOURCES: &[&str] = &["BILL", "BREX", "HUBSPOT", "MANUAL", "SALESFORCE"];
const TERMS: &[&str] = &[
    "custom",
    "net_5",
    "net_7",
    "net_10",
    "net_15",
    "net_20",
    "net_30",
    "net_40",
    "net_45",
    "net_60",
    "net_90",
    "net_105",
    "net_120",
    "due_on_receipt",
];

/// Reads a customer with this value of `key`, and writes it again.
fn round_trip(key: &str, value: &Value) -> ContractCustomer {
    let mut customer: Value = serde_json::from_str(&fixture("campfire/customer.json")).unwrap();
    customer[key] = value.clone();
    let customer: ContractCustomer = from_slice(customer.to_string().as_bytes()).unwrap();
    let written = serde_json::to_value(&customer).unwrap();
    assert_eq!(written.get(key), Some(value), "{key}");
    customer
}

/// Reads the four kinds of value of `key`; `listed` says whether a value is a variant of its own.
fn assert_values<T: PartialEq + std::fmt::Debug>(
    key: &str,
    values: &[&str],
    get: fn(ContractCustomer) -> Option<OrBlank<T>>,
    listed: fn(&T) -> bool,
) {
    assert_eq!(get(round_trip(key, &Value::Null)), None);
    assert_eq!(get(round_trip(key, &json!(""))), Some(OrBlank::Blank));
    let mut seen = Vec::new();
    for value in values {
        match get(round_trip(key, &json!(value))) {
            Some(OrBlank::Value(value)) if listed(&value) => seen.push(value),
            other => panic!("{key}: {value}: {other:?}"),
        }
    }
    for (index, value) in seen.iter().enumerate() {
        assert!(!seen[..index].contains(value), "{key}: {value:?} stands for two values");
    }
    for value in [json!("of_tomorrow"), json!(" "), json!("NULL"), json!("a \"quote\" 😀")] {
        match get(round_trip(key, &value)) {
            Some(OrBlank::Value(value)) if !listed(&value) => {}
            other => panic!("{key}: {value}: {other:?}"),
        }
    }
}

#[test]
fn vendor_type() {
    assert_values(
        "vendor_type",
        VENDOR_TYPES,
        |customer| customer.vendor_type,
        |v| !matches!(v, VendorType391Enum::Unknown(_)),
    );
}

#[test]
fn source() {
    assert_values("source", SOURCES, |customer| customer.source, |value| !matches!(value, Source170Enum::Unknown(_)));
}

#[test]
fn terms() {
    assert_values("terms", TERMS, |customer| customer.terms, |value| !matches!(value, TermsEnum::Unknown(_)));
}

#[test]
fn a_request_tells_five_cases_apart() {
    let written = |terms: Maybe<OrBlank<TermsEnum>>| {
        let request =
            ContractCustomerRequest { terms, ..ContractCustomerRequest::new(Nullable::Null, 1, Nullable::Null) };
        serde_json::to_value(request).unwrap().get("terms").cloned()
    };
    assert_eq!(written(Maybe::Absent), None);
    assert_eq!(written(Maybe::Null), Some(Value::Null));
    assert_eq!(written(OrBlank::Blank.into()), Some(json!("")));
    assert_eq!(written("".into()), Some(json!("")));
    assert_eq!(written(OrBlank::Value(TermsEnum::Net5).into()), Some(json!("net_5")));
    assert_eq!(written("net_5".into()), Some(json!("net_5")));
    assert_eq!(written("net_365".into()), Some(json!("net_365")));
}

#[test]
fn a_listed_text_is_never_unknown() {
    assert_eq!(TermsEnum::from("net_5"), TermsEnum::Net5);
    assert!(matches!(TermsEnum::from("net_365"), TermsEnum::Unknown(_)));
    assert_eq!(
        (TermsEnum::DueOnReceipt.as_str(), TermsEnum::from("net_365").to_string()),
        ("due_on_receipt", "net_365".to_owned())
    );
}

#[test]
fn no_type_for_blank_or_null_alone() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../generated/src");
    for api in ["campfire", "chargeover", "zenskar"] {
        let types = fs::read_to_string(source.join(api).join("types.rs")).unwrap();
        for name in ["BlankEnum", "NullEnum"] {
            assert!(!types.contains(name), "{api} has {name}");
        }
    }
}
