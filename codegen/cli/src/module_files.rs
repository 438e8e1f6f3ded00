//! The files of an API that were generated before.

use std::fs;
use std::path::Path;

use codegen::{OutputFile, module_name};

use crate::text_file;

/// The Rust files in the folder of an API's module, with their paths in the crate that lies in `out`. What cannot be read is left out.
pub fn module_files(out: &Path, api: &str) -> Vec<OutputFile> {
    let folder = format!("src/{}", module_name(api));
    let mut files = Vec::new();
    collect(out, &folder, &mut files);
    files
}

fn collect(out: &Path, folder: &str, files: &mut Vec<OutputFile>) {
    for entry in fs::read_dir(out.join(folder)).into_iter().flatten().flatten() {
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => collect(out, &path, files),
            Ok(kind) if kind.is_file() && path.ends_with(".rs") => {
                files.extend(text_file::read_text(&entry.path()).ok().map(|text| OutputFile { path, text }));
            }
            Ok(_) | Err(_) => {}
        }
    }
}
