//! The same document gives the same bytes: on every run, and on any number of threads.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use codegen::settings::Settings;
use codegen::{Outcome, Source, SourceFile};
use rayon::ThreadPoolBuilder;
use snapshot_tests::{Case, apis, generate_spec, rendered_with_notes};

/// Everything that users see of a run: the messages, and each file's path and text.
type Seen = (String, Vec<(String, String)>);

fn seen(outcome: Outcome) -> Seen {
    let files = outcome.files.into_iter().map(|file| (file.path, file.text)).collect();
    (rendered_with_notes(&outcome.diagnostics), files)
}

/// Generates on so many threads: the generator has as many as the pool that it is called from.
fn on_threads(threads: usize, generate: impl FnOnce() -> Outcome + Send) -> Seen {
    let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    seen(pool.install(generate))
}

#[track_caller]
fn assert_same_bytes(name: &str, generate: impl Fn() -> Outcome + Send + Sync) {
    let first = on_threads(1, &generate);
    for threads in [1, 2, 8] {
        assert!(on_threads(threads, &generate) == first, "{name}: a run with {threads} threads differs");
    }
}

#[test]
fn cases_give_the_same_bytes() {
    let cases = Case::all("cases");
    assert!(!cases.is_empty());
    for case in &cases {
        assert_same_bytes(case.behaviour(), || case.generate("api"));
    }
}

#[test]
fn specs_give_the_same_bytes() {
    for api in apis() {
        assert_same_bytes(&api, || generate_spec(&api));
    }
}

/// A document that keeps all threads busy: what is written of a small one is done before a second thread takes part.
#[test]
fn a_large_document_gives_the_same_bytes() {
    let text = large_document();
    let source = || Source::alone("large", SourceFile::new("large.yaml", text.clone()));
    assert_same_bytes("large", || codegen::generate(&source(), &Settings::default()));
}

/// Many operations of several tags, each with a type of its own.
fn large_document() -> String {
    let (mut paths, mut schemas) = (String::new(), String::new());
    for index in 0..300 {
        paths.push_str(&format!(
            "  /things/{index}:\n    post:\n      tags: [tag {}]\n      operationId: change_{index}\n      parameters: [{{name: page, in: query, \
             schema: {{type: integer}}}}]\n      requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/Thing{index}'}}}}}}}}\n      \
             responses: {{'204': {{description: done}}}}\n",
            index % 20
        ));
        schemas.push_str(&format!(
            "    Thing{index}:\n      type: object\n      properties: {{name: {{type: string}}, kind: {{type: string, enum: [a, b, c{index}]}}}}\n"
        ));
    }
    format!("openapi: 3.0.3\ninfo: {{title: Large, version: '1'}}\npaths:\n{paths}components:\n  schemas:\n{schemas}")
}
