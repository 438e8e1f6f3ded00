//! Builds the programs and runs them.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use openapi_clients::Failure;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::corpus::batch::crate_name;
use crate::corpus::state::State;
use crate::scratch::{cargo, target_folder};

/// How long a program may run before it is stopped and the line that it was at counts as failed.
const BOUND: Duration = Duration::from_secs(300);

/// What a program writes about one line.
#[derive(Debug, Default, Deserialize)]
pub struct Answer {
    /// The value after it was decoded and encoded.
    pub json: Option<Box<RawValue>>,
    /// How many parts of it were kept as unknown.
    #[serde(default)]
    pub unknown: usize,
    /// What is wrong.
    pub error: Option<String>,
}

/// Builds the programs. A program of an earlier run is deleted first, so that one that does not build gives no answers.
pub fn build(state: &State, count: usize, jobs: usize) -> Result<(), Failure> {
    let folder = state.round_trip_workspace();
    for program in (0..count).map(program) {
        match fs::remove_file(&program) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(Failure::io("remove", &program, &error)),
            Ok(()) | Err(_) => {}
        }
    }
    let log = folder.join("build.log");
    let file = fs::File::create(&log).map_err(|error| Failure::io("create", &log, &error))?;
    cargo()
        .args(["build", "--workspace", "--keep-going", "--quiet", "--jobs"])
        .arg(jobs.to_string())
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", target_folder())
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("RUSTFLAGS")
        .stdin(Stdio::null())
        .stderr(file)
        .status()
        .map_err(|error| Failure::Run(format!("can't run cargo: {error}")))?;
    Ok(())
}

/// The answers to the lines, in their order; `None` if the program was not built.
pub fn run_program(index: usize, lines: &[String], state: &State) -> Result<Option<Vec<Answer>>, Failure> {
    let folder = state.round_trip_workspace();
    let program = program(index);
    if !program.exists() {
        return Ok(None);
    }
    let input = folder.join(crate_name(index)).join("lines");
    fs::write(&input, lines.concat()).map_err(|error| Failure::io("write", &input, &error))?;
    let mut answers = Vec::new();
    while answers.len() < lines.len() {
        let (said, end) = run_from_line(&program, &input, answers.len())?;
        let understood = said.lines().map_while(|line| serde_json::from_str(line).ok());
        answers.extend(understood);
        if answers.len() < lines.len() {
            answers.push(Answer { error: Some(end.to_owned()), ..Answer::default() });
        }
    }
    Ok(Some(answers))
}

fn program(index: usize) -> PathBuf {
    let file = format!("{}{}", crate_name(index), std::env::consts::EXE_SUFFIX);
    target_folder().join("debug").join(file)
}

/// Runs a program from a line on. Gives its output, and how it ended where the output is incomplete.
fn run_from_line(program: &Path, input: &Path, skipped: usize) -> Result<(String, &'static str), Failure> {
    let failed = |error: std::io::Error| Failure::io("run", program, &error);
    let output = input.with_extension("answers");
    let file = fs::File::create(&output).map_err(|error| Failure::io("create", &output, &error))?;
    let mut child = Command::new(program)
        .arg(input)
        .arg(skipped.to_string())
        .stdin(Stdio::null())
        .stdout(file)
        .stderr(Stdio::null())
        .spawn()
        .map_err(failed)?;
    let start = Instant::now();
    let mut end = "crash";
    while child.try_wait().map_err(failed)?.is_none() {
        if start.elapsed() > BOUND {
            end = "hang";
            child.kill().map_err(failed)?;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let said = fs::read(&output).map_err(|error| Failure::io("read", &output, &error))?;
    Ok((String::from_utf8_lossy(&said).into_owned(), end))
}
