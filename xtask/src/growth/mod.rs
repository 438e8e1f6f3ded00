//! `cargo xtask growth`: what the generator takes for documents that are made to slow it down, at growing sizes.
//!
//! Each family of documents (see [`families()`]) is generated at sizes that double, in processes of their own. Time that doubles too grows
//! with an exponent of 1; more than [`MOST_EXPONENT`] is a fault.

mod families;
mod measure;

use clap::Args;
use openapi_clients::{Failure, Verdict};

use families::{Family, families};
use measure::{Growth, Measuring};

/// Linear and n·log n stay below, n² does not.
const MOST_EXPONENT: f64 = 1.5;

/// What is allowed for a document of a megabyte; four times as much where the generator is not optimised.
const MOST_SECONDS: f64 = if cfg!(debug_assertions) { 20.0 } else { 5.0 };

/// The same for memory.
const MOST_MEGABYTES: f64 = 500.0;

/// How often a family with a fault is measured again.
const REPEATS: usize = 2;

/// What `growth` is asked to do.
#[derive(Args, Debug)]
pub struct Options {
    /// Only the families with one of these texts in their names
    #[arg(value_name = "FAMILY")]
    families: Vec<String>,
    /// The size of the largest documents, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = 1_000_000)]
    bytes: usize,
    /// How many sizes are measured, each half of the next
    #[arg(long, value_name = "N", default_value_t = 4)]
    sizes: u32,
    /// Another program with the command `regen`, to measure in place of this one
    #[arg(long, value_name = "PROGRAM")]
    program: Option<std::path::PathBuf>,
}

/// Measures every family, and prints a table.
pub fn run(options: &Options) -> Result<Verdict, Failure> {
    let measuring = Measuring::new(options.program.clone(), options.bytes, options.sizes)?;
    anstream::println!("| family | parts | kB | CPU s | peak MB | exponent |\n|---|---|---|---|---|---|");
    let mut verdict = Verdict::Good;
    for family in families().iter().filter(|family| is_asked_for(family, &options.families)) {
        let mut growth = measuring.growth(family)?;
        // Where other work slows the machine down, one run tells little: only a fault that comes again is one.
        for _ in 0..REPEATS {
            if fault(family, &growth).is_some() {
                growth = measuring.growth(family)?;
            }
        }
        let fault = fault(family, &growth);
        anstream::println!("{}{}", growth.row(family.name), fault.map(|fault| format!(" {fault}")).unwrap_or_default());
        if fault.is_some() {
            verdict = Verdict::Bad;
        }
    }
    Ok(verdict)
}

fn is_asked_for(family: &Family, asked: &[String]) -> bool {
    asked.is_empty() || asked.iter().any(|name| family.name.contains(name.as_str()))
}

/// What is wrong with how a family grows.
fn fault(family: &Family, growth: &Growth) -> Option<&'static str> {
    if !growth.ended {
        Some("does not end in a minute, or crashes, at the next size")
    } else if !family.is_bounded && growth.exponent().is_some_and(|exponent| exponent > MOST_EXPONENT) {
        Some("grows too fast")
    } else if growth.seconds() > MOST_SECONDS {
        Some("takes too long")
    } else if growth.megabytes() > MOST_MEGABYTES {
        Some("takes too much memory")
    } else {
        None
    }
}
