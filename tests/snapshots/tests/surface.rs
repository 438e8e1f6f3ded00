//! The public surface of each API in `specs/`, as a snapshot in `tests/surface/`: what a reviewer of an update reads.

use snapshot_tests::{apis, generate_spec, workspace};

use crate::beside::assert_snapshot_beside;
use crate::surface_lines::surface_lines;

#[test]
fn every_api_has_the_surface_of_its_snapshot() {
    for api in apis() {
        let lines = surface_lines(&generate_spec(&api).files);
        let path = workspace().join("tests/surface").join(&api);
        assert_snapshot_beside(&path, &lines);
    }
}
