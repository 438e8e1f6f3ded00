//! Time and memory to generate large documents.

use std::fmt::Write;

use openapi_clients::Failure;

use super::cost::Cost;
use super::generator::Generator;
use super::subject::{Bench, megabytes};

/// A document with what it may take: seconds, and megabytes of memory.
const TARGETS: &[(&str, f64, f64)] =
    &[("github-2020", 0.3, 150.0), ("netbox", 0.7, 200.0), ("github-ghes-3.17", 1.0, 400.0)];

/// A row for each document and generator.
pub fn speed_table(bench: &Bench) -> Result<String, Failure> {
    let mut text = String::from(
        "| document | MB | generator | seconds | CPU seconds | peak MB | target |\n|---|---|---|---|---|---|---|\n",
    );
    for (name, seconds, memory) in TARGETS {
        for document in bench.named(&[*name]) {
            for generator in &bench.generators {
                let out = bench.folder.join("speed").join(generator.name()).join(&document.name);
                let runs = (0..bench.runs).map(|_| generator.generate(&document.path, &out, None));
                let costs = runs.collect::<Result<Vec<_>, _>>()?;
                let Some(cost) = Cost::median(&costs) else { continue };
                let size = megabytes(&document.path)?;
                let target = match (generator, cost.seconds > *seconds || cost.peak_megabytes > *memory) {
                    (Generator::Ours, false) => format!("{seconds} s, {memory} MB"),
                    (Generator::Ours, true) => format!("{seconds} s, {memory} MB: missed"),
                    (Generator::OpenapiToRust(_), _) => String::new(),
                };
                text.write_fmt(format_args!(
                    "| {name} | {size:.1} | {} | {:.2} | {:.2} | {:.0} | {target} |\n",
                    generator.name(),
                    cost.seconds,
                    cost.cpu_seconds,
                    cost.peak_megabytes,
                ))
                .ok();
            }
        }
    }
    Ok(text)
}
