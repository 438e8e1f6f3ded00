//! What clients of documents of Swagger 2.0 send and read.

use std::future::poll_fn;

use compiled_cases::sockets_swagger2::operations::default::HeaderHeaders;
use compiled_cases::sockets_swagger2::types::{CatRequest, FormBody, PetRequest, UploadBody};
use compiled_cases::{ByteStream, Error, FilePart, Maybe, OrBlank};

use crate::{Received, Reply, answered, sent};

#[tokio::test]
async fn lists_in_paths_are_joined_as_their_formats_say() {
    let request = sent!(sockets_swagger2, |client| client.path(["a", "b/c"], ["d", "e f"], [1, 2], ["g", "h|i"]));
    assert_eq!(request.target(), "/path/a,b%2Fc/d%20e%20f/1%092/g%7Ch%7Ci");
}

#[tokio::test]
async fn lists_in_queries_are_joined_or_repeated_as_their_formats_say() {
    let request = sent!(sockets_swagger2, |client| client
        .query()
        .default([1, 2])
        .csv(["a", "b,c"])
        .ssv(["d", "e"])
        .tsv(["f", "g"])
        .pipes(["h", "i"])
        .multi(["j", "k"])
        .nested([vec![1, 2], vec![3]]));
    let expected =
        "/query?default=1,2&csv=a,b%2Cc&ssv=d%20e&tsv=f%09g&pipes=h%7Ci&multi=j&multi=k&nested=%5B1%2C2%5D,%5B3%5D";
    assert_eq!(request.target(), expected);
}

#[tokio::test]
async fn lists_in_headers_are_joined_and_read_as_their_formats_say() {
    let reply = Reply::new(200, "")
        .header("X-Csv", "1, 2")
        .header("X-Ssv", "a b")
        .header("X-Tsv", "c d\te")
        .header("X-Pipes", "3|4 | 5");
    let (response, request) = answered!(sockets_swagger2, reply, |client| client
        .header()
        .x_csv(["a", "b"])
        .x_ssv(["c", "d"])
        .x_tsv(["e", "f"])
        .x_pipes(["g", "h"]));
    let sent = ["x-csv", "x-ssv", "x-tsv", "x-pipes"].map(|name| request.header(name).unwrap_or_default().to_owned());
    assert_eq!(sent, ["a,b", "c d", "e\tf", "g|h"]);
    let headers = HeaderHeaders::from(response.unwrap().headers());
    assert_eq!((headers.x_csv, headers.x_pipes), (Some(vec![1, 2]), Some(vec![3, 4, 5])));
    assert_eq!(headers.x_ssv.unwrap(), ["a", "b"]);
    assert_eq!(headers.x_tsv.unwrap(), ["c d", "e"]);
}

