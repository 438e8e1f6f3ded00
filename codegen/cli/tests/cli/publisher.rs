//! A publisher of documents on this machine.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// A server that answers as often as it is asked.
pub struct Publisher {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Publisher {
    /// The same answer to every request. `head` is the status line and the headers, without the blank line behind them.
    pub fn answering(head: &str, body: &[u8]) -> Self {
        let answer = [head.as_bytes(), b"\r\nConnection: close\r\n\r\n", body].concat();
        Self::start(move |_| answer.clone())
    }

    pub fn publishing(body: &[u8]) -> Self {
        Self::answering("HTTP/1.1 200 OK", body)
    }

    /// Documents by their paths.
    pub fn site(documents: &[(&str, &str)]) -> Self {
        let documents: Vec<_> = documents.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        Self::start(move |path| match documents.iter().find(|(known, _)| known == path) {
            Some((_, text)) => format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{text}").into_bytes(),
            None => b"HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n".to_vec(),
        })
    }

    /// A document that is made of the path.
    pub fn answering_with(document: fn(&str) -> String) -> Self {
        Self::start(move |path| format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{}", document(path)).into_bytes())
    }

    fn start(answer: impl Fn(&str) -> Vec<u8> + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/openapi.yaml", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let remember = Arc::clone(&asked);
        thread::spawn(move || {
            listener.incoming().flatten().for_each(|connection| reply(connection, &remember, &answer))
        });
        Self { address, asked }
    }

    /// The settings of a document that comes from here.
    pub fn settings(&self) -> String {
        format!("source: {}\n", self.address)
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    /// The address of a path.
    pub fn at(&self, path: &str) -> String {
        self.address.replace("/openapi.yaml", path)
    }

    /// The paths that were asked for.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

/// Reads a request to the end of its head, and answers. A client that has had enough closes the connection, which is no failure.
fn reply(mut connection: TcpStream, asked: &Mutex<Vec<String>>, answer: &impl Fn(&str) -> Vec<u8>) {
    let lines = BufReader::new(&connection).lines();
    let head: Vec<String> = lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
    let path = head.first().and_then(|line| line.split(' ').nth(1)).unwrap_or_default().to_owned();
    let answer = answer(&path);
    asked.lock().unwrap().push(path);
    let _ = connection.write_all(&answer);
}
