//! What all clients have in common.

use std::io::{Read, Write};
use std::net::TcpListener;

use super::clients_client_credentials::Client;

/// Answers each request with a token, and gives their heads.
fn serve(requests: usize) -> (String, std::thread::JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let heads = move || {
        let connections = (0..requests).map(|_| {
            let (mut stream, _) = listener.accept().unwrap();
            let mut buffer = [0; 4096];
            let count = stream.read(&mut buffer).unwrap();
            let body = r#"{"access_token":"t0k3n"}"#;
            let status = if count > 0 && buffer[0] == b'P' { "200 OK" } else { "204 No Content" };
            let length = if status.starts_with("200") { body.len() } else { 0 };
            let head = format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n");
            stream.write_all(format!("{head}{}", &body[..length]).as_bytes()).unwrap();
            String::from_utf8_lossy(&buffer[..count]).into_owned()
        });
        connections.collect()
    };
    (url, std::thread::spawn(heads))
}

#[tokio::test]
async fn a_client_fetches_its_token_beside_the_server() {
    let (url, heads) = serve(2);
    let client = Client::builder().base_url(url).relative_client_credentials("id", "s3cr3t").build().unwrap();
    assert!(!format!("{client:?}").contains("s3cr3t"));
    client.alternatives().send().await.unwrap();
    let heads = heads.join().unwrap();
    assert!(heads[0].starts_with("POST /oauth/token HTTP/1.1\r\n"), "{}", heads[0]);
    assert!(heads[1].starts_with("GET /alternatives HTTP/1.1\r\n"), "{}", heads[1]);
    assert!(heads[1].contains("authorization: Bearer t0k3n\r\n"), "{}", heads[1]);
}
