//! Amounts keep every digit, and stay JSON numbers.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::fixture::fixture;
use generated::campfire::types::{Contract, ContractCustomer, PatchedContract};
use generated::zenskar::types::PaginatedResultsGetCustomerResponseSchema;
use openapi_client_runtime::{from_slice, to_vec};
use rust_decimal::Decimal;

const AMOUNT: &str = "123456789012345678.91";

fn text(json: Vec<u8>) -> String {
    String::from_utf8(json).unwrap()
}

#[test]
fn a_large_amount_is_read_and_written_as_it_is() {
    let customer: ContractCustomer = from_slice(fixture("campfire/customer.json").as_bytes()).unwrap();
    assert_eq!(customer.total_revenue, AMOUNT.parse::<Decimal>().unwrap());
    // By our own writer, and by plain serde_json in a user's code.
    for json in [text(to_vec(&customer).unwrap()), serde_json::to_string(&customer).unwrap()] {
        assert!(json.contains(r#""total_revenue":123456789012345678.91,"#), "{json}");
        assert!(json.contains(r#""total_deferred_revenue":0.10,"#), "{json}");
        assert!(json.contains(r#""total_credit_memos":-12.5,"#), "{json}");
    }
}

#[test]
fn also_through_plain_serde_json() {
    let contract: Contract = serde_json::from_str(&fixture("campfire/contract.json")).unwrap();
    assert_eq!(contract.total_revenue, AMOUNT.parse::<Decimal>().unwrap());
    assert_eq!(contract.total_contract_value, Some("999999999999999999.99".parse().unwrap()));
    assert_eq!(contract.exchange_rate, Some("1.2345678901234567".parse().unwrap()));
}

#[test]
fn in_a_request_too() {
    let patch =
        PatchedContract { total_contract_value: AMOUNT.parse::<Decimal>().unwrap().into(), ..Default::default() };
    assert_eq!(text(to_vec(&patch).unwrap()), r#"{"total_contract_value":123456789012345678.91}"#);
}

#[test]
fn in_a_nullable_object_too() {
    type Page = PaginatedResultsGetCustomerResponseSchema;
    let page: Page = from_slice(fixture("zenskar/customers.json").as_bytes()).unwrap();
    assert!(text(to_vec(&page).unwrap()).contains(r#""total_amount_due":123456789012345678.91"#));
}

/// serde_json's feature `arbitrary_precision` must be off: it changes `serde_json::Number` in every crate of a user's build.
#[test]
fn arbitrary_precision_is_nowhere_in_the_dependency_tree() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--workspace", "--prefix", "none", "--format", "{p} {f}"])
        .current_dir(&root)
        .output()
        .unwrap();
    let tree = if tree.status.success() { String::from_utf8(tree.stdout).unwrap() } else { panic!("{tree:?}") };
    let lines: Vec<&str> = tree.lines().filter(|line| line.starts_with("serde_json ")).collect();
    assert!(lines.iter().any(|line| line.contains("raw_value")), "the tree shows features: {lines:?}");
    assert!(!tree.contains("arbitrary_precision"), "{tree}");
    assert!(!fs::read_to_string(root.join("generated/Cargo.toml")).unwrap().contains("arbitrary_precision"));
}
