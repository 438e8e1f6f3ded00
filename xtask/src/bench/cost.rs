//! What a command costs: time, processor time, memory.
//!
//! A process can ask the system what all its ended children cost together, and how much memory the largest had. So each command that
//! is measured runs as the only child of a small process of its own, which is this program with a hidden subcommand.

use std::ffi::OsString;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use clap::Args;
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeVal;
use openapi_clients::{Failure, Verdict};
use serde::{Deserialize, Serialize};

use crate::scratch::this_program;

/// What to measure.
#[derive(Args, Debug)]
pub struct Options {
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
    command: Vec<OsString>,
}

/// What one run of a command took.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct Cost {
    /// From start to end.
    pub seconds: f64,
    /// Of all its processes, in user and system mode.
    pub cpu_seconds: f64,
    /// The most that one of its processes had in memory at once.
    pub peak_megabytes: f64,
    /// Whether it ended well.
    pub succeeded: bool,
    /// Whether it panicked, or was killed.
    pub crashed: bool,
}

/// The process around a command: prints its [`Cost`] in one line of JSON.
pub fn run(options: &Options) -> Result<Verdict, Failure> {
    let Some((program, arguments)) = options.command.split_first() else { return Ok(Verdict::Bad) };
    let start = Instant::now();
    let status = Command::new(program).args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).status();
    let elapsed = start.elapsed();
    let status = status.map_err(|error| Failure::Run(format!("can't run {}: {error}", program.display())))?;
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).map_err(|error| Failure::Run(error.to_string()))?;
    let cost = Cost {
        seconds: elapsed.as_secs_f64(),
        cpu_seconds: seconds(usage.user_time()) + seconds(usage.system_time()),
        peak_megabytes: f64::from(u32::try_from(usage.max_rss()).unwrap_or(u32::MAX)) / UNITS_PER_MEGABYTE,
        succeeded: status.success(),
        crashed: status.code().is_none_or(|code| code == PANICKED),
    };
    let line = serde_json::to_string(&cost).map_err(|error| Failure::Run(error.to_string()))?;
    anstream::println!("{line}");
    Ok(Verdict::Good)
}

/// The exit code of a Rust program that panicked.
const PANICKED: i32 = 101;

/// Linux counts memory in KiB, Apple's systems in bytes.
const UNITS_PER_MEGABYTE: f64 = if cfg!(target_vendor = "apple") { 1e6 } else { 1e6 / 1024.0 };

fn seconds(time: TimeVal) -> f64 {
    let micros = Duration::from_micros(u64::try_from(time.tv_usec()).unwrap_or_default());
    (Duration::from_secs(u64::try_from(time.tv_sec()).unwrap_or_default()) + micros).as_secs_f64()
}

impl Cost {
    /// Runs `command` once. A generator ends with 1 where its document has errors, so only a crash is a failure.
    pub fn of(command: &Command) -> Result<Self, Failure> {
        let mut measured = Command::new(this_program()?);
        measured.arg("measure").arg(command.get_program()).args(command.get_args());
        measured.envs(command.get_envs().filter_map(|(key, value)| Some((key, value?))));
        command.get_current_dir().map(|folder| measured.current_dir(folder));
        let output = measured.output().map_err(|error| Failure::Run(format!("can't start a process: {error}")))?;
        let program = command.get_program().display();
        let cost: Self = serde_json::from_slice(&output.stdout).map_err(|_| {
            Failure::Run(format!("{program} can't be measured: {}", String::from_utf8_lossy(&output.stderr)))
        })?;
        match cost.crashed {
            true => Err(Failure::Run(format!("{program} crashed: {command:?}"))),
            false => Ok(cost),
        }
    }

    /// The median of each quantity by itself.
    pub fn median(costs: &[Self]) -> Option<Self> {
        let middle = |quantity: fn(&Self) -> f64| median(costs.iter().map(quantity).collect());
        Some(Self {
            seconds: middle(|cost| cost.seconds)?,
            cpu_seconds: middle(|cost| cost.cpu_seconds)?,
            peak_megabytes: middle(|cost| cost.peak_megabytes)?,
            succeeded: costs.iter().all(|cost| cost.succeeded),
            crashed: false,
        })
    }
}

/// The median; of an even number of values the upper of the two in the middle.
pub fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}
