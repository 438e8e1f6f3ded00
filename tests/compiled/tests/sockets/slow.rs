//! Large bodies are read while they are sent: a server that does not read keeps the client from reading on.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use compiled_cases::FilePart;
use compiled_cases::sockets_bodies::Client;
use compiled_cases::sockets_bodies::types::UploadBody;
use futures_core::Stream;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const CHUNK: usize = 64 << 10;
const CHUNKS: usize = 1024;

/// Zeros, whose chunks are counted as they are asked for.
struct Zeros {
    left: usize,
    asked: Arc<AtomicUsize>,
}

impl Stream for Zeros {
    type Item = Result<Vec<u8>, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        self.left -= 1;
        self.asked.fetch_add(1, Ordering::SeqCst);
        Poll::Ready(Some(Ok(vec![0; CHUNK])))
    }
}

/// Sends a file of 64 MiB to a server that reads nothing for a while; gives how many chunks were asked for until then, and the
/// head of the request with the number of bytes behind it.
async fn slowly(send: impl AsyncFnOnce(Client, FilePart)) -> (usize, String, usize) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&asked);
    let server = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        tokio::time::sleep(Duration::from_millis(300)).await;
        let early = counted.load(Ordering::SeqCst);
        let (mut head, mut buffer) = (Vec::new(), vec![0; 1 << 20]);
        let mut total = 0;
        loop {
            let end = head.windows(4).position(|window| window == b"\r\n\r\n");
            let text = String::from_utf8_lossy(&head).into_owned();
            let length = text
                .to_ascii_lowercase()
                .split_once("content-length: ")
                .and_then(|(_, rest)| rest.lines().next()?.parse::<usize>().ok());
            if let (Some(end), Some(length)) = (end, length)
                && total >= end + 4 + length
            {
                stream.write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n").await.unwrap();
                return (early, text[..end].to_owned(), total - end - 4);
            }
            let count = stream.read(&mut buffer).await.unwrap();
            assert_ne!(count, 0, "the request ended early: {text}");
            total += count;
            if end.is_none() {
                head.extend_from_slice(&buffer[..count]);
            }
        }
    });
    let zeros = Zeros { left: CHUNKS, asked };
    let client = Client::builder().base_url(&url).build().unwrap();
    let length = u64::try_from(CHUNK * CHUNKS).unwrap();
    let both = async { tokio::join!(send(client, FilePart::stream(zeros).length(length)), server).1.unwrap() };
    tokio::time::timeout(Duration::from_secs(60), both).await.unwrap()
}

#[tokio::test]
async fn a_body_is_not_held_in_memory() {
    let (early, head, bytes) = slowly(async |client, file| drop(client.raw(file).send().await.unwrap())).await;
    assert!(early < CHUNKS / 2, "{early} of {CHUNKS} chunks were read before the server read any");
    assert!(head.contains("content-type: application/octet-stream"), "{head}");
    assert!(!head.contains("transfer-encoding"), "{head}");
    assert_eq!(bytes, CHUNK * CHUNKS);
}

#[tokio::test]
async fn a_part_is_not_held_in_memory() {
    let (early, head, bytes) = slowly(async |client, file| {
        let body = UploadBody { picture: Some(file), ..Default::default() };
        drop(client.upload(body).send().await.unwrap());
    })
    .await;
    assert!(early < CHUNKS / 2, "{early} of {CHUNKS} chunks were read before the server read any");
    assert!(head.contains("content-type: multipart/form-data"), "{head}");
    assert!(bytes > CHUNK * CHUNKS);
}
