//! Walking through pages.

use std::collections::BTreeMap;

use super::http_mock::{Server, answer, json};
use super::sample::*;
use openapi_client_runtime::{Error, Items};

type List = Items<i64, BTreeMap<String, String>>;

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

/// The items that a walk in this style gives, and the lines of the requests.
async fn walked<const STYLE: usize>(answers: &[&str]) -> (Vec<i64>, Vec<String>) {
    let (items, error, lines) = walked_to_error::<STYLE>(answers).await;
    assert_eq!(error, None);
    (items, lines)
}

/// The same with the error at the end, if there is one.
async fn walked_to_error<const STYLE: usize>(answers: &[&str]) -> (Vec<i64>, Option<String>, Vec<String>) {
    let answers: Vec<String> =
        answers.iter().map(|text| if text.starts_with('{') { json(text) } else { (*text).to_owned() }).collect();
    let server = Server::new(&answers.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let client = server.client().token("t").build().unwrap();
    let (items, error) = walk(client.list().stream_by::<STYLE>()).await;
    (items, error, server.lines())
}

fn linked(link: &str, results: &str) -> String {
    answer(
        "200 OK",
        &format!("content-type: application/json\r\nlink: {link}\r\n"),
        &format!(r#"{{"results":{results}}}"#),
    )
}

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
async fn a_link_to_another_origin_is_not_followed_and_the_offset_is_counted() {
    let (items, lines) = walked::<LINKED_OFFSET>(&[
        r#"{"next":"http://evil.example/?offset=666","results":[1,2]}"#,
        r#"{"next":"https://127.0.0.1/?offset=777","results":[3]}"#,
        r#"{"next":null,"results":[4]}"#,
    ])
    .await;
    assert_eq!(items, [1, 2, 3, 4]);
    assert_eq!(lines, ["GET /customers", "GET /customers?offset=2", "GET /customers?offset=3"]);
}

#[tokio::test]
async fn a_link_to_another_origin_is_not_followed_and_the_page_is_counted() {
    let link = r#"{"next":"http://evil.example/?offset=9","results":[1]}"#;
    let (items, lines) = walked::<LINKED_NUMBER>(&[link, r#"{"next":null,"results":[2]}"#]).await;
    assert_eq!((items, lines.last().unwrap().as_str()), (vec![1, 2], "GET /customers?offset=2"));
}

#[tokio::test]
async fn a_cursor_is_taken_out_of_a_link_wherever_it_leads() {
    let link = r#"{"next":"http://evil.example/?a=1&offset=b%2B","results":[1]}"#;
    let (items, lines) = walked::<CURSOR>(&[link, r#"{"next":null,"results":[2]}"#]).await;
    assert_eq!((items, lines.last().unwrap().as_str()), (vec![1, 2], "GET /customers?offset=b%2B"));
}

#[tokio::test]
async fn where_only_a_link_tells_one_to_another_origin_is_an_error_after_the_items() {
    let link = r#"{"next":"http://evil.example/?offset=2","results":[1]}"#;
    let (items, error, lines) = walked_to_error::<LINK>(&[link]).await;
    assert_eq!((items, lines.len()), (vec![1], 1));
    assert!(error.unwrap().contains("another origin, http://evil.example"));
}

#[tokio::test]
async fn where_only_a_link_tells_it_is_requested_itself() {
    let (items, lines) = walked::<LINK>(&[
        r#"{"next":"/customers/more?after=7","results":[1]}"#,
        r#"{"next":"?after=8","results":[2]}"#,
        r#"{"next":"","results":[3]}"#,
    ])
    .await;
    assert_eq!(items, [1, 2, 3]);
    assert_eq!(lines, ["GET /customers", "GET /customers/more?after=7", "GET /customers/more?after=8"]);
}

#[tokio::test]
async fn a_link_without_the_parameter_is_requested_itself() {
    let page = r#"{"next":"/customers?page=2","results":[1]}"#;
    let (items, lines) = walked::<LINKED_OFFSET>(&[page, r#"{"next":null,"results":[2]}"#]).await;
    assert_eq!((items, lines.last().unwrap().as_str()), (vec![1, 2], "GET /customers?page=2"));
}

#[tokio::test]
async fn a_text_that_is_no_link_is_not_requested() {
    let page = r#"{"next":"eyJpZCI6MX0=","results":[1]}"#;
    for (items, error, lines) in
        [walked_to_error::<LINKED_OFFSET>(&[page]).await, walked_to_error::<LINK>(&[page]).await]
    {
        assert_eq!((items, lines.len()), (vec![1], 1));
        assert!(error.unwrap().contains("a link to the next page is none"));
    }
}

#[tokio::test]
async fn links_in_a_header_are_followed_until_there_is_none() {
    let last = linked(r#"</customers?offset=0>; rel="first""#, "[3]");
    let pages = [linked("</x?offset=7>; rel=next, </x?offset=9>; rel=last", "[1,2]"), last];
    let pages = pages.each_ref().map(String::as_str);
    assert_eq!(walked::<COUNTED_OFFSET>(&pages).await.1, ["GET /customers", "GET /customers?offset=7"]);
    assert_eq!(walked::<COUNTED_NUMBER>(&pages).await.1, ["GET /customers", "GET /customers?offset=7"]);
    assert_eq!(
        walked::<LINK_HEADER>(&pages).await,
        (vec![1, 2, 3], vec!["GET /customers".to_owned(), "GET /x?offset=7".to_owned()])
    );
    // Some servers have no header at all on the last page.
    let pages = [pages[0], r#"{"results":[3]}"#];
    assert_eq!(walked::<COUNTED_NUMBER>(&pages).await.1.len(), 2);
}

#[tokio::test]
async fn a_repeated_link_is_an_error_after_the_items() {
    let page = r#"{"next":"/customers?offset=1","results":[1]}"#;
    let (items, error, lines) = walked_to_error::<LINKED_OFFSET>(&[page]).await;
    assert_eq!((items, lines.len()), (vec![1, 1], 2));
    assert!(error.unwrap().contains("leads back to one that was asked for before"));
    let (_, error, lines) = walked_to_error::<LINK>(&[page]).await;
    assert_eq!((error.is_some(), lines.len()), (true, 2));
    // Back to the first page, with another text.
    let (_, error, lines) = walked_to_error::<LINKED_OFFSET>(&[r#"{"next":"/?offset=0","results":[1]}"#]).await;
    assert_eq!((error.is_some(), lines.len()), (true, 1));
}

#[tokio::test]
async fn a_repeated_cursor_is_an_error_also_a_few_pages_later() {
    let page = |next: &str| format!(r#"{{"next":"{next}","results":[1]}}"#);
    let pages = ["a", "b", "a"].map(page);
    let (items, error, lines) = walked_to_error::<CURSOR>(&pages.each_ref().map(String::as_str)).await;
    assert_eq!((items.len(), lines.len()), (3, 3));
    assert!(error.unwrap().contains("leads back"));
}

#[tokio::test]
async fn a_page_that_is_shorter_than_others_is_the_last_where_nothing_else_tells() {
    let (items, lines) = walked::<COUNTED_OFFSET>(&[r#"{"results":[1,2]}"#, r#"{"results":[3]}"#]).await;
    assert_eq!((items.len(), lines.len()), (3, 2));
    let (items, lines) =
        walked::<COUNTED_OFFSET>(&[r#"{"results":[1,2]}"#, r#"{"results":[3,4]}"#, r#"{"results":[]}"#]).await;
    assert_eq!((items.len(), lines.last().unwrap().as_str()), (4, "GET /customers?offset=4"));
}

#[tokio::test]
async fn a_limit_of_the_servers_own_does_not_end_the_walk() {
    let pages = [r#"{"results":[1,2]}"#, r#"{"results":[3,4]}"#, r#"{"results":[5]}"#];
    let server = Server::json(&pages).await;
    let client = server.client().build().unwrap();
    let (items, error) = walk(client.list().limit(500).stream_by::<COUNTED_OFFSET>()).await;
    assert_eq!((items, error), (vec![1, 2, 3, 4, 5], None));
    assert_eq!(server.lines().last().unwrap(), "GET /customers?limit=500&offset=4");
}

#[tokio::test]
async fn a_total_tells_where_the_walk_ends() {
    // A short page is not the last, and a full one may be.
    let pages = [r#"{"total":5,"results":[1,2]}"#, r#"{"total":5,"results":[3]}"#, r#"{"total":5,"results":[4,5]}"#];
    assert_eq!(walked::<COUNTED_OFFSET>(&pages).await.1.len(), 3);
    assert_eq!(walked::<COUNTED_NUMBER>(&pages).await.1.len(), 3);
    let pages = [r#"{"pages":2,"results":[1,2]}"#, r#"{"pages":2,"results":[3,4]}"#];
    assert_eq!(walked::<COUNTED_NUMBER>(&pages).await.1.len(), 2);
    let pages = [
        r#"{"has_more":true,"results":[1,2]}"#,
        r#"{"has_more":true,"results":[3]}"#,
        r#"{"has_more":false,"results":[4]}"#,
    ];
    assert_eq!(walked::<COUNTED_OFFSET>(&pages).await.1.len(), 3);
    assert_eq!(walked::<COUNTED_NUMBER>(&pages).await.1.len(), 3);
}

#[tokio::test]
async fn a_total_that_cannot_be_right_does_not_end_the_walk() {
    // It is the number of pages, say.
    let pages = [r#"{"total":3,"results":[1,2]}"#, r#"{"total":3,"results":[3,4]}"#, r#"{"total":3,"results":[]}"#];
    assert_eq!(walked::<COUNTED_NUMBER>(&pages).await.0.len(), 4);
    assert_eq!(walked::<COUNTED_OFFSET>(&pages).await.0.len(), 4);
}

#[tokio::test]
async fn a_page_that_says_both_that_more_follow_and_not_how_is_an_error() {
    let (items, error, _) = walked_to_error::<CURSOR>(&[r#"{"has_more":true,"next":null,"results":[1]}"#]).await;
    assert_eq!(items, [1]);
    assert!(error.unwrap().contains("more follow"));
}

#[tokio::test]
async fn without_links_an_empty_page_is_the_last_by_number() {
    let (items, lines) = walked::<COUNTED_NUMBER>(&[r#"{"results":[1]}"#, r#"{"results":[]}"#]).await;
    assert_eq!((items, lines.last().unwrap().as_str()), (vec![1], "GET /customers?offset=2"));
}

#[tokio::test]
async fn a_server_that_ignores_the_parameter_is_noticed() {
    for page in [r#"{"results":[1,2]}"#, r#"{"results":[1,2],"next":"http://evil.example/"}"#] {
        let (items, error, lines) = walked_to_error::<COUNTED_NUMBER>(&[page]).await;
        assert_eq!((items, lines.len()), (vec![1, 2], 2));
        assert!(error.unwrap().contains("same page once more"));
    }
    let (items, error, lines) = walked_to_error::<COUNTED_OFFSET>(&[r#"{"results":[1,2]}"#]).await;
    assert_eq!((items.len(), error.is_some(), lines.len()), (2, true, 2));
}

#[tokio::test]
async fn pages_without_items_do_not_go_on_for_ever() {
    let page = |number: usize| format!(r#"{{"next":"{number}","results":[]}}"#);
    let pages: Vec<String> = (0..1_100).map(page).collect();
    let (items, error, lines) = walked_to_error::<CURSOR>(&pages.iter().map(String::as_str).collect::<Vec<_>>()).await;
    assert_eq!((items.len(), lines.len()), (0, 1_000));
    assert!(error.unwrap().contains("1000 pages without items"));
}

#[tokio::test]
async fn an_error_is_yielded_and_ends_the_walk() {
    let bad = answer("500 Oops", "", "");
    let (items, error, _) = walked_to_error::<LINKED_OFFSET>(&[r#"{"next":"/?offset=1","results":[1]}"#, &bad]).await;
    assert_eq!(items, [1]);
    assert!(error.unwrap().contains("500"));
}

#[tokio::test]
async fn an_item_that_does_not_fit_is_an_error_of_its_own() {
    let first = r#"{"next":"/?offset=3","results":[1, "two\n" ,3],"total":4}"#;
    let server = Server::json(&[first, r#"{"next":null,"results":[4]}"#]).await;
    let client = server.client().build().unwrap();
    let mut stream = client.list().stream();
    assert_eq!(stream.next().await.unwrap().unwrap(), 1);
    let error = stream.next().await.unwrap().unwrap_err();
    assert!(error.to_string().ends_with(r#"results[1]: expected an integer, found string "two\n""#), "{error}");
    assert_eq!(error.body().unwrap(), r#""two\n""#);
    assert_eq!(error.status().unwrap(), 200);
    assert!(matches!(error, Error::InvalidResponsePayload(_)));
    assert_eq!(stream.next().await.unwrap().unwrap(), 3);
    assert_eq!(stream.next().await.unwrap().unwrap(), 4);
    assert!(stream.next().await.is_none());
    assert_eq!(server.lines(), ["GET /customers", "GET /customers?offset=3"]);
    // The call that is no stream fails, and says where.
    let server = Server::json(&[first]).await;
    let error = server.client().build().unwrap().list().send().await.unwrap_err();
    assert!(error.to_string().contains("results[1]: expected an integer"), "{error}");
    assert_eq!(error.body().unwrap(), first);
}

#[tokio::test]
async fn a_page_of_items_that_do_not_fit_is_counted_in_full() {
    let pages = [r#"{"results":[null,{}]}"#, r#"{"results":[3,4]}"#, r#"{"results":[]}"#];
    let server = Server::json(&pages).await;
    let client = server.client().build().unwrap();
    let mut stream = client.list().stream_by::<COUNTED_OFFSET>();
    let mut results = Vec::new();
    while let Some(item) = stream.next().await {
        results.push(item.ok());
    }
    assert_eq!(results, [None, None, Some(3), Some(4)]);
    assert_eq!(server.lines(), ["GET /customers", "GET /customers?offset=2", "GET /customers?offset=4"]);
}

#[tokio::test]
async fn a_page_whose_own_fields_do_not_fit_ends_the_walk() {
    for page in [r#"{"next":{},"results":[1]}"#, r#"{"next":null,"results":{}}"#, r#"{"next":null,"results":[1"#, "[]"]
    {
        let server = Server::json(&[page]).await;
        let client = server.client().build().unwrap();
        let (items, error) = walk(client.list().stream()).await;
        assert_eq!((items.len(), error.is_some()), (0, true), "{page}");
    }
}

#[tokio::test]
async fn whole_pages_come_with_their_fields_and_headers() {
    let last = r#"{"next":null,"total":3,"results":[3]}"#;
    let first = answer(
        "200 OK",
        "content-type: application/json\r\nx-count: 3\r\n",
        r#"{"next":"/?offset=2","total":3,"results":[1,2]}"#,
    );
    let server = Server::new(&[&first, &json(last)]).await;
    let pages = server.client().build().unwrap().list().pages().try_collect().await.unwrap();
    assert_eq!((pages[0].total, pages[0].headers()["x-count"].to_str().unwrap()), (Some(3), "3"));
    assert_eq!(pages.iter().map(|page| page.results.len()).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(server.lines(), ["GET /customers", "GET /customers?offset=2"]);
}

#[tokio::test]
async fn a_whole_page_that_does_not_fit_is_an_error_of_its_own() {
    let server = Server::json(&[r#"{"next":"/?offset=2","results":[1,null]}"#, r#"{"next":null,"results":[3]}"#]).await;
    let client = server.client().build().unwrap();
    let mut pages = client.list().pages();
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("results[1]: expected an integer, found null"), "{error}");
    assert_eq!(pages.next().await.unwrap().unwrap().results, [3]);
    assert!(pages.next().await.is_none());
}

#[test]
fn a_walk_is_a_stream_that_can_be_sent_to_another_thread() {
    fn check<S: futures_core::Stream + Unpin + Send>(_: &S) {}
    let client = Client::builder().base_url("http://h").build().unwrap();
    check(&client.list().stream());
    check(&client.list().pages());
}
