//! Every operation against Prism, which serves the documents as their publishers wrote them and refuses requests that do not
//! fit. `tests/prism/run` starts it.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use std::env;

use generated::Error;
use generated::campfire::types::{
    ContractCustomerRequest, NestedContractPrepaidCommit, PatchedContract, TermsEnum, VendorContactRequest,
};
use generated::chargeover::{Filter, Order};
use generated::zenskar::operations::customers::ListCustomersWithFilteringAndPaginationError as ZenskarError;
use generated::{Maybe, Nullable, OrBlank, campfire, chargeover, zenskar};

fn server(variable: &str) -> String {
    env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set: run this by tests/prism/run"))
}

fn campfire() -> campfire::Client {
    campfire::Client::builder().knox_api_token("secret").base_url(server("PRISM_CAMPFIRE")).build().unwrap()
}

fn chargeover() -> chargeover::Client {
    let builder = chargeover::Client::builder().basic_auth("public", "private");
    builder.base_url(server("PRISM_CHARGEOVER")).build().unwrap()
}

fn zenskar() -> zenskar::Client {
    let builder = zenskar::Client::builder().api_token_auth("key").organisation_auth("org");
    builder.base_url(server("PRISM_ZENSKAR")).build().unwrap()
}

/// A PATCH that sets a value of each kind.
fn patch() -> PatchedContract {
    PatchedContract {
        deal_name: "Größe & Preis = 1+1".into(),
        contract_end_date: Maybe::Null,
        contract_start_date: "2025-03-01".parse::<chrono::NaiveDate>().unwrap().into(),
        total_contract_value: "1234.56".parse::<rust_decimal::Decimal>().unwrap().into(),
        is_evergreen: Some(false),
        billing_frequency: Some("monthly".into()),
        entity: 1.into(),
        ..Default::default()
    }
}

#[tokio::test]
#[ignore = "needs Prism: tests/prism/run"]
async fn campfire_list() {
    let client = campfire();
    let call = client.rr_api_v1_customers_list();
    assert_eq!(call.clone().send().await.unwrap().status(), 200);
    let all =
        call.include_deleted(true).last_modified_at_gte("2024-01-01").last_modified_at_lte("2025-01-01T00:00:00Z");
    assert_eq!(all.limit(10).offset(20).send().await.unwrap().status(), 200);
}

/// Prism makes up a `next` link that leads to another origin, so that the stream counts on; and gives the same page to each call, which is an error.
#[tokio::test]
#[ignore = "needs Prism: tests/prism/run"]
async fn campfire_stream() {
    let client = campfire();
    let mut stream = client.rr_api_v1_customers_list().stream();
    let mut items = 0;
    let error = loop {
        match stream.next().await.unwrap() {
            Ok(_) => items += 1,
            Err(error) => break error,
        }
    };
    assert!(
        items > 0
            && matches!(&error, Error::NextPage(reason) if reason.to_string().contains("the same page once more")),
        "{items} {error}"
    );
}

#[tokio::test]
#[ignore = "needs Prism: tests/prism/run"]
async fn campfire_put() {
    let client = campfire();
    let least = ContractCustomerRequest::new(Nullable::Null, 1, Nullable::Null);
    let more = ContractCustomerRequest {
        contacts: Some(vec![VendorContactRequest { email: "ada@example.com".into(), ..Default::default() }]),
        terms: OrBlank::Value(TermsEnum::Net30).into(),
        vendor_type: OrBlank::Blank.into(),
        source: Maybe::Null,
        lineage_array: vec!["1".to_owned()].into(),
        ..ContractCustomerRequest::new("Ada", 1, 2)
    };
    for body in [least, more] {
        assert_eq!(client.rr_api_v1_customers_update(42, body).send().await.unwrap().status(), 200);
    }
}

#[tokio::test]
#[ignore = "needs Prism: tests/prism/run"]
async fn campfire_patch_as_json() {
    let commit = NestedContractPrepaidCommit::new("2025", 100.into(), "2025-01-01".parse().unwrap());
    let lists = PatchedContract {
        tag_ids: Some(Vec::new()),
        tag_group_ids: Some(vec![1, 2]),
        prepaid_commits: Some(vec![commit]),
        ..patch()
    };
    let client = campfire();
    for body in [PatchedContract::default(), patch(), lists] {
        let response = client.rr_api_v1_contracts_partial_update(42).body(body).send().await.unwrap();
        assert_eq!(response.status(), 200);
    }
    assert_eq!(client.rr_api_v1_contracts_partial_update(42).send().await.unwrap().status(), 200);
}

