//! No credential shows in the `Debug` and `Display` of anything that callers hold or log.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use std::error::Error as _;
use std::fmt::{Debug, Display};

use generated::Error;
use generated::{campfire, chargeover, zenskar};
use recording_server::{Reply, Server};

const SECRET: &str = "s3cr3t/+key=";

/// Everything that an error says, with its sources.
fn said<E: Debug>(error: &Error<E>) -> String {
    let mut said = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(error) = source {
        said.push_str(&format!(" {error} {error:?}"));
        source = error.source();
    }
    said
}

fn assert_silent(said: &str) {
    for form in [SECRET, "s3cr3t", "c2VjcmV0", "cHVibGljOnMzY3Iz", "czNjcjN0"] {
        assert!(!said.contains(form), "{form} shows in: {said}");
    }
}

fn assert_debug_silent(value: &impl Debug) {
    assert_silent(&format!("{value:?} {value:#?}"));
}

#[test]
fn clients_builders_and_requests() {
    let builder = campfire::Client::builder().knox_api_token(SECRET).default_header("x-key", SECRET);
    assert_debug_silent(&builder);
    let client = builder.base_url(format!("http://127.0.0.1:1/?key={SECRET}")).build().unwrap();
    assert_debug_silent(&client);
    assert_debug_silent(&client.rr_api_v1_customers_list().header("authorization", SECRET));
    assert_debug_silent(&client.rr_api_v1_customers_list().stream());
    let builder = chargeover::Client::builder().basic_auth("public", SECRET);
    assert_debug_silent(&builder);
    assert_debug_silent(&builder.instance("acme").build().unwrap());
    let builder = zenskar::Client::builder().api_token_auth(SECRET).organisation_auth(SECRET);
    assert_debug_silent(&builder);
    assert_debug_silent(&builder.build().unwrap());
}

#[test]
fn what_a_builder_refuses() {
    let refused =
        |builder: campfire::ClientBuilder| -> Box<dyn std::error::Error> { builder.build().unwrap_err().into() };
    let show = |error: &dyn Display, debug: &dyn Debug| assert_silent(&format!("{error} {debug:?}"));
    for url in ["http://user:s3cr3t@127.0.0.1", "ftp://s3cr3t@host/", "http://[s3cr3t"] {
        let error = refused(campfire::Client::builder().base_url(url));
        show(&error, &error);
    }
    let error = refused(campfire::Client::builder().default_header("x-key", "s3cr3t\n"));
    show(&error, &error);
}

/// Calls each API once and returns what the errors say.
async fn errors(reply: fn() -> Reply) -> Vec<String> {
    let server = Server::start([reply(), reply(), reply()]).await;
    let base = format!("{}/?base={SECRET}", server.url());
    let campfire = campfire::Client::builder().knox_api_token(SECRET).base_url(&base).build().unwrap();
    let chargeover = chargeover::Client::builder().basic_auth("public", SECRET).base_url(&base).build().unwrap();
    let zenskar = zenskar::Client::builder().api_token_auth(SECRET).organisation_auth(SECRET);
    let zenskar = zenskar.base_url(&base).build().unwrap();
    vec![
        said(&campfire.rr_api_v1_customers_list().header("x-extra", SECRET).send().await.unwrap_err()),
        said(&chargeover.query_customers().send().await.unwrap_err()),
        said(&zenskar.list_customers_with_filtering_and_pagination().send().await.unwrap_err()),
    ]
}

/// What a server that repeats credentials may put into its headers.
fn echoing(reply: Reply) -> Reply {
    reply
        .header("x-plain", SECRET)
        .header("x-prefixed", format!("Token {SECRET}"))
        .header("location", "http://127.0.0.1:1/?key=s3cr3t%2F%2Bkey%3D")
}

#[tokio::test]
async fn an_undocumented_status_of_a_server_that_repeats_them() {
    for said in errors(|| echoing(Reply::json(418, SECRET))).await {
        assert!(said.contains("418"), "{said}");
        assert_silent(&said);
    }
}

#[tokio::test]
async fn a_documented_error_of_a_server_that_repeats_them() {
    let body = format!(r#"{{"code": 400, "status": "Error", "message": "no {SECRET}", "response": false}}"#);
    let server =
        Server::start([echoing(Reply::json(400, body)).header("x-basic", "Basic cHVibGljOnMzY3IzdC8ra2V5PQ==")]).await;
    let client = chargeover::Client::builder().basic_auth("public", SECRET).base_url(server.url()).build().unwrap();
    let error = client.query_customers().send().await.unwrap_err();
    assert!(matches!(error, Error::ErrorResponse(_)), "{error:?}");
    assert_silent(&said(&error));
}

#[tokio::test]
async fn a_body_that_repeats_them_where_json_is_expected() {
    for said in errors(|| echoing(Reply::new(200, format!("you sent {SECRET}")))).await {
        assert_silent(&said);
    }
    for said in
        errors(|| Reply::json(200, format!(r#"{{"count":"{SECRET}","code":"{SECRET}","total":"{SECRET}"}}"#))).await
    {
        assert_silent(&said);
    }
    for said in errors(|| Reply::new(200, "x").header("content-type", SECRET)).await {
        assert_silent(&said);
    }
}

#[tokio::test]
async fn no_answer_at_all() {
    let base = "http://127.0.0.1:1/s3cr3t?key=s3cr3t";
    let client = campfire::Client::builder().knox_api_token(SECRET).base_url(base).build().unwrap();
    assert_silent(&said(&client.rr_api_v1_customers_list().send().await.unwrap_err()));
    for said in errors(|| Reply::json(200, "").header("content-length", "7")).await {
        assert_silent(&said);
    }
}

#[tokio::test]
async fn a_redirect_to_a_url_with_one() {
    for said in errors(|| Reply::new(302, "").header("location", "/?key=s3cr3t%2F%2Bkey%3D")).await {
        assert_silent(&said);
    }
}
