//! The command line: reads files, calls the generator, prints what it has to say, writes files.

#[cfg(unix)]
mod bench;
mod conformance;
mod corpus;
mod failure;
mod files;
mod output;
mod package;
mod regen;
mod report;
mod source;
mod specs;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The generator makes and drops millions of tokens; the system's allocator would be more than a third of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "Rust clients from OpenAPI documents")]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Generates the client modules of the documents in specs/
    Regen(regen::Options),
    /// Runs call cases through generated clients
    Conformance(conformance::Options),
    /// Generates every document below a folder and checks that each result compiles
    Corpus(corpus::Options),
    /// Measures time, memory, and what generated crates cost to compile
    #[cfg(unix)]
    Bench(bench::Options),
    /// Runs a command and tells what it cost
    #[cfg(unix)]
    #[command(hide = true)]
    Measure(bench::CostOptions),
    /// Generates one document of a corpus, in a process of its own
    #[command(hide = true)]
    CorpusDocument(corpus::ChildOptions),
}

/// 0: good. 1: a document has errors, output is stale, or a file can't be written. 2: wrong usage, clap's too.
fn main() -> ExitCode {
    let result = match CommandLine::parse().command {
        Command::Regen(options) => regen::run(&options),
        Command::Conformance(options) => conformance::run(&options),
        Command::Corpus(options) => corpus::run(&options),
        #[cfg(unix)]
        Command::Bench(options) => bench::run(&options),
        #[cfg(unix)]
        Command::Measure(options) => bench::run_cost(&options),
        Command::CorpusDocument(options) => corpus::run_child(&options),
    };
    match result {
        Ok(verdict) => verdict.into(),
        Err(failure) => {
            anstream::eprintln!("error: {failure}");
            failure.into()
        }
    }
}
