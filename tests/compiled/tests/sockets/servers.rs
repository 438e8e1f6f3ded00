//! Where requests go.

use compiled_cases::sockets_servers::{Client, ClientBuilder};

use crate::{Reply, Server};

/// A client for a server on this machine, which the document's first server leads to by its variables.
async fn server() -> (Server, ClientBuilder) {
    let server = Server::start([Reply::new(204, ""), Reply::new(204, ""), Reply::new(204, "")]).await;
    let port = server.url().rsplit(':').next().unwrap().to_owned();
    (server, Client::builder().port(port))
}

fn lines(server: &Server) -> Vec<String> {
    server.received().iter().map(|request| request.line.replace(" HTTP/1.1", "")).collect()
}

#[tokio::test]
async fn the_first_server_with_defaults_and_variables() {
    let (server, builder) = server().await;
    builder.clone().build().unwrap().a().send().await.unwrap();
    builder.version("v2").build().unwrap().a().send().await.unwrap();
    assert_eq!(lines(&server), ["GET /v1/a", "GET /v2/a"]);
    let error = Client::builder().version("v3").build().unwrap_err().to_string();
    assert!(error.contains("`version` must be one of v1, v2"), "{error}");
    let error = Client::builder().host("evil.example/x").build().unwrap_err().to_string();
    assert!(error.contains("`host`"), "{error}");
}

#[tokio::test]
async fn by_name_by_path_and_by_operation() {
    let (server, builder) = server().await;
    let client = builder.server("named").build().unwrap();
    client.a().send().await.unwrap();
    client.b().send().await.unwrap();
    client.b_put().send().await.unwrap();
    assert_eq!(lines(&server), ["GET /named/a", "GET /by-path/b", "PUT /relative/b"]);
    assert!(Client::builder().server("nowhere").build().unwrap_err().to_string().contains("no server `nowhere`"));
}

#[tokio::test]
async fn a_base_url_of_the_caller_wins_everywhere() {
    let (server, builder) = server().await;
    let client = builder.server("named").base_url(format!("{}/mine/", server.url())).build().unwrap();
    client.a().send().await.unwrap();
    client.b().send().await.unwrap();
    client.b_put().send().await.unwrap();
    assert_eq!(lines(&server), ["GET /mine/a", "GET /mine/b", "PUT /mine/b"]);
}
