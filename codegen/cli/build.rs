//! Builds this package again when a file of the runtime changes: `src/runtime.rs` embeds the runtime's folder, and the compiler does
//! not watch the files that `include_dir` reads.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../runtime");
}
