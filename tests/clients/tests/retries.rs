//! A call is tried again where that is safe and may help, and nowhere else.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failure fails the test")]

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use generated::Error;
use generated::RetryPolicy;
use generated::campfire::types::PatchedContract;
use generated::campfire::{Client, ClientBuilder};
use recording_server::{Reply, Server};

const PAGE: &str = r#"{"count":0,"next":null,"previous":null,"results":[]}"#;

fn quick() -> RetryPolicy {
    RetryPolicy::default().base_delay(Duration::from_millis(5))
}

fn builder(server: &Server) -> ClientBuilder {
    Client::builder().base_url(server.url()).knox_api_token("secret").timeout(Duration::from_secs(10))
}

/// The status of a GET's result, 0 where there is none.
async fn get(client: &Client) -> u16 {
    match client.rr_api_v1_customers_list().send().await {
        Ok(page) => page.status().as_u16(),
        Err(error) => error.status().map_or(0, |status| status.as_u16()),
    }
}

/// The status of a PATCH's result.
async fn patch(client: &Client, header: Option<(&str, &str)>) -> u16 {
    let mut call = client.rr_api_v1_contracts_partial_update(42);
    if let Some((name, value)) = header {
        call = call.header(name, value);
    }
    let error = call.body(PatchedContract::default()).send().await.unwrap_err();
    error.status().unwrap().as_u16()
}

fn statuses(statuses: &[u16]) -> Vec<Reply> {
    statuses.iter().map(|status| Reply::json(*status, if *status == 200 { PAGE } else { "{}" })).collect()
}

#[tokio::test]
async fn a_get_is_tried_again_as_it_was_until_it_succeeds() {
    let server = Server::start(statuses(&[503, 429, 200])).await;
    assert_eq!(get(&builder(&server).retry(quick()).build().unwrap()).await, 200);
    let received = server.received();
    assert_eq!(received.len(), 3);
    assert!(received.iter().all(|request| request.text() == received[0].text()));
    assert_eq!(received[2].header("authorization"), Some("Token secret"));
}

#[tokio::test]
async fn tries_are_counted() {
    let server = Server::start(statuses(&[503, 502, 504, 200])).await;
    assert_eq!(get(&builder(&server).retry(quick()).build().unwrap()).await, 504);
    assert_eq!(server.received().len(), 3);
    let server = Server::start(statuses(&[408, 200])).await;
    assert_eq!(get(&builder(&server).retry(quick().retries(1)).build().unwrap()).await, 200);
}

#[tokio::test]
async fn nothing_is_sent_twice_unasked() {
    for builder in [builder, |server: &Server| builder(server).retry(RetryPolicy::none())] {
        let server = Server::start(statuses(&[503, 200])).await;
        assert_eq!(get(&builder(&server).build().unwrap()).await, 503);
        assert_eq!(server.received().len(), 1);
    }
}

#[tokio::test]
async fn what_would_fail_again_is_not_tried_again() {
    for status in [400, 401, 404, 500, 501] {
        let server = Server::start(statuses(&[status, 200])).await;
        assert_eq!(get(&builder(&server).retry(quick()).build().unwrap()).await, status);
        assert_eq!(server.received().len(), 1, "{status}");
    }
}

