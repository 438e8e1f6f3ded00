//! JSON values that may be what the types of an API take.

use crate::random::Random;

const SCALARS: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "1",
    "-1",
    "1.5",
    "1e3",
    "-0.0",
    "9223372036854775807",
    "18446744073709551616",
    "1e400",
    "0.1",
    "\"\"",
    "\"a\"",
    "\"1\"",
    "\"12.50\"",
    "\"true\"",
    "\"2025-07-25T03:45:59+0000\"",
    "\"2025-07-25\"",
    "\"0000-00-00 00:00:00\"",
    "\"2025-07-25T03:45:59.123456Z\"",
    "\"active\"",
    "\"\\u0000\"",
    "\"\\ud83d\\ude00\"",
    "\"é\"",
    "[]",
    "{}",
    "79228162514264337593543950335",
    "0.0000000000000000000000000001",
    "\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\"",
];

/// What objects are made of.
pub struct Values {
    keys: Vec<String>,
}

impl Values {
    /// Objects with the keys that the specs' properties have, and those of these documents.
    pub fn of_documents(documents: &[Vec<u8>]) -> Self {
        let specs = ["campfire", "chargeover", "zenskar"].map(|api| {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../specs/{api}.yaml"));
            std::fs::read_to_string(path).unwrap()
        });
        let few = documents.iter().take(5).map(|document| String::from_utf8_lossy(document).into_owned());
        let texts: Vec<String> = specs.into_iter().chain(few).collect();
        let lines = texts.iter().flat_map(|text| text.lines()).filter_map(|line| line.trim().strip_suffix(':'));
        let is_name =
            |key: &&str| key.len() < 40 && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        Self { keys: lines.filter(is_name).map(str::to_owned).collect() }
    }

    /// A value with objects and lists to this depth, as text.
    pub fn value(&self, random: &mut Random, depth: usize) -> String {
        match random.below(if depth == 0 { 1 } else { 4 }) {
            0 => (*random.one_of(SCALARS)).to_owned(),
            1 => {
                let items: Vec<String> = (0..random.below(4)).map(|_| self.value(random, depth - 1)).collect();
                format!("[{}]", items.join(","))
            }
            _ => {
                let count = random.below(12);
                let entry = |_| format!("{:?}:{}", random.one_of(&self.keys), self.value(random, depth - 1));
                let entries: Vec<String> = (0..count).map(entry).collect();
                format!("{{{}}}", entries.join(","))
            }
        }
    }
}
