//! The example program `api` of `generated` as people run it: what it sends, shows and returns.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use crate::fixture::fixture;
use recording_server::{Reply, Server};

/// Runs the program with these environment variables alone, and this on stdin.
async fn run(words: &[&str], environment: &[(&str, &str)], stdin: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_api"));
    command.args(words).env_clear().envs(environment.iter().copied());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let stdin = stdin.to_owned();
    let run = move || {
        let mut child = command.spawn().unwrap();
        // A program that does not read has its stdin closed.
        let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
        child.wait_with_output().unwrap()
    };
    tokio::task::spawn_blocking(run).await.unwrap()
}

fn texts(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

#[tokio::test]
async fn a_call_shows_the_answer() {
    // As it came: with what the document does not have, and its own spelling of numbers.
    let answer = r#"{"count":0,"results":[],  "added": {"later": 1.50}, "next":null,"previous":null}"#;
    let server = Server::start([Reply::json(200, answer)]).await;
    let words = ["campfire", "rr_api_v1_customers_list", "--limit", "5", "--last-modified-at-gte", "2024-01-01"];
    let environment = [("CAMPFIRE_KNOX_API_TOKEN", "Token secret"), ("CAMPFIRE_BASE_URL", server.url())];
    let (code, out, said) = texts(&run(&words, &environment, "").await);
    assert_eq!((code, said.as_str()), (0, "200 OK\n"));
    assert_eq!(out, answer);
    let request = server.only();
    assert_eq!(request.line, "GET /rr/api/v1/customers?last_modified_at__gte=2024-01-01&limit=5 HTTP/1.1");
    assert_eq!(request.header("authorization"), Some("Token secret"));
}

#[tokio::test]
async fn a_body_comes_from_stdin_and_keeps_its_digits() {
    let server = Server::start([Reply::new(500, "half an answer").header("x-request", "7")]).await;
    let operation = "rr_api_v1_contracts_partial_update";
    let words = ["campfire", operation, "--id", "42", "--body", "-", "--include", "--base-url", server.url()];
    let body = r#"{"total_contract_value": 1234567890.10, "contract_end_date": null}"#;
    let (code, out, said) = texts(&run(&words, &[("CAMPFIRE_KNOX_API_TOKEN", "secret")], body).await);
    assert_eq!((code, out.as_str()), (1, "half an answer"));
    assert!(said.starts_with("500 Internal Server Error\n") && said.contains("x-request: 7\n"), "{said}");
    let request = server.only();
    assert_eq!(request.line, "PATCH /rr/api/v1/contracts/42 HTTP/1.1");
    assert!(request.body.contains(r#""total_contract_value":1234567890.10"#), "{}", request.body);
    assert!(request.body.contains(r#""contract_end_date":null"#), "{}", request.body);
}

#[tokio::test]
async fn a_documented_error_is_shown_without_credentials() {
    let body = fixture("chargeover/unauthorized.json");
    let echo = format!("{}: private QWxhZGRpbjpwcml2YXRl", "Aladdin");
    let server = Server::start([Reply::json(401, body.as_str()), Reply::new(502, echo)]).await;
    let words = ["chargeover", "query_customers", "--base-url", server.url()];
    let (code, out, said) = texts(&run(&words, &[], "").await);
    assert_eq!(code, 1);
    assert_eq!(out, body);
    let advice = "CHARGEOVER_BASIC_AUTH_USERNAME and CHARGEOVER_BASIC_AUTH_PASSWORD";
    assert_eq!(said, format!("401 Unauthorized\nno credential was sent: set {advice}\n"));
    let environment = [("CHARGEOVER_BASIC_AUTH_USERNAME", "Aladdin"), ("CHARGEOVER_BASIC_AUTH_PASSWORD", "private")];
    let (code, out, said) = texts(&run(&words, &environment, "").await);
    assert_eq!((code, out.as_str(), said.as_str()), (1, "Aladdin: … …", "502 Bad Gateway\n"));
    let sent: Vec<_> = server.received().iter().map(|one| one.header("authorization").map(str::to_owned)).collect();
    assert_eq!(sent, [None, Some("Basic QWxhZGRpbjpwcml2YXRl".to_owned())]);
}

#[tokio::test]
async fn wrong_usage_sends_nothing() {
    let server = Server::start([]).await;
    let campfire = ["campfire", "rr_api_v1_customers_list", "--base-url", server.url()];
    let zenskar = ["zenskar", "list_customers_with_filtering_and_pagination", "--base-url", server.url()];
    for (words, more, said) in [
        (campfire, vec!["--limt", "5"], "error: there is no option `--limt`; did you mean: `--limit`\n"),
        (campfire, vec!["--limit", "five"], "error: `--limit`: `five` is no integer\n"),
        (campfire, vec!["--limit"], "error: `--limit` needs a value (write `=` before one that begins with `--`)\n"),
        (zenskar, vec![], "a credential is missing: set ZENSKAR_"),
    ] {
        let words: Vec<&str> = words.into_iter().chain(more).collect();
        let (code, out, stderr) = texts(&run(&words, &[("ZENSKAR_API_TOKEN_AUTH", "half of two")], "").await);
        assert_eq!((code, out.as_str()), (2, ""), "{stderr}");
        assert!(stderr.contains(said), "{stderr}");
    }
    // The document's own server needs a variable.
    let (code, _, stderr) = texts(&run(&["chargeover", "query_customers"], &[], "").await);
    assert_eq!((code, stderr.as_str()), (2, "error: the server variable `instance` is not set\n"));
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn nobody_there_is_a_failed_call() {
    let words = ["campfire", "rr_api_v1_customers_list", "--base-url", "http://127.0.0.1:1"];
    let (code, out, said) = texts(&run(&words, &[("CAMPFIRE_KNOX_API_TOKEN", "secret")], "").await);
    assert_eq!((code, out.as_str()), (1, ""));
    let line =
        "campfire GET /rr/api/v1/customers: no connection to http://127.0.0.1:1: tcp connect error: Connection refused";
    assert!(said.starts_with(&format!("error: {line}")), "{said}");
    assert_eq!((said.matches("Connection refused").count(), said.lines().count()), (1, 1), "{said}");
}

#[tokio::test]
async fn help_is_the_documents_own() {
    let operation = "rr_api_v1_contracts_partial_update";
    let mut shown = String::new();
    for words in
        [vec![], vec!["campfire"], vec!["campfire", operation, "--help"], vec!["chargeover", "query_customers", "-h"]]
    {
        let (code, out, said) = texts(&run(&words, &[], "").await);
        assert_eq!((code, said.as_str()), (0, ""));
        // The program names the package that it is built in.
        let out = out.replace(env!("CARGO_PKG_NAME"), "generated");
        shown.push_str(&format!("$ api {}\n{out}\n", words.join(" ")));
    }
    insta::assert_snapshot!(shown);
}
