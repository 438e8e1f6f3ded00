//! What a caller's own retry policy decides: statuses, a rule, a budget, a limit for each try, and the pause after a 429.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use generated::campfire::{Client, ClientBuilder};
use generated::{Error, Outcome, RetryPolicy};
use recording_server::{Reply, Server};

const PAGE: &str = r#"{"count":0,"next":null,"previous":null,"results":[]}"#;

fn quick() -> RetryPolicy {
    RetryPolicy::default().base_delay(Duration::from_millis(5))
}

fn builder(server: &Server) -> ClientBuilder {
    Client::builder().base_url(server.url()).knox_api_token("secret")
}

/// The status of a GET's result, 0 where there is none.
async fn get(client: &Client) -> u16 {
    match client.rr_api_v1_customers_list().send().await {
        Ok(page) => page.status().as_u16(),
        Err(error) => error.status().map_or(0, |status| status.as_u16()),
    }
}

fn statuses(statuses: &[u16]) -> Vec<Reply> {
    statuses.iter().map(|status| Reply::json(*status, if *status == 200 { PAGE } else { "{}" })).collect()
}

/// The final status of a GET that is answered with these, and how many requests there were.
async fn tried(policy: RetryPolicy, answers: &[u16]) -> (u16, usize) {
    let server = Server::start(statuses(answers)).await;
    let status = get(&builder(&server).retry(policy).build().unwrap()).await;
    (status, server.received().len())
}

#[tokio::test]
async fn a_500_is_tried_again_by_choice() {
    assert_eq!(tried(quick(), &[500, 200]).await, (500, 1));
    assert_eq!(tried(quick().also_status(500), &[500, 503, 200]).await, (200, 3));
}

#[tokio::test]
async fn a_rule_decides_in_place_of_the_statuses() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&seen);
    let policy = quick().retry_if(move |tried| {
        let has_header = tried.headers().is_some_and(|headers| headers.contains_key("content-type"));
        let operation = tried.operation();
        kept.lock().unwrap().push((operation.operation_id, operation.attempt, tried.is_retryable(), has_header));
        tried.status().is_some_and(|status| status.as_u16() == 404)
    });
    assert_eq!(tried(policy, &[404, 503, 200]).await, (503, 2));
    let id = "rr_api_v1_customers_list";
    assert_eq!(*seen.lock().unwrap(), [(id, 1, false, true), (id, 2, true, true)]);
}

#[tokio::test]
async fn a_rule_never_makes_an_unsafe_request_go_out_twice() {
    let server = Server::start(statuses(&[503, 200])).await;
    let client = builder(&server).retry(quick().retry_if(|_| true)).build().unwrap();
    client.rr_api_v1_contracts_partial_update(42).send().await.unwrap_err();
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn an_idempotency_key_of_the_callers_goes_out_with_each_try() {
    let server = Server::start(statuses(&[503, 404, 503, 404])).await;
    for builder in [builder(&server), builder(&server).idempotency_header("X-Key")] {
        let client = builder.retry(quick()).build().unwrap();
        client.rr_api_v1_contracts_partial_update(42).idempotency_key("order-7").send().await.unwrap_err();
    }
    let received = server.received();
    let keys: Vec<_> =
        received.iter().map(|request| (request.header("idempotency-key"), request.header("x-key"))).collect();
    assert_eq!(
        keys,
        [(Some("order-7"), None), (Some("order-7"), None), (None, Some("order-7")), (None, Some("order-7"))]
    );
}

#[tokio::test]
async fn a_budget_bounds_the_further_tries_of_all_calls_together() {
    let server = Server::start(statuses(&[503; 20])).await;
    let client = builder(&server).retry(quick().budget(3)).build().unwrap();
    for _ in 0..4 {
        assert_eq!(get(&client.clone()).await, 503);
    }
    // Two further tries, one, and then none.
    assert_eq!(server.received().len(), 4 + 3);
}

#[tokio::test]
async fn a_try_that_takes_too_long_is_tried_again() {
    // The server takes one connection after the other, so that the first answer is only slow enough.
    let slow = Reply::json(200, PAGE).after(Duration::from_millis(600));
    let server = Server::start([slow, Reply::json(200, PAGE)]).await;
    let policy = quick().try_timeout(Duration::from_millis(400));
    assert_eq!(get(&builder(&server).retry(policy.clone()).build().unwrap()).await, 200);
    assert_eq!(server.received().len(), 2);
    let server = Server::start([Reply::json(200, PAGE).after(Duration::from_millis(900))]).await;
    let client = builder(&server).retry(policy.retries(0)).build().unwrap();
    let error = client.rr_api_v1_customers_list().send().await.unwrap_err();
    assert!(error.to_string().ends_with("within 400ms (try_timeout)"), "{error}");
    assert!(error.is_timeout() && error.outcome() == Outcome::Unknown);
}

#[tokio::test]
async fn after_a_429_the_whole_client_waits() {
    let busy = Reply::json(429, "{}").header("retry-after", "0.5");
    let server = Server::start([busy.clone(), Reply::json(200, PAGE), Reply::json(200, PAGE)]).await;
    // No second try of its own: the pause is the client's.
    let client = builder(&server).retry(quick().max_retry_after(Duration::from_secs(1))).build().unwrap();
    client.rr_api_v1_contracts_partial_update(1).send().await.unwrap_err();
    let start = Instant::now();
    let (one, other) = tokio::join!(get(&client), async { get(&client.clone()).await });
    assert_eq!((one, other), (200, 200));
    assert!((400..2000).contains(&start.elapsed().as_millis()), "{:?}", start.elapsed());
    // Only a client that tries again also waits.
    let server = Server::start([busy, Reply::json(200, PAGE)]).await;
    let client = builder(&server).build().unwrap();
    let start = Instant::now();
    assert_eq!((get(&client).await, get(&client).await), (429, 200));
    assert!(start.elapsed() < Duration::from_millis(400), "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_call_whose_time_ends_in_a_pause_is_not_sent() {
    let server = Server::start([Reply::json(429, "{}").header("retry-after", "5")]).await;
    let client = builder(&server).retry(quick()).build().unwrap();
    client.rr_api_v1_contracts_partial_update(1).send().await.unwrap_err();
    let error = client.rr_api_v1_customers_list().timeout(Duration::from_millis(100)).send().await.unwrap_err();
    assert!(matches!(error, Error::CommunicationError(_)), "{error:?}");
    assert!(error.to_string().ends_with("the pause after a 429 did not end within 100ms (timeout)"), "{error}");
    assert_eq!((error.outcome(), error.is_timeout(), server.received().len()), (Outcome::NotSent, true, 1));
}
