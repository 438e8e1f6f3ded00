//! The errors that callers get: typed where the document describes them, and one clear line in any case.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use crate::fixture::fixture;
use generated::Error;
use generated::zenskar::operations::customers::ListCustomersWithFilteringAndPaginationError as ZenskarError;
use generated::{campfire, chargeover, zenskar};
use recording_server::{Reply, Server};

type Outcome<T, E> = Result<progenitor_client::ResponseValue<T>, Error<E>>;

async fn campfire(reply: Reply) -> Outcome<campfire::types::PaginatedContractCustomerList, ()> {
    let server = Server::start([reply]).await;
    let client = campfire::Client::builder().base_url(server.url()).max_response_size(100_000).build().unwrap();
    client.rr_api_v1_customers_list().send().await
}

async fn chargeover(reply: Reply) -> Outcome<chargeover::types::CustomerList, chargeover::types::Error> {
    let server = Server::start([reply]).await;
    let client = chargeover::Client::builder().base_url(server.url()).build().unwrap();
    client.query_customers().send().await
}

async fn zenskar(reply: Reply) -> Outcome<zenskar::types::PaginatedResultsGetCustomerResponseSchema, ZenskarError> {
    let server = Server::start([reply]).await;
    let client = zenskar::Client::builder().base_url(server.url()).build().unwrap();
    client.list_customers_with_filtering_and_pagination().send().await
}

