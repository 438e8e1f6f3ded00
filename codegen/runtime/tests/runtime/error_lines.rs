//! Every kind of failure on a real socket, and the line that a person gets to read: one line each, bounded, without a secret.

use std::error::Error as StdError;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::http_mock::{Server, answer, json};
use super::sample::*;
use openapi_client_runtime::{
    ClientCredentials, ClientHooks, Error, HookError, HookFuture, Operation, OperationInfo, Request, RetryPolicy,
    SignerError, Unsigned,
};

/// The credential of all clients here; servers repeat it in all forms.
pub const SECRET: &str = "s3cr3t/+key=";
const HTML: &str = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";

/// The lines so far, each behind what was done.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn add<E: Send + Sync + 'static>(&mut self, what: &str, error: Error<E>) {
        let line = error.to_string();
        let debug = format!("{error:?} {error:#?}");
        for text in [&line, &debug] {
            for secret in ["s3cr3t", "czNjcjN0", "dTpzM2Ny"] {
                assert!(!text.contains(secret), "{what}: {text}");
            }
        }
        assert!(line.chars().count() < 600 && debug.chars().count() < 1300, "{what}: {line}");
        assert!(!line.chars().any(char::is_control) && !line.contains('\u{2028}'), "{what}: {line}");
        let name = debug.split('(').next().unwrap();
        self.0.push_str(&format!("{what} [{name}, {:?}]\n    {}\n", error.outcome(), without_ports(&line)));
        let boxed: Box<dyn StdError + Send + Sync> = Box::new(error);
        assert!(boxed.source().is_none_or(|source| !source.to_string().is_empty()), "{what}");
    }
}

