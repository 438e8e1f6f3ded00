//! Answers as the three APIs send them are decoded.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failure fails the test")]

use crate::fixture::fixture;
use chrono::{DateTime, Utc};
use generated::campfire::types::{
    Contract, ContractCustomer, ContractCustomerRecord, PaginatedContractCustomerList, SourceFc1Enum,
};
use generated::{chargeover, zenskar};
use openapi_client_runtime::{from_slice, to_vec};
use serde_json::{Value, json};

fn page() -> Value {
    serde_json::from_str(&fixture("campfire/customers.json")).unwrap()
}

fn decoded(page: &Value) -> Result<PaginatedContractCustomerList, String> {
    from_slice(page.to_string().as_bytes()).map_err(|error| error.to_string())
}

fn time(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn customer(record: &ContractCustomerRecord) -> &ContractCustomer {
    match record {
        ContractCustomerRecord::ContractCustomer(customer) => customer,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_page_of_customers() {
    let page: PaginatedContractCustomerList = from_slice(fixture("campfire/customers.json").as_bytes()).unwrap();
    assert_eq!((page.count, page.previous.as_deref(), page.results.len()), (3, None, 2));
    let (full, least) = (customer(&page.results[0]), customer(&page.results[1]));
    assert_eq!(full.contacts.as_ref().unwrap()[0].email.as_deref(), Some("ada@example.com"));
    assert_eq!(full.created_at, time("2024-02-29T23:59:59Z"));
    assert_eq!(full.invoice_labels, Some(json!({"total": "Gesamt"})));
    // A missing key becomes neither the schema's default nor an empty list.
    assert_eq!((least.id, &least.contacts, &least.is_1099, &least.lineage_array), (4712, &None, &None, &None));
}

/// Campfire's own examples have offsets such as `+0000`; Django writes decimals as strings.
#[test]
fn a_customer_in_the_forms_that_servers_send() {
    let mut page = page();
    let sent = page["results"][0].as_object_mut().unwrap();
    sent.insert("created_at".into(), json!("2025-07-25T03:45:59+0000"));
    sent.insert("last_modified_at".into(), json!("2025-07-25 03:45"));
    sent.insert("deleted_at".into(), json!("0000-00-00 00:00:00"));
    sent.insert("id".into(), json!("4711"));
    sent.insert("total_revenue".into(), json!("123456789012345678.91"));
    sent.insert("is_deleted".into(), json!(0));
    let page = decoded(&page).unwrap();
    let customer = customer(&page.results[0]);
    assert_eq!(customer.created_at, time("2025-07-25T03:45:59Z"));
    assert_eq!(customer.last_modified_at, time("2025-07-25T03:45:00Z"));
    assert_eq!((customer.deleted_at, customer.id, customer.is_deleted), (None, 4711, false));
    assert_eq!(customer.total_revenue.to_string(), "123456789012345678.91");
    // They are written as the document says.
    let written = String::from_utf8(to_vec(customer).unwrap()).unwrap();
    for form in [
        r#""created_at":"2025-07-25T03:45:59Z""#,
        r#""deleted_at":null"#,
        r#""id":4711"#,
        r#""total_revenue":123456789012345678.91"#,
        r#""is_deleted":false"#,
    ] {
        assert!(written.contains(form), "{written}");
    }
}

/// A customer has all keys of a deleted customer's record, and more.
#[test]
fn a_full_customer_with_a_date_of_deletion_is_a_full_customer() {
    let mut page = page();
    for key in ["created_at", "last_modified_at", "deleted_at"] {
        page["results"][0][key] = json!("2025-07-25T03:45:59+0000");
    }
    let page = decoded(&page).unwrap();
    assert_eq!(customer(&page.results[0]).deleted_at, Some(time("2025-07-25T03:45:59Z")));
}

#[test]
fn a_page_of_deleted_customers_says_so() {
    let page: PaginatedContractCustomerList =
        from_slice(fixture("campfire/customers_deleted.json").as_bytes()).unwrap();
    let [ContractCustomerRecord::DeletedContractCustomer(first), ContractCustomerRecord::DeletedContractCustomer(_)] =
        page.results.as_slice()
    else {
        panic!("{:?}", page.results)
    };
    assert_eq!((first.id, first.deleted_at), (9, time("2025-01-02T03:04:05.678Z")));
}

#[test]
fn a_contract_with_a_null_that_its_description_announces() {
    let contract: Contract = from_slice(fixture("campfire/contract.json").as_bytes()).unwrap();
    assert_eq!((contract.effective_end_date, contract.source), (None, Some(SourceFc1Enum::Salesforce)));
    assert_eq!(contract.attachments[0].url, "/files/5");
    assert_eq!(contract.tag_group_ids, Some(vec![9_007_199_254_740_993]));
}

#[test]
fn keys_that_are_not_required_may_be_missing_or_null() {
    let mut page = page();
    page["next"] = Value::Null;
    page.as_object_mut().unwrap().remove("previous");
    // Null for a key that is neither required nor nullable is read as absent.
    for key in ["contacts", "is_1099", "status", "payment_term"] {
        page["results"][0][key] = Value::Null;
    }
    let page = decoded(&page).unwrap();
    let first = customer(&page.results[0]);
    assert_eq!((&first.contacts, &first.is_1099, &first.status, first.payment_term), (&None, &None, &None, None));
}

#[test]
fn a_required_key_that_may_be_null_may_be_missing() {
    let mut page = page();
    page["results"][0].as_object_mut().unwrap().remove("deleted_at");
    assert_eq!(customer(&decoded(&page).unwrap().results[0]).deleted_at, None);
}

#[test]
fn keys_that_the_document_does_not_list_are_ignored() {
    let mut page = page();
    page["results"][0]["new_key"] = json!({"deep": [1, {"deeper": null}]});
    page["new_key"] = json!(1);
    assert!(decoded(&page).is_ok());
}

#[test]
fn a_required_key_that_is_missing_or_null_is_named_with_its_path() {
    let mut page = page();
    let record = page["results"][0].clone();
    page["results"] = json!([record, record, record, record]);
    let mut missing = page.clone();
    missing["results"][3].as_object_mut().unwrap().remove("created_at");
    let mut null = page.clone();
    null["results"][3]["created_at"] = Value::Null;
    let wrong = ["yesterday", "", "0000-00-00 00:00:00"].map(|text| {
        let mut page = page.clone();
        page["results"][3]["created_at"] = json!(text);
        page
    });
    for page in [missing, null].into_iter().chain(wrong) {
        let error = decoded(&page).unwrap_err();
        assert!(error.contains("results[3].created_at"), "{error}");
    }
}

#[test]
fn a_contact_that_does_not_fit_is_named_with_its_path() {
    let mut page = page();
    page["results"][0]["contacts"][0]["id"] = json!("one");
    let error = decoded(&page).unwrap_err();
    assert!(error.contains("results[0].contacts[0].id"), "{error}");
}

#[test]
fn chargeovers_example() {
    let page: chargeover::types::CustomerList = from_slice(fixture("chargeover/customers.json").as_bytes()).unwrap();
    let customer = &page.response[0];
    assert_eq!(customer.customer_id, 7);
    assert_eq!(customer.write_datetime, Some(time("2013-08-22T08:57:09Z")));
    assert_eq!((customer.external_key.as_deref(), customer.bill_country.as_deref()), (None, Some("Canada")));
    assert_eq!((&page.details, &customer.ship_block), (&None, &Some(String::new())));
}

#[test]
fn chargeovers_errors() {
    for (name, code) in [("bad_request", 400), ("unauthorized", 401)] {
        let error: chargeover::types::Error =
            from_slice(fixture(&format!("chargeover/{name}.json")).as_bytes()).unwrap();
        assert_eq!((error.code, error.status.as_str(), error.response), (code, "Error", Some(false)));
    }
}

#[test]
fn zenskars_page_as_its_schema_and_as_its_example() {
    type Page = zenskar::types::PaginatedResultsGetCustomerResponseSchema;
    let schema: Page = from_slice(fixture("zenskar/customers.json").as_bytes()).unwrap();
    let example: Page = from_slice(fixture("zenskar/customers_example.json").as_bytes()).unwrap();
    assert_eq!((schema.total_count, schema.results.len()), (Some(142), 2));
    assert_eq!((example.total_count, example.results.len()), (Some(142), 2));
    assert_eq!(example.next.as_deref(), Some("cursor_to_next_page"));
    assert_eq!(example.results[1].customer_name, "TechStart Inc");
    // Without an offset it is UTC.
    assert_eq!(example.results[0].updated_at, Some(time("2023-06-15T10:30:00Z")));
    assert_eq!(schema.results[0].updated_at, Some(time("2023-06-15T05:00:00.123456Z")));
    // The default of the document, `true` for communications_enabled, is not filled in.
    assert_eq!((schema.results[1].communications_enabled, &schema.results[1].tax_info), (None, &None));
}

#[test]
fn zenskars_errors_in_both_forms() {
    type Invalid = zenskar::types::ValidationErrorResponse;
    let own: Invalid = from_slice(fixture("zenskar/unprocessable.json").as_bytes()).unwrap();
    assert_eq!((own.status_code, own.detail), (Some(10422), None));
    let fastapi: Invalid = from_slice(fixture("zenskar/unprocessable_fastapi.json").as_bytes()).unwrap();
    assert_eq!(
        serde_json::to_value(fastapi.detail.unwrap()[1].loc.as_ref().unwrap()).unwrap(),
        json!(["body", 0, "email"])
    );
}
