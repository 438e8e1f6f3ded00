//! Documented headers of responses, typed.

use compiled_cases::Error;
use compiled_cases::sockets_responses::operations::default::WithHeadersHeaders;
use compiled_cases::sockets_responses::types::Color;

use crate::{Reply, answered};

const THING: &str = r#"{"name":"t"}"#;

#[tokio::test]
async fn every_kind_of_header() {
    let reply = Reply::json(200, THING)
        .header("X-Limit", "42")
        .header("X-Next", "2024-01-02T03:04:05Z")
        .header("X-Ids", "1, 2,3")
        .header("X-Ids", "4")
        .header("X-Tags", "1,true, a b")
        .header("X-Color", "blue")
        .header("X-Point", "x,1,name,2")
        .header("X-Point-Exploded", "x=1,name=b")
        .header("X-Json", r#"{"x":3,"name":"c, d"}"#)
        .header("Set-Cookie", "a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT")
        .header("Set-Cookie", "b=2");
    let (response, _) = answered!(sockets_responses, reply, |client| client.with_headers());
    let response = response.unwrap();
    assert_eq!(response.name, "t");
    let headers = WithHeadersHeaders::from(response.headers());
    assert_eq!(headers.x_limit, Some(42));
    assert_eq!(headers.x_next.unwrap().to_rfc3339(), "2024-01-02T03:04:05+00:00");
    assert_eq!(headers.x_ids, Some(vec![1, 2, 3, 4]));
    assert_eq!(headers.x_tags.unwrap(), ["1", "true", "a b"]);
    assert_eq!(headers.x_color, Some(Color::Blue));
    let point = headers.x_point.unwrap();
    assert_eq!((point.x, point.name.as_str()), (1, "2"));
    let point = headers.x_point_exploded.unwrap();
    assert_eq!((point.x, point.name.as_str()), (1, "b"));
    let point = headers.x_json.unwrap();
    assert_eq!((point.x, point.name.as_str()), (3, "c, d"));
    assert_eq!(headers.set_cookie.unwrap(), ["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=2"]);
    assert_eq!(headers.retry_after, None);
}

#[tokio::test]
async fn headers_that_are_missing_or_wrong_cost_nothing_else() {
    let reply = Reply::json(200, THING)
        .header("X-Limit", "many")
        .header("X-Ids", "1,x")
        .header("X-Json", "{")
        .header("X-Tags", "");
    let (response, _) = answered!(sockets_responses, reply, |client| client.with_headers());
    let headers = WithHeadersHeaders::from(response.unwrap().headers());
    let mut expected = WithHeadersHeaders::default();
    expected.x_tags = Some(Vec::new());
    assert_eq!(headers, expected);
}

#[tokio::test]
async fn the_headers_of_an_error() {
    let reply = Reply::new(429, "").header("Retry-After", "7").header("X-Limit", "0");
    let (response, _) = answered!(sockets_responses, reply, |client| client.with_headers());
    let Err(Error::ErrorResponse(error)) = response else { panic!("{response:?}") };
    let headers = WithHeadersHeaders::from(error.headers());
    assert_eq!((headers.retry_after, headers.x_limit), (Some(7), Some(0)));
}
