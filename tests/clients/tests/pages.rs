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
async fn a_next_that_repeats_is_an_error_after_the_items() {
    let page = |url: &str| deleted(&[1], Some(format!("{url}/rr/api/v1/customers?limit=1&offset=1")));
    let server = Server::with_url(|url| vec![page(url), page(url), page(url)]).await;
    let mut stream = campfire(&server).rr_api_v1_customers_list().stream();
    assert!(stream.next().await.unwrap().is_ok());
    assert!(stream.next().await.unwrap().is_ok());
    assert!(matches!(stream.next().await, Some(Err(Error::NextPage(_)))));
    assert!(stream.next().await.is_none());
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn a_next_to_another_origin_is_never_requested_and_the_offset_is_counted() {
    let elsewhere = Server::start([deleted(&[666], None)]).await;
    let next = format!("{}/rr/api/v1/customers?limit=1&offset=666", elsewhere.url());
    let server = Server::start([deleted(&[1, 2], Some(next)), deleted(&[3], None)]).await;
    let stream = campfire(&server).rr_api_v1_customers_list().limit(2).stream();
    let ids: Vec<i64> = stream.try_collect().await.unwrap().into_iter().map(id).collect();
    assert_eq!(ids, [1, 2, 3]);
    let first = "/rr/api/v1/customers?limit=2";
    assert_eq!(targets(&server), [first.to_owned(), format!("{first}&offset=2")]);
    assert!(elsewhere.received().is_empty());
}

#[tokio::test]
async fn a_next_of_another_scheme_is_never_requested_and_the_offset_is_counted() {
    let next = |url: &str| format!("{}/rr/api/v1/customers?limit=1&offset=777", url.replace("http:", "https:"));
    let server = Server::with_url(|url| vec![deleted(&[1], Some(next(url))), deleted(&[2], None)]).await;
    let stream = campfire(&server).rr_api_v1_customers_list().stream();
    assert_eq!(stream.try_collect().await.unwrap().len(), 2);
    assert_eq!(targets(&server), ["/rr/api/v1/customers", "/rr/api/v1/customers?offset=1"]);
}

#[tokio::test]
async fn an_item_that_does_not_fit_is_one_error_and_the_stream_goes_on() {
    let page = |url: &str| {
        let time = "2025-01-02T03:04:05Z";
        let good = |id| json!({"id": id, "is_deleted": true, "deleted_at": time, "last_modified_at": time});
        let bad = json!({"id": 2, "is_deleted": true, "deleted_at": "soon", "last_modified_at": time});
        let next = format!("{url}/rr/api/v1/customers?offset=3");
        json!({"count": 4, "next": next, "previous": null, "results": [good(1), bad, good(3)]}).to_string()
    };
    let server = Server::with_url(|url| vec![Reply::json(200, page(url)), deleted(&[4], None)]).await;
    let mut stream = campfire(&server).rr_api_v1_customers_list().stream();
    let (mut ids, mut errors) = (Vec::new(), Vec::new());
    while let Some(item) = stream.next().await {
        match item {
            Ok(record) => ids.push(id(record)),
            Err(error) => errors.push(error),
        }
    }
    assert_eq!(ids, [1, 3, 4]);
    let [error] = errors.as_slice() else { panic!("{errors:?}") };
    assert!(error.to_string().contains("results[1]"), "{error}");
    assert!(String::from_utf8_lossy(error.body().unwrap()).starts_with("{\"id\":2,"));
    assert_eq!(targets(&server), ["/rr/api/v1/customers", "/rr/api/v1/customers?offset=3"]);
    // The same answer to `send` is an error as a whole.
    let server = Server::with_url(|url| vec![Reply::json(200, page(url))]).await;
    let error = campfire(&server).rr_api_v1_customers_list().send().await.unwrap_err();
    assert!(error.to_string().contains("results[1]"), "{error}");
}

#[tokio::test]
async fn pages_are_given_whole() {
    let next = |url: &str| Some(format!("{url}/rr/api/v1/customers?offset=2"));
    let first = |url: &str| deleted(&[1, 2], next(url)).header("x-request-id", "a");
    let server = Server::with_url(|url| vec![first(url), deleted(&[3], None)]).await;
    let mut pages = campfire(&server).rr_api_v1_customers_list().pages();
    let page = pages.next().await.unwrap().unwrap();
    assert_eq!((page.count, page.results.len(), page.headers()["x-request-id"].to_str().unwrap()), (99, 2, "a"));
    assert_eq!(pages.next().await.unwrap().unwrap().results.len(), 1);
    assert!(pages.next().await.is_none());
    assert_eq!(targets(&server), ["/rr/api/v1/customers", "/rr/api/v1/customers?offset=2"]);
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

/// How many items a walk gives, whether it ends with an error, and what is asked for.
async fn walked(pages: Vec<Reply>) -> (usize, bool, Vec<String>) {
    let server = Server::start(pages).await;
    let mut stream = zenskar(&server).list_customers_with_filtering_and_pagination().limit(2).stream();
    let (mut items, mut fails) = (0, false);
    while let Some(item) = stream.next().await {
        match item {
            Ok(_) => items += 1,
            Err(error) => fails = matches!(error, Error::NextPage(_)),
        }
    }
    (items, fails, targets(&server))
}

#[tokio::test]
async fn zenskar_passes_the_cursor_on() {
    let (items, fails, targets) =
        walked(vec![cursor_page(Some("a+b=")), cursor_page(Some("c")), cursor_page(None)]).await;
    assert_eq!((items, fails), (6, false));
    assert_eq!(targets, ["/customers?limit=2", "/customers?cursor=a%2Bb%3D&limit=2", "/customers?cursor=c&limit=2"]);
}

#[tokio::test]
async fn a_cursor_that_repeats_is_an_error_also_a_few_pages_later() {
    let cursors = ["a", "a", "a"].map(|cursor| cursor_page(Some(cursor)));
    let (items, fails, targets) = walked(cursors.to_vec()).await;
    assert_eq!((items, fails, targets.len()), (4, true, 2));
    let cursors = ["a", "b", "a", "b"].map(|cursor| cursor_page(Some(cursor)));
    let (items, fails, targets) = walked(cursors.to_vec()).await;
    assert_eq!((items, fails, targets.len()), (6, true, 3));
}

#[tokio::test]
async fn zenskar_ends_at_an_empty_cursor() {
    assert_eq!(walked(vec![cursor_page(Some(""))]).await.2.len(), 1);
}

#[tokio::test]
async fn zenskar_ends_with_the_form_of_its_example() {
    let mut last: Value = serde_json::from_str(&fixture("zenskar/customers_example.json")).unwrap();
    last.as_object_mut().unwrap().remove("next");
    let pages = vec![Reply::json(200, fixture("zenskar/customers_example.json")), Reply::json(200, last.to_string())];
    assert_eq!(
        walked(pages).await,
        (4, false, vec!["/customers?limit=2".into(), "/customers?cursor=cursor_to_next_page&limit=2".into()])
    );
}

/// Pages of so many customers, each with an id of its own.
fn chargeover_pages(counts: &[usize]) -> Vec<Reply> {
    let fixture: Value = serde_json::from_str(&fixture("chargeover/customers.json")).unwrap();
    let mut ids = 1..;
    let customer = |id: u32| {
        let mut customer = fixture["response"][0].clone();
        customer["customer_id"] = json!(id);
        customer
    };
    let page = |count: &usize| {
        let mut page = fixture.clone();
        page["response"] = ids.by_ref().take(*count).map(customer).collect();
        Reply::json(200, page.to_string())
    };
    counts.iter().map(page).collect()
}

async fn chargeover_walked(limit: Option<i64>, counts: &[usize]) -> (usize, Vec<String>) {
    let server = Server::start(chargeover_pages(counts)).await;
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
async fn a_limit_of_chargeovers_own_does_not_end_the_walk() {
    let (items, targets) = chargeover_walked(Some(500), &[3, 3, 1]).await;
    assert_eq!((items, targets.len()), (7, 3));
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
