//! How much memory reading takes: at most four times the body, and twice the value.

use std::fmt::Debug;

use compiled_cases::sockets_hostile_answers::types::*;
use openapi_client_runtime::crates::serde_json::Value;
use openapi_client_runtime::{Wire, from_slice};

use super::allocations::counted;

/// What reading takes of a body of any size: the fields of the objects that are open, the tables of the unions.
const SMALL_CHANGE: usize = 512 * 1024;

#[test]
fn a_long_text_below_nested_unions_is_held_once() {
    let text = format!("\"{}\"", "x".repeat(3_000_000));
    let nested = |before: &str, innermost: &str, behind: &str| {
        format!("{}{innermost}{}", before.repeat(110), behind.repeat(110))
    };
    is_bounded::<Tower>(&nested("[", &text, "]"));
    is_bounded::<Tower>(&nested(r#"{"a":"#, &text, "}"));
    is_bounded::<Tree>(&nested(r#"{"left":"#, &format!(r#"{{"text":{text}}}"#), "}"));
}

#[test]
fn lists_of_empty_objects_take_what_their_items_need() {
    let items = vec!["{}"; 10_000].join(",");
    is_bounded::<Fields200>(&format!(r#"{{"children":[{items}]}}"#));
    is_bounded::<Vec<Fields400>>(&format!("[{items}]"));
    let names: Vec<String> = (0..10_000).map(|name| format!(r#""{name}":{{}}"#)).collect();
    is_bounded::<Fields200>(&format!(r#"{{"by_name":{{{}}}}}"#, names.join(",")));
}

#[test]
fn free_values_take_what_they_need() {
    is_bounded::<Value>(&format!("[{}]", vec!["0"; 500_000].join(",")));
    is_bounded::<Value>(&format!("[{}]", vec![r#"{"a":[]}"#; 100_000].join(",")));
}

#[test]
fn an_object_of_many_keys_takes_no_memory_to_tell_what_it_is() {
    let keys: Vec<String> = (0..200_000).map(|key| format!("\"{key}\":0")).collect();
    is_bounded::<Arms>(&format!(r#"{{"own_007":"",{}}}"#, keys.join(",")));
    let repeated = format!(r#"{{"own_007":""{}}}"#, r#","own_008":"""#.repeat(200_000));
    let (result, allocated) = counted(|| from_slice::<Arms>(repeated.as_bytes()).map(drop));
    assert!(result.unwrap_err().to_string().starts_with("own_008: the object has this key twice"));
    assert!(allocated.peak <= 4 * repeated.len() + SMALL_CHANGE, "{allocated:?}");
}

#[test]
fn the_text_of_an_error_is_short_however_long_a_value_is() {
    let text = format!("\"{}\"", "x".repeat(3_000_000));
    let key = |key: &str| format!("{{{key}:1}}");
    for json in [format!("[{text}]"), key(&text), format!(r#"{{"by_name":{}}}"#, key(&text))] {
        let (result, allocated) = counted(|| from_slice::<Fields200>(json.as_bytes()).map(drop));
        let short = result.map_or_else(|error| error.to_string().len() < 1_200, |()| true);
        assert!(short && allocated.peak < 4 * json.len(), "{allocated:?}");
    }
    let json = format!("[{text}]");
    let (result, allocated) = counted(|| from_slice::<Vec<i64>>(json.as_bytes()));
    let error = result.unwrap_err().to_string();
    assert!(error.len() < 1_200 && error.starts_with("[0]: ") && error.contains("column"), "{error}");
    assert!(allocated.peak < 4 * text.len(), "{allocated:?}");
    let below_unions = format!("{}{{\"text\":{{}},\"left\":{text}}}{}", r#"{"left":"#.repeat(100), "}".repeat(100));
    let (result, allocated) = counted(|| from_slice::<Tree>(below_unions.as_bytes()).map(drop));
    assert!(result.map_or_else(|error| error.to_string().len() < 3_000, |()| true));
    assert!(allocated.peak < 4 * below_unions.len(), "{allocated:?}");
}

fn is_bounded<T: Wire + Debug>(json: &str) {
    let (result, allocated) = counted(|| from_slice::<T>(json.as_bytes()));
    assert!(result.is_ok(), "{:?}", result.err());
    let bound = 4 * json.len() + 2 * allocated.kept + SMALL_CHANGE;
    assert!(allocated.peak <= bound, "{allocated:?}, body {}", json.len());
}
