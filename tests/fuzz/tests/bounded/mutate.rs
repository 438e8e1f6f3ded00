//! Inputs that are nearly right.

use crate::random::Random;

/// What documents and answers consist of, and what breaks them.
const PIECES: &[&str] = &[
    "$ref",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "properties",
    "required",
    "items",
    "enum",
    "const",
    "type",
    "nullable",
    "discriminator",
    "mapping",
    "additionalProperties",
    "prefixItems",
    "$defs",
    "$dynamicRef",
    "$dynamicAnchor",
    "if",
    "then",
    "readOnly",
    "writeOnly",
    "object",
    "array",
    "string",
    "'#/components/schemas/A'",
    "'#/paths'",
    "'#'",
    "'none.yaml#/A'",
    "'a.yaml'",
    "openapi: 3.1.0",
    "parameters",
    "in: path",
    "style: deepObject",
    "{",
    "}",
    "[",
    "]",
    ": ",
    ", ",
    "- ",
    "\n",
    "\n  ",
    "\n    ",
    "&a ",
    "*a",
    "<<: ",
    "|\n",
    "'",
    "\"",
    "\\",
    "null",
    "true",
    "1e400",
    "-0",
    "99999999999999999999",
    "''",
    "~",
    "!!binary ",
    "\u{feff}",
    "\u{2028}",
    "\u{202e}",
    "\u{0}",
    "\u{85}",
    "é",
    "業",
    "😀",
    "`",
    "```\n",
    "    x",
    "/*",
    "*/",
    "r#",
    "{a}",
    "x-enum-varnames",
    "$..*",
    "$[?@",
    "0001-01-01T00:00:00Z",
];

/// The input after a few changes; `others` are what it may take pieces of.
pub fn mutated(mut input: Vec<u8>, others: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    for _ in 0..=random.below(6) {
        let (start, end) = range(&input, random);
        match random.below(7) {
            0 => drop(input.splice(start..end, [])),
            1 => {
                let copy = input.get(start..end).unwrap_or_default().to_vec();
                input.splice(start..start, copy);
            }
            2 | 3 => drop(input.splice(start..start, random.one_of(PIECES).bytes())),
            4 => drop(input.splice(start..end, random.one_of(PIECES).bytes())),
            5 => {
                let other = random.one_of(others);
                let (from, to) = range(other, random);
                input.splice(start..end, other.get(from..to).unwrap_or_default().iter().copied());
            }
            _ => {
                if let Some(byte) = input.get_mut(start) {
                    *byte ^= u8::try_from(1 << random.below(8)).unwrap();
                }
            }
        }
    }
    input
}

/// A part of the input: mostly a short one.
fn range(input: &[u8], random: &mut Random) -> (usize, usize) {
    let start = random.below(input.len());
    let longest = if random.below(4) == 0 { input.len() } else { 40 };
    (start, (start + random.below(longest)).min(input.len()))
}
