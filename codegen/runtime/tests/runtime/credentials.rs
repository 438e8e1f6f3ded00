//! Which credential goes where, and that none is shown or carried away.

use super::http_mock::{Server, answer, header, json};
use super::sample::*;
use openapi_client_runtime::{Error, Operation, Parameter, Request};

fn operation(security: &'static [&'static [&'static str]]) -> &'static Operation {
    Box::leak(Box::new(Operation {
        parameters: const { &[Parameter::cookie("lang")] },
        security,
        ..Operation::new("op", "GET", "/x")
    }))
}

async fn call(client: &Client, security: &'static [&'static [&'static str]]) -> Result<(), Error> {
    let mut request = Request::new(&client.core, operation(security));
    request.set(0, &"en".to_owned());
    let answer = request.send(|response| match response.status() {
        200 => response.json::<serde_json::Value, ()>(),
        _ => response.unexpected(),
    });
    answer.await.map(drop)
}

#[tokio::test]
async fn each_kind_goes_to_its_place() {
    let server = Server::json(&["{}"]).await;
    let builder = server.client().token("t").query("q/").cookie("c").header_key("h").basic_auth("u", "p").bearer("b");
    let client = builder.build().unwrap();
    call(&client, &[&["query", "cookie", "header"]]).await.unwrap();
    call(&client, &[&["basic"]]).await.unwrap();
    call(&client, &[&["bearer"]]).await.unwrap();
    call(&client, &[&["token"], &["basic"]]).await.unwrap();
    call(&client, &[]).await.unwrap();
    let seen = server.seen();
    assert!(seen[0].starts_with("GET /x?api_key=q%2F HTTP"), "{}", seen[0]);
    assert_eq!(header(&seen[0], "cookie"), Some("lang=en; sid=c"));
    assert_eq!(header(&seen[0], "x-key"), Some("h"));
    assert_eq!(header(&seen[0], "authorization"), None);
    assert_eq!(header(&seen[1], "authorization"), Some("Basic dTpw"));
    assert_eq!(header(&seen[2], "authorization"), Some("Bearer b"));
    assert_eq!(header(&seen[3], "authorization"), Some("Token t"));
    assert_eq!(header(&seen[4], "authorization"), None);
    assert_eq!(header(&seen[4], "cookie"), Some("lang=en"));
}

#[tokio::test]
async fn alternatives_are_taken_whole() {
    let server = Server::json(&["{}"]).await;
    let client = server.client().header_key("h").build().unwrap();
    let error = call(&client, &[&["header", "bearer"]]).await.unwrap_err().to_string();
    assert!(error.contains("`bearer` is missing"), "{error}");
    assert!(server.seen().is_empty());
    call(&client, &[&["header", "bearer"], &["header"]]).await.unwrap();
    call(&client, &[&["header", "bearer"], &[]]).await.unwrap();
    call(&client, &[&[], &["header"]]).await.unwrap();
    call(&client, &[&["bearer"]]).await.unwrap();
    let keys: Vec<_> = server.seen().iter().map(|request| header(request, "x-key").is_some()).collect();
    assert_eq!(keys, [true, false, true, false]);
}

#[tokio::test]
async fn redirects_stay_within_the_origin() {
    let other = Server::json(&["{}"]).await;
    let location = |url: &str| answer("302 Found", &format!("location: {url}\r\n"), "");
    let server = Server::new(&[&location("{url}/y"), &json("{}"), &location(&format!("{}/z", other.url))]).await;
    let client = server.client().header_key("h").query("q").build().unwrap();
    call(&client, &[&["header", "query"]]).await.unwrap();
    let error = call(&client, &[&["header", "query"]]).await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 302);
    assert_eq!(server.lines(), ["GET /x?api_key=q", "GET /y", "GET /x?api_key=q"]);
    assert!(other.seen().is_empty());
}

#[tokio::test]
async fn redirects_stay_so_in_a_client_with_other_settings() {
    let other = Server::json(&["{}"]).await;
    let server = Server::new(&[&answer("302 Found", &format!("location: {}/z\r\n", other.url), "")]).await;
    let builder = server.client().header_key("h").configure_http_client(|builder| {
        builder.redirect(reqwest::redirect::Policy::limited(5)).user_agent("mine").no_proxy()
    });
    let error = call(&builder.build().unwrap(), &[&["header"]]).await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 302);
    assert!(other.seen().is_empty());
    let broken = server.client().configure_http_client(|builder| builder.user_agent("a\nb"));
    assert!(broken.build().unwrap_err().to_string().starts_with("cannot make an HTTP client"));
}

#[tokio::test]
async fn a_redirect_loop_ends() {
    let server = Server::new(&[&answer("302 Found", "location: {url}/x\r\n", "")]).await;
    let error = call(&server.client().build().unwrap(), &[]).await.unwrap_err();
    assert!(matches!(error, Error::CommunicationError(_)));
    assert!(server.seen().len() <= 12);
}

#[tokio::test]
async fn no_credential_is_ever_shown() {
    let secret = "s3cr3t/key";
    let echo = "x-echo: s3cr3t/key\r\nlocation: /?k=s3cr3t%2Fkey\r\n";
    let server = Server::new(&[&answer("500 Oops", echo, "{}")]).await;
    let builder = server.client().query(secret).header_key(secret).basic_auth("u", secret).bearer(secret);
    let mut shown = format!("{builder:?} ");
    let client = builder.default_header("x-other", secret).build().unwrap();
    shown += &format!("{client:?} {:?}", client.list());
    let error = call(&client, &[&["query", "header"]]).await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 500);
    shown += &format!("{error} {error:?} {error:#}");
    let closed = Client::builder().base_url("http://127.0.0.1:1/?k=s3cr3t").query(secret).build().unwrap();
    let error = call(&closed, &[&["query"]]).await.unwrap_err();
    shown += &format!("{closed:?} {error} {error:?} {error:#}");
    let broken = server.client().bearer("s3cr3t\n").build().unwrap();
    shown += &call(&broken, &[&["bearer"]]).await.unwrap_err().to_string();
    assert!(!shown.contains("s3cr3t"), "{shown}");
}

#[tokio::test]
async fn a_user_name_with_a_colon_is_refused() {
    let error = Client::builder().base_url("http://127.0.0.1:1").basic_auth("a:b", "p").build().unwrap_err();
    assert!(error.to_string().contains("user name for the security scheme `basic` has a colon"), "{error}");
    Client::builder().base_url("http://127.0.0.1:1").basic_auth("a", "p:q").build().unwrap();
}
