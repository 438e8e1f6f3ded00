//! A request sends exactly what the caller set.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use std::fs;
use std::path::Path;

use generated::campfire::types::{
    ContractCustomerRequest, NestedContractPrepaidCommit, PatchedContract, VendorContactRequest,
};
use generated::{Maybe, Nullable};
use openapi_client_runtime::{from_slice, to_vec};

/// The properties of `PatchedContract` that the document marks `readOnly`.
const READ_ONLY: [&str; 24] = [
    "id",
    "entity_name",
    "client_name",
    "client_terms",
    "department_name",
    "parent_department_name",
    "parent_department",
    "total_revenue",
    "total_mrr",
    "total_deferred_revenue",
    "attachments",
    "last_modified_at",
    "is_deleted",
    "deleted_at",
    "has_invoices",
    "has_journal_entries",
    "has_credit_memos",
    "effective_end_date",
    "working_end_date",
    "evergreen_locked_date",
    "search_vector",
    "search_text",
    "created_at",
    "customer",
];

/// The other properties that the document marks `nullable`.
const NULLABLE: [&str; 19] = [
    "contract_end_date",
    "deal_name",
    "deal_id",
    "consultant",
    "closed_date",
    "total_contract_value",
    "contract_start_date",
    "exchange_rate",
    "exchange_rate_book",
    "crm_link",
    "contract_link",
    "source_deal_data",
    "auto_renew_duration",
    "minimum_monthly_commitment_amount",
    "minimum_monthly_commitment_quantity",
    "purchase_order_number",
    "entity",
    "client",
    "department",
];

fn written(patch: &PatchedContract) -> String {
    let ours = String::from_utf8(to_vec(patch).unwrap()).unwrap();
    assert_eq!(ours, serde_json::to_string(patch).unwrap(), "plain serde_json writes the same");
    ours
}

/// The fields of a struct in the generated code, with their types.
fn fields(name: &str) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../generated/src/campfire/types.rs");
    let text = fs::read_to_string(path).unwrap();
    let (_, body) = text.split_once(&format!("pub struct {name} {{\n")).unwrap();
    let (body, _) = body.split_once("\n}").unwrap();
    let fields = body.lines().filter_map(|line| line.trim().strip_prefix("pub "));
    fields.filter_map(|field| field.trim_end_matches(',').split_once(": ")).map(|(a, b)| (a.into(), b.into())).collect()
}

#[test]
fn what_was_set_is_sent_and_nothing_else() {
    let patch = PatchedContract { deal_name: "x".into(), ..Default::default() };
    assert_eq!(written(&patch), r#"{"deal_name":"x"}"#);
}

#[test]
fn nothing_set_is_an_empty_object_in_spite_of_eight_defaults() {
    assert_eq!(written(&PatchedContract::default()), "{}");
}

#[test]
fn an_explicit_null() {
    let patch = PatchedContract { contract_end_date: Maybe::Null, entity: None.into(), ..Default::default() };
    assert_eq!(written(&patch), r#"{"contract_end_date":null,"entity":null}"#);
}

#[test]
fn an_empty_list() {
    let patch = PatchedContract { tag_ids: Some(Vec::new()), ..Default::default() };
    assert_eq!(written(&patch), r#"{"tag_ids":[]}"#);
}

#[test]
fn each_nullable_field_can_be_absent_null_or_set_and_each_other_absent_or_set() {
    let fields = fields("PatchedContract");
    for (name, ty) in &fields {
        let form = if NULLABLE.contains(&name.as_str()) { "Maybe<" } else { "Option<" };
        assert!(ty.starts_with(form), "{name}: {ty}");
    }
    for name in NULLABLE {
        assert!(fields.iter().any(|(field, _)| field == name), "{name} is missing");
        let json = format!(r#"{{"{name}":null}}"#);
        assert_eq!(written(&from_slice(json.as_bytes()).unwrap()), json);
    }
}

#[test]
fn the_request_lacks_what_only_servers_write() {
    let (request, response) = (fields("PatchedContract"), fields("Contract"));
    for name in READ_ONLY {
        assert!(!request.iter().any(|(field, _)| field == name), "{name} is in the request");
        assert!(response.iter().any(|(field, _)| field == name), "{name} is not in the response");
    }
}

#[test]
fn required_fields_are_arguments() {
    let request = ContractCustomerRequest::new("Ada", 4711, Nullable::Null);
    assert_eq!(serde_json::to_string(&request).unwrap(), r#"{"name":"Ada","customer":4711,"stripe_connection":null}"#);
    let commit = NestedContractPrepaidCommit::new("2025", 100.into(), "2025-01-01".parse().unwrap());
    assert_eq!(
        serde_json::to_string(&commit).unwrap(),
        r#"{"name":"2025","total_value":100,"start_date":"2025-01-01"}"#
    );
}

#[test]
fn the_fields_of_a_new_request_can_be_set() {
    let request = ContractCustomerRequest {
        contacts: Some(vec![VendorContactRequest { email: "ada@example.com".into(), ..Default::default() }]),
        terms: "net_30".into(),
        dba: Maybe::Null,
        ..ContractCustomerRequest::new(Nullable::Null, 1, 2)
    };
    assert_eq!(
        serde_json::to_string(&request).unwrap(),
        r#"{"contacts":[{"email":"ada@example.com"}],"name":null,"dba":null,"terms":"net_30","customer":1,"stripe_connection":2}"#
    );
}
