//! What an error keeps, what it tells, and what it becomes.

use std::error::Error as StdError;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::error_lines::{Closed, SECRET, client, updated};
use super::http_mock::{Server, answer, json};
use super::sample::*;
use openapi_client_runtime::{Error, Outcome, RetryPolicy, SignerError, Unsigned};

#[tokio::test]
async fn an_error_keeps_what_the_server_sent() {
    let headers = "x-request-id: req_7\r\nx-echo: s3cr3t/+key=\r\n";
    let body = r#"{"name":"s3cr3t\/+key=","message":"test this code"}"#;
    for status in ["400 Bad Request", "500 Oops"] {
        let error = updated(&answer(status, headers, body)).await;
        assert_eq!(error.status().unwrap().as_u16().to_string(), status[..3]);
        assert_eq!(error.body().unwrap(), body);
        assert_eq!(error.headers().unwrap()["x-echo"], SECRET);
        assert_eq!(error.request_id(), Some("req_7"));
        let operation = error.operation().unwrap();
        let names = (operation.api, operation.method.as_str(), operation.path, operation.operation_id);
        assert_eq!(names, ("sample", "PATCH", "/contracts/{id}", "update"));
    }
}

#[tokio::test]
async fn typed_errors_hold_what_the_server_wrote_also_where_it_is_a_password() {
    let body = r#"{"name":["this is a test account"],"code":["test"]}"#;
    let server = Server::new(&[&answer("400 Bad Request", "", body)]).await;
    let client = Client::builder().base_url(&server.url).token("test").header_key("code").build().unwrap();
    let error = client.update("1").send().await.unwrap_err();
    assert!(!error.to_string().contains("test"), "{error}");
    let Error::ErrorResponse(value) = error else { panic!("{error}") };
    assert!(matches!(&*value, UpdateError::Status400(fields) if fields["name"] == ["this is a test account"]));
}

#[tokio::test]
async fn a_credential_is_not_shown_in_part_where_a_value_is_cut() {
    for before in 30..70 {
        let value = format!(r#"{{"next":null,"results":["{}{SECRET}"]}}"#, "x".repeat(before));
        let server = Server::json(&[&value]).await;
        let error = client(&server.url).build().unwrap().list().send().await.unwrap_err();
        let shown = format!("{error} {:?}", error.source().unwrap());
        assert!(shown.contains("found string \"xxx") && !shown.contains("s3"), "{shown}");
    }
}

/// What callers write who set a credential as a header.
#[tokio::test]
async fn headers_of_credentials_are_not_shown_whoever_sets_them() {
    let hook =
        |request: &mut Unsigned<'_>| -> Result<(), SignerError> { request.set_header("x-mark", "signed-s3cr3t") };
    let mut own = reqwest::header::HeaderMap::new();
    own.insert("x-token", "own-s3cr3t".parse().unwrap());
    let echo = "default-s3cr3t call-s3cr3t signed-s3cr3t own-s3cr3t open sesame";
    let server = Server::new(&[&answer("500 Oops", "", echo)]).await;
    let builder = client(&server.url).default_header("x-api-key", "default-s3cr3t").signer(hook);
    let client = builder.configure_http_client(move |http| http.default_headers(own.clone())).build().unwrap();
    let call = client.list().header("cookie", "a=1; session=call-s3cr3t");
    let error = call.header("authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==").send().await.unwrap_err();
    let said = "redacted redacted redacted redacted redacted";
    assert_eq!(error.to_string(), format!("sample GET /customers: 500 Internal Server Error: {said}"));
    assert_eq!(error.body().unwrap(), echo);
}

#[tokio::test]
async fn what_an_earlier_try_may_have_done_stays_possible() {
    let policy = || RetryPolicy::default().base_delay(Duration::from_millis(1));
    for (answers, outcome) in [
        (vec![answer("429 Slow", "", ""), answer("422 No", "", "")], Outcome::Refused),
        (vec![answer("503 Oops", "", ""), answer("422 No", "", "")], Outcome::Unknown),
        (vec![answer("422 No", "", "")], Outcome::Refused),
        (vec![answer("409 Conflict", "", "")], Outcome::Unknown),
    ] {
        let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
        let server = Server::new(&answers).await;
        let client = client(&server.url).retry(policy()).build().unwrap();
        let error = client.list().send().await.unwrap_err();
        assert_eq!((error.outcome(), server.seen().len()), (outcome, answers.len()));
    }
}

#[tokio::test]
async fn a_redirect_before_the_connection_fails_may_follow_the_deed() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        drop(listener);
        let mut buffer = [0; 4096];
        assert!(stream.read(&mut buffer).await.unwrap() > 0);
        let answer = "HTTP/1.1 303 See Other\r\nlocation: /y\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
        stream.write_all(answer.as_bytes()).await.unwrap();
    });
    let error = client(&url).build().unwrap().update("1").send().await.unwrap_err();
    server.await.unwrap();
    assert!(error.to_string().contains("no connection to"), "{error}");
    assert_eq!(error.outcome(), Outcome::Unknown);
    let gone = client(&url).build().unwrap().update("1").send().await.unwrap_err();
    assert_eq!(gone.outcome(), Outcome::NotSent);
}

#[tokio::test]
async fn errors_become_progenitor_clients() {
    type Theirs<E> = progenitor_client::Error<E>;
    let theirs: Theirs<UpdateError> =
        updated(&answer("400 Bad Request", "x-a: 1\r\n", r#"{"name":["no"]}"#)).await.into();
    let Theirs::ErrorResponse(value) = theirs else { panic!("{theirs}") };
    assert_eq!((value.status().as_u16(), &value.headers()["x-a"]), (400, &"1".parse().unwrap()));
    let Theirs::UnexpectedResponse(response) = updated(&answer("404 No", "x-a: 1\r\n", "gone")).await.into() else {
        panic!()
    };
    assert_eq!((response.status().as_u16(), response.text().await.unwrap().as_str()), (404, "gone"));
    let Theirs::InvalidResponsePayload(body, error) = updated(&json("{}")).await.into() else { panic!() };
    assert_eq!(body, "{}");
    assert!(error.to_string().contains("missing"), "{error}");
    let refused = client("http://127.0.0.1:1").build().unwrap();
    let Theirs::CommunicationError(error) = refused.list().send().await.unwrap_err().into() else { panic!() };
    assert!(error.is_connect() && error.url().is_none());
    let Theirs::InvalidRequest(text) = refused.update("").send().await.unwrap_err().into() else { panic!() };
    assert!(text == "the path parameter `id` is empty", "{text}");
    let hooked = client("http://127.0.0.1:1").hooks(Closed).build().unwrap();
    let Theirs::Custom(text) = hooked.list().send().await.unwrap_err().into() else { panic!() };
    assert!(text.contains("closed on Sundays"), "{text}");
}
