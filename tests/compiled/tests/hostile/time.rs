//! How long reading takes: twice the body, twice the time.

use std::time::{Duration, Instant};

use compiled_cases::sockets_hostile_answers::types::*;
use openapi_client_runtime::{Wire, from_slice};

/// A list of items as long as this for a body of some hundred kilobytes.
const ITEMS: usize = 500;

/// Twice the body may take so many times as long: less than what quadratic time would take, which is 4, and more than what noise adds.
const AT_MOST: f64 = 3.0;

#[test]
fn objects_of_a_wide_union_take_linear_time() {
    let item = |arm: usize| {
        let shared: Vec<String> = (0..20).map(|key| format!(r#""k{key:02}":"text""#)).collect();
        format!(r#"{{{},"own_{:03}":"text"}}"#, shared.join(","), arm % 100)
    };
    is_linear::<Vec<Arms>>(|items| format!("[{}]", (0..items).map(item).collect::<Vec<_>>().join(",")));
}

#[test]
fn one_object_of_a_wide_union_takes_linear_time() {
    let key = |key: usize| format!(r#""other_{key}":0"#);
    is_linear::<Arms>(|items| {
        format!(r#"{{"own_007":"",{}}}"#, (0..20 * items).map(key).collect::<Vec<_>>().join(","))
    });
}

#[test]
fn nested_unions_take_linear_time() {
    let text = |items: usize| format!("\"{}\"", "x".repeat(100 * items));
    is_linear::<Tower>(|items| format!("{}{}{}", "[".repeat(110), text(items), "]".repeat(110)));
    is_linear::<Vec<Tower>>(|items| format!("[{}]", vec!["[[[[[[[[[[[[\"text\"]]]]]]]]]]]]"; 2 * items].join(",")));
}

fn is_linear<T: Wire>(body: impl Fn(usize) -> String) {
    let (once, twice) = (body(ITEMS), body(2 * ITEMS));
    let ratio = |_| time_of::<T>(&twice).as_secs_f64() / time_of::<T>(&once).as_secs_f64();
    // Other tests run at the same time: the best of some tries counts.
    let best = (0..5).map(ratio).fold(f64::INFINITY, f64::min);
    assert!(best < AT_MOST, "twice the body takes {best} times as long");
}

fn time_of<T: Wire>(json: &str) -> Duration {
    let start = Instant::now();
    let result = from_slice::<T>(json.as_bytes());
    let time = start.elapsed();
    assert!(result.is_ok(), "{:?}", result.err());
    time
}
