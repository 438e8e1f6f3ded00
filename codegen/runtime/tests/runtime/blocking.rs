//! Streams as iterators, and calls by name, in threads without a runtime.

use std::io::Read;

use openapi_client_runtime::Error;
use tokio::runtime::{Builder, Runtime};

use super::http_mock::{Server, answer};
use openapi_client_runtime::blocking::{Iter, Reader, wait};
use openapi_client_runtime::http::{Pending, Response};

/// A server in a thread of its own; the runtime has to outlive it.
fn serve(body: &str) -> (Runtime, Server) {
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let server = runtime.block_on(Server::new(&[&answer("200 OK", "", body)]));
    (runtime, server)
}

/// What `read` makes of a response with this body, which comes while the server is there.
fn with_response<T: 'static, U>(body: &str, read: fn(Response) -> Pending<T, ()>, then: impl FnOnce(T) -> U) -> U {
    let (_runtime, server) = serve(body);
    let client = server.client().build().unwrap();
    then(wait(client.update("1").request.send(read)).unwrap().into_inner())
}

#[test]
fn events_are_an_iterator() {
    let body = "event: add\ndata: 1\n\ndata: 2\n\ndata: x\n\n";
    let events = with_response(body, Response::events::<i64, ()>, |events| events.blocking().collect::<Vec<_>>());
    let [Ok(first), Ok(second), Err(Error::InvalidResponsePayload(_))] = events.as_slice() else {
        panic!("{events:?}")
    };
    assert_eq!((first.event.as_str(), first.data, second.data), ("add", 1, 2));
}

#[test]
fn lines_are_an_iterator() {
    let read = Response::json_lines::<i64, ()>;
    let lines = with_response("1\n2\n\n3", read, |lines| lines.blocking().collect::<Result<Vec<_>, _>>());
    assert_eq!(lines.unwrap(), [1, 2, 3]);
}

#[test]
fn bytes_are_read_in_pieces() {
    let text = with_response("abcdefg", Response::bytes, |bytes| {
        let mut reader = Reader::new(bytes);
        let mut start = [0; 3];
        reader.read_exact(&mut start).unwrap();
        let mut rest = String::new();
        assert_eq!(reader.read(&mut []).unwrap(), 0);
        reader.read_to_string(&mut rest).unwrap();
        (start, rest)
    });
    assert_eq!(text, (*b"abc", "defg".to_owned()));
}

#[test]
fn a_call_by_name_waits() {
    let (_runtime, server) = serve(r#"{"next":null,"results":[1]}"#);
    let client = server.client().build().unwrap();
    let reply = wait(super::invoke::invoke(&client, "list", r#"{"query":{"limit":5}}"#)).unwrap();
    assert_eq!(reply.status.as_u16(), 200);
    assert_eq!(server.lines(), ["GET /customers?limit=5"]);
}

#[tokio::test]
async fn an_iterator_inside_a_runtime_gives_one_error() {
    let server = Server::json(&["{}"]).await;
    let client = server.client().build().unwrap();
    let mut pages = Iter::new(client.list().stream());
    assert!(matches!(pages.next(), Some(Err(Error::InvalidRequest(why))) if why.to_string().contains("async runtime")));
    assert!(pages.next().is_none());
    assert!(server.seen().is_empty());
}