/// Ports differ from run to run, and resolvers in what they say.
fn without_ports(line: &str) -> String {
    let mut shown = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("127.0.0.1:") {
        shown.push_str(before);
        shown.push_str("127.0.0.1:PORT");
        rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    shown.push_str(rest);
    match shown.split_once("failed to lookup address information: ") {
        Some((before, _)) => format!("{before}failed to lookup address information: …"),
        None => shown,
    }
}

pub fn client(url: &str) -> ClientBuilder {
    Client::builder().base_url(url).token(SECRET).max_response_size(2000).timeout(Duration::from_secs(5))
}

/// The error of an update that is answered so.
pub async fn updated(answer: &str) -> Error<UpdateError> {
    let server = Server::new(&[answer]).await;
    client(&server.url).build().unwrap().update("1").send().await.unwrap_err()
}

/// The address of a server that gives this answer, or none, and keeps the connection.
async fn held(answer: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(async move {
        let mut connections = Vec::new();
        while let Ok((mut stream, _)) = listener.accept().await {
            if !answer.is_empty() {
                let _ = stream.read(&mut [0; 4096]).await;
                let _ = stream.write_all(answer.as_bytes()).await;
            }
            connections.push(stream);
        }
    });
    address
}

#[tokio::test]
async fn every_failure_is_one_line_that_a_person_can_act_on() {
    let mut lines = Lines::default();
    connections(&mut lines).await;
    timeouts(&mut lines).await;
    statuses(&mut lines).await;
    bodies(&mut lines).await;
    before_anything_is_sent(&mut lines).await;
    tokens(&mut lines).await;
    streams(&mut lines).await;
    insta::assert_snapshot!(lines.0);
}

async fn connections(lines: &mut Lines) {
    let refused = client("http://127.0.0.1:1/?key=s3cr3t").build().unwrap();
    lines.add("nobody listens", refused.update("1").send().await.unwrap_err());
    let unknown = client("http://nowhere.invalid/v1").build().unwrap();
    lines.add("a host without an address", unknown.list().send().await.unwrap_err());
    let plain = held("HTTP/1.1 400 Bad Request\r\n\r\n").await;
    let tls = client(&format!("https://{plain}")).build().unwrap();
    lines.add("a server without TLS", tls.list().send().await.unwrap_err());
    let server = Server::new(&[""]).await;
    lines.add(
        "a connection that ends without an answer",
        client(&server.url).build().unwrap().list().send().await.unwrap_err(),
    );
    let server = Server::new(&[&answer("302 Found", "location: {url}/x\r\n", "")]).await;
    lines.add("a circle of redirects", client(&server.url).build().unwrap().list().send().await.unwrap_err());
}

async fn timeouts(lines: &mut Lines) {
    let address = held("").await;
    let builder = client(&format!("https://{address}")).connect_timeout(Duration::from_millis(60));
    lines.add("no connection in time", builder.build().unwrap().list().send().await.unwrap_err());
    let silent = client(&format!("http://{address}")).build().unwrap();
    let error = silent.list().timeout(Duration::from_millis(70)).send().await.unwrap_err();
    assert!(error.is_timeout() && error.is_retryable());
    lines.add("no response in time", error);
    let builder = client(&format!("http://{address}"));
    let builder = builder.configure_http_client(|http| http.read_timeout(Duration::from_millis(50)));
    lines.add("the HTTP client's own timeout", builder.build().unwrap().list().send().await.unwrap_err());
    let credentials = ClientCredentials::new("id", SECRET).token_url(format!("http://{address}/token"));
    let builder = client("http://127.0.0.1:1").credential("oauth", credentials).timeout(Duration::from_millis(80));
    lines.add("no token in time", read(&builder.build().unwrap()).await);
    let address = held("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{").await;
    let client = client(&format!("http://{address}")).timeout(Duration::from_millis(90)).build().unwrap();
    lines.add("no end of the body in time", client.list().send().await.unwrap_err());
}

async fn statuses(lines: &mut Lines) {
    let id = "x-request-id: req_7\r\ncontent-type: application/json\r\n";
    let said = format!(r#"{{"detail":"Not found: {SECRET}."}}"#);
    lines.add("an undocumented status", updated(&answer("404 Not Found", id, &said)).await);
    let escaped = r#"{"error":{"message":"the key s3cr3t\/+key=\nis\u2028wrong"}}"#;
    lines.add("a secret as JSON writes it", updated(&answer("403 Forbidden", "", escaped)).await);
    lines.add("a secret in a text", updated(&answer("500 Oops", "", r"you sent Token s3cr3t\/+key\u003D!")).await);
    lines.add("a page in HTML", updated(&answer("502 Bad Gateway", "content-type: text/html\r\n", HTML)).await);
    lines.add("no body", updated(&answer("503 Service Unavailable", "", "")).await);
    lines.add("bytes", updated(&answer("500 Oops", "content-type: image/png\r\n", "\u{89}PNG\0\0")).await);
    lines.add(
        "a long text",
        updated(&answer("429 Too Many Requests", "retry-after: 30\r\n", &"no more, ".repeat(200))).await,
    );
    let typed = r#"{"name":["too long"]}"#;
    lines.add("a documented error", updated(&answer("400 Bad Request", "", typed)).await);
    lines.add(
        "a documented error with another body",
        updated(&answer("400 Bad Request", id, r#"{"name":5,"message":"No."}"#)).await,
    );
    lines.add(
        "a documented error in HTML",
        updated(&answer("400 Bad Request", "content-type: text/html\r\n", HTML)).await,
    );
    lines.add("a documented error without a body", updated(&answer("400 Bad Request", "", "")).await);
    let location = "location: https://login.example.com/?token=s3cr3t\r\n";
    lines.add("a redirect to another origin", updated(&answer("302 Found", location, "")).await);
    lines.add("a success that is not documented", updated(&answer("304 Not Modified", "", "")).await);
    lines.add("too large an error", updated(&answer("500 Oops", "", &"x".repeat(2001))).await);
    let server = Server::new(&[&answer("503 Oops", "", "busy")]).await;
    let policy = RetryPolicy::default().base_delay(Duration::from_millis(1));
    let client = Client::builder().base_url(&server.url).retry(policy).build().unwrap();
    lines.add("three tries", client.list().send().await.unwrap_err());
    let server = Server::new(&[&answer("401 Unauthorized", "", r#"{"message":"Who are you?"}"#)]).await;
    let client = Client::builder().base_url(&server.url).build().unwrap();
    lines.add("no credential", client.list().send().await.unwrap_err());
}

async fn bodies(lines: &mut Lines) {
    let cut = "HTTP/1.1 200 OK\r\ncontent-length: 500\r\nconnection: close\r\n\r\n{\"id\":";
    lines.add("a body that breaks off", updated(cut).await);
    lines.add("HTML in place of JSON", updated(&answer("200 OK", "content-type: text/html\r\n", HTML)).await);
    lines.add("no body where JSON is expected", updated(&json("")).await);
    lines.add("JSON that ends too early", updated(&json(r#"{"id": 1, "name": "#)).await);
    lines.add("what is no JSON", updated(&json("{id}")).await);
    let server =
        Server::json(&[r#"{"next":null,"results":[1,2,null]}"#, r#"{"results":[{"a":"s3cr3t/+key="}]}"#]).await;
    let client_of = client(&server.url).build().unwrap();
    lines.add("JSON that does not fit at depth", client_of.list().send().await.unwrap_err());
    lines.add("JSON of another shape", client_of.list().send().await.unwrap_err());
    lines.add("a value that is missing", updated(&json(r#"{"total_revenue": 1}"#)).await);
    let long = format!(r#"{{"next":null,"results":["{SECRET}{}"]}}"#, "customer data ".repeat(90));
    let server = Server::json(&[&long]).await;
    let client_of = client(&server.url).build().unwrap();
    lines.add("a long value that does not fit", client_of.list().send().await.unwrap_err());
    lines.add("a body that is too large", updated(&json(&" ".repeat(2001))).await);
}

/// Refuses to send anything.
pub struct Closed;

impl ClientHooks for Closed {
    fn pre<'a>(&'a self, _: &'a mut reqwest::Request, _: &'a OperationInfo) -> HookFuture<'a, Result<(), HookError>> {
        Box::pin(std::future::ready(Err("closed on Sundays".into())))
    }
}

async fn before_anything_is_sent(lines: &mut Lines) {
    let url = "http://127.0.0.1:1";
    let pair = Operation { security: &[&["token", "header"]], ..READ };
    let pair: &'static Operation = Box::leak(Box::new(pair));
    let half =
        Request::new(&client(url).build().unwrap().core, pair).send(|response| response.unexpected::<(), ()>()).await;
    lines.add("half a pair of credentials", half.unwrap_err());
    let client_of = client(url).build().unwrap();
    lines.add("an argument that does not fit", client_of.update("").send().await.unwrap_err());
    lines.add("a header that cannot be", client_of.list().header("x-a", "s3cr3t\n").send().await.unwrap_err());
    let unknown = super::invoke::invoke(&client_of, "lst", "{}").await.unwrap_err();
    lines.add("an operation that is not there", unknown);
    let wrong = super::invoke::invoke(&client_of, "list", r#"{"query":{"limit":"many"}}"#).await.unwrap_err();
    lines.add("an argument of `invoke` that does not fit", wrong);
    let hooked = client(url).hooks(Closed).build().unwrap();
    lines.add("a hook's own error", hooked.list().send().await.unwrap_err());
    let sign = |_: &mut Unsigned<'_>| -> Result<(), SignerError> { Err("no clock".into()) };
    let signed = client(url).signer(sign).build().unwrap();
    lines.add("no signature", signed.list().send().await.unwrap_err());
}

static READ: Operation = Operation { security: &[&["oauth"]], ..Operation::new("read", "GET", "/x") };

/// The error of a call that needs a token.
async fn read(client: &Client) -> Error {
    Request::new(&client.core, &READ).send(|response| response.unexpected::<(), ()>()).await.unwrap_err()
}

async fn tokens(lines: &mut Lines) {
    let credentials = || ClientCredentials::new("u", SECRET);
    let down = client("http://127.0.0.1:1").credential("oauth", credentials()).build().unwrap();
    lines.add("a token endpoint that is down", read(&down).await);
    let refused = r#"{"error":"invalid_client","error_description":"no client s3cr3t/+key="}"#;
    let server = Server::new(&[&answer("401 Unauthorized", "", refused)]).await;
    let client = client(&server.url).credential("oauth", credentials()).build().unwrap();
    lines.add("a token endpoint that refuses", read(&client).await);
}

async fn streams(lines: &mut Lines) {
    let server = Server::new(&[&json(r#"{"next":"https://evil.example.com/?token=s3cr3t","results":[1]}"#)]).await;
    let client = client(&server.url).build().unwrap();
    let mut pages = client.list().stream_by::<LINK>();
    pages.next().await.unwrap().unwrap();
    lines.add("a next page elsewhere", pages.next().await.unwrap().unwrap_err());
    let server = Server::new(&[&answer("200 OK", "", "data: {\"a\":\"s3cr3t/+key=\"}\n\n")]).await;
    let client = self::client(&server.url).build().unwrap();
    let mut events =
        client.update("1").request.send(|response| response.events::<i64, ()>()).await.unwrap().into_inner();
    lines.add("an event that does not fit", events.next().await.unwrap().unwrap_err());
}
