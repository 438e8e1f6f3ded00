//! Runs the process that generates one document.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use openapi_clients::Failure;

use super::documents::CorpusDocument;
use super::record::{Generated, Record, Stage};
use super::state::State;
use crate::scratch::this_program;

/// How often a running process is looked at.
const INTERVAL: Duration = Duration::from_millis(5);

/// How many bytes of a crashed process's messages are kept.
const KEPT_LINES: usize = 12;

/// Generates a document; gives up after a time.
pub fn generate(document: &CorpusDocument, state: &State, limit: Duration) -> Result<Record, Failure> {
    let out = state.output(&document.module());
    if out.exists() {
        fs::remove_dir_all(&out).map_err(|error| Failure::io("delete", &out, &error))?;
    }
    fs::create_dir_all(&out).map_err(|error| Failure::io("create", &out, &error))?;
    let (stdout, stderr) = (out.join("stdout"), out.join("stderr"));
    let status = finish(document, &out, &stdout, &stderr, limit)?;
    let generated: Option<Generated> = serde_json::from_str(&text(&stdout)).ok();
    let verdict = match (status, &generated) {
        (None, _) => Stage::TimedOut,
        (Some(status), Some(generated)) if status.success() => verdict(generated),
        (Some(_), _) => Stage::Crashed,
    };
    let problems = match verdict {
        Stage::Crashed | Stage::TimedOut => last_lines(&text(&stderr)),
        Stage::Refused | Stage::NoOpenapi => first_lines(&text(&out.join("diagnostics.jsonl"))),
        Stage::Generated | Stage::DoesNotCompile | Stage::Warns | Stage::Compiles => Vec::new(),
    };
    Ok(Record {
        name: document.name.clone(),
        module: document.module(),
        verdict,
        bytes: fs::metadata(&document.path).map_or(0, |metadata| metadata.len()),
        generated: generated.unwrap_or_default(),
        problems,
        round_trips: None,
        key: state.key(document),
    })
}

fn verdict(generated: &Generated) -> Stage {
    if generated.lines > 0 {
        Stage::Generated
    } else if generated.codes.contains_key("not-openapi-3") {
        Stage::NoOpenapi
    } else {
        Stage::Refused
    }
}

/// How the process ended; `None` when it had to be stopped.
fn finish(
    document: &CorpusDocument,
    out: &Path,
    stdout: &Path,
    stderr: &Path,
    limit: Duration,
) -> Result<Option<ExitStatus>, Failure> {
    let file = |path: &Path| File::create(path).map_err(|error| Failure::io("create", path, &error));
    let mut child = Command::new(this_program()?)
        .arg("corpus-document")
        .arg(&document.path)
        .args(["--api", &document.name])
        .arg("--root")
        .arg(&document.root)
        .arg("--out")
        .arg(out)
        .stdin(Stdio::null())
        .stdout(file(stdout)?)
        .stderr(file(stderr)?)
        .spawn()
        .map_err(|error| Failure::Run(format!("can't start a process: {error}")))?;
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(Some(status)),
            Ok(None) if start.elapsed() < limit => std::thread::sleep(INTERVAL),
            Ok(None) | Err(_) => {
                // Killing fails where the process has just ended by itself.
                let _ = child.kill();
                let _ = child.wait();
                return Ok(None);
            }
        }
    }
}

fn text(path: &Path) -> String {
    fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

fn first_lines(text: &str) -> Vec<String> {
    text.lines().take(KEPT_LINES).map(str::to_owned).collect()
}

fn last_lines(text: &str) -> Vec<String> {
    let skipped = text.lines().count().saturating_sub(KEPT_LINES);
    text.lines().skip(skipped).map(str::to_owned).collect()
}
