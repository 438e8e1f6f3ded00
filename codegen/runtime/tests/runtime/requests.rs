//! Requests as bytes: bodies, paths, headers, servers.

use std::collections::BTreeMap;

use super::http_mock::{Server, body, header};
use super::sample::*;
use openapi_client_runtime::{Error, FilePart, Maybe, Operation, Request};

const CONTRACT: &str = r#"{"id":1,"total_revenue":1,"created_at":"2024-01-02T03:04:05"}"#;

fn patch() -> PatchedContract {
    PatchedContract {
        deal_name: "a b&c".into(),
        terms: Maybe::Null,
        tag_ids: Some(vec![1, 2]),
        address: Some(BTreeMap::from([("city".to_owned(), "X".to_owned())])),
        ..Default::default()
    }
}

#[tokio::test]
async fn a_json_body_and_everything_around_it() {
    let server = Server::json(&[CONTRACT]).await;
    let client = server.client().token("secret").build().unwrap();
    let sent = PatchedContract { deal_name: "x".into(), ..Default::default() };
    let contract = client.update("7/../é").body(sent).header("X-Trace", "1").send().await.unwrap();
    assert_eq!(contract.id, 1);
    let request = &server.seen()[0];
    assert!(request.starts_with("PATCH /contracts/7%2F..%2F%C3%A9 HTTP/1.1\r\n"), "{request}");
    assert_eq!(header(request, "authorization"), Some("Token secret"));
    assert_eq!(header(request, "content-type"), Some("application/json"));
    assert_eq!(header(request, "accept"), Some("application/json"));
    assert_eq!(header(request, "x-trace"), Some("1"));
    assert_eq!(header(request, "user-agent"), Some("sample/1.0.0"));
    assert_eq!(body(request), r#"{"deal_name":"x"}"#);
}

#[tokio::test]
async fn an_optional_body_that_nobody_set_is_not_sent() {
    let server = Server::json(&[CONTRACT]).await;
    server.client().build().unwrap().update("1").send().await.unwrap();
    assert_eq!(header(&server.seen()[0], "content-type"), None);
    assert_eq!(body(&server.seen()[0]), "");
}

#[tokio::test]
async fn a_form_repeats_lists_and_keeps_an_explicit_null() {
    let server = Server::json(&[CONTRACT]).await;
    server.client().build().unwrap().update("1").body_form(patch()).send().await.unwrap();
    let request = &server.seen()[0];
    assert_eq!(header(request, "content-type"), Some("application/x-www-form-urlencoded"));
    let form = "deal_name=a%20b%26c&terms=&tag_ids=1&tag_ids=2&address=%7B%22city%22%3A%22X%22%7D";
    assert_eq!(body(request), form);
}

#[tokio::test]
async fn a_multipart_body_has_texts_json_and_files() {
    let server = Server::json(&[CONTRACT]).await;
    let path = std::env::temp_dir().join(format!("runtime-test-{}.txt", std::process::id()));
    std::fs::write(&path, "from disk").unwrap();
    let files = vec![FilePart::bytes("in memory").filename("m.bin"), FilePart::path(&path).content_type("text/csv")];
    let sent = PatchedContract { files: Some(files), ..patch() };
    server.client().build().unwrap().update("1").body_multipart(sent).send().await.unwrap();
    std::fs::remove_file(&path).unwrap();
    let request = &server.seen()[0];
    let boundary = header(request, "content-type").unwrap().strip_prefix("multipart/form-data; boundary=").unwrap();
    let name = path.file_name().unwrap().to_str().unwrap();
    let parts: Vec<&str> = body(request).split(&format!("--{boundary}")).collect();
    let disposition = "\r\nContent-Disposition: form-data; name=";
    assert_eq!(parts[1], format!("{disposition}\"deal_name\"\r\n\r\na b&c\r\n"));
    assert_eq!(parts[2], format!("{disposition}\"terms\"\r\n\r\n\r\n"));
    assert_eq!(parts[4], format!("{disposition}\"tag_ids\"\r\n\r\n2\r\n"));
    let json = "\r\nContent-Type: application/json\r\n\r\n{\"city\":\"X\"}\r\n";
    assert_eq!(parts[5], format!("{disposition}\"address\"{json}"));
    let typed = "\r\nContent-Type: application/octet-stream\r\n\r\nin memory\r\n";
    assert_eq!(parts[6], format!("{disposition}\"files\"; filename=\"m.bin\"{typed}"));
    let typed = "\r\nContent-Type: text/csv\r\n\r\nfrom disk\r\n";
    assert_eq!(parts[7], format!("{disposition}\"files\"; filename=\"{name}\"{typed}"));
    assert_eq!(parts[8], "--\r\n");
}

#[tokio::test]
async fn a_text_body_has_its_media_type() {
    let server = Server::json(&[CONTRACT]).await;
    server.client().build().unwrap().update("1").body_text("hé").send().await.unwrap();
    assert_eq!(header(&server.seen()[0], "content-type"), Some("text/plain"));
    assert_eq!(body(&server.seen()[0]), "hé");
}

#[tokio::test]
async fn what_cannot_be_sent_is_refused_before_sending() {
    let server = Server::json(&[CONTRACT]).await;
    let client = server.client().build().unwrap();
    for id in ["", ".", ".."] {
        let error = client.update(id).send().await.unwrap_err();
        assert!(matches!(error, Error::InvalidRequest(_)), "{id}: {error}");
    }
    let nan = PatchedContract { rate: Some(f64::NAN), ..Default::default() };
    let error = client.update("1").body(nan).send().await.unwrap_err().to_string();
    assert_eq!(error, "sample PATCH /contracts/{id}: the body: rate: NaN is no JSON number");
    let error = client.update("1").header("X-A", "1\r\nX-B: 2").send().await.unwrap_err().to_string();
    assert!(error.contains("the header `X-A`") && !error.contains("X-B"), "{error}");
    let missing = PatchedContract { files: Some(vec![FilePart::path("/does/not/exist")]), ..Default::default() };
    let error = client.update("1").body_multipart(missing).send().await.unwrap_err().to_string();
    assert!(error.contains("cannot read /does/not/exist"), "{error}");
    assert!(server.seen().is_empty());
    client.update("...").send().await.unwrap();
    client.update("%2e%2e\\").send().await.unwrap();
    assert_eq!(server.lines(), ["PATCH /contracts/...", "PATCH /contracts/%252e%252e%5C"]);
}

#[tokio::test]
async fn the_base_url_may_have_a_path_and_a_query() {
    let server = Server::json(&[CONTRACT]).await;
    let client = Client::builder().base_url(format!("{}/a/b/?v=1", server.url)).build().unwrap();
    client.update("1").send().await.unwrap();
    assert_eq!(server.lines(), ["PATCH /a/b/contracts/1?v=1"]);
}

#[test]
fn servers_and_their_variables_are_checked() {
    let failure = |builder: ClientBuilder| builder.build().unwrap_err().to_string();
    assert!(failure(Client::builder()).contains("the server variable `instance` is not set"));
    assert!(failure(Client::builder().instance("evil.example/")).contains("a host name cannot hold"));
    assert!(failure(Client::builder().instance("u:p@evil.example")).contains("a host name cannot hold"));
    assert!(failure(Client::builder().server("nowhere")).contains("no server `nowhere`"));
    assert!(failure(Client::builder().server("regional").region("mars")).contains("must be one of eu, us"));
    assert!(failure(Client::builder().base_url("http://u:topsecret@h/")).contains("set them as a credential"));
    assert!(failure(Client::builder().base_url("ftp://h/")).contains("not http or https"));
    assert!(failure(Client::builder().base_url("/relative")).contains("base_url"));
    let shown = |builder: ClientBuilder| format!("{:?}", builder.build().unwrap());
    assert!(shown(Client::builder().instance("acme")).contains("https://acme.example.com/v1"));
    assert!(shown(Client::builder().server("regional")).contains("https://eu.example.org/"));
    assert!(shown(Client::builder().server("regional").base_url("http://mine")).contains("http://mine/"));
}

#[tokio::test]
async fn a_setter_used_twice_replaces_and_the_order_is_the_documents() {
    let server = Server::json(&[r#"{"results":[]}"#]).await;
    let client = server.client().build().unwrap();
    client.list().ids([3, 4]).limit(1).limit(2).send().await.unwrap();
    client.list().ids(Vec::<i64>::new()).send().await.unwrap();
    assert_eq!(server.lines(), ["GET /customers?limit=2&ids=3&ids=4", "GET /customers"]);
}

#[tokio::test]
async fn a_method_that_http_does_not_have_is_refused_before_anything_is_sent() {
    let server = Server::json(&["{}"]).await;
    let client = server.client().build().unwrap();
    let operation: &'static Operation = Box::leak(Box::new(Operation::new("odd", "GET IT", "/x")));
    let result = Request::new(&client.core, operation).send(|response| response.unexpected::<(), ()>()).await;
    assert!(result.unwrap_err().to_string().contains("`GET IT` is not an HTTP method"));
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn a_default_header_that_comes_twice_is_sent_with_both_values() {
    let server = Server::json(&[CONTRACT]).await;
    let builder = server.client().default_header("x-tag", "a").default_header("X-Tag", "b");
    builder.default_header("user-agent", "mine").build().unwrap().update("1").send().await.unwrap();
    let request = server.seen().remove(0);
    let sent: Vec<&str> =
        request.lines().filter(|line| line.starts_with("x-tag") || line.starts_with("user-agent")).collect();
    assert_eq!(sent, ["user-agent: mine", "x-tag: a", "x-tag: b"]);
}
