//! A path value is one segment, whatever it holds, or it is refused.

use crate::{refused, sent};

#[tokio::test]
async fn whatever_can_be_one_segment_is_one() {
    let values = [
        ("/", "%2F"),
        ("a/../b", "a%2F..%2Fb"),
        ("\\", "%5C"),
        ("..\\", "..%5C"),
        ("%2F", "%252F"),
        ("%2e%2e", "%252e%252e"),
        ("...", "..."),
        ("?a=1", "%3Fa%3D1"),
        ("#", "%23"),
        (";x=1", "%3Bx%3D1"),
        (" ", "%20"),
        ("\r\n", "%0D%0A"),
        ("é", "%C3%A9"),
    ];
    for (value, segment) in values {
        let request = sent!(sockets_parameters, |client| client.one_segment(value));
        assert_eq!(request.line, format!("GET /one/{segment}/end HTTP/1.1"));
    }
}

#[tokio::test]
async fn what_would_be_another_path_is_refused() {
    for value in ["", ".", ".."] {
        let error = refused!(sockets_parameters, |client| client.one_segment(value));
        assert!(error.contains("path"), "{error}");
    }
}

#[tokio::test]
async fn a_parameter_that_only_the_path_names_is_a_required_text() {
    let request = sent!(operations_undeclared_path_parameter, |client| client.message(7, "app/1"));
    assert_eq!(request.line, "GET /apps/app%2F1/messages/7 HTTP/1.1");
}
