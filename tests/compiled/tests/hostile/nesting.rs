//! Answers that nest deep, read on a thread with a small stack: an overflow would end the process.

use std::fmt::Debug;

use compiled_cases::sockets_hostile_answers::types::*;
use openapi_client_runtime::{Wire, from_slice, to_vec};

const MIB: usize = 1024 * 1024;

/// JSON in which a value lies in another of its type: what stands before it and behind it.
type Step = (&'static str, &'static str);

/// The ways in which a wide struct holds itself.
const WIDE: [Step; 5] = [
    (r#"{"child":"#, "}"),
    (r#"{"children":["#, "]}"),
    (r#"{"by_name":{"a":"#, "}}"),
    (r#"{"held":{"held":["#, "]}}"),
    (r#"{"either":"#, "}"),
];

const TOWER: [Step; 2] = [("[", "]"), (r#"{"a":"#, "}")];
const TREE: [Step; 2] = [(r#"{"left":"#, "}"), (r#"{"left":{"text":""},"right":"#, "}")];
const SMALL: [Step; 2] = [(r#"{"name":"","child":"#, "}"), (r#"{"name":"","children":["#, "]}")];

#[test]
fn a_wide_struct_nests_32_levels_and_no_depth_overflows_the_stack() {
    WIDE.iter().for_each(reads_32_levels::<Fields200>);
    WIDE.iter().for_each(reads_32_levels::<Fields400>);
}

#[test]
fn a_union_nests_32_levels_and_no_depth_overflows_the_stack() {
    TOWER.iter().for_each(reads_32_levels::<Tower>);
    TREE.iter().for_each(reads_32_levels::<Tree>);
}

#[test]
fn a_small_struct_nests_32_levels_and_no_depth_overflows_the_stack() {
    SMALL.iter().for_each(reads_32_levels::<Small>);
}

#[test]
fn a_free_value_below_nested_structs_does_not_overflow_the_stack() {
    for levels in 1..128 {
        let free = format!(r#"{{"free":{}{}}}"#, "[".repeat(120), "]".repeat(120));
        is_read_or_too_deep::<Fields400>(&nested(&WIDE[0], levels, &free));
    }
}

#[test]
fn the_error_says_where_and_what_the_limit_is() {
    let error = read::<Small>(&nested(&SMALL[0], 1_000, r#"{"name":""}"#)).unwrap_err();
    assert!(error.starts_with("child.child."), "{error}");
    assert!(error.contains("nests too deep: more than 120 levels"), "{error}");
}

fn reads_32_levels<T: Wire + Clone + Debug + PartialEq + Send + 'static>(step: &Step) {
    let innermost = if step.0.contains("name") { r#"{"name":""}"# } else { r#"{"text":""}"# };
    let reads = |levels| read::<T>(&nested(step, levels, innermost));
    let most = (1..130).take_while(|levels| reads(*levels).is_ok()).count();
    assert!(most >= 32, "{step:?}: {:?}", reads(most + 1));
    for levels in [most + 1, 130, 10_000] {
        is_read_or_too_deep::<T>(&nested(step, levels, innermost));
    }
    is_used::<T>(&nested(step, most, innermost));
}

/// What a program does with a value that it has read. A clone takes more of the stack than all else where nothing is optimised: a thread
/// as large as those of Rust's standard library must do.
fn is_used<T: Wire + Clone + Debug + PartialEq>(json: &str) {
    let json = json.to_owned();
    on_a_stack_of(2 * MIB, move || {
        let value: T = from_slice(json.as_bytes()).unwrap();
        let copy = value.clone();
        assert!(copy == value);
        assert!(!format!("{copy:?}").is_empty());
        assert!(!to_vec(&copy).unwrap().is_empty());
    });
}

fn is_read_or_too_deep<T: Wire>(json: &str) {
    if let Err(error) = read::<T>(json) {
        assert!(error.contains("nests too deep") || error.contains("recursion limit"), "{error}");
    }
}

/// Reads a value on a small stack, and drops it there.
fn read<T: Wire>(json: &str) -> Result<(), String> {
    let json = json.to_owned();
    on_a_stack_of(MIB, move || from_slice::<T>(json.as_bytes()).map(drop).map_err(|error| error.to_string()))
}

fn on_a_stack_of<R: Send + 'static>(bytes: usize, work: impl FnOnce() -> R + Send + 'static) -> R {
    let thread = std::thread::Builder::new().stack_size(bytes);
    thread.spawn(work).unwrap().join().unwrap()
}

fn nested(step: &Step, levels: usize, innermost: &str) -> String {
    let (before, behind) = step;
    format!("{}{innermost}{}", before.repeat(levels), behind.repeat(levels))
}
