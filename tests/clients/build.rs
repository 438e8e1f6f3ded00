//! Collects the examples in the documentation of `generated`, which say `ignore` so that no user's tests compile them, for a test of ours.

use std::fs;
use std::path::{Path, PathBuf};

/// What begins an example, behind `//!` or `///`.
const BEGIN: &str = "```ignore";

fn main() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../generated/src");
    println!("cargo::rerun-if-changed={}", source.display());
    let mut text = examples(&source.join("lib.rs")).iter().map(|program| block(program)).collect::<String>();
    for module in folders(&source) {
        let name = module.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let operations =
            fs::read_dir(module.join("operations")).into_iter().flatten().flatten().map(|file| file.path());
        for file in operations.chain([module.join("mod.rs")]) {
            text.extend(examples(&file).iter().map(|calls| block(&function(name, calls))));
        }
    }
    let folder = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(folder.join("examples.md"), text).expect("the folder of the build can be written");
}

fn folders(source: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(source).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.filter(|path| path.join("mod.rs").exists()).collect()
}

/// The examples in the documentation of a file.
fn examples(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap_or_default();
    let mut found: Vec<String> = Vec::new();
    let mut is_inside = false;
    for line in text.lines().map(str::trim_start) {
        let Some(line) = line.strip_prefix("//!").or_else(|| line.strip_prefix("///")) else { continue };
        match line.trim() {
            BEGIN => {
                is_inside = true;
                found.push(String::new());
            }
            "```" => is_inside = false,
            _ if is_inside => found.iter_mut().last().into_iter().for_each(|last| *last += &format!("{line}\n")),
            _ => {}
        }
    }
    found
}

/// A function that makes these calls.
fn function(module: &str, calls: &str) -> String {
    let client = if calls.contains("let client =") { "" } else { "client: Client" };
    format!(
        "#![allow(unused)]\nuse generated::{module}::{{Client, types}};\n\n\
         async fn example({client}) -> Result<(), Box<dyn std::error::Error>> {{\n{calls}    Ok(())\n}}\n"
    )
}

fn block(program: &str) -> String {
    format!("```no_run\n{program}```\n\n")
}
