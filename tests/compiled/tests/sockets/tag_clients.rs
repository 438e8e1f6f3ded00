//! Methods on the client of a tag.

use compiled_cases::choices_methods_by_tag::operations::revenue_recognition::RevenueRecognitionClient;
use compiled_cases::choices_methods_by_tag::types::CustomersCreateBody;
use compiled_cases::choices_methods_by_tag::{Client, invoke::invoke};

use crate::{Reply, Server};

/// Somebody's own function, which needs no more than one tag.
async fn create(customers: RevenueRecognitionClient, name: &str) {
    let body = CustomersCreateBody { name: Some(name.to_owned()) };
    customers.customers_create(body).send().await.unwrap();
}

#[tokio::test]
async fn the_client_of_a_tag_sends_as_its_client_does() {
    let server = Server::start([Reply::new(204, ""), Reply::new(204, ""), Reply::new(204, "")]).await;
    let client = Client::builder().base_url(server.url()).build().unwrap();
    create(client.revenue_recognition(), "Ada").await;
    client.ar().customers_list().send().await.unwrap();
    client.status().send().await.unwrap();
    let lines: Vec<String> = server.received().iter().map(|request| request.line.replace(" HTTP/1.1", "")).collect();
    assert_eq!(lines, ["POST /rr/customers", "GET /ar/customers", "GET /status"]);
}

#[tokio::test]
async fn invoke_calls_the_operation_of_an_id_whatever_client_it_is_on() {
    let server = Server::start([Reply::new(204, ""), Reply::new(204, "")]).await;
    let client = Client::builder().base_url(server.url()).build().unwrap();
    invoke(&client, "ar_customers_list", "{}").await.unwrap();
    invoke(&client, "rr_api_v1_customers_create", r#"{"body": "Ada", "content_type": "text/plain"}"#).await.unwrap();
    let lines: Vec<String> = server.received().iter().map(|request| request.line.replace(" HTTP/1.1", "")).collect();
    assert_eq!(lines, ["GET /ar/customers", "POST /rr/customers"]);
    assert!(invoke(&client, "customers_list", "{}").await.is_err());
}
