//! Runs the calls, and reads the requests and replies that the runner wrote down.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use openapi_clients::Failure;
use serde::Deserialize;
use serde_json::{Value, json};

use super::cases::{Body, Job, Response};
use super::clients::Modules;

/// The requests and the reply of one call.
#[derive(Debug, Deserialize)]
pub struct Seen {
    /// The server's URL.
    pub base: String,
    /// The requests.
    pub request: Vec<SeenRequest>,
    /// What `invoke` gave.
    pub reply: SeenReply,
}

/// A request as the server received it.
#[derive(Debug, Deserialize)]
pub struct SeenRequest {
    /// In capitals.
    pub method: String,
    /// Path and query.
    pub target: String,
    /// Names are in lower case.
    pub headers: Vec<(String, String)>,
    /// Base64.
    pub body: String,
}

/// What `invoke` gave.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SeenReply {
    Ok(Reply),
    Error(Reply),
    Unexpected(u16),
    Failed(String),
}

/// A response after it went through the types.
#[derive(Debug, Deserialize)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// Names are in lower case.
    pub headers: Vec<(String, String)>,
    /// `json`, `text` or `base64`, each a string; or nothing.
    pub body: serde_json::Map<String, Value>,
}

/// Makes all calls; gives what was seen, in the order of the jobs.
pub fn all(runner: &Path, out: &Path, jobs: &[Job<'_>], modules: &Modules) -> Result<Vec<Seen>, Failure> {
    let calls: String = jobs.iter().map(|job| format!("{}\n", call(*job, modules))).collect();
    let path = out.join("calls.jsonl");
    fs::write(&path, calls).map_err(|error| Failure::io("write", &path, &error))?;
    let output = Command::new(runner).arg(&path).stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| Failure::io("run", runner, &error))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let seen: Result<Vec<Seen>, _> = text.lines().map(serde_json::from_str).collect();
    let seen = seen.map_err(|error| Failure::Run(format!("the runner's output is not understood: {error}")))?;
    if seen.len() == jobs.len() {
        Ok(seen)
    } else {
        Err(Failure::Run(format!("the runner ended after {} of {} calls", seen.len(), jobs.len())))
    }
}

fn call(Job { case, version, document }: Job<'_>, modules: &Modules) -> Value {
    json!({
        "module": modules.get(document),
        "operation": case.operation_id,
        "arguments": case.arguments(version),
        "suffix": case.base_url_suffix,
        "security": case.security.used,
        "response": response(&case.response),
    })
}

fn response(response: &Response) -> Value {
    let body = response.body.as_ref().map(|body| match body {
        Body::Json { json } => STANDARD.encode(json.to_string()),
        Body::Text { text } | Body::Xml { text, .. } | Body::Parts { text, .. } => STANDARD.encode(text),
        Body::Base64 { data } => data.clone(),
        Body::Form { .. } | Body::Multipart { .. } => String::new(),
    });
    json!({"status": response.status, "headers": response.headers, "body": body})
}
