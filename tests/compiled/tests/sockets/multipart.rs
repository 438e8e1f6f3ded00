//! Multipart bodies, part by part.

use compiled_cases::FilePart;
use compiled_cases::sockets_bodies::types::{Meta, UploadBody};

use crate::{Received, refused, sent};

/// The parts, each its headers and content, without what is around them.
fn parts(request: &Received) -> Vec<String> {
    let boundary = request.header("content-type").unwrap().strip_prefix("multipart/form-data; boundary=").unwrap();
    let body = request.body.strip_suffix(&format!("--{boundary}--\r\n")).unwrap();
    let between = format!("--{boundary}\r\n");
    body.split(&between).skip(1).map(|part| part.strip_suffix("\r\n").unwrap().replace("\r\n", "\n")).collect()
}

fn disposition(rest: &str) -> String {
    format!("Content-Disposition: form-data; name={rest}")
}

#[tokio::test]
async fn texts_lists_json_and_files() {
    let path = std::env::temp_dir().join(format!("sockets-{}.csv", std::process::id()));
    std::fs::write(&path, "from,disk").unwrap();
    let body = UploadBody {
        title: Some("T".to_owned()),
        counts: Some(vec![1, 2]),
        meta: Some(Meta::new("m")),
        metas: Some(vec![Meta::new("n"), Meta::new("o")]),
        picture: Some(FilePart::bytes("PNG")),
        files: Some(vec![
            FilePart::path(&path).content_type("text/csv"),
            FilePart::bytes("second").filename("a \"b\"\r\n.bin"),
        ]),
    };
    let request = sent!(sockets_bodies, |client| client.upload(body));
    std::fs::remove_file(&path).unwrap();
    let name = path.file_name().unwrap().to_str().unwrap();
    assert_eq!(
        parts(&request),
        [
            disposition("\"title\"\n\nT"),
            disposition("\"counts\"\n\n1"),
            disposition("\"counts\"\n\n2"),
            disposition("\"meta\"\nContent-Type: application/vnd.meta+json\n\n{\"name\":\"m\"}"),
            disposition("\"metas\"\nContent-Type: application/json\n\n{\"name\":\"n\"}"),
            disposition("\"metas\"\nContent-Type: application/json\n\n{\"name\":\"o\"}"),
            disposition("\"picture\"; filename=\"picture\"\nContent-Type: image/png\n\nPNG"),
            disposition(&format!("\"files\"; filename=\"{name}\"\nContent-Type: text/csv\n\nfrom,disk")),
            disposition("\"files\"; filename=\"a \\\"b\\\"  .bin\"\nContent-Type: application/octet-stream\n\nsecond"),
        ]
    );
}

#[tokio::test]
async fn headers_of_single_parts() {
    let body = UploadBody {
        title: Some("T".to_owned()),
        picture: Some(FilePart::bytes("PNG").content_type("image/x-own").header("X-Width", "640").header("X-Own", "1")),
        ..Default::default()
    };
    let request = sent!(sockets_bodies, |client| client
        .upload(body)
        .part_header("title", "Content-Language", "de")
        .part_header("picture", "X-Width", "320"));
    assert_eq!(
        parts(&request),
        [
            disposition("\"title\"\ncontent-language: de\n\nT"),
            disposition("\"picture\"; filename=\"picture\"\nContent-Type: image/x-own\nx-width: 640\nx-own: 1\n\nPNG"),
        ]
    );
}

#[tokio::test]
async fn headers_that_cannot_be_sent_are_refused() {
    let body = |file: FilePart| UploadBody { picture: Some(file), ..Default::default() };
    let file = || FilePart::bytes("PNG");
    let error = refused!(sockets_bodies, |client| client.upload(body(file().header("X-A", "1\r\nX-Evil: 2"))));
    assert!(error.contains("the header `X-A` of the part `picture`") && !error.contains("Evil"), "{error}");
    let error = refused!(sockets_bodies, |client| client.upload(body(file().header("X-A\r\nX-Evil", "1"))));
    assert!(error.contains("invalid name"), "{error}");
    let error = refused!(sockets_bodies, |client| client.upload(body(file().header("content-type", "a/b"))));
    assert!(error.contains("content type"), "{error}");
    let error = refused!(sockets_bodies, |client| client.upload(body(file().content_type("a/b\r\nX-Evil: 1"))));
    assert!(error.contains("content type"), "{error}");
    let error = refused!(sockets_bodies, |client| client.upload(body(file())).part_header("nowhere", "X-A", "1"));
    assert!(error.contains("no part `nowhere`"), "{error}");
}
