//! A publisher of documents on this machine.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;

/// A server that gives the same answer to every request, as often as it is asked.
pub struct Publisher {
    address: String,
}

impl Publisher {
    /// `head` is the status line and the headers, without the blank line behind them.
    pub fn answering(head: &str, body: &[u8]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/openapi.yaml", listener.local_addr().unwrap());
        let answer = [head.as_bytes(), b"\r\nConnection: close\r\n\r\n", body].concat();
        thread::spawn(move || listener.incoming().flatten().for_each(|connection| reply(connection, &answer)));
        Self { address }
    }

    pub fn publishing(body: &[u8]) -> Self {
        Self::answering("HTTP/1.1 200 OK", body)
    }

    /// The settings of a document that comes from here.
    pub fn settings(&self) -> String {
        format!("source: {}\n", self.address)
    }

    pub fn address(&self) -> &str {
        &self.address
    }
}

/// Reads a request to the end of its head, and answers. A client that has had enough closes the connection, which is no failure.
fn reply(mut connection: TcpStream, answer: &[u8]) {
    let lines = BufReader::new(&connection).lines();
    lines.map_while(Result::ok).take_while(|line| !line.is_empty()).for_each(drop);
    let _ = connection.write_all(answer);
}
