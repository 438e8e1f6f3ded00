//! Streams of events and of JSON lines.

use super::http_mock::{Server, answer};
use crate::support::http::{Error, Response};

/// A response whose body comes in these pieces.
async fn response(pieces: &[&str]) -> Response {
    let chunks: String = pieces.iter().map(|piece| format!("{:x}\r\n{piece}\r\n", piece.len())).collect();
    let answer = format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n{chunks}0\r\n\r\n");
    let server = Server::new(&[&answer]).await;
    let client = server.client().max_response_size(200).build().unwrap();
    client.update("1").request.send::<()>().await.unwrap()
}

#[tokio::test]
async fn events_have_types_ids_and_data() {
    let pieces =
        [": hello\nevent: add\nid: 7\nda", "ta: {\"a\":\ndata: 1}\r\n\r", "\ndata: {\"a\": 2}\n\n", "data: [DONE]\n\n"];
    let mut events = response(&pieces).await.events::<serde_json::Value>().into_inner();
    let first = events.next().await.unwrap().unwrap();
    assert_eq!((first.event.as_str(), first.id.as_deref(), &first.data["a"]), ("add", Some("7"), &1.into()));
    let second = events.next().await.unwrap().unwrap();
    assert_eq!((second.event.as_str(), second.id.as_deref(), &second.data["a"]), ("message", Some("7"), &2.into()));
    assert!(events.next().await.is_none());
    let mut events = response(&["data: a\ndata: b\n\ndata: broken off\n"]).await.text_events().into_inner();
    assert_eq!(events.next().await.unwrap().unwrap().data, "a\nb");
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn each_line_is_a_value() {
    let mut lines =
        response(&["{\"a\":1}\n\n{\"a\"", ":2}\r\n\x1e{\"a\":3}"]).await.json_lines::<serde_json::Value>().into_inner();
    for expected in 1..=3 {
        assert_eq!(lines.next().await.unwrap().unwrap()["a"], expected);
    }
    assert!(lines.next().await.is_none());
    let mut lines = response(&["1\nx\n3\n"]).await.json_lines::<i64>().into_inner();
    assert_eq!(lines.next().await.unwrap().unwrap(), 1);
    assert!(matches!(lines.next().await.unwrap(), Err(Error::InvalidResponsePayload(..))));
    assert_eq!(lines.next().await.unwrap().unwrap(), 3);
    let long = "1".repeat(500);
    let mut lines = response(&[&long, &long]).await.json_lines::<i64>().into_inner();
    let error = lines.next().await.unwrap().unwrap_err().to_string();
    assert!(error.contains("max_response_size"), "{error}");
}

#[tokio::test]
async fn another_media_type_comes_as_it_is() {
    let server = Server::new(&[&answer("200 OK", "content-type: text/csv\r\n", "a,b")]).await;
    let client = server.client().build().unwrap();
    let request = client.update("1").request;
    assert!(request.send_as("text/csv".to_owned()).await.is_ok());
    assert!(server.seen()[0].contains("accept: text/csv\r\n"));
}
