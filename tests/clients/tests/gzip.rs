//! Answers that are compressed.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use generated::Error;
use generated::campfire::Client;
use recording_server::{Reply, Server};

const PAGE: &str = r#"{"count":7,"next":null,"previous":null,"results":[]}"#;

fn compressed(status: u16, body: &str) -> Reply {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(body.as_bytes()).unwrap();
    Reply::json(status, encoder.finish().unwrap()).header("content-encoding", "gzip")
}

fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url()).max_response_size(10_000).build().unwrap()
}

#[tokio::test]
async fn gzip_is_asked_for_and_read() {
    let server = Server::start([compressed(200, PAGE)]).await;
    assert_eq!(client(&server).rr_api_v1_customers_list().send().await.unwrap().count, 7);
    assert_eq!(server.only().header("accept-encoding"), Some("gzip"));
}

#[tokio::test]
async fn a_body_is_bounded_by_its_size_after_decompression() {
    // Ten megabytes of blanks in ten kilobytes.
    let large = compressed(200, &" ".repeat(10_000_000));
    let server = Server::start([large, compressed(418, &"x".repeat(10_000_000))]).await;
    let error = client(&server).rr_api_v1_customers_list().send().await.unwrap_err();
    assert!(matches!(error, Error::ResponseTooLarge(_)), "{error}");
    let error = client(&server).rr_api_v1_customers_list().send().await.unwrap_err();
    assert!(error.body().is_none() && error.to_string().contains("more than 10000 bytes"), "{error}");
}

#[tokio::test]
async fn an_error_is_shown_as_the_server_meant_it() {
    let server = Server::start([compressed(418, r#"{"detail":"no tea"}"#)]).await;
    let error = client(&server).rr_api_v1_customers_list().send().await.unwrap_err();
    assert_eq!(error.body().unwrap(), r#"{"detail":"no tea"}"#);
    assert!(error.to_string().contains("no tea"), "{error}");
}

#[tokio::test]
async fn what_is_no_gzip_is_a_body_that_breaks_off() {
    let server = Server::start([Reply::json(200, "not gzip").header("content-encoding", "gzip")]).await;
    let error = client(&server).rr_api_v1_customers_list().send().await.unwrap_err();
    assert!(matches!(error, Error::ResponseBodyError(_)), "{error}");
}
