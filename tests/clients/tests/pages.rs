//! Streams over pages: the requests that they send, where they end, and which links they refuse to follow.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failure fails the test")]

use crate::fixture::fixture;
use generated::Error;
use generated::campfire::types::{ContractCustomerRecord, DeletedContractCustomer};
use generated::{campfire, chargeover, zenskar};
use recording_server::{Reply, Server};
use serde_json::{Value, json};

fn campfire(server: &Server) -> campfire::Client {
    campfire::Client::builder().knox_api_token("secret").base_url(server.url()).build().unwrap()
}

fn zenskar(server: &Server) -> zenskar::Client {
    let builder = zenskar::Client::builder().api_token_auth("key").organisation_auth("org");
    builder.base_url(server.url()).build().unwrap()
}

/// A page of deleted customers with these ids.
fn deleted(ids: &[i64], next: Option<String>) -> Reply {
    let time = "2025-01-02T03:04:05Z";
    let record = |id| json!({"id": id, "is_deleted": true, "deleted_at": time, "last_modified_at": time});
    let results: Vec<Value> = ids.iter().map(record).collect();
    Reply::json(200, json!({"count": 99, "next": next, "previous": null, "results": results}).to_string())
}

fn id(record: ContractCustomerRecord) -> i64 {
    match record {
        ContractCustomerRecord::DeletedContractCustomer(DeletedContractCustomer { id, .. }) => id,
        other => panic!("{other:?}"),
    }
}

fn targets(server: &Server) -> Vec<String> {
    server.received().iter().map(|request| request.target().to_owned()).collect()
}

#[tokio::test]
async fn campfire_follows_next_until_it_is_null() {
    let next =
        |url: &str, offset| Some(format!("{url}/rr/api/v1/customers?include_deleted=true&limit=2&offset={offset}"));
    let server = Server::with_url(|url| {
        vec![deleted(&[1, 2], next(url, 2)), deleted(&[3, 4], next(url, 4)), deleted(&[5, 6], None)]
    })
    .await;
    let client = campfire(&server);
    let stream = client.rr_api_v1_customers_list().include_deleted(true).limit(2).stream();
    let ids: Vec<i64> = stream.try_collect().await.unwrap().into_iter().map(id).collect();
    assert_eq!(ids, [1, 2, 3, 4, 5, 6]);
    // The last page is full: the stream ends because of its null link, not because of its length.
    let first = "/rr/api/v1/customers?include_deleted=true&limit=2";
    assert_eq!(targets(&server), [first.to_owned(), format!("{first}&offset=2"), format!("{first}&offset=4")]);
    assert!(server.received().iter().all(|request| request.header("authorization") == Some("Token secret")));
}

