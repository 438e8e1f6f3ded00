//! OAuth 2's device authorization, as bytes on a real socket.

use super::http_mock::{Server, answer, body, header, json};
use super::sample::{API, Client};
use openapi_client_runtime::http::{CoreBuilder, DeviceAuthorization, DeviceFlow};
use openapi_client_runtime::{Credential, Error};

const FLOW: DeviceFlow =
    DeviceFlow { scheme: "oauth", device_url: "/device", token_url: "/token", scopes: &["read", "write:all"] };

const CODES: &str = r#"{"device_code":"s3cret","user_code":"WDJB-MJHT","verification_uri":"https://example.com/device","verification_uri_complete":"https://example.com/device?code=WDJB-MJHT","expires_in":1800,"interval":0}"#;

const TOKEN: &str =
    r#"{"access_token":"tok3n","token_type":"bearer","expires_in":3600,"refresh_token":"again","scope":"read"}"#;

fn login(server: &Server) -> DeviceAuthorization {
    let mut builder = CoreBuilder::new(&API);
    builder.base_url(server.url.clone());
    builder.device_authorization(FLOW, "my id".to_owned())
}

fn refusal(error: &str) -> String {
    answer("400 Bad Request", "content-type: application/json\r\n", &format!(r#"{{"error":"{error}"}}"#))
}

fn shown(error: &Error<()>) -> String {
    format!("{error} {error:?}")
}

#[tokio::test]
async fn a_person_enters_a_code_while_the_client_asks() {
    let pending = refusal("authorization_pending");
    let server = Server::new(&[&json(CODES), &pending, &pending, &json(TOKEN), &json("{}")]).await;
    let login = login(&server).parameter("audience", "https://x/").start().await.unwrap();
    assert_eq!(login.user_code(), "WDJB-MJHT");
    assert_eq!(login.verification_uri(), "https://example.com/device");
    assert_eq!(login.verification_uri_complete(), Some("https://example.com/device?code=WDJB-MJHT"));
    assert!(login.time_left().is_some_and(|left| left.as_secs() > 1700));
    assert!(!format!("{login:?}").contains("s3cret"));
    let token = login.token().await.unwrap();
    assert_eq!((token.access_token(), token.refresh_token(), token.scope()), ("tok3n", Some("again"), Some("read")));
    assert!(!format!("{token:?}").contains("tok3n"));
    assert_eq!(server.lines(), ["POST /device", "POST /token", "POST /token", "POST /token"]);
    let seen = server.seen();
    assert_eq!(body(&seen[0]), "scope=read+write%3Aall&audience=https%3A%2F%2Fx%2F&client_id=my+id");
    let asked = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=s3cret&client_id=my+id";
    assert_eq!(body(&seen[1]), asked);
    assert_eq!(header(&seen[1], "authorization"), None);
    let client: Client = server.client().credential("oauth", Credential::from(token)).build().unwrap();
    drop(client);
}

#[tokio::test]
async fn a_client_with_a_secret_proves_who_it_is() {
    let server = Server::new(&[&json(CODES), &json(TOKEN)]).await;
    let login = login(&server).client_secret("s3cr3t/+key").scopes(["read"]).start().await.unwrap();
    login.token().await.unwrap();
    let seen = server.seen();
    assert_eq!(body(&seen[0]), "scope=read");
    for request in &seen {
        assert_eq!(header(request, "authorization"), Some("Basic bXkraWQ6czNjcjN0JTJGJTJCa2V5"));
    }
}

#[tokio::test]
async fn a_refusal_ends_the_login_and_shows_no_code() {
    for (error, said) in [("access_denied", "access_denied"), ("expired_token", "expired_token")] {
        let server = Server::new(&[&json(CODES), &refusal(error)]).await;
        let failed = login(&server).start().await.unwrap().token().await.unwrap_err();
        let text = shown(&failed);
        assert!(text.contains(said) && !text.contains("s3cret") && !text.contains("WDJB"), "{text}");
        assert_eq!(server.lines().len(), 2);
    }
}

#[tokio::test]
async fn a_code_that_has_ended_is_not_asked_for_again() {
    let codes = CODES.replace("1800", "1").replace(r#""interval":0"#, r#""interval":5"#);
    let server = Server::new(&[&json(&codes)]).await;
    let failed = login(&server).start().await.unwrap().token().await.unwrap_err();
    assert!(shown(&failed).contains("nobody entered the code in time"), "{failed}");
    assert_eq!(server.lines(), ["POST /device"]);
}

#[tokio::test]
async fn an_answer_without_codes_is_an_error() {
    for answer in [json("{}"), refusal("invalid_client"), answer("200 OK", "", "<html>")] {
        let server = Server::new(&[&answer]).await;
        assert!(matches!(login(&server).start().await, Err(Error::NoToken(_))));
    }
}
