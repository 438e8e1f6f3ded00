//! A caller's own signature, such as ChargeOver's, which is made of the URL and the body as they are on the wire.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failure fails the test")]

use std::future::ready;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use generated::Error;
use generated::campfire::types::PatchedContract;
use generated::chargeover::Filter;
use generated::crates::reqwest::{self, Request, Response};
use generated::{
    ClientHooks, HookFuture, OperationInfo, RetryPolicy, Signer, SignerError, Unsigned, campfire, chargeover,
};
use hmac::{Hmac, KeyInit, Mac};
use recording_server::{Reply, Server};
use sha2::Sha256;

const PAGE: &str = r#"{"code":200,"status":"OK","message":"","response":[]}"#;
const PRIVATE: &str = "private-key";

fn hmac(message: &[u8]) -> String {
    let mut hmac = Hmac::<Sha256>::new_from_slice(PRIVATE.as_bytes()).unwrap();
    hmac.update(message);
    hmac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// ChargeOver's header: an HMAC over the public key, the URL in lower case, a nonce, the time and the body.
struct ChargeOver {
    nonce: &'static str,
    time: u64,
}

impl Signer for ChargeOver {
    fn sign(&self, request: &mut Unsigned<'_>) -> Result<(), SignerError> {
        let Self { nonce, time } = self;
        let url = request.url().as_str().to_lowercase();
        let body = std::str::from_utf8(request.body().ok_or("a stream cannot be signed")?)?;
        let signature = hmac(format!("public-key||{url}||{nonce}||{time}||{body}").as_bytes());
        let header = format!(
            "ChargeOver co_public_key=\"public-key\" co_nonce=\"{nonce}\" co_timestamp=\"{time}\" \
             co_signature_method=\"HMAC-SHA256\" co_version=\"1.0\" co_signature=\"{signature}\""
        );
        request.set_header("authorization", &header)
    }
}

/// A hook that keeps the request, and gives a response without sending it.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<Request>>>);

impl ClientHooks for Kept {
    fn exec<'a>(
        &'a self,
        _: &'a reqwest::Client,
        request: Request,
        _: &'a OperationInfo,
    ) -> HookFuture<'a, reqwest::Result<Response>> {
        self.0.lock().unwrap().push(request);
        Box::pin(ready(Ok(http::Response::new(PAGE).into())))
    }
}

#[tokio::test]
async fn chargeovers_header_to_the_letter() {
    let kept = Kept::default();
    let signer = ChargeOver { nonce: "q1w2e3r4", time: 1_700_000_000 };
    let client = chargeover::Client::builder().instance("acme").signer(signer).hooks(kept.clone()).build().unwrap();
    client.query_customers().where_(Filter::new().equals("company", "Acme")).limit(5).send().await.unwrap();
    let request = kept.0.lock().unwrap().pop().unwrap();
    let url = "https://acme.chargeover.com/api/v3/customer?where=company%3AEQUALS%3AAcme&limit=5";
    assert_eq!(request.url().as_str(), url);
    let header = &request.headers()["authorization"];
    // Another program computed the expected HMAC.
    assert_eq!(
        header.to_str().unwrap(),
        "ChargeOver co_public_key=\"public-key\" co_nonce=\"q1w2e3r4\" co_timestamp=\"1700000000\" \
         co_signature_method=\"HMAC-SHA256\" co_version=\"1.0\" co_signature=\"2390d4af2c0a6b99ccc32b1323929ec6a96ae89ff8bdac1403c87e21cdc8d783\""
    );
    assert!(header.is_sensitive());
}

/// Signs all that it sees, with a number that counts the requests.
#[derive(Default)]
struct Everything {
    count: AtomicU64,
}