#[tokio::test]
async fn chargeovers_documented_errors_are_typed() {
    for (name, status, message) in [
        ("bad_request", 400, "Missing or invalid parameter."),
        ("unauthorized", 401, "Invalid or incorrect authorization [Missing (basic) authorization header.]"),
    ] {
        match chargeover(Reply::json(status, fixture(&format!("chargeover/{name}.json")))).await {
            Err(Error::ErrorResponse(error)) => {
                assert_eq!((error.status().as_u16(), error.message.as_str()), (status, message));
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn zenskars_documented_errors_are_an_enum_by_status() {
    let reply = |status, name| Reply::json(status, fixture(&format!("zenskar/{name}.json")));
    match zenskar(reply(400, "bad_request")).await.map_err(inner) {
        Err(ZenskarError::Status400(error)) => assert_eq!(error.error_code.as_deref(), Some("BAD_REQUEST")),
        other => panic!("{other:?}"),
    }
    for name in ["unprocessable", "unprocessable_fastapi"] {
        match zenskar(reply(422, name)).await.map_err(inner) {
            Err(ZenskarError::Status422(error)) => assert_eq!(error.detail.is_some(), name.contains("fastapi")),
            other => panic!("{other:?}"),
        }
    }
    match zenskar(reply(500, "server_error")).await.map_err(inner) {
        Err(ZenskarError::Status500(error)) => assert!(error.message.unwrap().contains("Failed")),
        other => panic!("{other:?}"),
    }
}

fn inner(error: Error<ZenskarError>) -> ZenskarError {
    match error {
        Error::ErrorResponse(value) => value.into_inner(),
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn an_undocumented_status_keeps_its_response() {
    for status in [204, 302, 404, 429, 503] {
        match campfire(Reply::new(status, "").header("x-request-id", "7")).await {
            Err(Error::UnexpectedResponse(response)) => {
                assert_eq!(
                    (response.status().as_u16(), response.headers()["x-request-id"].as_bytes()),
                    (status, &b"7"[..])
                );
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn the_body_of_an_undocumented_status_can_be_read() {
    let Err(Error::UnexpectedResponse(response)) = campfire(Reply::json(403, r#"{"detail":"no"}"#)).await else {
        panic!("another result");
    };
    assert_eq!(response.text(), r#"{"detail":"no"}"#);
}

/// The text of an error whose body is not what the document says.
fn payload_error<T: std::fmt::Debug, E: std::fmt::Debug>(outcome: Outcome<T, E>) -> String {
    match outcome {
        Err(error @ Error::InvalidResponsePayload(_)) => error.to_string(),
        Err(other) => panic!("{other:?}"),
        Ok(value) => panic!("{value:?}"),
    }
}

#[tokio::test]
async fn a_body_that_is_no_json_is_named_with_its_operation_and_content_type() {
    let reply = Reply::new(200, "<html>Bad gateway</html>").header("content-type", "text/html");
    let error = payload_error(campfire(reply).await);
    for part in ["GET /rr/api/v1/customers", "200", "text/html", "Bad gateway"] {
        assert!(error.contains(part), "{error}");
    }
    let reply = Reply::new(401, "denied").header("content-type", "text/plain");
    let error = payload_error(chargeover(reply).await);
    assert!(
        error.ends_with(
            "401 Unauthorized: denied (the body is text/plain, not JSON; no credential was sent for `basicAuth`)"
        ),
        "{error}"
    );
}

#[tokio::test]
async fn an_empty_body_is_named() {
    assert!(payload_error(campfire(Reply::new(200, "")).await).contains("empty"));
}

#[tokio::test]
async fn json_that_ends_too_early_is_named() {
    let mut body = fixture("campfire/customers.json");
    body.truncate(body.len() / 2);
    assert!(payload_error(campfire(Reply::json(200, body)).await).contains("EOF"));
}

#[tokio::test]
async fn a_value_that_does_not_fit_is_named_with_its_path() {
    let body = fixture("campfire/customers.json").replace("\"2025-11-07T05:31:56.123456Z\"", "\"soon\"");
    let error = payload_error(campfire(Reply::json(200, body)).await);
    assert!(error.contains("results[0].contacts[0].last_modified_at"), "{error}");
}

#[tokio::test]
async fn a_connection_that_breaks_off_is_a_body_error() {
    let body = fixture("campfire/customers.json");
    let length = (body.len() + 1).to_string();
    match campfire(Reply::json(200, body).header("content-length", length)).await {
        Err(Error::ResponseBodyError(_)) => {}
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_named_with_its_bound() {
    let blanks = " ".repeat(100_001);
    let chunked = format!("{:x}\r\n{blanks}\r\n0\r\n\r\n", blanks.len());
    let announced = Reply::json(200, blanks);
    let unannounced = Reply::json(200, chunked).header("transfer-encoding", "chunked");
    for reply in [announced, unannounced] {
        match campfire(reply).await {
            Err(error @ Error::ResponseTooLarge(_)) => {
                let text = error.to_string();
                assert!(text.contains("more than 100000 bytes") && text.contains("max_response_size"), "{text}");
            }
            other => panic!("{other:?}"),
        }
    }
}

/// The lines that the README and the documentation show.
#[tokio::test]
async fn an_error_is_one_line_that_says_what_to_look_at() {
    let body = r#"{"code":401,"status":"Error","message":"Invalid or incorrect authorization","response":false}"#;
    let server = Server::start([Reply::json(401, body).header("x-request-id", "req_7")]).await;
    let client = chargeover::Client::builder().basic_auth("public", "private").base_url(server.url()).build().unwrap();
    let refused = client.query_customers().send().await.unwrap_err().to_string();
    let page = fixture("campfire/customers.json").replace("\"2025-11-07T05:31:56.123456Z\"", "5");
    let misfit = campfire(Reply::json(200, page)).await.unwrap_err().to_string();
    let client = zenskar::Client::builder().base_url("http://127.0.0.1:1").build().unwrap();
    let nobody = client.list_customers_with_filtering_and_pagination().send().await.unwrap_err().to_string();
    let pages = [include_str!("../../../README.md"), include_str!("../../../docs/src/errors-and-retries.md")];
    for line in [refused, misfit, nobody] {
        assert!(pages.iter().all(|page| page.contains(&format!("\n{line}\n"))), "{line}");
    }
}

#[tokio::test]
async fn nobody_listening_is_a_communication_error() {
    let gone = Server::start([]).await.url().to_owned();
    tokio::task::yield_now().await;
    let client = campfire::Client::builder().base_url(gone).build().unwrap();
    let result = client.rr_api_v1_customers_list().send().await;
    assert!(matches!(result, Err(Error::CommunicationError(_))), "{result:?}");
}
