//! Responses by status and media type.

use std::future::poll_fn;

use compiled_cases::sockets_responses::operations::default::{StatusesError, StatusesSuccess};
use compiled_cases::sockets_responses::types::WholeEventsResponseItem as Data;
use compiled_cases::{Error, ResponseValue};

use crate::{Reply, answered};

macro_rules! status {
    ($reply:expr) => {
        answered!(sockets_responses, $reply, |client| client.statuses()).0
    };
}

#[tokio::test]
async fn successes_by_status() {
    let response = status!(Reply::json(200, r#"{"name":"t"}"#)).unwrap().into_inner();
    assert!(matches!(&response, StatusesSuccess::Status200(thing) if thing.name == "t"), "{response:?}");
    let response = status!(Reply::new(202, "soon")).unwrap().into_inner();
    assert!(matches!(&response, StatusesSuccess::Status202(text) if text == "soon"), "{response:?}");
    let response = status!(Reply::new(204, "")).unwrap().into_inner();
    assert!(matches!(response, StatusesSuccess::Status204(())), "{response:?}");
    let response = status!(Reply::json(207, r#"{"job":1}"#)).unwrap();
    assert_eq!(response.status(), 207);
    assert!(matches!(response.into_inner(), StatusesSuccess::Status2xx(job) if job.job == 1));
}

#[tokio::test]
async fn errors_by_status() {
    let error = |result: Result<ResponseValue<StatusesSuccess>, Error<StatusesError>>| match result {
        Err(Error::ErrorResponse(error)) => (error.status().as_u16(), error.into_inner()),
        other => panic!("{other:?}"),
    };
    let found = error(status!(Reply::json(404, r#"{"title":"gone"}"#)));
    assert!(matches!(&found, (404, StatusesError::Status404(problem)) if problem.title == "gone"), "{found:?}");
    let found = error(status!(Reply::new(418, "teapot")));
    assert!(matches!(&found, (418, StatusesError::Status4xx(text)) if text == "teapot"), "{found:?}");
    let found = error(status!(Reply::new(500, "boom")));
    assert!(matches!(&found, (500, StatusesError::Default(()))), "{found:?}");
}

#[tokio::test]
async fn a_status_that_the_document_does_not_have_is_unexpected() {
    let (result, _) = answered!(sockets_responses, Reply::new(500, ""), |client| client.text());
    assert!(matches!(result, Err(Error::UnexpectedResponse(_))), "{result:?}");
}

#[tokio::test]
async fn accept_lists_what_is_read_in_the_documents_order_json_first() {
    let (result, request) = answered!(sockets_responses, Reply::json(200, r#"{"name":"t"}"#), |client| client.vendor());
    assert_eq!(result.unwrap().name, "t");
    assert_eq!(request.header("accept"), Some("application/vnd.thing+json; version=2, application/json"));
    let (result, request) = answered!(sockets_responses, Reply::new(200, "a;ü"), |client| client.text());
    assert_eq!((result.unwrap().as_str(), request.header("accept")), ("a;ü", Some("text/csv")));
}

#[tokio::test]
async fn bytes_as_a_stream() {
    let (result, request) = answered!(sockets_responses, Reply::new(200, b"\x89PNG\0\xff"), |client| client.bytes());
    assert_eq!(request.header("accept"), Some("image/png"));
    let mut stream = result.unwrap().into_inner().into_inner();
    let mut bytes = Vec::new();
    while let Some(chunk) = poll_fn(|context| stream.as_mut().poll_next(context)).await {
        bytes.extend_from_slice(&chunk.unwrap());
    }
    assert_eq!(bytes, b"\x89PNG\0\xff");
}

#[tokio::test]
async fn json_lines_as_a_stream() {
    let reply = Reply::new(200, "{\"name\":\"a\"}\n\n{\"name\":\"b\"}\r\n{\"name\":7}\n{\"name\":\"c\"}");
    let (result, request) = answered!(sockets_responses, reply, |client| client.lines());
    assert_eq!(request.header("accept"), Some("application/x-ndjson"));
    let mut lines = result.unwrap().into_inner();
    assert_eq!(lines.next().await.unwrap().unwrap().name, "a");
    assert_eq!(lines.next().await.unwrap().unwrap().name, "b");
    assert!(lines.next().await.unwrap().unwrap_err().to_string().contains("name"));
    assert_eq!(lines.next().await.unwrap().unwrap().name, "c");
    assert!(lines.next().await.is_none());
}

#[tokio::test]
async fn events_as_a_stream() {
    let text = ": hello\nevent: new\nid: 7\nretry: 50\ndata: {\"name\":\ndata: \"a\"}\n\ndata: {\"name\":\"b\"}\n\ndata: [DONE]\n\n";
    let (result, request) = answered!(sockets_responses, Reply::new(200, text), |client| client.events());
    assert_eq!(request.header("accept"), Some("text/event-stream"));
    let mut events = result.unwrap().into_inner();
    let first = events.next().await.unwrap().unwrap();
    assert_eq!((first.event.as_str(), first.id.as_deref(), first.data.name.as_str()), ("new", Some("7"), "a"));
    assert_eq!(first.retry.unwrap().as_millis(), 50);
    let second = events.next().await.unwrap().unwrap();
    assert_eq!((second.event.as_str(), second.data.name.as_str()), ("message", "b"));
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn a_schema_of_whole_events_types_their_data() {
    let text = "event: thing\ndata: {\"name\":\"a\"}\n\nevent: job\ndata: {\"job\":3}\n\n";
    let (result, _) = answered!(sockets_responses, Reply::new(200, text), |client| client.whole_events());
    let mut events = result.unwrap().into_inner();
    let first = events.next().await.unwrap().unwrap();
    assert!(matches!(&first.data, Data::Thing(thing) if thing.name == "a"), "{first:?}");
    let second = events.next().await.unwrap().unwrap();
    assert!(matches!(&second.data, Data::Job(job) if job.job == 3), "{second:?}");
}
