//! The same document gives the same bytes: on every run, and however many threads work at once.

use rayon::prelude::*;
use tests::{Case, apis, generate_spec, rendered_with_notes};

/// Everything that users see of a run.
fn cases(threads: usize) -> Vec<(String, Vec<(String, String)>)> {
    let one = |case: &Case| {
        let outcome = case.generate("api");
        let files = outcome.files.into_iter().map(|file| (file.path, file.text)).collect();
        (rendered_with_notes(&outcome.diagnostics), files)
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(64 << 20).build();
    pool.map(|pool| pool.install(|| Case::all("cases").par_iter().map(one).collect())).unwrap_or_default()
}

#[test]
fn cases_give_the_same_bytes() {
    let first = cases(1);
    assert!(!first.is_empty());
    for threads in [1, 4] {
        assert!(cases(threads) == first, "a run with {threads} threads differs");
    }
}

#[test]
fn specs_give_the_same_bytes() {
    for api in apis() {
        let texts = || generate_spec(&api).files.into_iter().map(|file| file.text).collect::<Vec<_>>();
        assert!(texts() == texts(), "{api} differs");
    }
}
