//! Every case compiles without a warning, and what it makes does at run time what the rules say.

use std::path::{Path, PathBuf};

use tests::{Case, cargo, write_crate};

/// The assertions, which are compiled with the cases: on values, and on what goes over sockets.
const RULES: &[(&str, &str)] = &[
    ("tests/rules/main.rs", include_str!("../rules/rules/main.rs")),
    ("tests/rules/clients.rs", include_str!("../rules/rules/clients.rs")),
    ("tests/rules/enums.rs", include_str!("../rules/rules/enums.rs")),
    ("tests/rules/names.rs", include_str!("../rules/rules/names.rs")),
    ("tests/rules/null_and_blank.rs", include_str!("../rules/rules/null_and_blank.rs")),
    ("tests/rules/numbers.rs", include_str!("../rules/rules/numbers.rs")),
    ("tests/rules/objects.rs", include_str!("../rules/rules/objects.rs")),
    ("tests/rules/presence.rs", include_str!("../rules/rules/presence.rs")),
    ("tests/rules/round_trips.rs", include_str!("../rules/rules/round_trips.rs")),
    ("tests/rules/strings.rs", include_str!("../rules/rules/strings.rs")),
    ("tests/rules/unions.rs", include_str!("../rules/rules/unions.rs")),
    ("tests/rules/views.rs", include_str!("../rules/rules/views.rs")),
    ("tests/sockets/main.rs", include_str!("../rules/sockets/main.rs")),
    ("tests/sockets/bodies.rs", include_str!("../rules/sockets/bodies.rs")),
    ("tests/sockets/multipart.rs", include_str!("../rules/sockets/multipart.rs")),
    ("tests/sockets/parameters.rs", include_str!("../rules/sockets/parameters.rs")),
    ("tests/sockets/path_values.rs", include_str!("../rules/sockets/path_values.rs")),
    ("tests/sockets/response_headers.rs", include_str!("../rules/sockets/response_headers.rs")),
    ("tests/sockets/response_kinds.rs", include_str!("../rules/sockets/response_kinds.rs")),
    ("tests/sockets/servers.rs", include_str!("../rules/sockets/servers.rs")),
    ("tests/sockets/slow.rs", include_str!("../rules/sockets/slow.rs")),
    ("tests/sockets/xml.rs", include_str!("../rules/sockets/xml.rs")),
    ("tests/sockets/server.rs", include_str!("../src/server.rs")),
    ("tests/sockets/request.rs", include_str!("../src/request.rs")),
    ("tests/sockets/reply.rs", include_str!("../src/reply.rs")),
];

#[test]
fn cases_compile_and_keep_the_rules() {
    // Lies in the target directory, so that dependencies are built once for the workspace and this.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiled-cases");
    let cases: Vec<Case> = ["cases", "sockets"].into_iter().flat_map(Case::all).collect();
    write_crate(&folder, &cases, RULES);
    let target = target();
    let features = ["check", "--lib", "--features", "blocking,invoke,tracing"];
    let rules = ["test", "--test", "rules", "--test", "sockets"];
    for arguments in [["check", "--lib"].as_slice(), &features, &rules] {
        cargo(&folder, &target, arguments).unwrap_or_else(|said| panic!("cargo {}:\n{said}", arguments.join(" ")));
    }
}

/// The target directory of the workspace: the one that holds the folder for tests.
fn target() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    folder.parent().unwrap_or(folder).to_owned()
}
