//! The results of a document's round trips.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How many failures of each kind are shown in full for a document.
const KEPT_FAILURES: usize = 8;

/// The counts of one document, or of several.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct RoundTripCounts {
    /// Schemas that have a type.
    pub schemas: usize,
    /// Schemas for which there are instances.
    pub schemas_with_instances: usize,
    /// How many schemas have no instance, by the reason.
    pub without_instance: BTreeMap<String, usize>,
    /// Instances that are valid.
    pub instances: usize,
    /// Instances that came back as they were.
    pub passes: usize,
    /// How many instances did not, by the first thing that is wrong.
    pub failures: BTreeMap<String, usize>,
    /// How many instances came back in another form that means the same, by the kind of difference.
    pub tolerated: BTreeMap<String, usize>,
    /// Instances of which a part fitted no arm of a union or no value of an enum, and was kept as it was.
    pub kept_unknown: usize,
    /// Some of the failures in full.
    pub examples: Vec<String>,
}

impl RoundTripCounts {
    /// Whether everything came back.
    pub fn is_good(&self) -> bool {
        self.failures.is_empty()
    }

    /// Counts a failure.
    pub fn fail(&mut self, kind: &str, example: impl FnOnce() -> String) {
        let count = self.failures.entry(kind.to_owned()).or_default();
        *count += 1;
        if *count <= KEPT_FAILURES {
            self.examples.push(example());
        }
    }

    /// Adds the counts of another document.
    pub fn add(&mut self, other: &Self) {
        self.schemas += other.schemas;
        self.schemas_with_instances += other.schemas_with_instances;
        self.instances += other.instances;
        self.passes += other.passes;
        self.kept_unknown += other.kept_unknown;
        add(&mut self.without_instance, &other.without_instance);
        add(&mut self.failures, &other.failures);
        add(&mut self.tolerated, &other.tolerated);
    }
}

fn add(to: &mut BTreeMap<String, usize>, counts: &BTreeMap<String, usize>) {
    for (kind, count) in counts {
        *to.entry(kind.clone()).or_default() += count;
    }
}
