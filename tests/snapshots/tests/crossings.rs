//! The documents of crossings are good ones: nothing of them is left out.

use codegen::diagnostic::Severity;
use snapshot_tests::{Crossings, Extent, rendered};

#[test]
fn every_crossing_becomes_an_operation_and_nothing_is_said_against_one() {
    for crossings in Crossings::all(Extent::Whole) {
        let mut outcome = crossings.generate();
        outcome.diagnostics.retain(|message| message.diagnostic.severity != Severity::Note);
        assert!(outcome.diagnostics.is_empty(), "{}", rendered(&outcome.diagnostics));
        assert_eq!(outcome.stats.operations, crossings.operations, "{}", crossings.api);
    }
}
