//! The public surface of each API as a snapshot: what a reviewer of an update reads.

use snapshot_tests::{apis, generate_spec, workspace};

use crate::beside::assert_snapshot_beside;
use crate::surface_lines::surface_lines;

#[test]
fn every_api() {
    for api in apis() {
        let lines = surface_lines(&generate_spec(&api).files);
        let path = workspace().join("tests/surface").join(&api);
        assert_snapshot_beside(&path, &lines);
    }
}
