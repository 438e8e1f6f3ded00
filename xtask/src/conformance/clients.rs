//! The clients of the cases: one crate with a module for each document, and beside it the program that calls them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use codegen::{CrateApi, CrateOptions, OutputFile, module_name};
use openapi_clients::Failure;
use openapi_clients::files::Folder;
use openapi_clients::output::{KeptModules, Plan};
use openapi_clients::report::{self, MessageFormat};
use openapi_clients::source::generate_document;
use openapi_clients::specs::Document;

use crate::scratch::{cargo, target_folder, write_changed, write_workspace};
use crate::workspace;

/// The module of each document for which a client was generated.
pub type Modules = BTreeMap<String, String>;

const RUNNER: &str = include_str!("runner/main.rs");
const SERVER: &str = include_str!("runner/server.rs");

/// The name of a document's client: its path without the parts that all paths have.
pub fn api_name(document: &str) -> String {
    let path = document.trim_end_matches(".yaml").trim_end_matches("/openapi");
    path.replace(['/', '.', '-'], "_")
}

/// The folder of the clients. It is in the target folder of the workspace, so that a later run finds what was built.
pub fn default_folder() -> PathBuf {
    target_folder().join("conformance")
}

/// Generates the clients, and writes the sources of both packages. A document from which nothing is generated is reported and left out.
pub fn generate(folder: &Path, documents: &BTreeMap<&str, String>, out: &Path) -> Result<Modules, Failure> {
    let mut wanted: Vec<OutputFile> = Vec::new();
    let mut modules = Modules::new();
    let mut apis = Vec::new();
    for (document, api) in documents {
        let path = folder.join(document);
        let document_of_it = Document { api: api.clone(), path, overlay: None, settings: None, name_lock: None };
        let outcome = generate_document(&document_of_it, &Folder::new(document_of_it.folder()), false);
        if outcome.files.is_empty() {
            report::messages(&outcome.diagnostics, MessageFormat::Human, false);
            continue;
        }
        apis.push(CrateApi::new(api, &outcome.files));
        wanted.extend(outcome.files);
        modules.insert((*document).to_owned(), module_name(api));
    }
    let (package, runtime) = ("clients".to_owned(), workspace::runtime());
    let options = CrateOptions { package, apis, runtime, standalone_workspace: false };
    wanted.extend(codegen::crate_files(&options));
    Plan::new(&out.join("clients"), wanted, &KeptModules::new())?.apply()?;
    write_runner(out, &modules)?;
    Ok(modules)
}

fn write_runner(out: &Path, modules: &Modules) -> Result<(), Failure> {
    let call = modules.values().map(|module| format!("    {module},\n")).collect::<String>();
    write_workspace(out, &["clients".to_owned(), "runner".to_owned()])?;
    write_changed(&out.join("runner/Cargo.toml"), &runner_manifest())?;
    write_changed(&out.join("runner/src/main.rs"), RUNNER)?;
    write_changed(&out.join("runner/src/server.rs"), SERVER)?;
    write_changed(&out.join("runner/src/apis.rs"), &format!("crate::apis! {{\n{call}}}\n"))
}

/// The program's manifest: it names types of the runtime that the clients run on.
fn runner_manifest() -> String {
    let runtime = workspace::runtime_folder();
    format!("{PACKAGE}openapi-client-runtime = {{ path = {runtime:?}, default-features = false }}\n")
}

/// Builds the program; gives its path.
pub fn build(out: &Path) -> Result<PathBuf, Failure> {
    let target = target_folder();
    let manifest = out.join("Cargo.toml");
    let status = cargo()
        .args(["build", "--quiet", "--workspace", "--manifest-path"])
        .arg(&manifest)
        .arg("--target-dir")
        .arg(&target)
        .status();
    match status {
        Ok(status) if status.success() => {
            Ok(target.join("debug").join(format!("conformance-runner{}", std::env::consts::EXE_SUFFIX)))
        }
        Ok(_) => Err(Failure::Run(format!("the generated clients in {} do not compile", out.display()))),
        Err(error) => Err(Failure::Run(format!("can't run cargo: {error}"))),
    }
}

const PACKAGE: &str = r#"[package]
name = "conformance-runner"
version = "0.1.0"
edition = "2024"
publish = false

[dependencies]
base64 = { version = "0.22", default-features = false, features = ["std"] }
clients = { path = "../clients", features = ["invoke"] }
serde_json = "1"
tokio = { version = "1", features = ["macros", "rt", "net", "io-util", "time"] }
"#;
