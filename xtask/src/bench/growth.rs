//! How the time grows with the size of a document.

use std::fmt::Write;

use openapi_clients::Failure;

use super::cost::{Cost, median};
use super::generator::Generator;
use super::subject::{Bench, megabytes};

/// The bounds between the classes of size, in megabytes. Below the first bound most of the time goes into starting the process.
const CLASSES: &[(f64, f64)] = &[(0.1, 0.3), (0.3, 1.0), (1.0, 3.0), (3.0, f64::INFINITY)];

/// How many of the slowest documents are named.
const NAMED: usize = 8;

/// How often each document is generated: often enough that an outlier is not the median.
const RUNS: usize = 3;

struct Point<'a> {
    name: &'a str,
    megabytes: f64,
    cost: Cost,
}

impl Point<'_> {
    /// Processor seconds by megabyte: they do not depend on what else the machine does, nor on its number of processors.
    fn rate(&self) -> f64 {
        self.cost.cpu_seconds / self.megabytes
    }
}

/// A row for each class of size, and the slowest documents.
pub fn growth_table(bench: &Bench) -> Result<String, Failure> {
    let mut points = points(bench)?;
    points.sort_by(|one, other| other.rate().total_cmp(&one.rate()));
    let mut text = String::from(
        "| documents of | count | median CPU s/MB | largest CPU s/MB | median peak MB/MB |\n|---|---|---|---|---|\n",
    );
    for (low, high) in CLASSES {
        let class: Vec<&Point<'_>> = points.iter().filter(|point| (*low..*high).contains(&point.megabytes)).collect();
        let rates = class.iter().map(|point| point.rate()).collect();
        let memory = class.iter().map(|point| point.cost.peak_megabytes / point.megabytes).collect();
        let (Some(slowest), Some(rate), Some(memory)) = (class.first(), median(rates), median(memory)) else {
            continue;
        };
        let size = if high.is_finite() { format!("{low} to {high} MB") } else { format!("{low} MB and more") };
        let (count, largest, name) = (class.len(), slowest.rate(), slowest.name);
        text.write_fmt(format_args!("| {size} | {count} | {rate:.2} | {largest:.2} ({name}) | {memory:.0} |\n")).ok();
    }
    text.push_str("\n| slowest for its size | MB | CPU s | CPU s/MB | peak MB |\n|---|---|---|---|---|\n");
    for point in points.iter().take(NAMED) {
        text.write_fmt(format_args!(
            "| {} | {:.2} | {:.2} | {:.2} | {:.0} |\n",
            point.name,
            point.megabytes,
            point.cost.cpu_seconds,
            point.rate(),
            point.cost.peak_megabytes
        ))
        .ok();
    }
    Ok(text)
}

fn points(bench: &Bench) -> Result<Vec<Point<'_>>, Failure> {
    let smallest = CLASSES.first().map_or(0.0, |(low, _)| *low);
    let progress = openapi_clients::report::progress(bench.documents.len());
    let mut points = Vec::new();
    for document in &bench.documents {
        progress.set_message(document.name.clone());
        progress.inc(1);
        let megabytes = megabytes(&document.path)?;
        if megabytes < smallest {
            continue;
        }
        let out = bench.folder.join("growth");
        let runs = (0..bench.runs.min(RUNS)).map(|_| Generator::Ours.generate(&document.path, &out, None));
        let costs = runs.collect::<Result<Vec<_>, _>>()?;
        points.extend(Cost::median(&costs).map(|cost| Point { name: &document.name, megabytes, cost }));
    }
    progress.finish_and_clear();
    Ok(points)
}
