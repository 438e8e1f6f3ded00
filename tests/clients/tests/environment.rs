//! Clients that are built from environment variables, each in a process of its own.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use std::process::{Command, Output};

use generated::chargeover;
use recording_server::{Reply, Server};

/// Runs [`a_client_of_the_environment`] with these variables.
async fn run(variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["environment::a_client_of_the_environment", "--exact", "--ignored", "--nocapture"]);
    command.env_clear().envs(variables.iter().copied());
    tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap()
}

#[tokio::test]
#[ignore = "the other tests run it"]
async fn a_client_of_the_environment() {
    match chargeover::Client::builder().base_url("http://127.0.0.1:1").basic_auth("code", "code").from_env().build() {
        Ok(client) => drop(client.query_customers().send().await),
        Err(error) => println!("cannot build: {error}"),
    }
}

#[tokio::test]
async fn credentials_and_the_base_url_come_from_the_environment() {
    let server = Server::start([Reply::json(200, "{}"), Reply::json(200, "{}")]).await;
    let login = [("CHARGEOVER_BASIC_AUTH_USERNAME", "public"), ("CHARGEOVER_BASIC_AUTH_PASSWORD", "private")];
    let url = [("CHARGEOVER_BASE_URL", server.url())];
    run(&[login.as_slice(), &url].concat()).await;
    // What is not set stays as it was.
    run(&[url.as_slice(), &[("CHARGEOVER_BASIC_AUTH_USERNAME", "")]].concat()).await;
    let received = server.received();
    let sent: Vec<_> = received.iter().map(|request| request.header("authorization").unwrap()).collect();
    assert_eq!(sent, ["Basic cHVibGljOnByaXZhdGU=", "Basic Y29kZTpjb2Rl"]);
}

#[tokio::test]
async fn one_of_a_pair_alone_is_an_error() {
    let output = run(&[("CHARGEOVER_BASIC_AUTH_USERNAME", "public")]).await;
    let text = String::from_utf8(output.stdout).unwrap();
    let expected =
        "cannot build: CHARGEOVER_BASIC_AUTH_USERNAME and CHARGEOVER_BASIC_AUTH_PASSWORD are needed together";
    assert!(text.contains(expected), "{text}");
}
