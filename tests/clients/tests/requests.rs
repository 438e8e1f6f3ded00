//! What each operation sends, byte for byte, seen on a real socket.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use crate::fixture::fixture;
use generated::chargeover::{Filter, Order};
use generated::{Error, Nullable, campfire, chargeover, zenskar};
use recording_server::{Reply, Server};

fn campfire(server: &Server) -> campfire::Client {
    campfire::Client::builder().knox_api_token("secret").base_url(server.url()).build().unwrap()
}

fn chargeover(server: &Server) -> chargeover::Client {
    chargeover::Client::builder().basic_auth("public", "private").base_url(server.url()).build().unwrap()
}

fn zenskar(server: &Server) -> zenskar::Client {
    let builder = zenskar::Client::builder().api_token_auth("key").organisation_auth("org");
    builder.base_url(server.url()).build().unwrap()
}

async fn answering(fixture_name: &str) -> Server {
    Server::start([Reply::json(200, fixture(fixture_name))]).await
}

#[tokio::test]
async fn a_request_and_its_answer_outlive_the_client_that_made_them() {
    let server = Server::start([(); 2].map(|()| Reply::json(200, fixture("campfire/customers.json")))).await;
    let request = {
        let client = campfire(&server);
        let list = client.rr_api_v1_customers_list();
        std::thread::spawn(move || list.limit(1)).join().unwrap()
    };
    let other = request.clone();
    let page = tokio::spawn(request.send()).await.unwrap().unwrap();
    let mut customers = other.stream();
    let streamed = tokio::spawn(async move { customers.next().await }).await.unwrap();
    assert!(!page.results.is_empty());
    assert!(streamed.unwrap().is_ok());
}

#[tokio::test]
async fn campfire_list_with_nothing_set() {
    let server = answering("campfire/customers.json").await;
    campfire(&server).rr_api_v1_customers_list().send().await.unwrap();
    assert_eq!(
        server.only().text(),
        "GET /rr/api/v1/customers HTTP/1.1\n\
         accept-encoding: gzip\n\
         accept: application/json\n\
         authorization: Token secret\n\
         host: HOST\n\
         user-agent: campfire/1.0.0\n\n"
    );
}

#[tokio::test]
async fn campfire_list_with_everything_set() {
    let server = answering("campfire/customers_deleted.json").await;
    let page = campfire(&server)
        .rr_api_v1_customers_list()
        .limit(100)
        .last_modified_at_gte("2024-01-01T00:00:00+02:00")
        .last_modified_at_lte("")
        .include_deleted(true)
        .offset(0)
        .send()
        .await
        .unwrap();
    assert_eq!((page.status().as_u16(), page.results.len()), (200, 2));
    assert_eq!(
        server.only().line,
        "GET /rr/api/v1/customers?include_deleted=true&last_modified_at__gte=2024-01-01T00%3A00%3A00%2B02%3A00\
         &last_modified_at__lte=&limit=100&offset=0 HTTP/1.1"
    );
}

#[tokio::test]
async fn campfire_put() {
    let server = answering("campfire/customer.json").await;
    let body = campfire::types::ContractCustomerRequest::new("Ada", 4711, Nullable::Null);
    campfire(&server).rr_api_v1_customers_update(-7, body).send().await.unwrap();
    assert_eq!(
        server.only().text(),
        "PUT /rr/api/v1/customers/-7 HTTP/1.1\n\
         accept-encoding: gzip\n\
         accept: application/json\n\
         authorization: Token secret\n\
         content-length: 55\n\
         content-type: application/json\n\
         host: HOST\n\
         user-agent: campfire/1.0.0\n\n\
         {\"name\":\"Ada\",\"customer\":4711,\"stripe_connection\":null}"
    );
}

#[tokio::test]
async fn chargeover_query_with_nothing_set() {
    let server = answering("chargeover/customers.json").await;
    chargeover(&server).query_customers().send().await.unwrap();
    assert_eq!(
        server.only().text(),
        "GET /api/v3/customer HTTP/1.1\n\
         accept-encoding: gzip\n\
         accept: application/json\n\
         authorization: Basic cHVibGljOnByaXZhdGU=\n\
         host: HOST\n\
         user-agent: chargeover/3\n\n"
    );
}

#[tokio::test]
async fn chargeover_query_with_a_filter() {
    let server = answering("chargeover/customers.json").await;
    let filter = Filter::new()
        .equals("company", "Smith, Sons & Co")
        .not_equals("bill_state", "CT")
        .greater_than("customer_id", 1)
        .less_than("customer_id", 9)
        .at_least("parent_customer_id", 2)
        .at_most("parent_customer_id", 8)
        .contains("superuser_email", "@example.com")
        .is_null("external_key")
        .is_not_null("token");
    let order = Order::new().ascending("customer_id").descending("company");
    chargeover(&server).query_customers().where_(filter).order(order).limit(10).offset(20).send().await.unwrap();
    assert_eq!(
        server.only().line,
        "GET /api/v3/customer?where=company%3AEQUALS%3ASmith%5C%2C%20Sons%20%26%20Co%2Cbill_state%3ANOTEQUALS%3ACT\
         %2Ccustomer_id%3AGT%3A1%2Ccustomer_id%3ALT%3A9%2Cparent_customer_id%3AGTE%3A2%2Cparent_customer_id%3ALTE%3A8\
         %2Csuperuser_email%3ACONTAINS%3A%40example.com%2Cexternal_key%3AIS%3ANULL%2Ctoken%3AISNOT%3ANULL\
         &order=customer_id%3AASC%2Ccompany%3ADESC&limit=10&offset=20 HTTP/1.1"
    );
}

