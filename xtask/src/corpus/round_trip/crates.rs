//! The programs that read and write instances: crates of many documents each, with their types and codecs alone.

use std::fs;
use std::path::Path;

use codegen::{CrateOptions, crate_files};
use openapi_clients::Failure;

use super::targets::Target;
use crate::corpus::batch::{self, Batch, crate_name};
use crate::corpus::state::State;
use crate::scratch::{write_changed, write_workspace};
use crate::workspace;

/// The lines of types and codecs of one crate.
const LINES: usize = 30_000;

const RUNNER: &str = include_str!("runner.rs");

/// A document that is tried.
pub struct Module<'a> {
    /// The module's name.
    pub name: &'a str,
    /// Its types.
    pub targets: &'a [Target],
}

/// Packs modules into crates; gives the indexes of those of each.
pub fn pack(modules: &[Module<'_>], state: &State) -> Vec<Batch> {
    batch::fill(modules.iter().enumerate().map(|(index, module)| (index, lines(module, state))), LINES)
}

fn lines(module: &Module<'_>, state: &State) -> usize {
    let folder = source(module, state);
    let files = ["types.rs", "codec.rs"].map(|file| fs::read_to_string(folder.join(file)).unwrap_or_default());
    files.iter().map(|text| text.lines().count()).sum()
}

fn source(module: &Module<'_>, state: &State) -> std::path::PathBuf {
    state.output(module.name).join("src").join(module.name)
}

/// Writes the workspace with its crates.
pub fn write_crates(modules: &[Module<'_>], crates: &[Batch], state: &State) -> Result<(), Failure> {
    let folder = state.round_trip_workspace();
    let names: Vec<String> = (0..crates.len()).map(crate_name).collect();
    for (of_crate, name) in crates.iter().zip(&names) {
        let modules: Vec<&Module<'_>> = of_crate.iter().filter_map(|index| modules.get(*index)).collect();
        write_crate(&folder.join(name), name, &modules, state)?;
    }
    write_workspace(&folder, &names)
}

fn write_crate(folder: &Path, name: &str, modules: &[&Module<'_>], state: &State) -> Result<(), Failure> {
    let options = CrateOptions {
        package: name.to_owned(),
        apis: Vec::new(),
        xml: Vec::new(),
        runtime: workspace::runtime(),
        standalone_workspace: false,
    };
    for file in crate_files(&options) {
        match file.path.as_str() {
            "src/lib.rs" => write_changed(&folder.join("src/main.rs"), &main(&file.text, modules, state))?,
            path => write_changed(&folder.join(path), &file.text)?,
        }
    }
    write_changed(&folder.join("src/round_trip_runner.rs"), RUNNER)
}

/// The library's root with the types of the modules, and a table of them.
fn main(library: &str, modules: &[&Module<'_>], state: &State) -> String {
    let mut text = format!("{library}\n#[path = \"round_trip_runner.rs\"]\nmod round_trip_runner;\n");
    let mut rows = String::new();
    for module in modules {
        let name = module.name;
        let path = |file: &str| source(module, state).join(file);
        text.push_str(&format!(
            "pub mod {name} {{\n    #[path = {:?}]\n    pub mod types;\n    #[path = {:?}]\n    mod codec;\n}}\n",
            path("types.rs"),
            path("codec.rs"),
        ));
        for Target { name: ty, .. } in module.targets {
            rows.push_str(&format!("    round_trip_runner::step::<{name}::types::{ty}>,\n"));
        }
    }
    format!(
        "#![allow(warnings)]\n{text}\nstatic STEPS: &[round_trip_runner::Step] = &[\n{rows}];\n\nfn main() {{\n    \
         round_trip_runner::run(STEPS);\n}}\n"
    )
}
