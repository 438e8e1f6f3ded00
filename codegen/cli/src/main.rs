//! `openapi-clients`: the commands for users, in the current folder.

use std::process::ExitCode;

use clap::Parser;
use openapi_clients::{Command, Project, exit_code};

/// The generator makes and drops millions of tokens; the system's allocator would be more than a third of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Parser)]
#[command(version, about = "Typed Rust clients from OpenAPI documents")]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    exit_code(CommandLine::parse().command.run(&Project::in_current_folder("openapi-clients")))
}
