//! The limits of time that hold unless somebody sets others.

use std::future::ready;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::net::{TcpSocket, TcpStream};

use super::http_mock::{Server, answer};
use super::sample::*;
use openapi_client_runtime::http::Response;
use openapi_client_runtime::{
    ClientHooks, HookError, HookFuture, Operation, OperationInfo, Outcome, Request, crates::reqwest,
};

/// Notes the time that the HTTP client gets for each request, its body included, in seconds.
#[derive(Clone, Default)]
struct Noted(Arc<Mutex<Vec<Option<f64>>>>);

impl ClientHooks for Noted {
    fn pre<'a>(
        &'a self,
        request: &'a mut reqwest::Request,
        _: &'a OperationInfo,
    ) -> HookFuture<'a, Result<(), HookError>> {
        self.0.lock().unwrap().push(request.timeout().map(Duration::as_secs_f64));
        Box::pin(ready(Ok(())))
    }
}

static STREAM: Operation = Operation { streams: true, ..Operation::new("stream", "GET", "/stream") };

/// Sends a call, a call for a stream, and a call for bytes; gives the times of the three.
async fn times(configure: fn(ClientBuilder) -> ClientBuilder) -> [Option<f64>; 3] {
    let server = Server::new(&[&answer("200 OK", "", "data: a\n\n")]).await;
    let noted = Noted::default();
    let client = configure(Client::builder().base_url(&server.url)).hooks(noted.clone()).build().unwrap();
    let _ = client.update("1").send().await;
    let stream = Request::new(&client.core, &STREAM).send(Response::text_events::<()>).await.unwrap();
    let bytes = client.update("1").request.send_as("text/plain").await.unwrap();
    drop((stream, bytes));
    <[Option<f64>; 3]>::try_from(noted.0.lock().unwrap().as_slice()).unwrap()
}

#[tokio::test]
async fn a_call_may_take_five_minutes_and_a_stream_as_long_as_it_likes() {
    let [call, stream, bytes] = times(|builder| builder).await;
    assert!((290.0..=300.0).contains(&call.unwrap()), "{call:?}");
    assert_eq!((stream, bytes), (None, None));
}

#[tokio::test]
async fn a_timeout_that_is_set_holds_for_streams_too() {
    for time in times(|builder| builder.timeout(Duration::from_secs(20))).await {
        assert!((19.0..=20.0).contains(&time.unwrap()), "{time:?}");
    }
    assert_eq!(times(|builder| builder.timeout(Duration::MAX)).await, [None; 3]);
}

#[tokio::test]
async fn the_beginning_of_a_stream_is_not_waited_for_without_an_end() {
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", silent.local_addr().unwrap());
    let policy = openapi_client_runtime::RetryPolicy::none().try_timeout(Duration::from_millis(100));
    let client = Client::builder().base_url(url).retry(policy).build().unwrap();
    let error = Request::new(&client.core, &STREAM).send(Response::text_events::<()>).await.unwrap_err();
    assert!(error.to_string().ends_with("within 100ms (try_timeout)"), "{error}");
    assert_eq!((error.is_timeout(), error.outcome()), (true, Outcome::Unknown));
}

/// The clock of this test stands still while there is something to do, and jumps to the next timer where there is nothing.
#[tokio::test(start_paused = true)]
async fn a_connection_is_not_waited_for_longer_than_ten_seconds() {
    // Nobody accepts, and the system lets no more than a few connections wait for it.
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let full: Vec<_> = (0..16).map(|_| tokio::spawn(TcpStream::connect(address))).collect();
    tokio::time::sleep(Duration::from_millis(100)).await;
    let client = Client::builder().base_url(format!("http://{address}")).build().unwrap();
    let error = client.update("1").send().await.unwrap_err();
    assert!(error.to_string().ends_with("within 10s (connect_timeout)"), "{error}");
    assert_eq!((error.is_timeout(), error.outcome()), (true, Outcome::NotSent));
    full.iter().for_each(tokio::task::JoinHandle::abort);
}
