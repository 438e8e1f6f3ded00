//! Bodies of bytes, files, streams, forms and text.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

use compiled_cases::FilePart;
use compiled_cases::sockets_bodies::types::{FormBody, Meta};
use futures_core::Stream;

use crate::{Reply, Server, sent};

struct Chunks(VecDeque<&'static str>);

impl Stream for Chunks {
    type Item = Result<&'static str, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.pop_front().map(Ok))
    }
}

#[tokio::test]
async fn bytes_a_file_and_a_stream() {
    let request = sent!(sockets_bodies, |client| client.raw("bytes"));
    assert_eq!((request.header("content-length"), request.body.as_str()), (Some("5"), "bytes"));
    assert_eq!(request.header("content-type"), Some("application/octet-stream"));
    let path = std::env::temp_dir().join(format!("sockets-raw-{}", std::process::id()));
    std::fs::write(&path, "from disk").unwrap();
    let request = sent!(sockets_bodies, |client| client.raw(FilePart::path(&path)));
    assert_eq!((request.header("content-length"), request.body.as_str()), (Some("9"), "from disk"));
    std::fs::remove_file(&path).unwrap();
    let stream = FilePart::stream(Chunks(["a", "bc"].into()));
    let request = sent!(sockets_bodies, |client| client.raw(stream));
    assert_eq!((request.header("transfer-encoding"), request.body.as_str()), (Some("chunked"), "abc"));
    let stream = FilePart::stream(Chunks(["a", "bc"].into())).length(3);
    let request = sent!(sockets_bodies, |client| client.raw(stream));
    assert_eq!((request.header("content-length"), request.body.as_str()), (Some("3"), "abc"));
}

#[tokio::test]
async fn a_file_says_its_type_where_the_document_leaves_it_open() {
    let request =
        sent!(sockets_bodies, |client| client.any_bytes().body(FilePart::bytes("x").content_type("image/png")));
    assert_eq!(request.header("content-type"), Some("image/png"));
    let request = sent!(sockets_bodies, |client| client.any_bytes().body("x"));
    assert_eq!(request.header("content-type"), Some("application/octet-stream"));
    let request = sent!(sockets_bodies, |client| client.any_bytes());
    assert_eq!((request.header("content-type"), request.body.as_str()), (None, ""));
}

#[tokio::test]
async fn a_stream_is_sent_once() {
    let server = Server::start([Reply::new(204, ""), Reply::new(204, "")]).await;
    let client = compiled_cases::sockets_bodies::Client::builder().base_url(server.url()).build().unwrap();
    let stream = FilePart::stream(Chunks(["a"].into()));
    client.raw(stream.clone()).send().await.unwrap();
    let error = client.raw(stream).send().await.unwrap_err().to_string();
    assert!(error.contains("only once"), "{error}");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn a_form_by_its_encodings() {
    let body = FormBody {
        url: Some("http://a/?b=c&d".to_owned()),
        plain: Some("http://a".to_owned()),
        list: Some(vec!["x".to_owned(), "y z".to_owned()]),
        meta: Some(Meta::new("m")),
        deep: Some(Meta { size: Some(2), ..Meta::new("n") }),
    };
    let request = sent!(sockets_bodies, |client| client.form(body));
    assert_eq!(request.header("content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(
        request.body,
        "url=http://a/?b=c%26d&plain=http%3A%2F%2Fa&list=x%7Cy%20z&meta=%7B%22name%22%3A%22m%22%7D\
         &deep%5Bname%5D=n&deep%5Bsize%5D=2"
    );
}

#[tokio::test]
async fn several_media_types_by_name_json_first() {
    let request = sent!(sockets_bodies, |client| client.several().body(Meta::new("m")));
    assert_eq!(request.header("content-type"), Some("application/vnd.meta+json"));
    assert_eq!(request.body, r#"{"name":"m"}"#);
    // The document has a parameter of this name, which keeps it.
    let request = sent!(sockets_bodies, |client| client.several().body_text("p").body_text_2("hé"));
    assert_eq!((request.target(), request.body.as_str()), ("/several?body_text=p", "hé"));
    assert_eq!(request.header("content-type"), Some("text/plain"));
    let request = sent!(sockets_bodies, |client| client.several().body_xml(Meta::new("<m>")));
    assert_eq!(request.header("content-type"), Some("application/xml"));
    assert!(request.body.ends_with("<Meta><name>&lt;m&gt;</name></Meta>"), "{}", request.body);
    let request = sent!(sockets_bodies, |client| client.several());
    assert_eq!((request.header("content-type"), request.body.as_str()), (None, ""));
}
