//! Clients that a build script generates, in place of a crate that is kept in the repository.

use std::path::{Path, PathBuf};
use std::{env, fs};

use codegen::diagnostic::Severity;
use codegen::{OutputFile, module_name, modules_file};

use crate::ending::Failure;
use crate::files::Folder;
use crate::report::{self, MessageFormat};
use crate::source::generate_document;
use crate::specs::{self, Document};

/// Generates the clients of a document, or of a folder of documents, into cargo's `OUT_DIR`, from a `build.rs`:
///
/// ```no_run
/// openapi_clients::generate_in_build_script("petstore.yaml")?;
/// # Ok::<(), openapi_clients::Failure>(())
/// ```
///
/// The crate gets a module for each by `include!(concat!(env!("OUT_DIR"), "/clients.rs"));`, and depends on `openapi-client-runtime`. Overlay,
/// settings and name lock lie beside the document as everywhere; the lock is read and not written.
///
/// # Errors
///
/// There is no document, or one of them has errors, which are printed; or a file can't be read or written.
pub fn generate_in_build_script(specs: impl AsRef<Path>) -> Result<(), Failure> {
    let out = env::var_os("OUT_DIR").map(PathBuf::from);
    let out = out.ok_or_else(|| Failure::Usage("there is no OUT_DIR: this is for build scripts".to_owned()))?;
    let specs = specs.as_ref();
    println!("cargo::rerun-if-changed={}", specs.display());
    let mut modules = Vec::new();
    let mut has_errors = false;
    for document in specs::discover(specs)? {
        sidecars(&document).for_each(|path| println!("cargo::rerun-if-changed={}", path.display()));
        let outcome = generate_document(&document, &Folder::new(document.folder()), false);
        report::messages(&outcome.diagnostics, MessageFormat::Human, false);
        has_errors |= outcome.diagnostics.iter().any(|message| message.diagnostic.severity == Severity::Error);
        let module = module_name(&document.api);
        modules.push((module.clone(), out.join("src").join(module).join("mod.rs").display().to_string()));
        outcome.files.iter().try_for_each(|file| write(&out, file))?;
    }
    if has_errors {
        return Err(Failure::Run(format!("{} has errors", specs.display())));
    }
    write(&out, &modules_file("clients.rs", &modules))
}

/// The files beside a document. One that is not there yet is none: cargo would build each time.
fn sidecars(document: &Document) -> impl Iterator<Item = &PathBuf> {
    let files = [&document.overlay, &document.settings, &document.name_lock].into_iter().flatten();
    files.filter(|path| path.exists())
}

fn write(out: &Path, file: &OutputFile) -> Result<(), Failure> {
    let path = out.join(&file.path);
    let folder = path.parent().unwrap_or(out);
    fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, &error))?;
    fs::write(&path, &file.text).map_err(|error| Failure::io("write", &path, &error))
}
