//! What a generated crate has beside its APIs: `Cargo.toml`, `src/lib.rs`, and an example program that calls any operation.

use super::crate_api::CrateApi;
use super::docs::module_comment;
use super::file::header;
use super::first_program::whole_program;
use crate::OutputFile;
use crate::passes::module_name;

/// What a generated crate is called and holds.
#[derive(Clone, Debug)]
pub struct CrateOptions {
    /// The package's name.
    pub package: String,
    /// Its APIs, sorted by name.
    pub apis: Vec<CrateApi>,
    /// Where the runtime is, on which all of them run.
    pub runtime: Runtime,
    /// Whether the crate is a workspace of its own, because it lies in a folder of one that does not list it.
    pub standalone_workspace: bool,
}

/// How a generated crate depends on the runtime, the package `openapi-client-runtime`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// By the path of its folder: relative to the crate's own folder, or absolute.
    Path(String),
    /// By a version of the registry, as a manifest says it (`0.1`).
    Version(String),
}

/// The files of a crate that belong to none of its APIs.
pub fn crate_files(options: &CrateOptions) -> Vec<OutputFile> {
    let modules: Vec<String> = options.apis.iter().map(|api| module_name(&api.name)).collect();
    vec![cargo_toml(options, &modules), lib_rs(&options.package, &options.apis), example(&options.package, &modules)]
}

/// The program's file: which APIs there are.
fn example(package: &str, modules: &[String]) -> OutputFile {
    let library = package.replace('-', "_");
    let apis: String = modules.iter().map(|module| format!("        {module:?} {module},\n")).collect();
    let text = format!(
        "{}//! Any operation of these APIs from the shell: `cargo run -p {package} --example api --features cli`.\n\n\
         #![cfg_attr(rustfmt, rustfmt_skip)]\n\nuse openapi_client_runtime::cli;\n\n\
         fn main() -> std::process::ExitCode {{\n    \
         cli::main(env!(\"CARGO_PKG_NAME\"), cli::apis! {{\n        {library}:\n{apis}    }})\n}}\n",
        header("render/crate_files.rs")
    );
    OutputFile { path: "examples/api.rs".to_owned(), text }
}

/// What people name beside an API's own types.
const RE_EXPORTS: &str = "\
#[cfg(feature = \"blocking\")]
pub use openapi_client_runtime::blocking;
pub use openapi_client_runtime::{
    Base64, Base64Url, BuildError, ByteStream, ClientCredentials, ClientHooks, Credential, DecimalString, Error,
    ErrorResponse, Event, Events, FilePart, HookError, HookFuture, Items, JsonLines, Maybe, Nullable, OperationInfo, OrBlank,
    Outcome, Pages, Pending, RawResponse, Reason, ResponseValue, RetryPolicy, Serde, SerdeNumber, Signer, SignerError, Tried, UnknownValue, Unsigned, crates, redirect_policy,
};
";

/// The runtime's own type of date-times, where an API has it.
fn jiff_re_export(apis: &[CrateApi]) -> String {
    let conditions: Vec<String> = apis.iter().filter(|api| api.needs_jiff()).map(CrateApi::condition).collect();
    let condition = match conditions.as_slice() {
        [] => return String::new(),
        [only] => only.clone(),
        [_, _, ..] => format!("any({})", conditions.join(", ")),
    };
    format!("#[cfg({condition})]\npub use openapi_client_runtime::OffsetDateTime;\n")
}

