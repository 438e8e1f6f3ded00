//! A whole crate: the modules of its APIs, and the files that they share.

use codegen::{CrateApi, CrateOptions, Outcome, OutputFile, Runtime, crate_files};

/// All files of the crate `package`, which has these APIs, by their names, and finds the runtime at this path.
pub fn generated_crate(package: &str, runtime: &str, apis: Vec<(String, Outcome)>) -> Vec<OutputFile> {
    let options = CrateOptions {
        package: package.to_owned(),
        apis: apis.iter().map(|(api, outcome)| CrateApi::new(api, &outcome.files)).collect(),
        runtime: Runtime::Path(runtime.to_owned()),
        standalone_workspace: false,
    };
    let modules = apis.into_iter().flat_map(|(_, outcome)| outcome.files);
    modules.chain(crate_files(&options)).collect()
}