#[tokio::test]
async fn campfire_asks_for_a_page_when_its_items_are_wanted() {
    let server = Server::with_url(|url| vec![deleted(&[1], Some(format!("{url}/?offset=1&limit=1")))]).await;
    let client = campfire(&server);
    let mut stream = client.rr_api_v1_customers_list().stream();
    assert!(server.received().is_empty());
    assert_eq!(id(stream.next().await.unwrap().unwrap()), 1);
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn a_next_that_repeats_ends_the_walk() {
    let page = |url: &str| deleted(&[1], Some(format!("{url}/rr/api/v1/customers?limit=1&offset=1")));
    let server = Server::with_url(|url| vec![page(url), page(url), page(url)]).await;
    let client = campfire(&server);
    assert_eq!(client.rr_api_v1_customers_list().stream().try_collect().await.unwrap().len(), 2);
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn a_next_to_another_origin_is_never_requested() {
    let elsewhere = Server::start([deleted(&[666], None)]).await;
    let next = format!("{}/rr/api/v1/customers?limit=1&offset=1", elsewhere.url());
    let server = Server::start([deleted(&[1], Some(next)), deleted(&[2], None)]).await;
    let client = campfire(&server);
    let mut stream = client.rr_api_v1_customers_list().stream();
    assert_eq!(id(stream.next().await.unwrap().unwrap()), 1);
    match stream.next().await {
        Some(Err(Error::NextPage(reason))) => assert!(reason.to_string().contains("another origin"), "{reason}"),
        other => panic!("{other:?}"),
    }
    assert!(stream.next().await.is_none());
    assert!(elsewhere.received().is_empty());
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn a_redirect_to_another_origin_is_never_followed() {
    let elsewhere = Server::start([deleted(&[666], None)]).await;
    let location = format!("{}/rr/api/v1/customers", elsewhere.url());
    let server = Server::start([Reply::new(302, "").header("location", location)]).await;
    let result = campfire(&server).rr_api_v1_customers_list().send().await;
    assert!(matches!(result, Err(Error::UnexpectedResponse(response)) if response.status() == 302));
    assert!(elsewhere.received().is_empty());
}

#[tokio::test]
async fn an_error_between_pages_is_the_last_item() {
    let server =
        Server::with_url(|url| vec![deleted(&[1], Some(format!("{url}/?limit=1&offset=1"))), Reply::json(500, "{}")])
            .await;
    let client = campfire(&server);
    let mut stream = client.rr_api_v1_customers_list().stream();
    assert!(stream.next().await.unwrap().is_ok());
    assert!(matches!(stream.next().await, Some(Err(Error::UnexpectedResponse(_)))));
    assert!(stream.next().await.is_none());
}

/// A page of the document's own form with this cursor.
fn cursor_page(next: Option<&str>) -> Reply {
    let mut page: Value = serde_json::from_str(&fixture("zenskar/customers.json")).unwrap();
    page["next"] = json!(next);
    Reply::json(200, page.to_string())
}

async fn walked(pages: Vec<Reply>) -> (usize, Vec<String>) {
    let server = Server::start(pages).await;
    let client = zenskar(&server);
    let stream = client.list_customers_with_filtering_and_pagination().limit(2).stream();
    (stream.try_collect().await.unwrap().len(), targets(&server))
}

#[tokio::test]
async fn zenskar_passes_the_cursor_on() {
    let (items, targets) = walked(vec![cursor_page(Some("a+b=")), cursor_page(Some("c")), cursor_page(None)]).await;
    assert_eq!(items, 6);
    assert_eq!(targets, ["/customers?limit=2", "/customers?cursor=a%2Bb%3D&limit=2", "/customers?cursor=c&limit=2"]);
}

#[tokio::test]
async fn zenskar_ends_when_a_cursor_repeats_also_a_few_pages_later() {
    let (items, targets) = walked(vec![cursor_page(Some("a")), cursor_page(Some("a")), cursor_page(Some("a"))]).await;
    assert_eq!((items, targets.len()), (4, 2));
    let cursors = ["a", "b", "a", "b"].map(|cursor| cursor_page(Some(cursor)));
    let (items, targets) = walked(cursors.to_vec()).await;
    assert_eq!((items, targets.len()), (6, 3));
}

#[tokio::test]
async fn zenskar_ends_at_an_empty_cursor() {
    assert_eq!(walked(vec![cursor_page(Some(""))]).await.1.len(), 1);
}

#[tokio::test]
async fn zenskar_ends_with_the_form_of_its_example() {
    let mut last: Value = serde_json::from_str(&fixture("zenskar/customers_example.json")).unwrap();
    last.as_object_mut().unwrap().remove("next");
    let pages = vec![Reply::json(200, fixture("zenskar/customers_example.json")), Reply::json(200, last.to_string())];
    assert_eq!(
        walked(pages).await,
        (4, vec!["/customers?limit=2".into(), "/customers?cursor=cursor_to_next_page&limit=2".into()])
    );
}

/// A page of so many customers.
fn chargeover_page(count: usize) -> Reply {
    let mut page: Value = serde_json::from_str(&fixture("chargeover/customers.json")).unwrap();
    page["response"] = Value::Array(vec![page["response"][0].clone(); count]);
    Reply::json(200, page.to_string())
}

async fn chargeover_walked(limit: Option<i64>, counts: &[usize]) -> (usize, Vec<String>) {
    let server = Server::start(counts.iter().map(|count| chargeover_page(*count))).await;
    let client = chargeover::Client::builder().basic_auth("a", "b").base_url(server.url()).build().unwrap();
    let call = client.query_customers();
    let call = if let Some(limit) = limit { call.limit(limit) } else { call };
    (call.stream().try_collect().await.unwrap().len(), targets(&server))
}

#[tokio::test]
async fn chargeovers_short_page_is_the_last() {
    let (items, targets) = chargeover_walked(Some(3), &[3, 3, 1]).await;
    assert_eq!(items, 7);
    let first = "/api/v3/customer?limit=3";
    assert_eq!(targets, [first.to_owned(), format!("{first}&offset=3"), format!("{first}&offset=6")]);
}

#[tokio::test]
async fn chargeovers_empty_page_is_the_last() {
    assert_eq!(chargeover_walked(Some(3), &[3, 0]).await.1.len(), 2);
    assert_eq!(chargeover_walked(Some(3), &[0]).await.1.len(), 1);
}

#[tokio::test]
async fn without_a_limit_chargeovers_first_page_says_how_long_pages_are() {
    let (items, targets) = chargeover_walked(None, &[10, 10, 4]).await;
    assert_eq!(items, 24);
    assert_eq!(targets, ["/api/v3/customer", "/api/v3/customer?offset=10", "/api/v3/customer?offset=20"]);
}