/// Lints that judge how people write, where a document decides what is written.
const ALLOWED: &[(&str, &str)] = &[
    ("clippy::doc_lazy_continuation", "descriptions are the document's"),
    ("clippy::doc_overindented_list_items", "descriptions are the document's"),
    ("clippy::empty_docs", "descriptions are the document's"),
    ("clippy::empty_line_after_doc_comments", "descriptions are the document's"),
    ("clippy::tabs_in_doc_comments", "descriptions are the document's"),
    ("clippy::too_long_first_doc_paragraph", "descriptions are the document's"),
    ("clippy::enum_variant_names", "values are the document's"),
    ("clippy::large_enum_variant", "a box would be in every user's way"),
    ("clippy::match_overlapping_arm", "a status, and the range that holds it"),
    ("clippy::module_inception", "an operation's tag may be called like its API"),
    ("clippy::redundant_closure", "each kind of answer has a closure of the same form"),
    ("clippy::should_implement_trait", "an operation may be called like a method of a trait"),
    ("clippy::struct_excessive_bools", "fields are the document's"),
    ("clippy::too_many_arguments", "as many as the document requires"),
    ("clippy::type_complexity", "lists lie in each other as the document has it"),
    ("clippy::upper_case_acronyms", "names are the document's"),
    ("clippy::wrong_self_convention", "an operation may be called `to_…` or `from_…`"),
    ("confusable_idents", "names are the document's"),
    ("deprecated", "what the document deprecates is still read and written"),
    ("mixed_script_confusables", "names are the document's"),
    ("non_camel_case_types", "a value may begin with a digit"),
    ("non_snake_case", "a name may be in a script without case"),
    ("non_upper_case_globals", "a name may be in a script without case"),
    ("rustdoc::bare_urls", "descriptions are the document's"),
    ("rustdoc::broken_intra_doc_links", "descriptions are the document's"),
    ("rustdoc::invalid_html_tags", "descriptions are the document's"),
    ("rustdoc::invalid_rust_codeblocks", "descriptions are the document's"),
    ("uncommon_codepoints", "names are the document's"),
];

/// Those that a module cannot allow.
const OF_CRATES: [&str; 3] = ["confusable_idents", "mixed_script_confusables", "uncommon_codepoints"];

fn lib_rs(package: &str, apis: &[CrateApi]) -> OutputFile {
    let mut text = header("render/crate_files.rs");
    let title = "Typed clients, one module for each API, each behind a cargo feature of its name.";
    text.push_str(&module_comment(&[title.to_owned()]));
    let library = package.replace('-', "_");
    let place = |api: &CrateApi| match apis {
        [_] => library.clone(),
        _ => format!("{library}::{}", module_name(&api.name)),
    };
    let programs = apis.iter().filter_map(|api| Some(whole_program(&place(api), api.first_program.as_deref()?)));
    text.extend(programs.take(1));
    // Whoever formats a workspace must not make what is in it stale.
    text.push_str("\n#![cfg_attr(rustfmt, rustfmt_skip)]");
    // Chains of more than 128 types overflow the compiler's default.
    text.push_str("\n#![recursion_limit = \"1024\"]\n");
    for (lint, reason) in ALLOWED {
        text.push_str(&format!("#![allow({lint}, reason = \"{reason}\")]\n"));
    }
    text.push('\n');
    text.extend(apis.iter().map(CrateApi::module));
    if let [only] = apis {
        text.push_str(&only.re_export());
    }
    text.push('\n');
    text.push_str(RE_EXPORTS);
    text.push_str(&jiff_re_export(apis));
    OutputFile { path: "src/lib.rs".to_owned(), text }
}

/// A file with a module for each API, whose name and path of `mod.rs` are given, for crates that have other code as well.
pub fn modules_file(path: &str, modules: &[(String, String)]) -> OutputFile {
    let mut text = header("render/crate_files.rs");
    for (name, file) in modules {
        text.push('\n');
        // Such a crate need not have the features of a generated one.
        text.push_str("#[allow(unexpected_cfgs, reason = \"features are the crate's own\")]\n");
        for (lint, reason) in ALLOWED.iter().filter(|(lint, _)| !OF_CRATES.contains(lint)) {
            text.push_str(&format!("#[allow({lint}, reason = \"{reason}\")]\n"));
        }
        text.push_str(&format!("#[path = {file:?}]\npub mod {name};\n"));
    }
    OutputFile { path: path.to_owned(), text }
}

