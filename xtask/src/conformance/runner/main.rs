//! Calls operations of generated clients against a server on this machine, and writes down the request and the reply.
//!
//! Takes a file of calls, one JSON object per line; writes one JSON object per line for each.

mod apis;
mod server;

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use openapi_client_runtime::invoke::{Reply, ReplyBody};
use openapi_client_runtime::{Credential, Error};
use serde_json::{Value, json};

use crate::server::Server;

/// How long a call may take.
const BOUND: Duration = Duration::from_secs(10);

/// `call(module, …)` for the modules of the clients.
#[macro_export]
macro_rules! apis {
    ($($module:ident,)*) => {
        pub async fn call(module: &str, base: &str, call: &serde_json::Value) -> Option<Result<openapi_client_runtime::invoke::Reply, $crate::Failed>> {
            match module {
                $(stringify!($module) => {
                    let mut builder = clients::$module::Client::builder().base_url(base);
                    for used in call["security"].as_array().into_iter().flatten() {
                        builder = builder.credential(used["scheme"].as_str().unwrap_or_default(), $crate::credential(used));
                    }
                    let client = match builder.build() {
                        Ok(client) => client,
                        Err(error) => return Some(Err($crate::Failed::Build(error.to_string()))),
                    };
                    let operation = call["operation"].as_str().unwrap_or_default();
                    let arguments = call["arguments"].to_string();
                    let reply = clients::$module::invoke::invoke(&client, operation, &arguments).await;
                    Some(reply.map_err($crate::Failed::Call))
                })*
                _ => None,
            }
        }
    };
}

/// Why there is no reply.
pub enum Failed {
    Build(String),
    Call(Error<Reply>),
}

pub fn credential(used: &Value) -> Credential {
    let text = used["credential"].as_str().unwrap_or_default();
    match text.split_once(':') {
        Some((username, password)) if used["prefix"] == "Basic" => Credential::basic(username, password),
        _ => Credential::key(text),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let path = std::env::args().nth(1).unwrap_or_default();
    let calls = std::fs::read_to_string(&path).expect("the file of calls can be read");
    for line in calls.lines() {
        let call: Value = serde_json::from_str(line).expect("a line is JSON");
        println!("{}", run_call(&call).await);
    }
}

async fn run_call(call: &Value) -> Value {
    let server = Server::start(&call["response"]).await;
    let base = format!("{}{}", server.url(), call["suffix"].as_str().unwrap_or_default());
    let module = call["module"].as_str().unwrap_or_default();
    let reply = match tokio::time::timeout(BOUND, apis::call(module, &base, call)).await {
        Ok(Some(reply)) => reply_json(reply),
        Ok(None) => json!({"failed": "there is no client for the document"}),
        Err(_) => json!({"failed": "the call takes too long"}),
    };
    json!({"base": server.url(), "request": server.stop(), "reply": reply})
}

fn reply_json(reply: Result<Reply, Failed>) -> Value {
    match reply {
        Ok(reply) => json!({"ok": written(reply)}),
        Err(Failed::Call(Error::ErrorResponse(value))) => json!({"error": written(value.into_inner())}),
        Err(Failed::Call(Error::UnexpectedResponse(response))) => {
            json!({"unexpected": response.status().as_u16()})
        }
        Err(Failed::Call(error)) => json!({"failed": error.to_string()}),
        Err(Failed::Build(error)) => json!({"failed": error}),
    }
}

fn written(reply: Reply) -> Value {
    let headers: Vec<_> = reply
        .headers
        .iter()
        .map(|(name, value)| (name.as_str(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
        .collect();
    let body = match reply.body {
        ReplyBody::Json(json) => json!({"json": json.get()}),
        ReplyBody::Text(text) => json!({"text": text}),
        ReplyBody::Bytes(bytes) => json!({"base64": STANDARD.encode(bytes)}),
        ReplyBody::Empty => json!({}),
    };
    json!({"status": reply.status.as_u16(), "headers": headers, "body": body})
}
