//! The workspace in which the generated modules are compiled. Each crate has the modules of many documents, which stay in the folders
//! where they were generated.

use std::path::Path;

use codegen::{CrateApi, CrateOptions, crate_files};
use openapi_clients::{Failure, module_files};

use super::record::Record;
use super::state::State;
use crate::scratch;
use crate::workspace;

/// How many lines one crate may have. The compiler keeps a whole crate in memory, and takes about 1 GB for so many.
const LINES: usize = 60_000;

/// Indexes of records that are compiled as one crate.
pub type Batch = Vec<usize>;

/// Distributes the records that are to be compiled over crates; a large document has a crate of its own.
pub fn pack(records: &[Record], wanted: impl Fn(&Record) -> bool) -> Vec<Batch> {
    let wanted = records.iter().enumerate().filter(|(_, record)| wanted(record));
    fill(wanted.map(|(index, record)| (index, record.generated.lines)), LINES)
}

/// Distributes items, given as index and lines, over crates of at most `most` lines.
pub fn fill(sizes: impl Iterator<Item = (usize, usize)>, most: usize) -> Vec<Batch> {
    let mut batches: Vec<Batch> = Vec::new();
    let mut room = 0;
    for (index, lines) in sizes {
        match batches.last_mut() {
            Some(batch) if lines <= room => batch.push(index),
            Some(_) | None => {
                batches.push(vec![index]);
                room = most;
            }
        }
        room = room.saturating_sub(lines);
    }
    batches
}

/// The name of a batch's crate, as the compiler calls it.
pub fn crate_name(batch: usize) -> String {
    format!("batch_{batch}")
}

/// Writes the workspace with one crate for each batch.
pub fn write_workspace(batches: &[Batch], records: &[Record], state: &State) -> Result<(), Failure> {
    let folder = state.workspace();
    let names: Vec<String> = (0..batches.len()).map(crate_name).collect();
    for (batch, name) in batches.iter().zip(&names) {
        write_crate(&folder.join(name), name, batch, records, state)?;
    }
    scratch::write_workspace(&folder, &names)
}

fn write_crate(folder: &Path, name: &str, batch: &Batch, records: &[Record], state: &State) -> Result<(), Failure> {
    let apis = batch.iter().filter_map(|index| records.get(*index)).map(|record| crate_api(record, state)).collect();
    let (package, runtime) = (name.to_owned(), workspace::runtime());
    for file in crate_files(&CrateOptions { package, apis, runtime, standalone_workspace: false }) {
        scratch::write_changed(&folder.join(&file.path), &file.text)?;
    }
    Ok(())
}

/// The API of a document that was generated, with what its files need.
pub fn generated_api(name: &str, module: &str, state: &State) -> CrateApi {
    CrateApi::new(name, &module_files(&state.output(module), name))
}

/// The API of a record, whose files stay where they were generated.
fn crate_api(record: &Record, state: &State) -> CrateApi {
    let module_file = state.output(&record.module).join("src").join(&record.module).join("mod.rs");
    let mut api = generated_api(&record.name, &record.module, state);
    api.module_file = Some(module_file.display().to_string());
    api
}
