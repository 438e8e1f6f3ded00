//! The programs that decode and encode instances. Each crate has the types and codecs of many documents.

use std::fs;
use std::path::Path;

use codegen::{CrateOptions, crate_files};
use openapi_clients::Failure;

use super::targets::Target;
use crate::corpus::batch::{self, Batch, crate_name};
use crate::corpus::state::State;
use crate::scratch::{write_changed, write_workspace};
use crate::workspace;

/// How many lines of types and codecs one crate may have.
const LINES: usize = 30_000;

const RUNNER: &str = include_str!("runner.rs");

/// A document that is tried.
pub struct Module<'a> {
    /// The module's name.
    pub name: &'a str,
    /// Its types.
    pub targets: &'a [Target],
}

/// Distributes modules over crates; gives the indexes of the modules of each.
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
    let (package, runtime) = (name.to_owned(), workspace::runtime());
    // Their cargo features turn on what the types need of the runtime.
    let apis = modules.iter().map(|module| batch::generated_api(module.name, module.name, state)).collect();
    let options = CrateOptions { package, apis, runtime, standalone_workspace: false };
    for file in crate_files(&options).iter().filter(|file| file.path != "src/lib.rs") {
        write_changed(&folder.join(&file.path), &file.text)?;
    }
    write_changed(&folder.join("src/main.rs"), &main_rs(modules, state))?;
    write_changed(&folder.join("src/round_trip_runner.rs"), RUNNER)
}

/// The program: the types and codecs of the modules, and a list of the types that are tried.
fn main_rs(modules: &[&Module<'_>], state: &State) -> String {
    let items: String = modules.iter().map(|module| module_item(module, state)).collect();
    let steps = modules.iter().flat_map(|module| module.targets.iter().map(|target| (module.name, &target.name)));
    let steps: String =
        steps.map(|(module, ty)| format!("    round_trip_runner::step::<{module}::types::{ty}>,\n")).collect();
    format!(
        "#![allow(warnings)]\n#![recursion_limit = \"1024\"]\n\nmod round_trip_runner;\n{items}\n\
         static STEPS: &[round_trip_runner::Step] = &[\n{steps}];\n\n\
         fn main() {{\n    round_trip_runner::run_steps(STEPS);\n}}\n"
    )
}

fn module_item(module: &Module<'_>, state: &State) -> String {
    let path = |file: &str| source(module, state).join(file);
    format!(
        "pub mod {} {{\n    #[path = {:?}]\n    pub mod types;\n    #[path = {:?}]\n    mod codec;\n}}\n",
        module.name,
        path("types.rs"),
        path("codec.rs"),
    )
}
