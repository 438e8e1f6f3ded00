//! A server that answers with fixed bytes and keeps what it was sent.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::sample::{Client, ClientBuilder};

/// Each request gets the next answer, the last one again and again.
pub struct Server {
    pub url: String,
    seen: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Server {
    pub async fn new(answers: &[&str]) -> Self {
        Self::with(|url| answers.iter().map(|answer| answer.replace("{url}", url)).collect()).await
    }

    pub async fn json(bodies: &[&str]) -> Self {
        Self::with(|url| bodies.iter().map(|body| json(&body.replace("{url}", url))).collect()).await
    }

    async fn with(answers: impl FnOnce(&str) -> Vec<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let answers = answers(&url);
        let seen = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&seen);
        tokio::spawn(async move {
            for turn in 0.. {
                let (mut stream, _) = listener.accept().await.unwrap();
                let request = tokio::time::timeout(Duration::from_secs(5), read(&mut stream)).await.unwrap();
                kept.lock().unwrap().push(request);
                let answer = answers.get(turn).or(answers.last()).unwrap();
                let _ = stream.write_all(answer.as_bytes()).await;
            }
        });
        Self { url, seen }
    }

    pub fn client(&self) -> ClientBuilder {
        Client::builder().base_url(&self.url).timeout(Duration::from_secs(5))
    }

    /// The requests so far, as text.
    pub fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap().iter().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect()
    }

    /// The first lines of the requests so far, without the version.
    pub fn lines(&self) -> Vec<String> {
        self.seen().iter().map(|text| text.lines().next().unwrap().replace(" HTTP/1.1", "")).collect()
    }
}

pub fn json(body: &str) -> String {
    answer("200 OK", "content-type: application/json\r\n", body)
}

pub fn answer(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n{body}", body.len())
}

/// A header of a request.
pub fn header<'a>(request: &'a str, name: &str) -> Option<&'a str> {
    let head = request.split("\r\n\r\n").next().unwrap();
    let lines = head.lines().filter_map(|line| line.split_once(": "));
    lines.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

pub fn body(request: &str) -> &str {
    request.split_once("\r\n\r\n").unwrap().1
}

async fn read(stream: &mut TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, _)) = text.split_once("\r\n\r\n") {
            let length = header(head, "content-length").map_or(0, |length| length.parse::<usize>().unwrap());
            if bytes.len() >= head.len() + 4 + length {
                return bytes;
            }
        }
        match stream.read(&mut buffer).await.unwrap() {
            0 => return bytes,
            count => bytes.extend_from_slice(&buffer[..count]),
        }
    }
}
