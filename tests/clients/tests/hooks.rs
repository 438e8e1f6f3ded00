//! What a caller's hooks see and can change, on a real socket.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use std::future::ready;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use generated::Error;
use generated::campfire::{Client, ClientBuilder};
use generated::crates::reqwest::header::{HeaderName, HeaderValue};
use generated::crates::reqwest::{self, Request, Response};
use generated::{ClientHooks, HookError, HookFuture, OperationInfo, RetryPolicy};
use recording_server::{Reply, Server};

const PAGE: &str = r#"{"count":0,"next":null,"previous":null,"results":[]}"#;
const SECRET: &str = "s3cr3t-of-a-hook";

/// Writes down what it sees, and sets a header.
#[derive(Clone, Default)]
struct Recorder {
    seen: Arc<Mutex<Vec<String>>>,
}

impl Recorder {
    fn note(&self, text: String) {
        self.seen.lock().unwrap().push(text);
    }
}

impl ClientHooks for Recorder {
    fn pre<'a>(&'a self, request: &'a mut Request, info: &'a OperationInfo) -> HookFuture<'a, Result<(), HookError>> {
        Box::pin(async move {
            // Hooks may wait, for instance for a token from another server.
            tokio::time::sleep(Duration::from_millis(1)).await;
            let authorization = request.headers()["authorization"].to_str().unwrap().to_owned();
            self.note(format!("pre {} {} {authorization}", info.operation_id, info.attempt));
            let value = HeaderValue::from_str(&format!("{SECRET}-{}", info.attempt)).unwrap();
            request.headers_mut().insert(HeaderName::from_static("x-hook"), value);
            Ok(())
        })
    }

    fn post<'a>(
        &'a self,
        result: &'a reqwest::Result<Response>,
        info: &'a OperationInfo,
    ) -> HookFuture<'a, Result<(), HookError>> {
        let status = result.as_ref().map_or(0, |response| response.status().as_u16());
        self.note(format!("post {} {} {} {status}", info.method, info.path, info.attempt));
        Box::pin(ready(Ok(())))
    }
}

fn builder(server: &Server) -> ClientBuilder {
    Client::builder().base_url(server.url()).knox_api_token("secret").timeout(Duration::from_secs(10))
}

#[tokio::test]
async fn each_try_runs_them_around_it() {
    let server = Server::start([Reply::silence(), Reply::json(503, "{}"), Reply::json(200, PAGE)]).await;
    let hooks = Recorder::default();
    let policy = RetryPolicy::default().base_delay(Duration::from_millis(5));
    let client = builder(&server).retry(policy).hooks(hooks.clone()).build().unwrap();
    client.rr_api_v1_customers_list().send().await.unwrap();
    let expected = [
        "pre rr_api_v1_customers_list 1 Token secret",
        "post GET /rr/api/v1/customers 1 0",
        "pre rr_api_v1_customers_list 2 Token secret",
        "post GET /rr/api/v1/customers 2 503",
        "pre rr_api_v1_customers_list 3 Token secret",
        "post GET /rr/api/v1/customers 3 200",
    ];
    assert_eq!(*hooks.seen.lock().unwrap(), expected);
    let sent: Vec<String> =
        server.received().iter().map(|request| request.header("x-hook").unwrap().to_owned()).collect();
    assert_eq!(sent, [1, 2, 3].map(|attempt| format!("{SECRET}-{attempt}")));
}

#[tokio::test]
async fn what_they_set_is_not_shown() {
    let echo = Reply::json(418, format!("{SECRET}-1")).header("x-echo", format!("{SECRET}-1"));
    let bad = Reply::json(200, format!("[\"{SECRET}-1\"]"));
    let server = Server::start([echo, bad]).await;
    let client = builder(&server).hooks(Recorder::default());
    let mut shown = format!("{client:?}");
    let client = client.build().unwrap();
    shown.push_str(&format!("{client:?}"));
    for _ in 0..2 {
        let error = client.rr_api_v1_customers_list().send().await.unwrap_err();
        shown.push_str(&format!("{error} {error:?} {error:#}"));
    }
    assert!(shown.contains("418") && !shown.contains(SECRET), "{shown}");
}

/// Ends the call before or after its request.
struct Refusing {
    before: bool,
}

impl Refusing {
    fn refuse(&self, before: bool) -> Result<(), HookError> {
        if self.before == before { Err("not on my watch".into()) } else { Ok(()) }
    }
}

impl ClientHooks for Refusing {
    fn pre<'a>(&'a self, _: &'a mut Request, _: &'a OperationInfo) -> HookFuture<'a, Result<(), HookError>> {
        Box::pin(ready(self.refuse(true)))
    }

    fn post<'a>(
        &'a self,
        _: &'a reqwest::Result<Response>,
        _: &'a OperationInfo,
    ) -> HookFuture<'a, Result<(), HookError>> {
        Box::pin(ready(self.refuse(false)))
    }
}

#[tokio::test]
async fn their_errors_end_the_call() {
    for (before, sent) in [(true, 0), (false, 1)] {
        let server = Server::start([Reply::json(503, "{}"), Reply::json(200, PAGE)]).await;
        let client = builder(&server).retry(RetryPolicy::default()).hooks(Refusing { before }).build().unwrap();
        let error = client.rr_api_v1_customers_list().send().await.unwrap_err();
        assert!(matches!(error, Error::Custom(_)));
        let line = "campfire GET /rr/api/v1/customers: a hook ended the call: not on my watch";
        assert_eq!(error.to_string(), line);
        assert_eq!(server.received().len(), sent);
    }
}

/// A hook that never ends.
struct Stuck;

impl ClientHooks for Stuck {
    fn pre<'a>(&'a self, _: &'a mut Request, _: &'a OperationInfo) -> HookFuture<'a, Result<(), HookError>> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn the_timeout_bounds_them_too() {
    let start = Instant::now();
    let client = Client::builder().hooks(Stuck).timeout(Duration::from_millis(100)).build().unwrap();
    let error = client.rr_api_v1_customers_list().send().await.unwrap_err();
    assert!(error.is_timeout() && error.to_string().contains("a hook did not end within 100ms"), "{error}");
    assert!(start.elapsed() < Duration::from_secs(5));
}

/// A hook that gives a response without sending the request.
struct Canned;

impl ClientHooks for Canned {
    fn exec<'a>(
        &'a self,
        client: &'a reqwest::Client,
        request: Request,
        info: &'a OperationInfo,
    ) -> HookFuture<'a, reqwest::Result<Response>> {
        if info.operation_id == "rr_api_v1_customers_list" {
            let answer = http::Response::builder().status(200).body(PAGE).unwrap();
            return Box::pin(ready(Ok(answer.into())));
        }
        Box::pin(client.execute(request))
    }
}

#[tokio::test]
async fn they_may_answer_themselves() {
    let server = Server::start([Reply::json(404, "{}")]).await;
    let client = builder(&server).hooks(Canned).build().unwrap();
    assert_eq!(client.rr_api_v1_customers_list().send().await.unwrap().count, 0);
    assert!(client.rr_api_v1_contracts_partial_update(1).send().await.is_err());
    assert_eq!(server.only().line, "PATCH /rr/api/v1/contracts/1 HTTP/1.1");
}
