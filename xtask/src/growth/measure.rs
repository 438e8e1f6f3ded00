//! What a document costs, at growing sizes.

use std::path::{Path, PathBuf};
use std::process::Command;

use openapi_clients::Failure;

use super::families::{Attack, Family};
use crate::bench::Cost;
use crate::scratch::{this_program, write_changed};

/// A run that takes longer is the last of its family.
const LONG: f64 = 4.0;

/// Below this, starting the process and writing what every crate has is most of the time: it tells nothing about growth.
const SHORT: f64 = 0.1;

/// Runs a command that is killed after a minute, or when it asks for too much memory: 8 GB with the stacks that it does not use.
const LIMITED: &str = "ulimit -t 60; ulimit -v 8000000; exec \"$@\"";

/// How documents are measured.
pub struct Measuring {
    program: PathBuf,
    /// What is written goes there.
    folder: PathBuf,
    bytes: usize,
    sizes: u32,
    /// What a document without anything in it takes.
    seconds_of_nothing: f64,
}

/// The costs of one family's documents, from small to large.
pub struct Growth {
    points: Vec<Point>,
    /// Whether all runs ended.
    pub ended: bool,
}

struct Point {
    parts: usize,
    bytes: f64,
    /// Without what every document takes.
    seconds: f64,
    peak_megabytes: f64,
}

impl Measuring {
    /// Documents of up to so many bytes, at so many sizes.
    pub fn new(program: Option<PathBuf>, bytes: usize, sizes: u32) -> Result<Self, Failure> {
        let this = this_program()?;
        let folder = this.ancestors().nth(2).unwrap_or(Path::new("target")).join("growth");
        let mut measuring = Self { program: program.unwrap_or(this), folder, bytes, sizes, seconds_of_nothing: 0.0 };
        let empty = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\n";
        measuring.seconds_of_nothing =
            measuring.cost(&Attack { document: empty.to_owned(), overlay: None })?.cpu_seconds;
        Ok(measuring)
    }

    /// The costs of a family at all sizes, or up to the first that takes too long.
    pub fn growth(&self, family: &Family) -> Result<Growth, Failure> {
        let mut points: Vec<Point> = Vec::new();
        for halvings in (0..self.sizes).rev() {
            let parts = parts_of(family, self.bytes >> halvings);
            let attack = (family.make)(parts);
            let bytes = f64::from(u32::try_from(attack.size()).unwrap_or(u32::MAX));
            let Ok(cost) = self.cost(&attack) else { return Ok(Growth { points, ended: false }) };
            let seconds = (cost.cpu_seconds - self.seconds_of_nothing).max(0.0);
            points.push(Point { parts, bytes, seconds, peak_megabytes: cost.peak_megabytes });
            if seconds > LONG {
                break;
            }
        }
        Ok(Growth { points, ended: true })
    }

    fn cost(&self, attack: &Attack) -> Result<Cost, Failure> {
        let folder = self.folder.join("specs");
        if folder.exists() {
            std::fs::remove_dir_all(&folder).map_err(|error| Failure::io("delete", &folder, &error))?;
        }
        let out = self.folder.join("out");
        if out.exists() {
            std::fs::remove_dir_all(&out).map_err(|error| Failure::io("delete", &out, &error))?;
        }
        let extension = if attack.document.starts_with('{') { "json" } else { "yaml" };
        write_changed(&folder.join("attack").with_extension(extension), &attack.document)?;
        if let Some(overlay) = &attack.overlay {
            write_changed(&folder.join("attack.overlay.yaml"), overlay)?;
        }
        let mut command = Command::new("sh");
        command.arg("-c").arg(LIMITED).arg("sh").arg(&self.program);
        Cost::of(command.arg("regen").arg("--specs").arg(&folder).arg("--out").arg(&out))
    }
}

impl Attack {
    fn size(&self) -> usize {
        self.document.len() + self.overlay.as_ref().map_or(0, String::len)
    }
}

/// How many parts make a document of about so many bytes.
fn parts_of(family: &Family, bytes: usize) -> usize {
    let fits = |parts: usize| (family.make)(parts).size() <= bytes;
    let (mut low, mut high) = (1, 2);
    while fits(high) {
        (low, high) = (high, high * 2);
    }
    while low + 1 < high {
        let middle = low + (high - low) / 2;
        if fits(middle) { low = middle } else { high = middle }
    }
    low
}

impl Growth {
    /// How the time grows with the size, from the first run that took long enough to the last; `None` where none did.
    pub fn exponent(&self) -> Option<f64> {
        let first = self.points.iter().find(|point| point.seconds >= SHORT)?;
        let last = self.points.last().filter(|last| last.bytes > first.bytes)?;
        Some((last.seconds / first.seconds).ln() / (last.bytes / first.bytes).ln())
    }

    /// The CPU seconds of the largest document.
    pub fn seconds(&self) -> f64 {
        self.points.last().map_or(0.0, |last| last.seconds)
    }

    /// The most memory, in megabytes.
    pub fn megabytes(&self) -> f64 {
        self.points.iter().map(|point| point.peak_megabytes).fold(0.0, f64::max)
    }

    /// A row of the table, about the largest document.
    pub fn row(&self, name: &str) -> String {
        let Some(last) = self.points.last() else { return format!("| {name} | | | | | |") };
        let exponent = self.exponent().map_or_else(|| "-".to_owned(), |exponent| format!("{exponent:.1}"));
        let (parts, kilobytes, seconds, memory) = (last.parts, last.bytes / 1e3, last.seconds, last.peak_megabytes);
        format!("| {name} | {parts} | {kilobytes:.0} | {seconds:.2} | {memory:.0} | {exponent} |")
    }
}
