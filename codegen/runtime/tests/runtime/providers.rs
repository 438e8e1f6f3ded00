//! Credentials that a caller's own function gives for each request.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::http_mock::{Server, answer, header};
use super::sample::*;
use openapi_client_runtime::{Credential, Error, Operation, Outcome, Request, RetryPolicy};

static KEYS: Operation = Operation { security: &[&["query", "header"]], ..Operation::new("keys", "GET", "/x") };
static BASIC: Operation = Operation { security: &[&["basic"]], ..Operation::new("basic", "GET", "/x") };
static BEARER: Operation = Operation { security: &[&["bearer"]], ..Operation::new("bearer", "GET", "/x") };

async fn call(client: &Client, operation: &'static Operation) -> Result<(), Error> {
    let answer = Request::new(&client.core, operation).send(|response| match response.status() {
        200 => response.json::<serde_json::Value, ()>(),
        _ => response.unexpected(),
    });
    answer.await.map(drop)
}

/// A provider that counts, and makes a credential of the count.
fn counting(make: fn(usize) -> Credential) -> Credential {
    let count = Arc::new(AtomicUsize::new(0));
    Credential::provider(move || {
        let turn = count.fetch_add(1, Ordering::SeqCst);
        async move {
            tokio::time::sleep(Duration::from_millis(1)).await;
            Ok(make(turn))
        }
    })
}

#[tokio::test]
async fn each_request_and_each_try_gets_a_credential_of_its_own() {
    let busy = answer("503 Busy", "", "");
    let server = Server::new(&[&busy, &super::http_mock::json("{}")]).await;
    let builder = server.client().retry(RetryPolicy::default().base_delay(Duration::from_millis(1)));
    let builder = builder.credential("bearer", counting(|turn| Credential::bearer(format!("token-{turn}"))));
    let builder = builder.credential("query", counting(|turn| Credential::key(format!("q/{turn}"))));
    let builder = builder.credential("header", counting(|turn| Credential::key(format!("key-{turn}"))));
    let client =
        builder.credential("basic", counting(|turn| Credential::basic("me", format!("{turn}")))).build().unwrap();
    call(&client, &BEARER).await.unwrap();
    call(&client.clone(), &BEARER).await.unwrap();
    call(&client, &BASIC).await.unwrap();
    call(&client, &KEYS).await.unwrap();
    let seen = server.seen();
    let sent: Vec<_> = seen.iter().map(|request| header(request, "authorization")).collect();
    let tokens = ["Bearer token-0", "Bearer token-1", "Bearer token-2", "Basic bWU6MA=="].map(Some);
    assert_eq!(sent, [tokens.as_slice(), &[None]].concat());
    assert_eq!(header(&seen[4], "x-key"), Some("key-0"));
    assert!(seen[4].starts_with("GET /x?api_key=q%2F0 HTTP"), "{}", seen[4]);
}

#[tokio::test]
async fn a_provider_that_fails_or_gives_what_cannot_be_sent_ends_the_call_before_anything_is_sent() {
    let server = Server::json(&["{}"]).await;
    let failing = Credential::provider(|| async { Err("the vault is sealed".into()) });
    let nested = Credential::provider(|| async { Ok(Credential::client_credentials("id", "secret")) });
    let colon = Credential::provider(|| async { Ok(Credential::basic("a:b", "c")) });
    let mut lines = Vec::new();
    for (scheme, credential, operation) in
        [("bearer", failing, &BEARER), ("bearer", nested, &BEARER), ("basic", colon, &BASIC)]
    {
        let error =
            call(&server.client().credential(scheme, credential).build().unwrap(), operation).await.unwrap_err();
        assert_eq!(error.outcome(), Outcome::NotSent);
        lines.push(error.to_string());
    }
    assert!(lines[0].ends_with("no credential for the security scheme `bearer`: the vault is sealed"), "{lines:?}");
    assert!(lines[1].contains("gave neither a key nor a user name and password"), "{lines:?}");
    assert!(lines[2].contains("has a colon"), "{lines:?}");
    let never = Credential::provider(std::future::pending);
    let client = server.client().timeout(Duration::from_millis(50)).credential("bearer", never).build().unwrap();
    let error = call(&client, &BEARER).await.unwrap_err();
    assert!(matches!(&error, Error::NoToken(reason) if reason.is_timeout()), "{error:?}");
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn what_a_provider_gave_is_not_shown() {
    let server = Server::new(&[&answer("500 Oops", "", r#"{"detail":"bad key s3cr3t/key"}"#)]).await;
    let key = || Credential::provider(|| async { Ok(Credential::key("s3cr3t/key")) });
    let client = server.client().credential("query", key()).credential("header", key()).build().unwrap();
    let error = call(&client, &KEYS).await.unwrap_err();
    let shown = format!("{error} {error:?} {:?}", key());
    assert!(shown.contains("bad key redacted") && !shown.contains("s3cr3t"), "{shown}");
}