#[tokio::test]
async fn a_connection_that_breaks_off_is_tried_again() {
    let server = Server::start([Reply::silence(), Reply::json(200, PAGE)]).await;
    assert_eq!(get(&builder(&server).retry(quick()).build().unwrap()).await, 200);
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn nobody_who_listens_is_an_error_after_all_tries() {
    let client = Client::builder().base_url("http://127.0.0.1:1").retry(quick()).build().unwrap();
    assert!(matches!(client.rr_api_v1_customers_list().send().await, Err(Error::CommunicationError(_))));
}

#[tokio::test]
async fn a_patch_is_sent_once() {
    let server = Server::start(statuses(&[503, 200])).await;
    assert_eq!(patch(&builder(&server).retry(quick()).build().unwrap(), None).await, 503);
    assert_eq!(server.only().header("idempotency-key"), None);
    let server = Server::start([Reply::silence(), Reply::json(200, "{}")]).await;
    let client = builder(&server).retry(quick()).build().unwrap();
    let error = client.rr_api_v1_contracts_partial_update(42).send().await.unwrap_err();
    assert!(matches!(error, Error::CommunicationError(_)), "{error:?}");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn a_patch_with_a_key_is_tried_again_with_the_same_key() {
    let server = Server::start(statuses(&[503, 503, 503, 404])).await;
    let client = builder(&server).retry(quick()).idempotency_header("X-Request-Key").build().unwrap();
    assert_eq!(patch(&client, None).await, 503);
    assert_eq!(patch(&client, None).await, 404);
    let received = server.received();
    let keys: Vec<&str> = received.iter().map(|request| request.header("x-request-key").unwrap()).collect();
    assert_eq!(keys.iter().map(|key| *key == keys[0]).collect::<Vec<_>>(), [true, true, true, false]);
    assert!(keys.iter().all(|key| key.len() == 36 && key.as_bytes()[14] == b'4'), "{keys:?}");
    assert!(received.iter().all(|request| request.text().ends_with("\n\n{}")), "the body comes with each try");
}

#[tokio::test]
async fn the_callers_own_key_wins() {
    let server = Server::start(statuses(&[503, 404, 503, 404])).await;
    let client = builder(&server).retry(quick()).build().unwrap();
    assert_eq!(patch(&client, Some(("Idempotency-Key", "mine"))).await, 404);
    let client = builder(&server).retry(quick()).idempotency_header("Idempotency-Key").build().unwrap();
    assert_eq!(patch(&client, Some(("idempotency-key", "mine"))).await, 404);
    let received = server.received();
    assert!(received.iter().all(|request| request.text().matches("idempotency-key: mine\n").count() == 1));
    assert_eq!(received.len(), 4);
}

#[tokio::test]
async fn no_two_calls_have_one_key_and_a_get_has_none() {
    let server = Server::start(statuses(&[404; 40])).await;
    let client = builder(&server).idempotency_header("Idempotency-Key").build().unwrap();
    for _ in 0..39 {
        patch(&client, None).await;
    }
    get(&client).await;
    let received = server.received();
    let keys: BTreeSet<&str> = received.iter().filter_map(|request| request.header("idempotency-key")).collect();
    assert_eq!(keys.len(), 39);
    assert_eq!(received[39].header("idempotency-key"), None);
}

#[tokio::test]
async fn the_server_says_how_long_to_wait() {
    let start = Instant::now();
    let server = Server::start([Reply::new(503, "").header("retry-after", "1"), Reply::json(200, PAGE)]).await;
    assert_eq!(get(&builder(&server).retry(quick()).build().unwrap()).await, 200);
    assert!(start.elapsed() >= Duration::from_secs(1), "{:?}", start.elapsed());
}

#[tokio::test]
async fn the_server_may_ask_for_milliseconds_and_for_fractions_of_a_second() {
    for (name, value) in [("retry-after-ms", "300"), ("retry-after", "0.3")] {
        let start = Instant::now();
        let server = Server::start([Reply::new(503, "").header(name, value), Reply::json(200, PAGE)]).await;
        assert_eq!(get(&builder(&server).retry(quick()).build().unwrap()).await, 200);
        assert!((300..900).contains(&start.elapsed().as_millis()), "{name}: {:?}", start.elapsed());
    }
}

#[tokio::test]
async fn nobody_waits_longer_than_allowed() {
    let start = Instant::now();
    let server = Server::start([Reply::new(503, "").header("retry-after", "3"), Reply::json(200, PAGE)]).await;
    let policy = quick().max_retry_after(Duration::from_secs(2));
    assert_eq!(get(&builder(&server).retry(policy).build().unwrap()).await, 503);
    assert_eq!(server.received().len(), 1);
    // Nor is there a try after the time of the call is up.
    let server = Server::start([Reply::new(503, "").header("retry-after", "3"), Reply::json(200, PAGE)]).await;
    let client = builder(&server).retry(quick()).timeout(Duration::from_secs(2)).build().unwrap();
    assert_eq!(get(&client).await, 503);
    assert_eq!(server.received().len(), 1);
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

#[tokio::test]
async fn the_timeout_bounds_all_tries_together() {
    let start = Instant::now();
    let slow = || Reply::json(503, "{}").header("retry-after", "0").after(Duration::from_millis(300));
    let server = Server::start((0..20).map(|_| slow())).await;
    let client = builder(&server).retry(quick().retries(19)).timeout(Duration::from_secs(1)).build().unwrap();
    let error = client.rr_api_v1_customers_list().send().await.unwrap_err();
    assert!(matches!(&error, Error::CommunicationError(reason) if reason.is_timeout()), "{error:?}");
    assert!(start.elapsed() < Duration::from_millis(1900), "{:?}", start.elapsed());
    assert!((2..=4).contains(&server.received().len()), "{}", server.received().len());
}

#[tokio::test]
async fn no_try_follows_a_redirect_to_another_origin() {
    let other = Server::start(statuses(&[200])).await;
    let away = Reply::new(302, "").header("location", format!("{}/z", other.url()));
    let server = Server::start([Reply::new(503, ""), away]).await;
    let client = builder(&server).retry(quick()).idempotency_header("Idempotency-Key").build().unwrap();
    assert_eq!(get(&client).await, 302);
    assert_eq!(server.received().len(), 2);
    assert!(other.received().is_empty());
}
