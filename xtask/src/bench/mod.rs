//! `cargo xtask bench`: what the generator costs, and what its output costs those who compile it.
//!
//! It measures whole processes of the release build several times, and takes the median. The tables are Markdown, so that they
//! can be published as they are.

mod cost;
mod decode;
mod generator;
mod growth;
mod speed;
mod subject;
mod users;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use openapi_clients::{Failure, Verdict};

use crate::corpus;
use crate::scratch::cargo;
pub use cost::{Cost, Options as CostOptions, run as run_cost};
use generator::Generator;
use subject::Bench;

/// What `bench` is asked to do.
#[derive(Args, Debug)]
pub struct Options {
    /// The folder of documents, as `corpus` takes it; `--only decode` needs none
    #[arg(value_name = "DIR", required_unless_present = "only")]
    folder: Option<PathBuf>,
    /// How many times each thing is measured
    #[arg(long, value_name = "N", default_value_t = 5)]
    runs: usize,
    /// An installed openapi-to-rust to measure in the same run
    #[arg(long, value_name = "PROGRAM")]
    beside: Option<PathBuf>,
    /// Measures only these [default: all]
    #[arg(long, value_enum)]
    only: Vec<Part>,
}

/// The parts of the measurement, each with a table of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Time and memory to generate large documents
    Speed,
    /// Time over size, for every document
    Growth,
    /// What `cargo check` of the generated crates costs
    Users,
    /// What it costs programs to read and write JSON
    Decode,
}

/// Measures, always with the release build: another build starts that one.
pub fn run(options: &Options) -> Result<Verdict, Failure> {
    if cfg!(debug_assertions) {
        return run_release_build();
    }
    let wanted = |part| options.only.is_empty() || options.only.contains(&part);
    let runs = options.runs.max(1);
    if wanted(Part::Decode) {
        anstream::println!("{}", decode::decode_table(runs)?);
    }
    if options.only.iter().all(|part| *part == Part::Decode) && !options.only.is_empty() {
        return Ok(Verdict::Good);
    }
    let folder = options.folder.as_deref();
    let folder = folder.ok_or_else(|| Failure::Usage("name the folder of documents".to_owned()))?;
    let bench = Bench::new(corpus::find(folder)?, runs, generators(options))?;
    if wanted(Part::Speed) {
        anstream::println!("{}", speed::speed_table(&bench)?);
    }
    if wanted(Part::Growth) {
        anstream::println!("{}", growth::growth_table(&bench)?);
    }
    if wanted(Part::Users) {
        anstream::println!("{}", users::users_table(&bench)?);
    }
    Ok(Verdict::Good)
}

/// The same command line, by `cargo run --release`.
fn run_release_build() -> Result<Verdict, Failure> {
    let status = cargo()
        .args(["run", "--quiet", "--release", "--package", "xtask", "--"])
        .args(std::env::args_os().skip(1))
        .status()
        .map_err(|error| Failure::Run(format!("can't run cargo: {error}")))?;
    Ok(if status.success() { Verdict::Good } else { Verdict::Bad })
}

fn generators(options: &Options) -> Vec<Generator> {
    std::iter::once(Generator::Ours).chain(options.beside.clone().map(Generator::OpenapiToRust)).collect()
}
