//! What the benchmark knows of a process that it measured.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use std::process::Command;

use serde_json::Value;

/// What is said of a shell that ends with this.
fn measured(script: &str) -> (Option<bool>, Option<bool>) {
    let program = env!("CARGO_BIN_EXE_xtask");
    let output = Command::new(program).args(["measure", "sh", "-c", script]).output().unwrap();
    let cost: Value = serde_json::from_slice(&output.stdout).unwrap();
    let said = |key: &str| cost.get(key).and_then(Value::as_bool);
    (said("succeeded"), said("crashed"))
}

#[test]
fn a_crash_is_told_from_a_document_with_errors() {
    assert_eq!(measured("exit 0"), (Some(true), Some(false)));
    assert_eq!(measured("exit 1"), (Some(false), Some(false)));
    assert_eq!(measured("exit 101"), (Some(false), Some(true)));
    assert_eq!(measured("kill -9 $$"), (Some(false), Some(true)));
}
