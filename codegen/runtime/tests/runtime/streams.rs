//! Streams of events and of JSON lines.

use std::future::Future;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::http_mock::{Server, answer};
use super::sample::Client;
use openapi_client_runtime::http::{Error, Pending, Response};

/// What `read` makes of a response whose body comes in these pieces.
async fn response<T: 'static>(pieces: &[&str], read: fn(Response) -> Pending<T, ()>) -> T {
    let chunks: String = pieces.iter().map(|piece| format!("{:x}\r\n{piece}\r\n", piece.len())).collect();
    let answer = format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n{chunks}0\r\n\r\n");
    let server = Server::new(&[&answer]).await;
    let client = server.client().token("s3cr3t/key").max_response_size(200).build().unwrap();
    client.update("1").request.send(read).await.unwrap().into_inner()
}

#[tokio::test]
async fn events_have_types_ids_and_data() {
    let pieces =
        [": hello\nevent: add\nid: 7\nda", "ta: {\"a\":\ndata: 1}\r\n\r", "\ndata: {\"a\": 2}\n\n", "data: [DONE]\n\n"];
    let mut events = response(&pieces, Response::events::<serde_json::Value, ()>).await;
    let first = events.next().await.unwrap().unwrap();
    assert_eq!((first.event.as_str(), first.id.as_deref(), &first.data["a"]), ("add", Some("7"), &1.into()));
    let second = events.next().await.unwrap().unwrap();
    assert_eq!((second.event.as_str(), second.id.as_deref(), &second.data["a"]), ("message", Some("7"), &2.into()));
    assert!(events.next().await.is_none());
    let mut events = response(&["data: a\ndata: b\n\ndata: broken off\n"], Response::text_events).await;
    assert_eq!(events.next().await.unwrap().unwrap().data, "a\nb");
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn each_line_is_a_value() {
    let pieces = ["\u{feff}{\"a\":1}\n\n{\"a\"", ":2}\r\n\x1e{\"a\":3}"];
    let mut lines = response(&pieces, Response::json_lines::<serde_json::Value, ()>).await;
    for expected in 1..=3 {
        assert_eq!(lines.next().await.unwrap().unwrap()["a"], expected);
    }
    assert!(lines.next().await.is_none());
    let mut lines = response(&["1\nx\n3\n"], Response::json_lines::<i64, ()>).await;
    assert_eq!(lines.next().await.unwrap().unwrap(), 1);
    assert!(matches!(lines.next().await.unwrap(), Err(Error::InvalidResponsePayload(_))));
    assert_eq!(lines.next().await.unwrap().unwrap(), 3);
    let long = "1".repeat(500);
    let mut lines = response(&[&long, &long], Response::json_lines::<i64, ()>).await;
    let error = lines.next().await.unwrap().unwrap_err().to_string();
    assert!(error.contains("max_response_size"), "{error}");
}

#[tokio::test]
async fn what_does_not_fit_shows_no_credential() {
    let body = ["data: \"s3cr3t/key\"\n\n"];
    let mut events = response(&body, Response::events::<i64, ()>).await;
    let mut lines = response(&["\"s3cr3t/key\"\n"], Response::json_lines::<i64, ()>).await;
    for error in [events.next().await.unwrap().unwrap_err(), lines.next().await.unwrap().unwrap_err()] {
        let Error::InvalidResponsePayload(part) = &error else { panic!("{error:?}") };
        // What the server sent is not rewritten; what is shown of it is.
        assert_eq!(part.text(), "\"s3cr3t/key\"");
        let shown = format!("{error} {error:?} {part:?} {:?}", std::error::Error::source(&error).unwrap());
        assert!(shown.contains("redacted") && !shown.contains("s3cr3t"), "{shown}");
    }
}

#[tokio::test]
async fn another_media_type_comes_as_it_is() {
    let server = Server::new(&[&answer("200 OK", "content-type: text/csv\r\n", "a,b")]).await;
    let client = server.client().build().unwrap();
    let request = client.update("1").request;
    assert!(request.send_as("text/csv").await.is_ok());
    assert!(server.seen()[0].contains("accept: text/csv\r\n"));
}

/// A client whose streams wait 200 ms for the next item, and a response whose body `write` writes.
async fn streaming<T, F>(write: fn(TcpStream) -> F, read: fn(Response) -> Pending<T, ()>) -> T
where
    T: 'static,
    F: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let _ = stream.read(&mut [0; 4096]).await.unwrap();
        stream.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n").await.unwrap();
        write(stream).await;
    });
    let client = Client::builder().base_url(url).stream_idle_timeout(Duration::from_millis(200)).build().unwrap();
    client.update("1").request.send(read).await.unwrap().into_inner()
}

/// The same bytes again and again, at some distance.
async fn repeat(mut stream: TcpStream, bytes: &[u8], pause: Duration) {
    while stream.write_all(bytes).await.is_ok() {
        tokio::time::sleep(pause).await;
    }
}

#[tokio::test]
async fn a_stream_of_comments_blanks_or_nothing_ends_after_the_idle_timeout() {
    let start = Instant::now();
    let comments = |stream| repeat(stream, b": still here\n\n", Duration::from_millis(20));
    let mut events = streaming(comments, Response::text_events).await;
    let flood = |stream| repeat(stream, b"\n\n\n", Duration::ZERO);
    let mut blanks = streaming(flood, Response::json_lines::<i64, ()>).await;
    let nothing = |stream| repeat(stream, b"", Duration::from_millis(20));
    let mut silence = streaming(nothing, Response::text_events).await;
    let errors = [
        events.next().await.unwrap().unwrap_err(),
        blanks.next().await.unwrap().unwrap_err(),
        silence.next().await.unwrap().unwrap_err(),
    ];
    for error in errors {
        let text = error.to_string();
        assert!(matches!(error, Error::ResponseBodyError(_)), "{text}");
        assert!(
            text.ends_with("the next item of the stream did not come within 200ms (stream_idle_timeout)"),
            "{text}"
        );
        assert!(error.is_timeout() && error.is_retryable());
    }
    assert!(events.next().await.is_none() && blanks.next().await.is_none());
    assert!(start.elapsed() < Duration::from_secs(4), "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_stream_with_items_goes_on_and_the_time_that_a_program_takes_does_not_count() {
    let slowly = |stream| repeat(stream, b"data: a\n\n", Duration::from_millis(120));
    let mut events = streaming(slowly, Response::text_events).await;
    for turn in 0..4 {
        assert_eq!(events.next().await.unwrap().unwrap().data, "a");
        // Longer than the timeout.
        tokio::time::sleep(Duration::from_millis(if turn == 1 { 400 } else { 0 })).await;
    }
}