#[tokio::test]
async fn zenskar_list_with_nothing_set() {
    let server = answering("zenskar/customers.json").await;
    zenskar(&server).list_customers_with_filtering_and_pagination().send().await.unwrap();
    assert_eq!(
        server.only().text(),
        "GET /customers HTTP/1.1\n\
         accept-encoding: gzip\n\
         accept: application/json\n\
         host: HOST\n\
         organisation: org\n\
         user-agent: zenskar/2.0.0\n\
         x-api-key: key\n\n"
    );
}

#[tokio::test]
async fn zenskar_list_with_one_parameter_of_each_kind() {
    let server = answering("zenskar/customers_example.json").await;
    zenskar(&server)
        .list_customers_with_filtering_and_pagination()
        .apiversion("20240301")
        .id("123e4567-e89b-12d3-a456-426614174000".parse().unwrap())
        .id_in("1,2")
        .external_id_isnull(false)
        .created_at_gte("2023-01-01T00:00:00+02:00".parse().unwrap())
        .invoice_invoice_total_gt("123456789012345678.91".parse().unwrap())
        .limit(10)
        .cursor("a/b+c==")
        .send()
        .await
        .unwrap();
    assert_eq!(
        server.only().text(),
        "GET /customers?cursor=a%2Fb%2Bc%3D%3D&limit=10&id=123e4567-e89b-12d3-a456-426614174000&id__in=1%2C2\
         &external_id__isnull=false&created_at__gte=2022-12-31T22%3A00%3A00Z\
         &invoice__invoice_total__gt=123456789012345678.91 HTTP/1.1\n\
         accept-encoding: gzip\n\
         accept: application/json\n\
         apiversion: 20240301\n\
         host: HOST\n\
         organisation: org\n\
         user-agent: zenskar/2.0.0\n\
         x-api-key: key\n\n"
    );
}

#[tokio::test]
async fn one_of_two_keys_that_belong_together_is_an_error_before_anything_is_sent() {
    let server = answering("zenskar/customers.json").await;
    let builder = || zenskar::Client::builder().base_url(server.url());
    let halves =
        [(builder().api_token_auth("key"), "OrganisationAuth"), (builder().organisation_auth("org"), "ApiTokenAuth")];
    for (half, missing) in halves {
        let client = half.build().unwrap();
        match client.list_customers_with_filtering_and_pagination().send().await {
            Err(Error::InvalidRequest(reason)) => assert!(reason.to_string().contains(missing), "{reason}"),
            other => panic!("{other:?}"),
        }
    }
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_key_that_headers_cannot_hold_is_an_error_that_does_not_show_it() {
    let server = answering("campfire/customers.json").await;
    let client =
        campfire::Client::builder().knox_api_token("hidden\r\nx-evil: 1").base_url(server.url()).build().unwrap();
    match client.rr_api_v1_customers_list().send().await {
        Err(Error::InvalidRequest(reason)) => assert!(!reason.to_string().contains("hidden"), "{reason}"),
        other => panic!("{other:?}"),
    }
    assert!(server.received().is_empty());
}

/// A proxy is asked for the server by its name.
#[tokio::test]
async fn the_server_variable_is_in_the_url() {
    let proxy = Server::start([Reply::new(403, "")]).await;
    let http = reqwest::Client::builder().proxy(reqwest::Proxy::all(proxy.url()).unwrap()).build().unwrap();
    let client = chargeover::Client::builder().basic_auth("a", "b").instance("acme").http_client(http).build().unwrap();
    assert!(matches!(client.query_customers().send().await, Err(Error::CommunicationError(_))));
    assert_eq!(proxy.only().line, "CONNECT acme.chargeover.com:443 HTTP/1.1");
}

#[test]
fn a_server_variable_must_be_set_and_stays_in_its_place() {
    for instance in ["", "evil.example/", "evil.example#", "a@b"] {
        let error = chargeover::Client::builder().instance(instance).build().unwrap_err().to_string();
        assert!(error.contains("`instance`"), "{error}");
    }
    assert!(chargeover::Client::builder().build().is_err());
}

#[tokio::test]
async fn a_header_of_one_request_and_the_path_of_a_base_url() {
    let server = answering("campfire/customers.json").await;
    let client = campfire::Client::builder().base_url(format!("{}/proxy/", server.url())).user_agent("me/1");
    let client = client.default_header("x-trace", "1").build().unwrap();
    client.rr_api_v1_customers_list().header("Accept", "text/x").send().await.unwrap();
    assert_eq!(
        server.only().text(),
        "GET /proxy/rr/api/v1/customers HTTP/1.1\naccept-encoding: gzip\naccept: text/x\nhost: HOST\nuser-agent: me/1\nx-trace: 1\n\n"
    );
}
