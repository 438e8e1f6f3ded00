//! A server that gives every request the same response, and keeps the requests.

use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

pub struct Server {
    url: String,
    seen: Arc<Mutex<Vec<Value>>>,
    task: JoinHandle<()>,
}

impl Server {
    pub async fn start(response: &Value) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a free port");
        let url = format!("http://{}", listener.local_addr().expect("a listener has an address"));
        let answer = answer(response, &url);
        let seen = Arc::new(Mutex::new(Vec::new()));
        let remember = seen.clone();
        let task = tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let Some(request) = read_request(&mut stream).await else { continue };
                let is_head = request["method"] == "HEAD";
                remember.lock().expect("nothing panics while it holds the lock").push(request);
                let end = answer.windows(4).position(|four| four == b"\r\n\r\n").map_or(answer.len(), |at| at + 4);
                let bytes = if is_head { &answer[..end] } else { &answer[..] };
                let _ = stream.write_all(bytes).await;
                let _ = stream.shutdown().await;
            }
        });
        Self { url, seen, task }
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    /// The requests.
    pub fn stop(self) -> Vec<Value> {
        self.task.abort();
        std::mem::take(&mut *self.seen.lock().expect("nothing panics while it holds the lock"))
    }
}

/// The response on the wire; `{{base_url}}` stands for this server.
fn answer(response: &Value, url: &str) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {} Answer\r\nconnection: close\r\n", response["status"]);
    for (name, value) in response["headers"].as_object().into_iter().flatten() {
        head.push_str(&format!("{name}: {}\r\n", value.as_str().unwrap_or_default().replace("{{base_url}}", url)));
    }
    let mut body = STANDARD.decode(response["body"].as_str().unwrap_or_default()).expect("the body is base64");
    if let Ok(text) = std::str::from_utf8(&body) {
        body = text.replace("{{base_url}}", url).into_bytes();
    }
    if response["body"].is_string() {
        head.push_str(&format!("content-length: {}\r\n", body.len()));
    }
    let mut answer = format!("{head}\r\n").into_bytes();
    answer.extend(body);
    answer
}

/// Reads one request; `None` where the connection ends too early.
async fn read_request(stream: &mut TcpStream) -> Option<Value> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break at + 4;
        }
        more(stream, &mut bytes).await?;
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.lines();
    let mut first = lines.next()?.split(' ');
    let (method, target) = (first.next()?, first.next()?);
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let header = |name: &str| headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let body = if header("transfer-encoding").is_some_and(|value| value.eq_ignore_ascii_case("chunked")) {
        chunked(stream, bytes.split_off(end)).await?
    } else {
        let length: usize = header("content-length").and_then(|value| value.parse().ok()).unwrap_or(0);
        let mut body = bytes.split_off(end);
        while body.len() < length {
            more(stream, &mut body).await?;
        }
        body
    };
    Some(json!({"method": method, "target": target, "headers": headers, "body": STANDARD.encode(body)}))
}

async fn chunked(stream: &mut TcpStream, mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let line = loop {
            match bytes.windows(2).position(|two| two == b"\r\n") {
                Some(at) => break at,
                None => more(stream, &mut bytes).await?,
            }
        };
        let size = usize::from_str_radix(std::str::from_utf8(&bytes[..line]).ok()?.trim(), 16).ok()?;
        while bytes.len() < line + 2 + size + 2 {
            more(stream, &mut bytes).await?;
        }
        body.extend_from_slice(&bytes[line + 2..line + 2 + size]);
        bytes.drain(..line + 2 + size + 2);
        if size == 0 {
            return Some(body);
        }
    }
}

async fn more(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> Option<()> {
    let mut buffer = [0; 16384];
    match stream.read(&mut buffer).await {
        Ok(0) | Err(_) => None,
        Ok(count) => {
            bytes.extend_from_slice(&buffer[..count]);
            Some(())
        }
    }
}
