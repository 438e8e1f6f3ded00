//! Credentials that no `security` ties to an operation.

use compiled_cases::{
    clients_authorization_parameter as parameter, clients_authorization_parameter_beside_schemes as beside,
    clients_scheme_that_no_security_names as unnamed, clients_schemes_without_security as without,
};

use crate::{Received, Reply, Server};

/// A server that answers three requests.
async fn server() -> Server {
    Server::start([Reply::new(204, ""), Reply::new(204, ""), Reply::new(204, "")]).await
}

/// The values of the request's headers of these names.
fn headers<'a, const N: usize>(request: &'a Received, names: [&str; N]) -> [Option<&'a str>; N] {
    names.map(|name| request.header(name))
}

#[tokio::test]
async fn without_any_security_each_operation_sends_all_credentials_that_are_set() {
    let server = server().await;
    let builder = without::Client::builder().base_url(server.url()).app_id("id-1").app_secret("secret-1");
    let client = builder.bearer("token-1").basic("user", "password-1").build().unwrap();
    client.a().send().await.unwrap();
    client.login().send().await.unwrap();
    for request in server.received() {
        let sent = headers(&request, ["x-app-id", "x-app-secret", "authorization"]);
        // Of two for one header the first counts.
        assert_eq!(sent, [Some("id-1"), Some("secret-1"), Some("Bearer token-1")], "{request:?}");
    }
}

#[tokio::test]
async fn without_any_security_a_refusal_names_the_credentials_that_are_missing() {
    let server = Server::start([Reply::new(401, "")]).await;
    let error = without::Client::builder().base_url(server.url()).build().unwrap().a().send().await.unwrap_err();
    let said = "no credential was sent for `appId` or `appSecret` or `bearer` or `basic`";
    assert!(error.to_string().contains(said), "{error}");
}

#[tokio::test]
async fn a_scheme_that_no_security_names_is_sent_where_credentials_are_asked_for() {
    let server = server().await;
    let client = unnamed::Client::builder().base_url(server.url()).bearer("token-1").build().unwrap();
    client.asks().send().await.unwrap();
    client.public().send().await.unwrap();
    let keys = unnamed::Client::builder().base_url(server.url()).key("key-1").secret("secret-1");
    keys.bearer("token-1").build().unwrap().asks().send().await.unwrap();
    let sent: Vec<_> = server
        .received()
        .iter()
        .map(|one| headers(one, ["x-key", "authorization"]).map(|v| v.map(str::to_owned)))
        .collect();
    let [token, key] = ["Bearer token-1", "key-1"].map(|text| Some(text.to_owned()));
    assert_eq!(sent, [[None, token.clone()], [None, None], [key, token]]);
}

#[tokio::test]
async fn half_of_two_keys_is_an_error_beside_a_scheme_that_no_security_names() {
    let client = unnamed::Client::builder().base_url("http://127.0.0.1:1").key("key-1").bearer("token-1").build();
    let error = client.unwrap().asks().send().await.unwrap_err();
    assert!(error.to_string().contains("`secret` is missing: `key` goes together with it"), "{error}");
}

#[tokio::test]
async fn a_parameter_for_authorization_is_a_credential_of_the_client() {
    let server = server().await;
    let client = parameter::Client::builder().base_url(server.url()).authorization("Bearer of-client").build().unwrap();
    client.a(1).send().await.unwrap();
    client.neither().send().await.unwrap();
    client.a(1).authorization("Bearer of-request").send().await.unwrap();
    let sent: Vec<_> = server.received().iter().map(|one| one.header("authorization").map(str::to_owned)).collect();
    assert_eq!(sent, ["of-client", "of-client", "of-request"].map(|token| Some(format!("Bearer {token}"))));
}

#[tokio::test]
async fn cookies_of_the_client_of_a_request_and_of_parameters_are_one_header() {
    let server = server().await;
    let client = parameter::Client::builder().base_url(server.url()).cookie("a=1; b=2").build().unwrap();
    client.b().send().await.unwrap();
    client.b().cookie("a=3").send().await.unwrap();
    client.a(1).session("s").send().await.unwrap();
    let sent: Vec<_> = server.received().iter().map(|one| one.header("cookie").map(str::to_owned)).collect();
    assert_eq!(sent, ["a=1; b=2", "a=3", "a=1; b=2; session=s"].map(|cookie| Some(cookie.to_owned())));
}

#[tokio::test]
async fn a_security_scheme_that_sends_the_header_serves_the_parameter() {
    let server = server().await;
    let client = beside::Client::builder().base_url(server.url()).bearer("token-1").key("key-1").build().unwrap();
    client.covered().send().await.unwrap();
    client.beside().send().await.unwrap();
    client.public().send().await.unwrap();
    let received = server.received();
    let sent: Vec<_> = received.iter().map(|one| (one.target(), one.header("authorization"))).collect();
    let token = Some("Bearer token-1");
    assert_eq!(sent, [("/covered", token), ("/beside?key=key-1", token), ("/public", None)]);
}

#[tokio::test]
async fn a_credential_of_a_parameter_shows_nowhere_and_follows_no_redirect() {
    let elsewhere = server().await;
    let redirect = || Reply::new(307, "").header("location", format!("{}/a", elsewhere.url()));
    let refused = || Reply::new(401, "Bearer of-client of-request is wrong");
    let server = Server::start([redirect(), refused(), refused()]).await;
    let builder = parameter::Client::builder().base_url(server.url()).authorization("Bearer of-client");
    let client = builder.clone().build().unwrap();
    let request = client.a(1).authorization("Bearer of-request");
    let mut shown = format!("{builder:?} {client:?} {request:?}");
    for call in [client.a(1), client.a(1), request] {
        let error = call.send().await.unwrap_err();
        shown.push_str(&format!("{error} {error:?}"));
    }
    assert!(elsewhere.received().is_empty(), "{:?}", elsewhere.received());
    assert!(!shown.contains("of-client"), "{shown}");
    // The text and `Debug` of the one error whose request did not send it quote the server.
    assert_eq!(shown.matches("of-request").count(), 2, "{shown}");
}
