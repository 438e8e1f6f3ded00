//! The public surface of each API as a snapshot: what a reviewer of an update reads.

use tests::{apis, beside, generate_spec, surface, workspace};

#[test]
fn every_api() {
    for api in apis() {
        let lines = surface(&generate_spec(&api).files);
        let folder = workspace().join("tests/surface").join(&api);
        beside(&folder).bind(|| insta::assert_snapshot!(api.as_str(), lines));
    }
}
