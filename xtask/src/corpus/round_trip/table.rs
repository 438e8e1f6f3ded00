//! The results of the round trips as a table.

use std::collections::BTreeMap;

use crate::corpus::record::Record;
use crate::corpus::round_trip_counts::RoundTripCounts;

/// A line per document, the totals, what went wrong by kind, and some failures in full.
pub fn round_trip_table(records: &[Record]) -> String {
    let tried: Vec<(&Record, &RoundTripCounts)> =
        records.iter().filter_map(|record| Some((record, record.round_trips.as_ref()?))).collect();
    let mut text = format!(
        "\n{:<44} {:>8} {:>8} {:>10} {:>8} {:>8} {:>8}\n",
        "round trips", "schemas", "tried", "instances", "passes", "failures", "unknown"
    );
    let mut total = RoundTripCounts::default();
    for (record, counts) in &tried {
        line(&mut text, &record.name, counts);
        total.add(counts);
    }
    line(&mut text, &format!("{} documents", tried.len()), &total);
    for (heading, counts) in [
        ("failures", &total.failures),
        ("passes with a difference that means nothing", &total.tolerated),
        ("schemas without an instance", &by_reason(&total.without_instance)),
    ] {
        by_kind(&mut text, heading, counts);
    }
    for (record, counts) in tried {
        for example in &counts.examples {
            text.push_str(&format!("{}: {example}\n", record.name));
        }
    }
    text
}

fn line(text: &mut String, name: &str, counts: &RoundTripCounts) {
    text.push_str(&format!(
        "{name:<44} {:>8} {:>8} {:>10} {:>8} {:>8} {:>8}\n",
        counts.schemas,
        counts.schemas_with_instances,
        counts.instances,
        counts.passes,
        counts.failures.values().sum::<usize>(),
        counts.kept_unknown,
    ));
}

fn by_kind(text: &mut String, heading: &str, counts: &BTreeMap<String, usize>) {
    text.push_str(&format!("{heading}: {}\n", counts.values().sum::<usize>()));
    let mut counts: Vec<_> = counts.iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    for (kind, count) in counts {
        text.push_str(&format!("{count:>8} {kind}\n"));
    }
}

/// The kind of a failure: the message of a program up to its second colon, behind which it names a place.
fn by_reason(reasons: &BTreeMap<String, usize>) -> BTreeMap<String, usize> {
    let mut short: BTreeMap<String, usize> = BTreeMap::new();
    for (reason, count) in reasons {
        let end = reason.find(": ").map_or(reason.len(), |colon| colon);
        let kind =
            if reason.starts_with("the generator's instances") { reason } else { reason.get(..end).unwrap_or(reason) };
        *short.entry(kind.to_owned()).or_default() += count;
    }
    short
}
