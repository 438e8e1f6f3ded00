//! The server, which takes one connection after the other.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::{Received, Reply};

/// How long the server waits for a request, and for the client to take the reply.
const LIMIT: Duration = Duration::from_secs(10);

/// An HTTP server on this machine, with a list of replies. It records every request, and ends when it is dropped.
#[derive(Debug)]
pub struct Server {
    url: String,
    received: Arc<Mutex<Vec<Received>>>,
    task: JoinHandle<()>,
}

impl Server {
    /// Starts a server that gives these replies one after the other, and then status 599 to every request.
    ///
    /// # Panics
    ///
    /// If it cannot listen.
    pub async fn start(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self::with_url(|_| replies.into_iter().collect()).await
    }

    /// Starts a server whose replies need its address, as links to further pages do.
    ///
    /// # Panics
    ///
    /// If it cannot listen.
    pub async fn with_url(replies: impl FnOnce(&str) -> Vec<Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap_or_else(|error| panic!("cannot listen: {error}"));
        let address = listener.local_addr().unwrap_or_else(|error| panic!("no address: {error}"));
        let url = format!("http://{address}");
        let replies = replies(&url);
        Self::serve(listener, url, replies)
    }

    /// `http://127.0.0.1:PORT`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// All requests so far.
    pub fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The only request.
    ///
    /// # Panics
    ///
    /// If there was none, or more than one.
    pub fn only(&self) -> Received {
        let received = self.received();
        match received.as_slice() {
            [one] => one.clone(),
            other => panic!("{} requests: {other:?}", other.len()),
        }
    }

    fn serve(listener: TcpListener, url: String, replies: Vec<Reply>) -> Self {
        let received = Arc::new(Mutex::new(Vec::new()));
        let shared = Arc::clone(&received);
        let task = tokio::spawn(async move {
            let mut replies = replies.into_iter();
            while let Ok((stream, _)) = listener.accept().await {
                // A connection that ends before a whole request has come uses no reply.
                if let Ok(Ok(Some((request, stream)))) = timeout(LIMIT, receive(stream)).await {
                    shared.lock().unwrap_or_else(PoisonError::into_inner).push(request);
                    let reply = replies.next().unwrap_or_else(|| Reply::new(599, "no more answers"));
                    let _ = timeout(LIMIT, answer(stream, &reply)).await;
                }
            }
        });
        Self { url, received, task }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn answer(mut stream: TcpStream, reply: &Reply) -> io::Result<()> {
    tokio::time::sleep(reply.wait()).await;
    stream.write_all(&reply.bytes()).await?;
    stream.shutdown().await
}

async fn receive(mut stream: TcpStream) -> io::Result<Option<(Received, TcpStream)>> {
    let mut bytes = Vec::new();
    loop {
        if let Some(request) = parse_request(&bytes) {
            return Ok(Some((request, stream)));
        }
        if stream.read_buf(&mut bytes).await? == 0 {
            return Ok(None);
        }
    }
}

/// The request in these bytes; `None` if some of it has yet to come.
fn parse_request(bytes: &[u8]) -> Option<Received> {
    let text = String::from_utf8_lossy(bytes);
    let (head, body) = text.split_once("\r\n\r\n")?;
    let mut request = Received::from_head(head);
    if request.header("transfer-encoding") == Some("chunked") {
        request.body = unchunked(body)?;
    } else {
        let length = request.header("content-length").map_or(Some(0), |text| text.parse::<usize>().ok())?;
        request.body = body.get(..length)?.to_owned();
    }
    Some(request)
}

/// The body in these chunks (RFC 9112, section 7.1); `None` if some of it has yet to come.
fn unchunked(mut chunks: &str) -> Option<String> {
    let mut body = String::new();
    loop {
        let (size, rest) = chunks.split_once("\r\n")?;
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return rest.starts_with("\r\n").then_some(body);
        }
        body.push_str(rest.get(..size)?);
        chunks = rest.get(size..)?.strip_prefix("\r\n")?;
    }
}