#[tokio::test]
async fn fields_of_a_form_are_joined_or_repeated_as_their_formats_say() {
    let texts = |texts: [&str; 2]| Some(texts.map(str::to_owned).to_vec());
    let body = FormBody {
        count: Some(OrBlank::Blank),
        csv: texts(["a", "b&c"]),
        ssv: texts(["d", "e"]),
        tsv: Some(vec![1, 2]),
        pipes: texts(["f", "g"]),
        multi: texts(["h", "i"]),
        ..FormBody::new("n m")
    };
    let request = sent!(sockets_swagger2, |client| client.form(body));
    assert_eq!(request.header("content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(request.body, "name=n%20m&count=&csv=a,b%26c&ssv=d%20e&tsv=1%092&pipes=f%7Cg&multi=h&multi=i");
}

/// The parts, each its headers and content.
fn parts(request: &Received) -> Vec<String> {
    let boundary = request.header("content-type").unwrap().strip_prefix("multipart/form-data; boundary=").unwrap();
    let body = request.body.strip_suffix(&format!("--{boundary}--\r\n")).unwrap();
    let between = format!("--{boundary}\r\n");
    body.split(&between).skip(1).map(|part| part.strip_suffix("\r\n").unwrap().replace("\r\n", "\n")).collect()
}

#[tokio::test]
async fn a_file_makes_a_form_multipart_and_lists_are_one_part_or_several() {
    let body = UploadBody {
        csv: Some(vec!["a".to_owned(), "b".to_owned()]),
        pipes: Some(vec![1, 2]),
        multi: Some(vec!["c".to_owned(), "d".to_owned()]),
        ..UploadBody::new(FilePart::bytes("PNG").filename("a.png"))
    };
    let request = sent!(sockets_swagger2, |client| client.upload(body));
    let part = |rest: &str| format!("Content-Disposition: form-data; name={rest}");
    assert_eq!(
        parts(&request),
        [
            part("\"file\"; filename=\"a.png\"\nContent-Type: application/octet-stream\n\nPNG"),
            part("\"csv\"\n\na,b"),
            part("\"pipes\"\n\n1|2"),
            part("\"multi\"\n\nc"),
            part("\"multi\"\n\nd"),
        ]
    );
}

#[tokio::test]
async fn a_body_is_json_and_its_discriminator_names_a_definition() {
    let reply = Reply::json(200, r#"{"kind":"Cat","note":null,"lives":9}"#);
    let cat = CatRequest { note: Maybe::Null, ..CatRequest::new("Cat") };
    let (response, request) = answered!(sockets_swagger2, reply, |client| client.body(PetRequest::Cat(cat)));
    assert_eq!(
        (request.header("content-type"), request.body.as_str()),
        (Some("application/json"), r#"{"kind":"Cat","note":null}"#)
    );
    let pet = response.unwrap().into_inner();
    assert!(format!("{pet:?}").starts_with("Cat("), "{pet:?}");
}

#[tokio::test]
async fn files_are_bytes_whatever_their_media_types_are_and_errors_beside_them_are_json() {
    let reply = Reply::new(404, r#"{"reason":"gone"}"#).header("Content-Type", "application/json");
    let (response, request) = answered!(sockets_swagger2, reply, |client| client.archive(FilePart::bytes("tar")));
    assert_eq!((request.header("content-type"), request.body.as_str()), (Some("application/x-tar"), "tar"));
    assert_eq!(request.header("accept"), Some("application/octet-stream, application/json;q=0.9"));
    let Err(Error::ErrorResponse(error)) = response else { panic!("no documented error") };
    assert_eq!(error.into_inner().reason.as_deref(), Some("gone"));

    let reply = Reply::new(200, "[not json").header("Content-Type", "application/json");
    let (response, _) = answered!(sockets_swagger2, reply, |client| client.json_file());
    assert_eq!(bytes(response.unwrap().into_inner()).await, b"[not json");
    let (response, _) = answered!(sockets_swagger2, Reply::new(200, "a;b"), |client| client.text_file());
    assert_eq!(bytes(response.unwrap().into_inner()).await, b"a;b");
}

#[tokio::test]
async fn a_stream_of_grpc_gateway_is_read_line_by_line() {
    let lines = "{\"result\":{\"kind\":\"Cat\"}}\n{\"error\":{\"reason\":\"over\"}}\n";
    let reply = Reply::new(200, lines).header("Content-Type", "application/json");
    let (response, request) = answered!(sockets_swagger2, reply, |client| client.watch());
    assert_eq!(request.header("accept"), Some("application/json"));
    let mut lines = response.unwrap().into_inner();
    assert!(lines.next().await.unwrap().unwrap().result.is_some());
    assert_eq!(lines.next().await.unwrap().unwrap().error.unwrap().reason.as_deref(), Some("over"));
    assert!(lines.next().await.is_none());
}

/// All bytes of a stream.
async fn bytes(stream: ByteStream) -> Vec<u8> {
    let mut stream = stream.into_inner();
    let mut bytes = Vec::new();
    while let Some(chunk) = poll_fn(|context| stream.as_mut().poll_next(context)).await {
        bytes.extend_from_slice(&chunk.unwrap());
    }
    bytes
}