impl Signer for Everything {
    fn sign(&self, request: &mut Unsigned<'_>) -> Result<(), SignerError> {
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        let (method, url) = (request.method().clone(), request.url().clone());
        let target = url.query().map_or(url.path().to_owned(), |query| format!("{}?{query}", url.path()));
        let token = request.headers()["authorization"].to_str()?.to_owned();
        let body = request.body().map(<[u8]>::to_vec).unwrap_or_default();
        let message = [format!("{count} {method} {target} {token}\n").as_bytes(), &body].concat();
        request.set_header("X-Signature", &format!("{count}-{}", hmac(&message)))
    }
}

#[tokio::test]
async fn each_try_is_signed_as_it_is_sent() {
    let server = Server::start([Reply::new(503, ""), Reply::new(503, ""), Reply::new(404, "")]).await;
    let policy = RetryPolicy::default().base_delay(Duration::from_millis(5));
    let builder = campfire::Client::builder().base_url(format!("{}/base?k=v", server.url())).knox_api_token("secret");
    let builder = builder.retry(policy).idempotency_header("Idempotency-Key").signer(Everything::default());
    let client = builder.build().unwrap();
    let change = PatchedContract { deal_name: "é".into(), ..Default::default() };
    client.rr_api_v1_contracts_partial_update(42).body(change).send().await.unwrap_err();
    let received = server.received();
    assert_eq!(received.len(), 3);
    for (count, request) in received.iter().enumerate() {
        assert_eq!(request.body, r#"{"deal_name":"é"}"#);
        let message = format!("{count} PATCH {} Token secret\n{}", request.target(), request.body);
        let signature = format!("{count}-{}", hmac(message.as_bytes()));
        assert_eq!(request.header("x-signature"), Some(signature.as_str()));
    }
    assert_eq!(received[0].target(), "/base/rr/api/v1/contracts/42?k=v");
}

#[tokio::test]
async fn a_signature_is_not_shown_and_not_carried_on() {
    let other = Server::start([Reply::json(200, PAGE)]).await;
    let signer = || ChargeOver { nonce: "q1w2e3r4", time: 1 };
    let server = Server::with_url(|url| {
        let signature = hmac(format!("public-key||{url}/api/v3/customer||q1w2e3r4||1||").as_bytes());
        let echo = format!("co_signature=\"{signature}\"");
        let [here, there] = [url, other.url()].map(|url| Reply::new(302, "").header("location", format!("{url}/z")));
        vec![Reply::new(418, echo.clone()).header("x-echo", echo), here, there]
    })
    .await;
    let builder = chargeover::Client::builder().base_url(server.url()).signer(signer());
    let mut shown = format!("{builder:?}");
    let client = builder.build().unwrap();
    for status in [418, 302, 302] {
        let error = client.query_customers().send().await.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), status);
        shown.push_str(&format!("{error} {error:?} {error:#}"));
    }
    let sent = server.received();
    assert_eq!(sent.len(), 3, "a signature holds for one URL: no redirect is followed");
    assert!(other.received().is_empty());
    let signature = sent[0].header("authorization").unwrap().split("co_signature=").nth(1).unwrap().to_owned();
    assert!(!shown.contains(signature.trim_matches('"')) && !shown.contains(PRIVATE), "{shown}");
}

#[tokio::test]
async fn what_cannot_be_signed_is_not_sent() {
    let server = Server::start([]).await;
    let refusing = |_: &mut Unsigned<'_>| -> Result<(), SignerError> { Err("the key has expired".into()) };
    let client = chargeover::Client::builder().base_url(server.url()).signer(refusing).build().unwrap();
    let error = client.query_customers().send().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "chargeover GET /api/v3/customer: the request could not be signed: the key has expired"
    );
    assert!(matches!(error, Error::Custom(_)));
    let broken = |request: &mut Unsigned<'_>| request.set_header("x-signature", "two\r\nlines");
    let client = chargeover::Client::builder().base_url(server.url()).signer(broken).build().unwrap();
    let error = client.query_customers().send().await.unwrap_err().to_string();
    assert!(error.contains("could not be signed") && !error.contains("lines"), "{error}");
    assert!(server.received().is_empty());
}
