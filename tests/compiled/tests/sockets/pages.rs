//! Pages of every shape that is recognised without settings: what is asked for, and where the pages end.

use super::{Reply, Server};
use compiled_cases::sockets_pages::{Client, types};
use compiled_cases::{Error, Items};

/// The ids of the items that a stream gives, one that does not fit as `!`, and what was asked for.
macro_rules! walked {
    ($replies:expr, |$client:ident| $call:expr) => {{
        let server = Server::start($replies).await;
        let $client = Client::builder().key("k").base_url(server.url()).build().unwrap();
        let ids = ids($call.stream()).await;
        let lines: Vec<String> = server.received().iter().map(|request| request.target().to_owned()).collect();
        (ids, lines, server)
    }};
}

async fn ids(mut stream: Items<types::Thing, ()>) -> String {
    let mut ids = String::new();
    while let Some(item) = stream.next().await {
        match item {
            Ok(thing) => ids.push_str(&thing.id),
            Err(Error::InvalidResponsePayload(_)) => ids.push('!'),
            Err(error) => panic!("{error}"),
        }
    }
    ids
}

fn reply(body: &str) -> Reply {
    Reply::json(200, body)
}

#[tokio::test]
async fn a_list_beside_errors_is_that_of_the_items() {
    let pages = [r#"{"errors":[],"data":[{"id":"a"},{"id":"b"}]}"#, r#"{"data":[{"id":"c"}]}"#].map(reply);
    let (ids, lines, _) = walked!(pages, |client| client.beside_errors());
    assert_eq!((ids.as_str(), lines), ("abc", vec!["/beside-errors".to_owned(), "/beside-errors?offset=2".to_owned()]));
}

#[tokio::test]
async fn a_cursor_in_an_object_is_passed_on_until_it_or_the_object_is_null() {
    let first = r#"{"items":[{"id":"a"}],"pagination":{"nextPageToken":"x&y"}}"#;
    for last in
        [r#"{"items":[{"id":"b"}],"pagination":{"nextPageToken":null}}"#, r#"{"items":[{"id":"b"}],"pagination":null}"#]
    {
        let (ids, lines, _) = walked!([first, last].map(reply), |client| client.nested_cursor());
        assert_eq!((ids.as_str(), lines), ("ab", vec!["/nested".to_owned(), "/nested?cursor=x%26y".to_owned()]));
    }
}

#[tokio::test]
async fn pages_are_counted_from_zero_up_to_their_number() {
    let pages = [r#"{"results":[{"id":"a"}],"totalPages":2}"#, r#"{"results":[{"id":"b"}],"totalPages":2}"#].map(reply);
    let (ids, lines, _) = walked!(pages, |client| client.number_pages());
    assert_eq!((ids.as_str(), lines), ("ab", vec!["/numbers".to_owned(), "/numbers?page=1".to_owned()]));
}

#[tokio::test]
async fn bare_lists_end_with_an_empty_one() {
    let pages = [r#"[{"id":"a"},{}]"#, r#"[{"id":"c"}]"#, "[]"].map(reply);
    let (ids, lines, _) = walked!(pages, |client| client.bare_pages().page_size(2));
    assert_eq!(ids, "a!c");
    let page = |number: &str| format!("/bare?{number}page%5Bsize%5D=2");
    assert_eq!(lines, [page(""), page("page%5Bnumber%5D=2&"), page("page%5Bnumber%5D=3&")]);
}

#[tokio::test]
async fn the_last_items_id_asks_for_the_next_page_also_where_the_item_does_not_fit() {
    let first = r#"{"data":[{"id":"a"},{"id":7}],"has_more":true}"#;
    let (ids, lines, _) =
        walked!([first, r#"{"data":[{"id":"c"}],"has_more":false}"#].map(reply), |client| client.last_item());
    assert_eq!((ids.as_str(), lines), ("a!c", vec!["/last".to_owned(), "/last?starting_after=7".to_owned()]));
}

#[tokio::test]
async fn links_are_followed_with_the_credential() {
    let first = r#"{"things":[{"id":"a"}],"next":"/more/7?x=1"}"#;
    let (ids, lines, _) =
        walked!([first, r#"{"things":[{"id":"b"}],"next":null}"#].map(reply), |client| client.links());
    assert_eq!((ids.as_str(), lines), ("ab", vec!["/links?api_key=k".to_owned(), "/more/7?x=1&api_key=k".to_owned()]));
}

#[tokio::test]
async fn a_link_to_another_origin_is_never_requested() {
    let elsewhere = Server::start([reply(r#"{"things":[{"id":"evil"}]}"#)]).await;
    let page = format!(r#"{{"things":[{{"id":"a"}}],"next":"{}/links"}}"#, elsewhere.url());
    let server = Server::start([reply(&page)]).await;
    let client = Client::builder().key("k").base_url(server.url()).build().unwrap();
    let mut stream = client.links().stream();
    assert!(stream.next().await.unwrap().is_ok());
    assert!(matches!(stream.next().await, Some(Err(Error::NextPage(_)))));
    assert!(stream.next().await.is_none());
    assert!(elsewhere.received().is_empty());
}

#[tokio::test]
async fn a_link_header_is_followed() {
    let first =
        reply(r#"[{"id":"a"}]"#).header("link", r#"</header?page=2>; rel="next", </header?page=9>; rel="last""#);
    let last = reply(r#"[{"id":"b"}]"#).header("link", r#"</header?page=1>; rel="prev""#);
    let (ids, lines, _) = walked!([first, last], |client| client.link_header());
    assert_eq!((ids.as_str(), lines), ("ab", vec!["/header".to_owned(), "/header?page=2".to_owned()]));
}

#[tokio::test]
async fn a_cursor_goes_into_the_body_of_a_post() {
    let first = r#"{"items":[{"id":"a"}],"pagination":{"nextPageToken":"x"}}"#;
    let body = types::Search {
        page: Some(types::SearchPage { size: Some(1), ..Default::default() }),
        ..types::Search::new("t")
    };
    let (ids, _, server) = walked!([first, r#"{"items":[{"id":"b"}]}"#].map(reply), |client| client.search(body));
    assert_eq!(ids, "ab");
    let bodies: Vec<String> = server.received().iter().map(|request| request.body.clone()).collect();
    assert_eq!(bodies, [r#"{"text":"t","page":{"size":1}}"#, r#"{"text":"t","page":{"size":1,"cursor":"x"}}"#]);
}

#[tokio::test]
async fn a_page_that_may_be_null_is_one_without_items() {
    let (ids, lines, _) = walked!([r#"{"judgeArray":[{"id":"a"}]}"#, "null"].map(reply), |client| client.judges());
    assert_eq!((ids.as_str(), lines), ("a", vec!["/judges".to_owned(), "/judges?pageNumber=2".to_owned()]));
}
