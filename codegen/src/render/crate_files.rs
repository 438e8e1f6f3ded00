//! What a generated crate has beside its APIs: `Cargo.toml`, `src/lib.rs`, the support module, and an example program that calls any
//! operation.

use super::docs::module_comment;
use super::file::{header, module_item};
use crate::OutputFile;
use crate::passes::module_name;
use crate::support_files::{COMMAND_FILES, SUPPORT_FILES};

/// What a generated crate is called and holds.
#[derive(Clone, Debug)]
pub struct CrateOptions {
    /// The package's name.
    pub package: String,
    /// Its APIs, as their documents are called, sorted.
    pub apis: Vec<String>,
    /// Those of them that have a file `xml.rs`: they bring what XML needs.
    pub xml: Vec<String>,
    /// Whether the crate is a workspace of its own, because it lies in a folder of one that does not list it.
    pub standalone_workspace: bool,
}

/// The files of a crate that belong to none of its APIs.
pub fn crate_files(options: &CrateOptions) -> Vec<OutputFile> {
    let modules: Vec<String> = options.apis.iter().map(|api| module_name(api)).collect();
    let mut files = vec![cargo_toml(options, &modules), lib_rs(&modules), example(&options.package, &modules)];
    files.extend(SUPPORT_FILES.iter().map(|(path, text)| copy("src/support", "support", path, text)));
    files.extend(COMMAND_FILES.iter().map(|(path, text)| copy("examples/command", "command", path, text)));
    files
}

fn copy(folder: &str, source: &str, path: &str, text: &str) -> OutputFile {
    let text = format!("{}{}", header(&format!("{source}/{path}")), without_tests(text));
    OutputFile { path: format!("{folder}/{path}"), text }
}

/// The program's own file: which APIs there are.
fn example(package: &str, modules: &[String]) -> OutputFile {
    let library = package.replace('-', "_");
    let apis: String = modules.iter().map(|module| format!("        {module:?} {module},\n")).collect();
    let text = format!(
        "{}//! Any operation of these APIs from the shell: `cargo run -p {package} --example api --features invoke`.\n\n\
         #![cfg_attr(rustfmt, rustfmt_skip)]\n\n#[rustfmt::skip]\nmod command;\n\nuse {library}::support;\n\n\
         fn main() -> std::process::ExitCode {{\n    \
         command::main(env!(\"CARGO_PKG_NAME\"), command::apis! {{\n        {library}:\n{apis}    }})\n}}\n",
        header("render/crate_files.rs")
    );
    OutputFile { path: "examples/api.rs".to_owned(), text }
}

/// What people name beside an API's own types.
const RE_EXPORTS: &str = "\
pub use progenitor_client::{ByteStream, Error, ResponseValue};
#[cfg(feature = \"blocking\")]
pub use support::blocking;
pub use support::{Base64, Base64Url, DecimalString, FilePart, Filter, Maybe, OrBlank, Order, Pages, Pending, UnknownValue};
pub use support::{
    BuildError, ClientCredentials, ClientHooks, Credential, HookError, HookFuture, OperationInfo, RetryPolicy, Signer, SignerError,
    Unsigned, redirect_policy,
};

/// The crates whose types are part of the APIs, in the versions that they are built with.
pub mod crates {
    pub use {bytes, chrono, progenitor_client, reqwest, rust_decimal, serde_json, uuid};
}
";

/// The support module's own tests stay with the generator.
fn without_tests(text: &str) -> String {
    text.replace("#[cfg(test)]\nmod tests;\n\n", "")
}

