//! What it costs programs to read and write JSON, beside structs that serde derives: the program in `tests/speed`, built for release.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use openapi_clients::Failure;

use super::cost::{Cost, median};
use crate::scratch::{cargo, target_folder};
use crate::workspace;

/// What is measured: its name for the program and in the table, and how many times as much as serde's it may cost.
const ROWS: &[(&str, &str, f64)] = &[
    ("in-order", "`ContractCustomer`, keys in order", 1.00),
    ("other-order", "the same, keys in another order", 1.05),
    ("union", "`ContractCustomerRecord` (union by shape)", 1.10),
    ("encode", "encode customers", 1.00),
];

/// What a byte of JSON costs.
#[derive(Clone, Copy)]
enum Unit {
    /// Instructions, which valgrind counts: the same in each run.
    Instructions,
    /// Nanoseconds of CPU time: the medians of so many runs.
    Nanoseconds(usize),
}

/// A row for each kind of value.
pub fn decode_table(runs: usize) -> Result<String, Failure> {
    let program = build()?;
    let has_valgrind = Command::new("valgrind").arg("--version").output().is_ok_and(|output| output.status.success());
    let unit = if has_valgrind { Unit::Instructions } else { Unit::Nanoseconds(runs) };
    let mut text = format!(
        "| about 1 MB each, {} per byte | ours | serde derive | ratio | goal |\n|---|---|---|---|---|\n",
        unit.name()
    );
    for (row, title, goal) in ROWS {
        let ours = unit.per_byte(&program, row, "ours")?;
        let derived = unit.per_byte(&program, row, "serde")?;
        text.write_fmt(format_args!("| {title} | {ours:.1} | {derived:.1} | {:.2} | {goal:.2} |\n", ours / derived))
            .ok();
    }
    Ok(text)
}

fn build() -> Result<std::path::PathBuf, Failure> {
    let mut build = cargo();
    build.args(["build", "--quiet", "--release", "--package", "speed"]).current_dir(workspace::folder());
    let status = build.status().map_err(|error| Failure::Run(format!("can't run cargo: {error}")))?;
    match status.success() {
        true => Ok(target_folder().join("release/speed")),
        false => Err(Failure::Run("the program in tests/speed does not compile".to_owned())),
    }
}

impl Unit {
    fn name(self) -> &'static str {
        match self {
            Self::Instructions => "instructions",
            Self::Nanoseconds(_) => "nanoseconds",
        }
    }

    /// What a byte costs: what many rounds cost more than one, which makes the data as well.
    fn per_byte(self, program: &Path, row: &str, side: &str) -> Result<f64, Failure> {
        let rounds: u32 = match self {
            Self::Instructions => 2,
            Self::Nanoseconds(_) => 100,
        };
        let bytes = bytes(program, row, side)?;
        let whole = |rounds: u32| self.whole(Command::new(program).args([row, side, &rounds.to_string()]));
        Ok((whole(1 + rounds)? - whole(1)?) / f64::from(rounds) / bytes)
    }

    /// What a whole process costs.
    fn whole(self, command: &Command) -> Result<f64, Failure> {
        match self {
            Self::Instructions => instructions(command),
            Self::Nanoseconds(runs) => {
                let costs = (0..runs).map(|_| Cost::of(command)).collect::<Result<Vec<_>, _>>()?;
                let seconds = median(costs.iter().map(|cost| cost.cpu_seconds).collect());
                Ok(seconds.unwrap_or_default() * 1e9)
            }
        }
    }
}

/// How large the JSON of a row is.
fn bytes(program: &Path, row: &str, side: &str) -> Result<f64, Failure> {
    let output = Command::new(program).args([row, side, "1"]).output();
    let output = output.map_err(|error| Failure::Run(format!("can't run {}: {error}", program.display())))?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.trim().parse().map_err(|_| Failure::Run(format!("{row}: {}", String::from_utf8_lossy(&output.stderr))))
}

/// The number that valgrind prints in the end: `Collected : 123`.
fn instructions(command: &Command) -> Result<f64, Failure> {
    let mut counted = Command::new("valgrind");
    counted.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    let output = counted.arg(command.get_program()).args(command.get_args()).output();
    let output = output.map_err(|error| Failure::Run(format!("can't run valgrind: {error}")))?;
    let text = String::from_utf8_lossy(&output.stderr);
    let count = text.split_once("Collected : ").and_then(|(_, rest)| rest.split_whitespace().next()?.parse().ok());
    count.filter(|_| output.status.success()).ok_or_else(|| Failure::Run(format!("valgrind counts nothing: {text}")))
}
