//! Multipart responses as streams of parts, and multipart requests without names.

use super::http_mock::{Server, answer, body, header};
use super::sample::Client;
use openapi_client_runtime::http::{PartEncoding, Parts, Request, ResponseValue};
use openapi_client_runtime::{Error, FilePart};
use serde_json::{Value, json};

const BODY: &str = concat!(
    "preamble\r\n--b 1\r\nContent-Type: application/json\r\nX-Note: first\r\n\r\n{\"n\":1}\r\n--b 1\r\n\r\n2\r\n--b 1 \r\ncontent-type: ",
    "text/plain\r\n\r\n--b\r\n--b\r\n--b 1--\r\nepilogue"
);

async fn parts(content_type: &str, text: &str) -> Result<ResponseValue<Parts<Value>>, Error<()>> {
    let server = Server::new(&[&answer("200 OK", &format!("content-type: {content_type}\r\n"), text)]).await;
    let client: Client = server.client().build().unwrap();
    let request: Request = client.update("1").request;
    request.send::<_, ()>(|response| response.parts()).await
}

#[tokio::test]
async fn each_part_comes_with_its_headers_and_its_value() {
    let mut parts = parts("multipart/mixed; boundary=\"b 1\"", BODY).await.unwrap().into_inner();
    let first = parts.next().await.unwrap().unwrap();
    assert_eq!((first.content_type(), first.value().unwrap()), (Some("application/json"), json!({"n": 1})));
    assert_eq!(first.headers()["x-note"], "first");
    let second = parts.next().await.unwrap().unwrap();
    assert_eq!((second.content_type(), second.value().unwrap()), (None, json!(2)));
    let third = parts.next().await.unwrap().unwrap();
    assert_eq!((third.value().unwrap(), third.bytes().as_ref()), (json!("--b\r\n--b"), &b"--b\r\n--b"[..]));
    assert!(parts.next().await.is_none());
}

#[tokio::test]
async fn a_body_may_begin_with_the_first_boundary() {
    let mut parts = parts("multipart/mixed; boundary=b", "--b\r\n\r\n1\r\n--b--").await.unwrap().into_inner();
    assert_eq!(parts.next().await.unwrap().unwrap().value().unwrap(), json!(1));
    assert!(parts.next().await.is_none());
}

#[tokio::test]
async fn what_is_no_part_is_an_error() {
    assert!(matches!(parts("multipart/mixed", BODY).await, Err(Error::InvalidResponsePayload(_))));
    for broken in ["--b\r\nno header\r\n\r\n1\r\n--b--", "--b\r\nContent-Type: a/b\r\n1\r\n--b--"] {
        let mut parts = parts("multipart/mixed; boundary=b", broken).await.unwrap().into_inner();
        assert!(matches!(parts.next().await, Some(Err(Error::InvalidResponsePayload(_)))), "{broken}");
    }
    let mut cut = parts("multipart/mixed; boundary=b", "--b\r\n\r\n1\r\n--b\r\n\r\n2").await.unwrap().into_inner();
    assert_eq!(cut.next().await.unwrap().unwrap().value().unwrap(), json!(1));
    assert!(matches!(cut.next().await, Some(Err(Error::InvalidResponsePayload(_)))));
    assert!(cut.next().await.is_none());
    let mut parts = parts("multipart/mixed; boundary=b", "--b\r\n\r\nnot JSON\r\n--b--").await.unwrap().into_inner();
    assert!(parts.next().await.unwrap().unwrap().value().is_err());
}

#[tokio::test]
async fn parts_without_names_are_sent_in_their_order() {
    const JSON: PartEncoding =
        PartEncoding { property: "", content_type: Some("application/x+json"), style: None, allow_reserved: false };
    const PNG: PartEncoding = PartEncoding { content_type: Some("image/png"), ..JSON };
    let server = Server::json(&["{}"]).await;
    let client: Client = server.client().build().unwrap();
    let mut request: Request = client.update("1").request;
    let file = FilePart::bytes(&b"\x89PNG"[..]).filename("a\"b.png");
    request.mixed(
        "multipart/related",
        vec![file, FilePart::bytes(&b"x"[..]).content_type("text/css")],
        &[],
        Some(&PNG),
    );
    request.send::<_, ()>(|response| response.json::<Value, ()>()).await.unwrap();
    let seen = server.seen();
    let content_type = header(&seen[0], "content-type").unwrap();
    let boundary = content_type.strip_prefix("multipart/related; boundary=").unwrap();
    let expected = format!(
        "--{boundary}\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=\"a b.png\"\r\n\r\n\u{fffd}PNG\r\n--{boundary}\r\nContent-Type: \
         text/css\r\n\r\nx\r\n--{boundary}--\r\n"
    );
    assert_eq!(body(&seen[0]), expected);
    assert!(header(&seen[0], "content-length").is_some());
    let mut request: Request = client.update("1").request;
    request.mixed("multipart/mixed", json!([{"a": 1}, "text", 3]), &[JSON], None);
    request.send::<_, ()>(|response| response.json::<Value, ()>()).await.unwrap();
    let seen = server.seen();
    let text = body(&seen[1]);
    assert!(text.contains("\r\nContent-Type: application/x+json\r\n\r\n{\"a\":1}\r\n"), "{text}");
    assert!(text.contains("\r\nContent-Type: text/plain\r\n\r\ntext\r\n"), "{text}");
}
