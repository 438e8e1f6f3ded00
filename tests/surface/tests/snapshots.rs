//! The surface of each API in `specs/`, as a snapshot in `tests/surface/`.

use std::panic::catch_unwind;

use insta::Settings;
use snapshot_tests::{apis, describe_spec, workspace};

#[test]
fn every_api_has_the_surface_of_its_snapshot() {
    // All are compared before the test fails, so that all can be reviewed at once.
    let failed: Vec<String> = apis().into_iter().filter(|api| catch_unwind(|| compare(api)).is_err()).collect();
    assert!(failed.is_empty(), "the surface of {} differs", failed.join(", "));
}

fn compare(api: &str) {
    let lines = describe_spec(api).surface.map(|surface| surface.lines()).unwrap_or_default();
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(workspace().join("tests/surface"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(api, lines));
}
