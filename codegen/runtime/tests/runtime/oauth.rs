//! OAuth 2 tokens that a client fetches by itself, as bytes on a real socket.

use std::time::{Duration, Instant};

use super::http_mock::{Server, answer, body, header, json};
use super::sample::*;
use openapi_client_runtime::{ClientCredentials, Credential, Error, Operation, Request};

const SECRET: &str = "s3cr3t/+key";

static READ: Operation = Operation { security: &[&["oauth"], &["bearer"]], ..Operation::new("read", "GET", "/x") };
static WRITE: Operation = Operation { security: &[&["oauth"]], ..Operation::new("write", "POST", "/x") };

fn client(server: &Server, credential: impl Into<Credential>) -> Client {
    server.client().credential("oauth", credential).build().unwrap()
}

fn token(text: &str) -> String {
    json(&format!(r#"{{"access_token":"{text}","token_type":"Bearer","expires_in":3600}}"#))
}

async fn call(client: &Client, operation: &'static Operation) -> Result<(), Error> {
    let mut request = Request::new(&client.core, operation);
    if operation.method == "POST" {
        request.json("application/json", "body".to_owned());
    }
    let answer = request.send(|response| match response.status() {
        200 => response.json::<serde_json::Value, ()>(),
        _ => response.unexpected(),
    });
    answer.await.map(drop)
}

/// Everything that an error shows.
fn shown(error: &Error) -> String {
    format!("{error} {error:?} {error:#}")
}

/// What is wrong when the server answers a token request like this; no other request is sent, and no secret shown.
async fn failure(token_answer: &str) -> String {
    let server = Server::new(&[token_answer, &json("{}")]).await;
    let error = call(&client(&server, Credential::client_credentials("my id", SECRET)), &READ).await.unwrap_err();
    assert_eq!(server.lines(), ["POST /oauth/token?v=2"]);
    let text = shown(&error);
    assert!(!text.contains("s3cr3t"), "{text}");
    error.to_string()
}

#[tokio::test]
async fn a_token_is_fetched_once_and_shared_by_clones() {
    let server = Server::new(&[&token("one"), &json("{}")]).await;
    let builder = server.client().credential("oauth", Credential::client_credentials("my id", SECRET));
    let client = builder.default_header("x-api-key", "other").build().unwrap();
    assert!(server.seen().is_empty());
    call(&client, &READ).await.unwrap();
    call(&client.clone(), &WRITE).await.unwrap();
    assert_eq!(server.lines(), ["POST /oauth/token?v=2", "GET /x", "POST /x"]);
    let seen = server.seen();
    // RFC 6749, 2.3.1: id and secret are written as in a form, then as Basic has them: `my+id:s3cr3t%2F%2Bkey`.
    assert_eq!(header(&seen[0], "authorization"), Some("Basic bXkraWQ6czNjcjN0JTJGJTJCa2V5"));
    assert_eq!(header(&seen[0], "content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(header(&seen[0], "accept"), Some("application/json"));
    assert_eq!(header(&seen[0], "user-agent"), Some("sample/1.0.0"));
    assert_eq!(header(&seen[0], "x-api-key"), None, "the API's headers are not the token server's");
    assert_eq!(body(&seen[0]), "grant_type=client_credentials&scope=read+write%3Aall");
    assert_eq!(header(&seen[1], "authorization"), Some("Bearer one"));
    assert_eq!(header(&seen[2], "authorization"), Some("Bearer one"));
}

#[tokio::test]
async fn all_of_the_request_can_be_chosen() {
    let server = Server::json(&["{}"]).await;
    let tokens = Server::new(&[&token("one")]).await;
    let credentials = ClientCredentials::new("id", "s&ecret").scopes(["a", "b c"]).parameter("audience", "https://x/");
    let url = format!("{}/t", tokens.url);
    call(&client(&server, credentials.token_url(&url).secret_in_body()), &READ).await.unwrap();
    assert_eq!(tokens.lines(), ["POST /t"]);
    let request = &tokens.seen()[0];
    assert_eq!(header(request, "authorization"), None);
    let scope = "grant_type=client_credentials&scope=a+b+c&audience=https%3A%2F%2Fx%2F";
    assert_eq!(body(request), format!("{scope}&client_id=id&client_secret=s%26ecret"));
    // A scheme without a flow takes them too, given the URL.
    let credentials = ClientCredentials::new("id", SECRET).token_url(url).scopes([""; 0]);
    let bearer = server.client().credential("bearer", credentials).build().unwrap();
    call(&bearer, &READ).await.unwrap();
    assert_eq!(body(&tokens.seen()[1]), "grant_type=client_credentials");
}

#[tokio::test]
async fn calls_at_once_fetch_one_token() {
    let server = Server::new(&[&token("one"), &json("{}")]).await;
    let client = client(&server, Credential::client_credentials("id", SECRET));
    let (one, two, three) = tokio::join!(call(&client, &READ), call(&client, &READ), call(&client, &WRITE));
    [one, two, three].into_iter().for_each(Result::unwrap);
    assert_eq!(server.lines().iter().filter(|line| line.contains("token")).count(), 1);
    assert_eq!(server.lines().len(), 4);
}

#[tokio::test]
async fn a_token_is_replaced_before_it_expires() {
    let short = |text: &str, time: &str| json(&format!(r#"{{"access_token":"{text}","expires_in":{time}}}"#));
    let answers =
        [short("one", "2"), json("{}"), json("{}"), short("two", "\"3600\""), json("{}"), json("{}"), json("{}")];
    let server = Server::new(&answers.each_ref().map(String::as_str)).await;
    let client = client(&server, Credential::client_credentials("id", SECRET));
    call(&client, &READ).await.unwrap();
    call(&client, &READ).await.unwrap();
    tokio::time::sleep(Duration::from_millis(1100)).await;
    call(&client, &READ).await.unwrap();
    call(&client, &READ).await.unwrap();
    let tokens: Vec<_> =
        server.seen().iter().map(|request| header(request, "authorization").unwrap().to_owned()).collect();
    assert_eq!(tokens[1..3], ["Bearer one", "Bearer one"]);
    assert!(tokens[3].starts_with("Basic "));
    assert_eq!(tokens[4..], ["Bearer two", "Bearer two"]);
}

#[tokio::test]
async fn a_refused_token_is_replaced_once() {
    let refused = answer("401 Unauthorized", "", "{}");
    let server = Server::new(&[&token("one"), &json("{}"), &refused, &token("two"), &json("{}")]).await;
    let client = client(&server, Credential::client_credentials("id", SECRET));
    call(&client, &READ).await.unwrap();
    call(&client, &WRITE).await.unwrap();
    let seen = server.seen();
    let authorizations: Vec<_> = [2, 4].map(|index: usize| header(&seen[index], "authorization").unwrap()).into();
    assert_eq!(authorizations, ["Bearer one", "Bearer two"]);
    assert_eq!(body(&seen[2]), body(&seen[4]));
    assert_eq!(seen.len(), 5);
}

#[tokio::test]
async fn a_client_that_may_not_is_told_so() {
    let refused = answer("401 Unauthorized", "", "{}");
    // A new token will be no better.
    let server = Server::new(&[&token("one"), &refused]).await;
    let client_of_it = client(&server, Credential::client_credentials("id", SECRET));
    assert_eq!(call(&client_of_it, &READ).await.unwrap_err().status().unwrap().as_u16(), 401);
    assert_eq!(server.seen().len(), 2);
    // Nor will a third one.
    let server = Server::new(&[&token("one"), &json("{}"), &refused, &token("two"), &refused]).await;
    let client_of_it = client(&server, Credential::client_credentials("id", SECRET));
    call(&client_of_it, &READ).await.unwrap();
    assert_eq!(call(&client_of_it, &READ).await.unwrap_err().status().unwrap().as_u16(), 401);
    assert_eq!(server.seen().len(), 5);
    // Given tokens are not ours to replace.
    let server = Server::new(&[&refused]).await;
    assert!(call(&client(&server, Credential::bearer("given")), &READ).await.is_err());
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn errors_of_the_token_server_are_clear() {
    let refused = r#"{"error":"invalid_client","error_description":"no client s3cr3t/+key\nhere"}"#;
    let text = failure(&answer("400 Bad Request", "", refused)).await;
    let url = text.split("http://").nth(1).unwrap();
    assert!(
        text.starts_with("sample GET /x: no OAuth 2 token for the security scheme `oauth`: http://127.0.0.1:"),
        "{text}"
    );
    let said = "/oauth/token answered 400 Bad Request: invalid_client: no client redacted here";
    assert!(url.ends_with(said), "{text}");
    assert!(failure(&answer("503 Oops", "", "<html>")).await.ends_with("answered 503 Service Unavailable"));
    assert!(
        failure(&json(r#"{"token":1}"#)).await.ends_with("answered 200 OK: there is no `access_token` in the body")
    );
    let mac = failure(&json(r#"{"access_token":"x","token_type":"mac"}"#)).await;
    assert!(mac.ends_with("answered 200 OK: the token is of the type `mac`, not `bearer`"), "{mac}");
    assert!(failure(&json(r#"{"access_token":"line\nbreak"}"#)).await.contains("has a character"));
}

#[tokio::test]
async fn a_token_server_that_cannot_be_reached() {
    let server = Server::json(&["{}"]).await;
    let credentials = ClientCredentials::new("id", SECRET);
    let closed = client(&server, credentials.clone().token_url("http://127.0.0.1:1/s3cr3t"));
    let error = call(&closed, &READ).await.unwrap_err();
    assert!(matches!(error, Error::NoToken(_)));
    assert!(!shown(&error).contains("s3cr3t"));
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", silent.local_addr().unwrap());
    let builder = server.client().credential("oauth", credentials.token_url(url));
    let start = Instant::now();
    let error = call(&builder.timeout(Duration::from_millis(300)).build().unwrap(), &READ).await.unwrap_err();
    assert!(error.to_string().ends_with("fetching a token did not end within 300ms (timeout)"), "{error}");
    assert!(start.elapsed() < Duration::from_secs(3));
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn neither_secret_nor_token_goes_to_another_origin_or_is_shown() {
    let other = Server::json(&["{}"]).await;
    let away = answer("307 Temporary Redirect", &format!("location: {}/t\r\n", other.url), "");
    assert!(failure(&away).await.ends_with("answered 307 Temporary Redirect"));
    let echo = answer("500 Oops", "x-echo: t0k3n-t0k3n-t0k3n\r\nx-echo: Bearer t0k3n-t0k3n-t0k3n\r\n", "{}");
    let server = Server::new(&[&token("t0k3n-t0k3n-t0k3n"), &away, &echo]).await;
    let credentials = ClientCredentials::new("id", SECRET).secret_in_body();
    let shown_before = format!("{credentials:?} {:?}", server.client().credential("oauth", credentials.clone()));
    let client = client(&server, credentials);
    assert_eq!(call(&client, &READ).await.unwrap_err().status().unwrap().as_u16(), 307);
    let text = shown(&call(&client, &READ).await.unwrap_err()) + &shown_before + &format!("{client:?}");
    assert!(!text.contains("s3cr3t") && !text.contains("t0k3n"), "{text}");
    assert!(other.seen().is_empty());
}

#[test]
fn what_cannot_fetch_tokens_is_refused() {
    let refusal = |scheme: &str, credentials: ClientCredentials| {
        let builder = Client::builder().base_url("http://127.0.0.1:1").credential(scheme, credentials);
        builder.build().unwrap_err().to_string()
    };
    let credentials = || ClientCredentials::new("id", SECRET);
    assert_eq!(refusal("basic", credentials()), "the security scheme `basic` takes no OAuth 2 token");
    let missing = "the token URL of the security scheme `bearer` is not in the document: set one";
    assert_eq!(refusal("bearer", credentials()), missing);
    let file = "the token URL of the security scheme `oauth` has the scheme `file`, not http or https";
    assert_eq!(refusal("oauth", credentials().token_url("file:///s3cr3t")), file);
}

#[tokio::test]
async fn a_token_that_no_header_can_hold_is_refused_when_it_comes_and_not_kept() {
    for text in [r"line\nbreak", r"nul\u0000", r"del\u007f", "schlüssel", r"\ud83d\ude00"] {
        let shown = failure(&token(text)).await;
        assert!(shown.contains("the token has a character that is not printable ASCII"), "{shown}");
    }
    let server = Server::new(&[&token(r"one\r\nx: y"), &token("two"), &json("{}")]).await;
    let client = client(&server, Credential::client_credentials("id", SECRET));
    assert!(matches!(call(&client, &READ).await, Err(Error::NoToken(_))));
    call(&client, &READ).await.unwrap();
    assert_eq!(header(&server.seen()[2], "authorization"), Some("Bearer two"));
}

#[tokio::test]
async fn a_byte_order_mark_before_a_token_answer_is_skipped() {
    let server = Server::new(&[&json("\u{feff}{\"access_token\":\"one\"}"), &json("{}")]).await;
    call(&client(&server, Credential::client_credentials("id", SECRET)), &READ).await.unwrap();
    assert_eq!(header(&server.seen()[1], "authorization"), Some("Bearer one"));
}
