//! `cargo xtask`: the commands for users, on this workspace, and those that only this repository needs.

#[cfg(unix)]
mod bench;
mod conformance;
mod corpus;
#[cfg(unix)]
mod growth;
mod scratch;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use openapi_clients::exit_code;

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
    #[command(flatten)]
    ForUsers(openapi_clients::Command),
    /// Makes the calls that DIR/cases.json lists with generated clients, and checks the bytes on the wire
    Conformance(conformance::Options),
    /// Generates every document below a folder and checks that each result compiles
    Corpus(corpus::Options),
    /// Measures time, memory, and what generated crates cost to compile
    #[cfg(unix)]
    Bench(bench::Options),
    /// Measures what documents cost that are made to slow the generator down
    #[cfg(unix)]
    Growth(growth::Options),
    /// Runs a command and tells what it cost
    #[cfg(unix)]
    #[command(hide = true)]
    Measure(bench::CostOptions),
    /// Generates one document of a corpus, in a process of its own
    #[command(hide = true)]
    CorpusDocument(corpus::ChildOptions),
}

fn main() -> ExitCode {
    exit_code(match CommandLine::parse().command {
        Command::ForUsers(command) => command.run(&workspace::project()),
        Command::Conformance(options) => conformance::run(&options),
        Command::Corpus(options) => corpus::run(&options),
        #[cfg(unix)]
        Command::Bench(options) => bench::run(&options),
        #[cfg(unix)]
        Command::Growth(options) => growth::run(&options),
        #[cfg(unix)]
        Command::Measure(options) => bench::run_cost(&options),
        Command::CorpusDocument(options) => corpus::run_child(&options),
    })
}
