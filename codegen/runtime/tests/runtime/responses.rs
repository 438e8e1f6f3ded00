//! Responses: documented, undocumented, broken.

use super::http_mock::{Server, answer, json};
use super::sample::*;
use openapi_client_runtime::Error;

async fn failure(answers: &str) -> Error<UpdateError> {
    let server = Server::new(&[answers]).await;
    server.client().max_response_size(1000).build().unwrap().update("1").send().await.unwrap_err()
}

#[tokio::test]
async fn documented_errors_are_typed() {
    let json = "content-type: application/json\r\n";
    let error = failure(&answer("400 Bad Request", json, r#"{"name":["too long"]}"#)).await;
    let body = error.body().cloned().unwrap();
    let Error::ErrorResponse(value) = error else { panic!("{error}") };
    assert_eq!((value.status().as_u16(), &body[..]), (400, &br#"{"name":["too long"]}"#[..]));
    assert!(matches!(&*value, UpdateError::Status400(fields) if fields["name"] == ["too long"]));
    let Error::ErrorResponse(value) = failure(&answer("409 Conflict", "", "taken")).await else { panic!() };
    assert_eq!(*value, UpdateError::Status409("taken".into()));
    let server = Server::new(&[&answer("204 No Content", "", ""), &answer("404 Not Found", "", "")]).await;
    let client = server.client().build().unwrap();
    client.remove(5).send().await.unwrap();
    assert!(matches!(client.remove(5).send().await, Err(Error::ErrorResponse(_))));
    assert_eq!(server.lines()[0], "DELETE /contracts/5");
}

#[tokio::test]
async fn an_undocumented_status_keeps_the_response() {
    let Error::UnexpectedResponse(response) = failure(&answer("418 Teapot", "x-a: 1\r\n", "short")).await else {
        panic!()
    };
    assert_eq!(response.status().as_u16(), 418);
    assert_eq!(response.headers()["x-a"], "1");
    assert_eq!(response.text(), "short");
}

#[tokio::test]
async fn a_body_that_does_not_fit_is_explained() {
    let error = failure(&answer("200 OK", "content-type: text/html\r\n", "<p>x</p>")).await.to_string();
    assert_eq!(error, "sample PATCH /contracts/{id}: 200 OK: HTML page \"x\" (the body is text/html, not JSON)");
    let error = failure(&json(r#"{"id": 1, "total_revenue": "one", "created_at": "2024-01-01T00:00:00Z"}"#)).await;
    assert!(matches!(error, Error::InvalidResponsePayload(_)));
    assert!(error.to_string().contains("200 OK: total_revenue: expected "), "{error}");
    assert!(failure(&json("")).await.to_string().contains("the body is empty"));
    let error = failure(&answer("400 Bad Request", "", "oops")).await.to_string();
    assert!(error.contains("400 Bad Request"), "{error}");
}

#[tokio::test]
async fn a_body_that_breaks_off_or_is_too_large_is_an_error() {
    let cut = "HTTP/1.1 200 OK\r\ncontent-length: 500\r\nconnection: close\r\n\r\n{\"id\":";
    assert!(matches!(failure(cut).await, Error::ResponseBodyError(_)));
    let error = failure(&json(&" ".repeat(1001))).await.to_string();
    assert!(error.contains("more than 1000 bytes"), "{error}");
    let undocumented = failure(&answer("503 Service Unavailable", "", &" ".repeat(1001))).await;
    assert!(undocumented.to_string().contains("more than 1000 bytes"), "{undocumented}");
    let chunk = format!("3e8\r\n{}\r\n", " ".repeat(1000));
    let chunked =
        format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n{chunk}{chunk}0\r\n\r\n");
    assert!(failure(&chunked).await.to_string().contains("more than 1000 bytes"));
}

#[tokio::test]
async fn a_call_ends_when_its_time_is_up() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let client = Client::builder().base_url(url).build().unwrap();
    let call = client.update("1").timeout(std::time::Duration::from_millis(50)).send();
    let error = call.await.unwrap_err();
    assert!(matches!(&error, Error::CommunicationError(reason) if reason.is_timeout()));
    assert!(error.is_timeout() && error.to_string().ends_with(" within 50ms (timeout)"), "{error}");
}

#[tokio::test]
async fn a_byte_order_mark_before_json_is_skipped() {
    let record = r#"{"id": 1, "total_revenue": 1, "created_at": "2024-01-01T00:00:00Z"}"#;
    let server = Server::json(&[&format!("\u{feff}{record}")]).await;
    server.client().build().unwrap().update("1").send().await.unwrap();
    let error = failure(&answer("400 Bad Request", "", "\u{feff}{\"name\":[\"too long\"]}")).await;
    let Error::ErrorResponse(value) = error else { panic!("{error}") };
    assert!(matches!(&*value, UpdateError::Status400(fields) if fields["name"] == ["too long"]));
    let error = failure(&json("\u{feff}")).await;
    assert!(matches!(error, Error::InvalidResponsePayload(_)), "{error}");
}

#[tokio::test]
async fn the_body_of_an_undocumented_status_is_bounded_too() {
    let error = failure(&answer("418 Teapot", "", &"x".repeat(1001))).await;
    assert_eq!((error.status().unwrap().as_u16(), error.body()), (418, None));
    assert!(error.to_string().contains("more than 1000 bytes"), "{error}");
    let chunk = format!("3e8\r\n{}\r\n", "x".repeat(1000));
    let endless = "HTTP/1.1 418 Teapot\r\ntransfer-encoding: chunked\r\n\r\n".to_owned() + &chunk.repeat(50);
    let error = failure(&endless).await;
    assert!(error.body().is_none() && error.to_string().contains("more than 1000 bytes"), "{error}");
}
