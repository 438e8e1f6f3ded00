//! Walking through pages.

use super::http_mock::{Server, answer, json};
use super::sample::*;
use openapi_client_runtime::{Pages, Paging};

type List = Pages<i64, std::collections::BTreeMap<String, String>>;

/// The items, and the error at the end if there is one.
async fn walk(mut pages: List) -> (Vec<i64>, Option<String>) {
    let mut items = Vec::new();
    while let Some(item) = pages.next().await {
        match item {
            Ok(item) => items.push(item),
            Err(error) => {
                assert!(pages.next().await.is_none());
                return (items, Some(error.to_string()));
            }
        }
    }
    (items, None)
}

const COUNTED: Paging = Paging::Offset { limit: Some(0), offset: 1, next: false };

#[tokio::test]
async fn links_are_followed_by_their_offset() {
    let server = Server::json(&[
        r#"{"next":"{url}/elsewhere?limit=2&offset=2&extra=1","results":[1,2]}"#,
        r#"{"next":"/customers?limit=2&offset=4","results":[3]}"#,
        r#"{"next":null,"results":[4]}"#,
    ])
    .await;
    let client = server.client().build().unwrap();
    assert_eq!(walk(client.list().ids([7]).stream()).await, (vec![1, 2, 3, 4], None));
    let lines =
        ["GET /customers?ids=7", "GET /customers?limit=2&offset=2&ids=7", "GET /customers?limit=2&offset=4&ids=7"];
    assert_eq!(server.lines(), lines);
}

#[tokio::test]
async fn a_link_to_another_origin_is_an_error_after_the_items() {
    let server = Server::json(&[r#"{"next":"http://evil.example/?offset=2","results":[1]}"#]).await;
    let client = server.client().token("t").build().unwrap();
    for paging in [
        Paging::Offset { limit: Some(0), offset: 1, next: true },
        Paging::Cursor { cursor: 1 },
        Paging::Page { page: 1, next: true },
    ] {
        let (items, error) = walk(client.list().stream_by(paging)).await;
        assert_eq!(items, [1]);
        assert!(error.unwrap().contains("another origin, http://evil.example"));
    }
    assert_eq!(server.seen().len(), 3);
}

#[tokio::test]
async fn a_repeated_link_or_cursor_ends_the_walk() {
    let server = Server::json(&[r#"{"next":"{url}/customers?offset=1","results":[1]}"#]).await;
    let client = server.client().build().unwrap();
    assert_eq!(walk(client.list().stream()).await, (vec![1, 1], None));
    let server = Server::json(&[
        r#"{"next":"a","results":[1]}"#,
        r#"{"next":"{url}/?offset=b%2B","results":[2]}"#,
        r#"{"next":"a","results":[3]}"#,
    ])
    .await;
    let client = server.client().build().unwrap();
    assert_eq!(walk(client.list().stream_by(Paging::Cursor { cursor: 1 })).await, (vec![1, 2, 3], None));
    assert_eq!(server.lines(), ["GET /customers", "GET /customers?offset=a", "GET /customers?offset=b%2B"]);
}

#[tokio::test]
async fn without_links_a_short_page_is_the_last() {
    let server = Server::json(&[r#"{"results":[1,2]}"#, r#"{"results":[3]}"#]).await;
    let client = server.client().build().unwrap();
    assert_eq!(walk(client.list().limit(2).stream_by(COUNTED)).await, (vec![1, 2, 3], None));
    assert_eq!(server.lines(), ["GET /customers?limit=2", "GET /customers?limit=2&offset=2"]);
    let server = Server::json(&[r#"{"results":[1,2]}"#, r#"{"results":[3,4]}"#, r#"{"results":[]}"#]).await;
    let client = server.client().build().unwrap();
    assert_eq!(walk(client.list().stream_by(COUNTED)).await, (vec![1, 2, 3, 4], None));
    assert_eq!(server.seen().len(), 3);
    let server = Server::json(&[r#"{"results":[1]}"#, r#"{"results":[]}"#]).await;
    let client = server.client().build().unwrap();
    assert_eq!(client.list().stream_by(Paging::Page { page: 1, next: false }).try_collect().await.unwrap(), [1]);
    assert_eq!(server.lines(), ["GET /customers", "GET /customers?offset=2"]);
}

#[tokio::test]
async fn an_error_is_yielded_and_ends_the_walk() {
    let bad = answer("500 Oops", "", "");
    let server = Server::new(&[&json(r#"{"next":"/?offset=1","results":[1]}"#), &bad]).await;
    let client = server.client().build().unwrap();
    let (items, error) = walk(client.list().stream()).await;
    assert_eq!(items, [1]);
    assert!(error.unwrap().contains("500"));
}

#[tokio::test]
async fn a_link_that_says_nothing_is_an_error() {
    let server = Server::json(&[r#"{"next":"{url}/?page=2","results":[1]}"#]).await;
    let client = server.client().build().unwrap();
    let (_, error) = walk(client.list().stream()).await;
    assert!(error.unwrap().contains("has no `offset`"));
}

#[test]
fn a_walk_is_a_stream_that_can_be_sent_to_another_thread() {
    fn check<S: futures_core::Stream + Unpin + Send>(_: &S) {}
    let client = Client::builder().base_url("http://h").build().unwrap();
    check(&client.list().stream());
}
