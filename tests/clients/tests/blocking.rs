//! Calls without an async runtime. Only the server in these tests has one.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failure fails the test")]

use std::io::Read;
use std::net::TcpListener;
use std::thread;
use std::time::{Duration, Instant};

use crate::fixture::fixture;
use generated::blocking::{Reader, wait};
use generated::campfire::types::{ContractCustomerRecord, DeletedContractCustomer};
use generated::{Error, campfire, chargeover, zenskar};
use recording_server::{Reply, Server};
use serde_json::json;
use tokio::runtime::{Builder, Runtime};

/// A server in threads of its own; the runtime has to outlive it.
fn serve(replies: impl FnOnce(&str) -> Vec<Reply>) -> (Runtime, Server) {
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let server = runtime.block_on(Server::with_url(replies));
    (runtime, server)
}

fn campfire(url: &str) -> campfire::Client {
    campfire::Client::builder().knox_api_token("secret").base_url(url).build().unwrap()
}

fn deleted(ids: &[i64], next: Option<String>) -> Reply {
    let time = "2025-01-02T03:04:05Z";
    let record = |id| json!({"id": id, "is_deleted": true, "deleted_at": time, "last_modified_at": time});
    let results: Vec<_> = ids.iter().map(record).collect();
    Reply::json(200, json!({"count": 3, "next": next, "previous": null, "results": results}).to_string())
}

fn id(record: ContractCustomerRecord) -> i64 {
    match record {
        ContractCustomerRecord::DeletedContractCustomer(DeletedContractCustomer { id, .. }) => id,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_call_waits_for_its_answer() {
    let (_runtime, server) = serve(|_| vec![deleted(&[1], None)]);
    let page = campfire(server.url()).rr_api_v1_customers_list().limit(5).send_blocking().unwrap();
    assert_eq!((page.status().as_u16(), page.count), (200, 3));
    let request = server.only();
    assert_eq!(request.line, "GET /rr/api/v1/customers?limit=5 HTTP/1.1");
    assert_eq!(request.header("authorization"), Some("Token secret"));
    assert_eq!(request.header("accept"), Some("application/json"));
}

#[test]
fn pages_are_an_iterator_that_asks_as_it_goes() {
    let next = |url: &str| Some(format!("{url}/rr/api/v1/customers?limit=2&offset=2"));
    let (_runtime, server) = serve(|url| vec![deleted(&[1, 2], next(url)), deleted(&[3], None)]);
    let client = campfire(server.url());
    let mut customers = client.rr_api_v1_customers_list().limit(2).stream().blocking();
    assert!(server.received().is_empty());
    assert_eq!(id(customers.next().unwrap().unwrap()), 1);
    assert_eq!(server.received().len(), 1);
    let rest: Result<Vec<_>, _> = customers.map(|customer| customer.map(id)).collect();
    assert_eq!(rest.unwrap(), [2, 3]);
    assert_eq!(server.received()[1].target(), "/rr/api/v1/customers?limit=2&offset=2");
}

#[test]
fn an_error_is_the_operations_own() {
    let body = r#"{"code":401,"status":"Error","message":"Wrong key","response":false}"#;
    let (_runtime, server) = serve(|_| vec![Reply::json(401, body)]);
    let builder = chargeover::Client::builder().basic_auth("public", "private").base_url(server.url());
    match builder.build().unwrap().query_customers().send_blocking() {
        Err(Error::ErrorResponse(error)) => assert_eq!((error.status().as_u16(), &*error.message), (401, "Wrong key")),
        other => panic!("{other:?}"),
    }
    assert_eq!(server.only().header("authorization"), Some("Basic cHVibGljOnByaXZhdGU="));
}

#[test]
fn an_error_between_pages_is_the_last_item() {
    let next = |url: &str| Some(format!("{url}/?limit=1&offset=1"));
    let (_runtime, server) = serve(|url| vec![deleted(&[1], next(url)), Reply::json(500, "{}")]);
    let client = campfire(server.url());
    let mut customers = client.rr_api_v1_customers_list().stream().blocking();
    assert!(customers.next().unwrap().is_ok());
    assert!(matches!(customers.next(), Some(Err(Error::UnexpectedResponse(_)))));
    assert!(customers.next().is_none());
}

#[test]
fn a_timeout_ends_the_wait() {
    // The system accepts connections, but no program answers.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = campfire(&format!("http://{}", listener.local_addr().unwrap()));
    let begin = Instant::now();
    let call = client.rr_api_v1_customers_list().timeout(Duration::from_millis(100)).send_blocking();
    assert!(matches!(call, Err(Error::CommunicationError(error)) if error.is_timeout()));
    assert!(begin.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_body_of_bytes_is_read() {
    let (_runtime, server) = serve(|_| vec![Reply::new(200, "id,name\n1,Acme\n").header("content-type", "text/csv")]);
    let client = campfire(server.url());
    let reply = client.rr_api_v1_customers_list().send_as_blocking("text/csv").unwrap();
    let mut text = String::new();
    Reader::new(reply.into_inner()).read_to_string(&mut text).unwrap();
    assert_eq!(text, "id,name\n1,Acme\n");
    assert_eq!(server.only().header("accept"), Some("text/csv"));
}

#[test]
fn a_body_that_breaks_off_is_an_error() {
    let (_runtime, server) = serve(|_| vec![Reply::new(200, "half").header("content-length", "8")]);
    let reply = campfire(server.url()).rr_api_v1_customers_list().send_as_blocking("text/csv").unwrap();
    let mut bytes = Vec::new();
    assert!(Reader::new(reply.into_inner()).read_to_end(&mut bytes).is_err());
    assert_eq!(bytes, b"half");
}

#[test]
fn threads_share_a_client() {
    let (_runtime, server) = serve(|_| vec![deleted(&[1], None); 4]);
    let client = campfire(server.url());
    let call = || client.rr_api_v1_customers_list().send_blocking().map(|page| page.count).unwrap();
    let counts = thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(call)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    assert_eq!(counts, [3; 4]);
}

#[test]
fn any_call_can_be_waited_for() {
    let page = fixture("zenskar/customers.json");
    let (_runtime, server) = serve(|_| vec![Reply::json(200, page)]);
    let builder = zenskar::Client::builder().api_token_auth("key").organisation_auth("org");
    let client = builder.base_url(server.url()).build().unwrap();
    let call = client.list_customers_with_filtering_and_pagination().send();
    assert_eq!(wait(call).unwrap().results.len(), 2);
}

#[tokio::test]
async fn inside_a_runtime_it_is_an_error_and_nothing_is_sent() {
    let server = Server::start([deleted(&[1], None)]).await;
    let client = campfire(server.url());
    let is_refused = |error: &dyn std::error::Error| error.to_string().contains("await `send`");
    let call = client.rr_api_v1_customers_list().send_blocking();
    assert!(is_refused(&call.unwrap_err()));
    let mut pages = client.rr_api_v1_customers_list().stream().blocking();
    assert!(is_refused(&pages.next().unwrap().unwrap_err()));
    assert!(pages.next().is_none());
    assert!(server.received().is_empty());
    // The error's message says to do this.
    let client = client.clone();
    let call = move || tokio::runtime::Handle::current().block_on(client.rr_api_v1_customers_list().send());
    assert_eq!(tokio::task::spawn_blocking(call).await.unwrap().unwrap().count, 3);
}
