//! The printed results: passes by area, and each failure with what was expected and what was seen.

use std::collections::BTreeMap;

use openapi_clients::Verdict;

use super::cases::{Job, Version};
use super::compare::Difference;

/// The results so far.
#[derive(Default)]
pub struct Summary {
    /// Passes and failures by area and version.
    areas: BTreeMap<(String, Version), [usize; 2]>,
    failures: Vec<String>,
    skipped: usize,
}

impl Summary {
    /// Adds a case's result.
    pub fn add(&mut self, Job { case, version, .. }: &Job<'_>, differences: Vec<Difference>) {
        let [passes, failures] = self.areas.entry((case.area.clone(), *version)).or_default();
        if differences.is_empty() {
            *passes += 1;
            return;
        }
        *failures += 1;
        let lines = differences.iter().map(|Difference { what, expected, seen }| {
            format!("    {what}\n      expected {}\n      seen     {}\n", shortened(expected), shortened(seen))
        });
        self.failures.push(format!("{} ({})\n{}", case.id, version.as_str(), lines.collect::<String>()));
    }

    /// Records how many cases can't be described in OpenAPI.
    pub fn skipped(&mut self, cases: usize) {
        self.skipped = cases;
    }

    /// Prints the results; says whether all cases passed.
    pub fn print(&self) -> Verdict {
        for failure in &self.failures {
            anstream::println!("FAILED {failure}");
        }
        let mut total = [0, 0];
        for ((area, version), [passes, failures]) in &self.areas {
            anstream::println!("{area:20} {:4} {passes:5} passed {failures:5} failed", version.as_str());
            total = [total[0] + passes, total[1] + failures];
        }
        let [passes, failures] = total;
        anstream::println!("{passes} passed, {failures} failed; {} cases that OpenAPI can't describe", self.skipped);
        // A run without cases is no success.
        if failures == 0 && passes > 0 { Verdict::Good } else { Verdict::Bad }
    }
}

/// A value for a line of output: long ones are cut.
fn shortened(text: &str) -> String {
    const LENGTH: usize = 2000;
    if text.chars().count() <= LENGTH {
        return text.to_owned();
    }
    let start: String = text.chars().take(LENGTH).collect();
    format!("{start}… ({} bytes)", text.len())
}
