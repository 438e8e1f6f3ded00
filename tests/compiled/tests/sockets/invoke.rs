//! What `invoke` refuses before anything is sent, and what it sends.

use compiled_cases::sockets_invoke::{Client, invoke::invoke};

use crate::{Reply, Server};

/// The error of a call with this body.
async fn refused(body: &str) -> String {
    let server = Server::start([]).await;
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let error = invoke(&client, "pay", &format!(r#"{{"body": {body}}}"#)).await.err().unwrap();
    assert!(matches!(error, compiled_cases::Error::InvalidRequest(_)), "{error}");
    assert!(server.received().is_empty());
    error.to_string()
}

#[tokio::test]
async fn a_key_of_a_body_that_the_document_does_not_have_is_an_error_with_its_place() {
    for (body, place) in [
        (r#"{"amuont": 1}"#, "amuont"),
        (r#"{"amuont": null}"#, "amuont"),
        (r#"{"lines": [{}, {"amuont": 1}]}"#, "lines[1].amuont"),
        (r#"{"by_kind": {"kind": "card", "nmber": "1"}}"#, "by_kind.nmber"),
        (r#"{"by_kind": {"kind": "bank", "line": {"amuont": 1}}}"#, "by_kind.line.amuont"),
        (r#"{"by_keys": {"a": 1, "c": 1}}"#, "by_keys.c"),
        (r#"{"by_keys": {"b": 1, "both": {"amuont": 1}}}"#, "by_keys.both.amuont"),
        (r#"{"lines_by_name": {"x y": {"amuont": 1}}}"#, r#"lines_by_name["x y"].amuont"#),
        (r#"{"pair": ["a", 1, true]}"#, "pair[2]"),
    ] {
        let error = refused(body).await;
        assert!(error.contains(&format!("the body: {place}: unknown to the document")), "{body}: {error}");
    }
}

#[tokio::test]
async fn a_key_of_a_parameter_that_the_document_does_not_have_is_an_error_with_its_place() {
    let client = Client::builder().base_url("http://127.0.0.1:1").build().unwrap();
    let error = invoke(&client, "pay", r#"{"query": {"filter": {"sate": "x"}}, "body": {}}"#).await.err().unwrap();
    assert!(error.to_string().contains("the query parameter `filter`: sate: unknown to the document"), "{error}");
}

#[tokio::test]
async fn any_key_is_sent_where_a_map_or_a_free_value_stands() {
    let body = r#"{"by_keys":{"a":1,"both":{"amount":2.5}},"labels":{"x":"y"},"anything":{"x":{"y":1}},"open":{"a":"b","x":1}}"#;
    let server = Server::start([Reply::new(204, "")]).await;
    let client = Client::builder().base_url(server.url()).build().unwrap();
    invoke(&client, "pay", &format!(r#"{{"body": {body}}}"#)).await.unwrap();
    let sent: serde_json::Value = serde_json::from_str(&server.only().body).unwrap();
    assert_eq!(sent, serde_json::from_str::<serde_json::Value>(body).unwrap());
}