/// Lints that judge how people write, where a document decides what is written.
const ALLOWED: &[(&str, &str)] = &[
    ("clippy::doc_lazy_continuation", "descriptions are the document's"),
    ("clippy::doc_overindented_list_items", "descriptions are the document's"),
    ("clippy::empty_docs", "descriptions are the document's"),
    ("clippy::too_long_first_doc_paragraph", "descriptions are the document's"),
    ("clippy::enum_variant_names", "values are the document's"),
    ("clippy::large_enum_variant", "a box would be in every user's way"),
    ("clippy::module_inception", "an operation's tag may be called like its API"),
    ("clippy::should_implement_trait", "an operation may be called like a method of a trait"),
    ("clippy::struct_excessive_bools", "fields are the document's"),
    ("clippy::too_many_arguments", "as many as the document requires"),
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

fn lib_rs(modules: &[String]) -> OutputFile {
    let mut text = header("render/crate_files.rs");
    let about = "Typed clients, one module for each API, each behind a cargo feature of its name.";
    text.push_str(&module_comment(&[about.to_owned()]));
    // Whoever formats a workspace must not make what is in it stale.
    text.push_str("\n#![cfg_attr(rustfmt, rustfmt_skip)]");
    // Chains of more than 128 types overflow the compiler's default.
    text.push_str("\n#![recursion_limit = \"1024\"]\n");
    for (lint, reason) in ALLOWED {
        text.push_str(&format!("#![allow({lint}, reason = \"{reason}\")]\n"));
    }
    text.push('\n');
    for api in modules {
        let item = module_item(api, &format!("{api}/mod.rs"));
        text.push_str(&format!("#[cfg(feature = \"{api}\")]\n#[rustfmt::skip]\n{item}"));
    }
    text.push_str("#[rustfmt::skip]\npub mod support;\n\n");
    text.push_str(RE_EXPORTS);
    OutputFile { path: "src/lib.rs".to_owned(), text }
}

fn cargo_toml(options: &CrateOptions, apis: &[String]) -> OutputFile {
    let CrateOptions { package, standalone_workspace, .. } = options;
    let workspace =
        if *standalone_workspace { "\n# Not a member of the workspace around it.\n[workspace]\n" } else { "" };
    let all = apis.iter().map(|api| format!("{api:?}")).collect::<Vec<_>>().join(", ");
    let with_xml: Vec<String> = options.xml.iter().map(|api| module_name(api)).collect();
    let feature = |api: &String| format!("{api} = [{}]\n", if with_xml.contains(api) { "\"xml\"" } else { "" });
    let features: String = apis.iter().map(feature).collect();
    let (xml_feature, xml_dependency, lints) =
        if with_xml.is_empty() { ("", "", NO_XML) } else { (XML_FEATURE, XML_DEPENDENCY, "") };
    let text = format!(
        "# @generated by `cargo xtask regen`; written by `codegen/src/render/crate_files.rs`. Do not edit.\n\n\
         [package]\nname = {package:?}\nversion = \"0.1.0\"\nedition = \"2024\"\nrust-version = \"1.88\"\npublish = false\n\n\
         [features]\ndefault = [\"rustls\", {all}]\n{features}\
         # `invoke` in each API: any operation by its name, with JSON arguments.\ninvoke = []\n\
         # `send_blocking`: calls without an async runtime, for scripts.\nblocking = [\"tokio/rt-multi-thread\"]\n\
         # A span of the crate `tracing` for each call.\ntracing = [\"dep:tracing\"]\n\
         # TLS by rustls, or by the platform's own library.\nrustls = [\"reqwest/rustls\"]\nnative-tls = [\"reqwest/native-tls\"]\n{xml_feature}\n\
         {EXAMPLE}\n[dependencies]\n{DEPENDENCIES}{xml_dependency}\n{DEV_DEPENDENCIES}{lints}{workspace}"
    );
    OutputFile { path: "Cargo.toml".to_owned(), text }
}

const EXAMPLE: &str =
    "# Any operation from the shell.\n[[example]]\nname = \"api\"\nrequired-features = [\"invoke\"]\n";

/// What the example runs on; it costs whoever depends on the crate nothing.
const DEV_DEPENDENCIES: &str =
    "[dev-dependencies]\ntokio = { version = \"1\", default-features = false, features = [\"rt\"] }\n";

const XML_FEATURE: &str = "# XML bodies; the APIs that have some turn it on.\nxml = [\"dep:quick-xml\"]\n";

const XML_DEPENDENCY: &str = "quick-xml = { version = \"0.42\", default-features = false, optional = true }\n";

/// The support module asks for the feature in any case.
const NO_XML: &str = "\n# No document has XML.\n[lints.rust]\nunexpected_cfgs = { level = \"warn\", check-cfg = ['cfg(feature, values(\"xml\"))'] }\n";

/// What the generated code runs on: our users' cost, so each has a reason.
const DEPENDENCIES: &str = r#"base64 = { version = "0.22", default-features = false, features = ["std"] }
bytes = "1"
chrono = { version = "0.4", default-features = false, features = ["std"] }
futures-core = "0.3"
http = "1"
percent-encoding = "2"
progenitor-client = "0.15"
reqwest = { version = "0.13", default-features = false, features = ["multipart", "stream"] }
rust_decimal = { version = "1", default-features = false, features = ["std"] }
serde = { version = "1", default-features = false, features = ["std"] }
# An f64 keeps its last digit; a number means the same for everyone else.
serde_json = { version = "1", features = ["float_roundtrip", "raw_value"] }
tokio = { version = "1", default-features = false, features = ["fs", "sync", "time"] }
tracing = { version = "0.1", default-features = false, features = ["std"], optional = true }
url = "2"
uuid = { version = "1", default-features = false, features = ["std"] }
"#;
