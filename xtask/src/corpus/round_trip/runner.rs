//! Reads lines `STEP\tJSON`, and writes a line of JSON for each: the value as it was encoded again, or the error.
//!
//! Arguments: the file of lines, and how many of them to skip.

use std::fmt::Debug;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};

use openapi_client_runtime::{Wire, from_slice, to_vec};

/// Decodes and encodes: the new JSON, and how many parts of the value were kept as unknown.
pub type Step = fn(&[u8]) -> Result<(String, usize), String>;

pub fn step<T: Wire + Debug>(json: &[u8]) -> Result<(String, usize), String> {
    let value: T = from_slice(json).map_err(|error| format!("decode: {error}"))?;
    let unknown = format!("{value:?}").matches("Unknown(").count();
    let json = to_vec(&value).map_err(|error| format!("encode: {error}"))?;
    let json = String::from_utf8(json).map_err(|error| format!("encode: {error}"))?;
    Ok((json, unknown))
}

pub fn run_steps(steps: &[Step]) {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().expect("a file");
    let skipped: usize = arguments.next().and_then(|count| count.parse().ok()).unwrap_or_default();
    let mut out = std::io::stdout().lock();
    for line in BufReader::new(File::open(file).expect("the file")).lines().skip(skipped) {
        let line = line.expect("a line");
        let (index, json) = line.split_once('\t').expect("a tab");
        let step = steps[index.parse::<usize>().expect("an index")];
        let answer = match step(json.as_bytes()) {
            Ok((json, unknown)) => format!("{{\"json\":{json},\"unknown\":{unknown}}}"),
            Err(error) => openapi_client_runtime::crates::serde_json::json!({ "error": error }).to_string(),
        };
        writeln!(out, "{answer}").expect("a reader");
    }
}