/// A PATCH as a form: without a null, which a form has no way to write, and without lists, for which Prism expects one value.
#[tokio::test]
#[ignore = "needs Prism: tests/prism/run"]
async fn campfire_patch_as_a_form_and_as_multipart() {
    let body = PatchedContract { contract_end_date: Maybe::Absent, ..patch() };
    let client = campfire();
    let call = || client.rr_api_v1_contracts_partial_update(42);
    assert_eq!(call().body_form(body.clone()).send().await.unwrap().status(), 200);
    assert_eq!(call().body_multipart(body).send().await.unwrap().status(), 200);
}

/// Prism does validate requests: without that the other tests would show nothing.
#[tokio::test]
#[ignore = "needs Prism: tests/prism/run"]
async fn prism_refuses_what_does_not_fit() {
    let client = campfire();
    let wrong = PatchedContract { billing_frequency: Some("never".into()), ..Default::default() };
    match client.rr_api_v1_contracts_partial_update(42).body(wrong).send().await {
        Err(Error::UnexpectedResponse(response)) => assert_eq!(response.status(), 422),
        other => panic!("{other:?}"),
    }
    let anonymous = campfire::Client::builder().base_url(server("PRISM_CAMPFIRE")).build().unwrap();
    match anonymous.rr_api_v1_customers_list().send().await {
        Err(Error::UnexpectedResponse(response)) => assert_eq!(response.status(), 401),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
#[ignore = "needs Prism: tests/prism/run"]
async fn chargeover_query() {
    let client = chargeover();
    assert!(client.query_customers().send().await.unwrap().status().is_success());
    let filter = Filter::new().equals("company", "Smith, Sons & Co").is_null("external_key");
    let call = client.query_customers().where_(filter).order(Order::new().ascending("customer_id"));
    assert!(call.limit(10).offset(20).send().await.unwrap().status().is_success());
}

#[tokio::test]
#[ignore = "needs Prism: tests/prism/run"]
async fn chargeover_stream() {
    let client = chargeover();
    // Prism gives the same page again and again: its offset means nothing.
    let mut stream = client.query_customers().limit(100).stream();
    assert!(stream.next().await.unwrap().is_ok());
    while let Some(item) = stream.next().await {
        assert!(matches!(item, Ok(_) | Err(Error::NextPage(_))));
    }
}

#[tokio::test]
#[ignore = "needs Prism: tests/prism/run"]
async fn chargeover_errors() {
    let client = chargeover();
    for status in [400, 401] {
        match client.query_customers().header("Prefer", format!("code={status}")).send().await {
            Err(Error::ErrorResponse(error)) => {
                assert_eq!((error.status().as_u16(), error.code), (status, status.into()))
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
#[ignore = "needs Prism: tests/prism/run"]
async fn zenskar_list() {
    let client = zenskar();
    let call = || client.list_customers_with_filtering_and_pagination();
    assert_eq!(call().send().await.unwrap().results.len(), 2);
    let page = call()
        .id("123e4567-e89b-12d3-a456-426614174000".parse().unwrap())
        .id_in("123e4567-e89b-12d3-a456-426614174000,223e4567-e89b-12d3-a456-426614174001")
        .created_at_gte("2023-01-01T00:00:00Z".parse().unwrap())
        .external_id_isnull(true)
        .invoice_invoice_total_gt("1234.56".parse().unwrap())
        .limit(10)
        .cursor("a/b+c==")
        .apiversion("20240301")
        .send()
        .await
        .unwrap();
    assert_eq!(page.status(), 200);
}

#[tokio::test]
#[ignore = "needs Prism: tests/prism/run"]
async fn zenskar_stream() {
    let client = zenskar();
    // Prism gives the same cursor with each page.
    let mut stream = client.list_customers_with_filtering_and_pagination().stream();
    for _ in 0..4 {
        assert!(stream.next().await.unwrap().is_ok());
    }
    assert!(matches!(stream.next().await, Some(Err(Error::NextPage(_)))));
}

#[tokio::test]
#[ignore = "needs Prism: tests/prism/run"]
async fn zenskar_errors() {
    let client = zenskar();
    for status in [400, 422, 500] {
        let call = client.list_customers_with_filtering_and_pagination();
        let error = match call.header("Prefer", format!("code={status}")).send().await {
            Err(Error::ErrorResponse(error)) => error.into_inner(),
            other => panic!("{other:?}"),
        };
        let found = match error {
            ZenskarError::Status400(_) => 400,
            ZenskarError::Status422(_) => 422,
            ZenskarError::Status500(_) => 500,
            other => panic!("{other:?}"),
        };
        assert_eq!(found, status);
    }
}