fn cargo_toml(options: &CrateOptions, modules: &[String]) -> OutputFile {
    let CrateOptions { package, standalone_workspace, runtime, .. } = options;
    let workspace =
        if *standalone_workspace { "\n# Not a member of the workspace around it.\n[workspace]\n" } else { "" };
    let all = modules.iter().map(|module| format!("{module:?}")).collect::<Vec<_>>().join(", ");
    let features: String = options.apis.iter().map(CrateApi::feature).collect();
    let runtime = match runtime {
        // A package that is published asks for a version, wherever the code is read from.
        Runtime::Path(path) => format!("path = {}, version = \"{RUNTIME_VERSION}\"", quoted(path)),
        Runtime::Version(version) => format!("version = {}", quoted(version)),
    };
    let titles: Vec<&str> = options.apis.iter().map(|api| api.name.as_str()).collect();
    let description = quoted(&format!("Typed client of {}, generated from OpenAPI", titles.join(", ")));
    let text = format!(
        "{MANIFEST_HEAD}\n\
         [package]\nname = {package:?}\nversion = \"0.1.0\"\nedition = \"2024\"\nrust-version = \"1.88\"\n\
         description = {description}\nlicense = \"MIT OR Apache-2.0\"\n\
         keywords = [\"openapi\", \"api\", \"client\", \"http\"]\ncategories = [\"api-bindings\"]\n\
         # repository = \"https://…\"\n# readme = \"README.md\"\n\n\
         [features]\ndefault = [\"gzip\", \"http2\", \"rustls\", {all}]\n{features}{RUNTIME_FEATURES}\n{EXAMPLE}\n\
         [dependencies]\nopenapi-client-runtime = {{ {runtime}, default-features = false }} # regen\n{workspace}"
    );
    OutputFile { path: "Cargo.toml".to_owned(), text }
}

/// What a manifest says of itself. `openapi-clients` knows entries by the mark.
const MANIFEST_HEAD: &str = "\
# This file is yours: change name, version, licence and whatever else. `regen` keeps only those entries up to date that are marked `# regen`,
# and adds the features of new APIs to `default`.
";

/// The version of the runtime that generated code is written for.
const RUNTIME_VERSION: &str = "0.1.0";

/// A text as TOML has it: the escapes of JSON are among its own.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Features of the runtime that are the user's to turn on.
const RUNTIME_FEATURES: &str = r#"# `invoke` in each API: any operation by its name, with JSON arguments.
invoke = ["openapi-client-runtime/invoke"] # regen
# `send_blocking`: calls without an async runtime, for scripts.
blocking = ["openapi-client-runtime/blocking"] # regen
# A span of the crate `tracing` for each call.
tracing = ["openapi-client-runtime/tracing"] # regen
# TLS by rustls, or by the platform's own library.
rustls = ["openapi-client-runtime/rustls"] # regen
native-tls = ["openapi-client-runtime/native-tls"] # regen
# Answers that are compressed by gzip, and HTTP/2 with servers that offer it (over TLS).
gzip = ["openapi-client-runtime/gzip"] # regen
http2 = ["openapi-client-runtime/http2"] # regen
# The example: any operation from the shell.
cli = ["invoke", "openapi-client-runtime/cli"] # regen
"#;

const EXAMPLE: &str = "[[example]]\nname = \"api\"\nrequired-features = [\"cli\"]\n";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_that_lies_elsewhere_is_found_by_its_path() {
        let mut elsewhere = CrateApi::new("pets", &[]);
        elsewhere.module_file = Some("/a \"b\"/mod.rs".to_owned());
        let text = lib_rs("shops", &[elsewhere, CrateApi::new("shops", &[])]).text;
        assert!(text.contains("\n#[path = \"/a \\\"b\\\"/mod.rs\"]\npub mod pets;\n"), "{text}");
        assert!(text.contains("\n#[rustfmt::skip]\npub mod shops;\n"), "{text}");
    }
}
