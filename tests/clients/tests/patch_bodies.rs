//! The body of a PATCH in each form that the document offers, byte for byte, seen on a real socket.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use crate::fixture::fixture;
use generated::Maybe;
use generated::campfire::{self, types::PatchedContract};
use recording_server::{Reply, Server};

type Patch = campfire::operations::revenue_recognition::RrApiV1ContractsPartialUpdate;

/// Sends a PATCH and returns what arrived.
async fn patched(body: impl FnOnce(Patch) -> Patch) -> String {
    let server = Server::start([Reply::json(200, fixture("campfire/contract.json"))]).await;
    let client = campfire::Client::builder().knox_api_token("secret").base_url(server.url()).build().unwrap();
    let contract = body(client.rr_api_v1_contracts_partial_update(42)).send().await.unwrap();
    assert_eq!(contract.id, 42);
    server.only().text()
}

#[tokio::test]
async fn without_a_body_none_is_sent() {
    let text = patched(|request| request).await;
    let (head, body) = text.split_once("\n\n").unwrap();
    assert!(head.starts_with("PATCH /rr/api/v1/contracts/42 HTTP/1.1\n"), "{head}");
    assert!(!head.contains("content-type"), "{head}");
    assert_eq!(body, "");
}

#[tokio::test]
async fn with_nothing_in_it() {
    let text = patched(|request| request.body(PatchedContract::default())).await;
    assert_eq!(text.split_once("\n\n").unwrap().1, "{}");
}

fn patch() -> PatchedContract {
    PatchedContract {
        deal_name: "Größe & Preis = 1+1".into(),
        contract_end_date: Maybe::Null,
        total_contract_value: "123456789012345678.91".parse::<rust_decimal::Decimal>().unwrap().into(),
        is_evergreen: Some(false),
        tag_ids: Some(vec![1, 2]),
        source_deal_data: serde_json::json!({"stage": "won"}).into(),
        ..Default::default()
    }
}

#[tokio::test]
async fn as_json() {
    assert_eq!(
        patched(|request| request.body(patch())).await,
        "PATCH /rr/api/v1/contracts/42 HTTP/1.1\n\
         accept-encoding: gzip\n\
         accept: application/json\n\
         authorization: Token secret\n\
         content-length: 179\n\
         content-type: application/json\n\
         host: HOST\n\
         user-agent: campfire/1.0.0\n\n\
         {\"contract_end_date\":null,\"is_evergreen\":false,\"deal_name\":\"Größe & Preis = 1+1\",\
         \"total_contract_value\":123456789012345678.91,\"source_deal_data\":{\"stage\":\"won\"},\"tag_ids\":[1,2]}"
    );
}

#[tokio::test]
async fn as_a_form() {
    assert_eq!(
        patched(|request| request.body_form(patch())).await,
        "PATCH /rr/api/v1/contracts/42 HTTP/1.1\n\
         accept-encoding: gzip\n\
         accept: application/json\n\
         authorization: Token secret\n\
         content-length: 201\n\
         content-type: application/x-www-form-urlencoded\n\
         host: HOST\n\
         user-agent: campfire/1.0.0\n\n\
         contract_end_date=&is_evergreen=false&deal_name=Gr%C3%B6%C3%9Fe%20%26%20Preis%20%3D%201%2B1\
         &total_contract_value=123456789012345678.91&source_deal_data=%7B%22stage%22%3A%22won%22%7D&tag_ids=1&tag_ids=2"
    );
}

#[tokio::test]
async fn as_multipart() {
    let text = patched(|request| request.body_multipart(patch())).await;
    let (head, body) = text.split_once("\n\n").unwrap();
    assert!(head.contains("\ncontent-type: multipart/form-data; boundary=BOUNDARY\n"), "{head}");
    let part =
        |name: &str, text: &str| format!("--BOUNDARY\nContent-Disposition: form-data; name=\"{name}\"\n\n{text}\n");
    let json = "--BOUNDARY\nContent-Disposition: form-data; name=\"source_deal_data\"\n\
                Content-Type: application/json\n\n{\"stage\":\"won\"}\n";
    let expected = [
        part("contract_end_date", ""),
        part("is_evergreen", "false"),
        part("deal_name", "Größe & Preis = 1+1"),
        part("total_contract_value", "123456789012345678.91"),
        json.to_owned(),
        part("tag_ids", "1"),
        part("tag_ids", "2"),
        "--BOUNDARY--\n".to_owned(),
    ];
    assert_eq!(body, expected.concat());
}
