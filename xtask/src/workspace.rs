//! The folders of this repository's workspace, whichever of them a command is run in.

use std::path::{Path, PathBuf};

use codegen::Runtime;
use openapi_clients::{Project, RuntimeSource};

/// The folders that the commands for users work on in this repository.
pub fn project() -> Project {
    Project {
        program: "cargo xtask".to_owned(),
        specs: shown("specs"),
        generated: shown("generated"),
        runtime: RuntimeSource::Folder(runtime_folder()),
    }
}

/// The runtime for crates that lie elsewhere.
pub fn runtime() -> Runtime {
    Runtime::Path(runtime_folder().display().to_string())
}

/// The folder of the runtime.
pub fn runtime_folder() -> PathBuf {
    folder().join("codegen/runtime")
}

/// The workspace's folder.
pub fn folder() -> PathBuf {
    let manifest =
        std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest.parent().unwrap_or(Path::new(".")).to_owned()
}

/// A folder of the workspace, as short as the user would write it: messages print it.
fn shown(name: &str) -> PathBuf {
    let folder = folder().join(name);
    let current = std::env::current_dir().unwrap_or_default();
    folder.strip_prefix(current).map(Path::to_owned).unwrap_or(folder)
}
