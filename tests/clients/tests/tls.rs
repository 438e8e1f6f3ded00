//! Connections by TLS.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use generated::campfire::Client;
use generated::{Error, Outcome, RetryPolicy};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::fixture::fixture;

/// A TLS server with a certificate that nobody trusts, which offers these protocols.
fn acceptor(protocols: &[&str]) -> TlsAcceptor {
    let certificate = CertificateDer::from_pem_slice(fixture("tls/certificate.pem").as_bytes()).unwrap();
    let key = PrivateKeyDer::from_pem_slice(fixture("tls/key.pem").as_bytes()).unwrap();
    let mut config = ServerConfig::builder().with_no_client_auth().with_single_cert(vec![certificate], key).unwrap();
    config.alpn_protocols = protocols.iter().map(|protocol| protocol.as_bytes().to_vec()).collect();
    TlsAcceptor::from(Arc::new(config))
}

/// The error of a call with two further tries allowed, and how many connections it made.
async fn failure(speaks_tls: bool) -> (Error, usize) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&connections);
    let server = tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            counted.fetch_add(1, Ordering::SeqCst);
            if speaks_tls {
                let _ = acceptor(&[]).accept(stream).await;
            } else {
                let _ = tokio::io::AsyncWriteExt::write_all(&mut stream, b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
            }
        }
    });
    let policy = RetryPolicy::default().base_delay(Duration::from_millis(1));
    let client = Client::builder().base_url(url).retry(policy).build().unwrap();
    let error = client.rr_api_v1_customers_list().send().await.unwrap_err();
    server.abort();
    (error, connections.load(Ordering::SeqCst))
}

#[tokio::test]
async fn a_certificate_that_is_not_trusted_is_not_tried_again() {
    let (error, connections) = failure(true).await;
    assert!(error.to_string().contains("certificate"), "{error}");
    assert!(matches!(error, Error::CommunicationError(_)));
    assert_eq!((error.is_retryable(), error.outcome(), connections), (false, Outcome::NotSent, 1), "{error}");
}

#[tokio::test]
async fn a_server_that_does_not_speak_tls_is_not_tried_again() {
    let (error, connections) = failure(false).await;
    assert_eq!((error.is_retryable(), error.outcome(), connections), (false, Outcome::NotSent, 1), "{error}");
}

const PAGE: &[u8] = br#"{"count":7,"next":null,"previous":null,"results":[]}"#;

#[tokio::test]
async fn http_2_is_spoken_with_a_server_that_offers_it_and_calls_share_a_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    let server = tokio::spawn(async move {
        let stream = acceptor(&["h2", "http/1.1"]).accept(listener.accept().await.unwrap().0).await.unwrap();
        let mut connection = h2::server::handshake(stream).await.unwrap();
        let mut seen = Vec::new();
        while let Some(request) = connection.accept().await {
            let (request, mut respond) = request.unwrap();
            let authorization = request.headers()["authorization"].to_str().unwrap().to_owned();
            seen.push(format!("{:?} {} {} {authorization}", request.version(), request.method(), request.uri().path()));
            respond.send_response(http::Response::new(()), false).unwrap().send_data(PAGE.into(), true).unwrap();
        }
        seen
    });
    let client = Client::builder()
        .base_url(url)
        .knox_api_token("secret")
        .configure_http_client(|builder| builder.tls_danger_accept_invalid_certs(true))
        .build()
        .unwrap();
    let call = || client.rr_api_v1_customers_list().send();
    assert_eq!(call().await.unwrap().count, 7);
    assert_eq!(call().await.unwrap().count, 7);
    drop(client);
    let seen = tokio::time::timeout(Duration::from_secs(10), server).await.unwrap().unwrap();
    assert_eq!(seen, ["HTTP/2.0 GET /rr/api/v1/customers Token secret"; 2]);
}
