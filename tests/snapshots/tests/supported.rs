//! The documentation's table of what is supported: behind each row there are tests.

use std::collections::BTreeSet;
use std::fs;

use snapshot_tests::workspace;

/// The rows of the table, each with the tests that show what it says.
const ROWS: &[(&str, &[&str])] = &[
    (
        "documents",
        &[
            "codegen/src/normalize/version.rs",
            "codegen/src/read/tests.rs",
            "codegen/cli/tests/cli/references.rs",
            "tests/cases/dialect_32/own_address.yaml",
            "tests/cases/references",
        ],
    ),
    (
        "overlays",
        &[
            "codegen/src/overlay/tests.rs",
            "codegen/src/overlay/tests/version_1_1.rs",
            "tests/snapshots/tests/overlay_sets.rs",
        ],
    ),
    (
        "operations",
        &[
            "tests/cases/operations/every_method.yaml",
            "tests/cases/dialect_32/query_and_additional_operations.yaml",
            "tests/cases/dialect_32/nested_tags.yaml",
            "tests/calls/openapi32/methods.yaml",
            "tests/rejected/operations/what_is_new_in_3_2.yaml",
        ],
    ),
    (
        "schemas",
        &[
            "tests/cases/references/generic_schemas.yaml",
            "tests/cases/dialect_31/defs_and_anchors.yaml",
            "tests/cases/dialect_31/conditions.yaml",
            "tests/cases/dialect_31/dependent_schemas.yaml",
            "tests/cases/dialect_31/prefix_items.yaml",
            "tests/cases/dialect_32/default_mapping.yaml",
            "tests/cases/all_of/inheritance.yaml",
            "tests/cases/enums/mixed_and_booleans.yaml",
            "tests/cases/objects/additional_beside_fields.yaml",
            "tests/cases/recursion",
            "tests/cases/unions",
            "tests/cases/views",
        ],
    ),
    (
        "parameters",
        &[
            "codegen/runtime/src/http/parameter_tests.rs",
            "tests/cases/operations/arguments.yaml",
            "tests/cases/dialect_32/whole_query.yaml",
            "tests/cases/dialect_32/cookies_and_reserved_characters.yaml",
            "tests/calls/openapi32/parameters.yaml",
        ],
    ),
    (
        "bodies",
        &[
            "tests/cases/operations/bodies.yaml",
            "tests/cases/operations/multipart_files.yaml",
            "tests/cases/operations/several_media_types.yaml",
            "tests/cases/dialect_32/parts_by_position.yaml",
            "tests/cases/dialect_32/xml_node_types.yaml",
            "tests/calls/openapi32/multipart.yaml",
            "codegen/runtime/tests/runtime/xml.rs",
        ],
    ),
    (
        "responses",
        &[
            "tests/cases/operations/responses.yaml",
            "codegen/runtime/tests/runtime/streams.rs",
            "codegen/runtime/tests/runtime/parts.rs",
            "codegen/src/passes/tests/headers.rs",
        ],
    ),
    (
        "pages",
        &[
            "tests/cases/operations/pages_by_offset.yaml",
            "tests/cases/operations/pages_by_cursor.yaml",
            "tests/cases/operations/pages_by_number.yaml",
            "tests/cases/operations/pages_by_settings.yaml",
            "codegen/runtime/tests/runtime/paging.rs",
        ],
    ),
    (
        "security",
        &[
            "tests/cases/clients/security.yaml",
            "tests/cases/clients/client_credentials.yaml",
            "tests/cases/clients/mutual_tls.yaml",
            "tests/cases/clients/authorization_parameter.yaml",
            "tests/cases/clients/scheme_that_no_security_names.yaml",
            "tests/cases/clients/security_of_3_2.yaml",
            "tests/clients/tests/signer.rs",
            "codegen/runtime/tests/runtime/oauth.rs",
            "codegen/runtime/tests/runtime/device_login.rs",
        ],
    ),
    ("servers", &["tests/cases/clients/servers.yaml"]),
    ("incoming", &["tests/cases/dialect_31/webhooks_and_callbacks.yaml"]),
    (
        "transport",
        &[
            "tests/clients/tests/tls.rs",
            "tests/clients/tests/gzip.rs",
            "tests/clients/tests/retries.rs",
            "tests/clients/tests/hooks.rs",
            "tests/clients/tests/blocking.rs",
            "codegen/runtime/tests/runtime/timeouts.rs",
            "codegen/runtime/tests/runtime/tracing.rs",
            "codegen/runtime/tests/runtime/responses.rs",
        ],
    ),
];

#[test]
fn each_row_of_the_table_of_what_is_supported_has_tests() {
    let page = fs::read_to_string(workspace().join("docs/src/what-is-supported.md")).unwrap_or_default();
    let (_, table) = page.split_once("# What is supported").unwrap_or_default();
    let rows = table.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" |").map(|(row, _)| row));
    let rows: BTreeSet<&str> = rows.filter(|row| !row.starts_with('|')).collect();
    assert_eq!(rows, ROWS.iter().map(|(row, _)| *row).collect());
    for path in ROWS.iter().flat_map(|(_, tests)| *tests) {
        assert!(workspace().join(path).exists(), "there is no {path}");
    }
}
