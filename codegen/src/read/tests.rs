#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failure fails the test")]

use serde_json::{Value, json};

use super::value::MAX_DEPTH;
use super::*;

fn reading(text: &str) -> (Result<Value, Diagnostic>, Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::default();
    let value = read_value("x.yaml", &Pointer::root(), text, &mut diagnostics);
    (value, diagnostics.into_list())
}

/// Reads a text that nothing is wrong with.
fn clean(text: &str) -> Value {
    let (value, diagnostics) = reading(text);
    assert_eq!(diagnostics, []);
    value.unwrap()
}

/// Reads a text that one thing is wrong with: its code and pointer.
fn flawed(text: &str) -> (Value, String) {
    let (value, diagnostics) = reading(text);
    let [diagnostic] = diagnostics.as_slice() else { panic!("{diagnostics:?}") };
    (value.unwrap(), format!("{} {}", diagnostic.code, diagnostic.pointer))
}

fn position(diagnostic: &Diagnostic) -> (usize, usize) {
    let position = diagnostic.position.unwrap();
    (position.line, position.column)
}

#[test]
fn keys_keep_their_order() {
    let keys = |text| clean(text).as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys("z: 1\na: 2\nm: 3\n"), ["z", "a", "m"]);
    assert_eq!(keys(r#"{"z": 1, "a": 2, "m": 3}"#), ["z", "a", "m"]);
}

#[test]
fn a_duplicate_key_is_an_error_and_the_last_one_counts() {
    assert_eq!(flawed("a:\n  b: 1\n  b: 2\n"), (json!({"a": {"b": 2}}), "duplicate-key #/a/b".to_owned()));
    assert_eq!(flawed(r#"[{"b": 1, "\u0062": 2}]"#), (json!([{"b": 2}]), "duplicate-key #/0/b".to_owned()));
}

#[test]
fn merge_keys_fill_in_what_is_missing() {
    let text = "base: &base {a: 1, b: 2}\nmore: &more {b: 3, c: 4}\none:\n  <<: *base\n  b: own\nboth:\n  <<: [*base, *more]\n";
    let value = clean(text);
    assert_eq!(value["one"], json!({"b": "own", "a": 1}));
    assert_eq!(value["both"], json!({"a": 1, "b": 2, "c": 4}));
}

#[test]
fn a_merge_key_takes_mappings_only_and_json_has_none() {
    assert_eq!(flawed("a:\n  <<: 3\n  b: 1\n"), (json!({"a": {"b": 1}}), "merge-key #/a/<<".to_owned()));
    assert_eq!(clean(r#"{"<<": {"a": 1}}"#), json!({"<<": {"a": 1}}));
}

#[test]
fn aliases_are_copies() {
    assert_eq!(clean("a: &x [1, {b: 2}]\nc: *x\n"), json!({"a": [1, {"b": 2}], "c": [1, {"b": 2}]}));
}

#[test]
fn an_alias_bomb_is_refused() {
    let mut nodes = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let alias = format!("*a{}", level - 1);
        nodes.push_str(&format!("a{level}: &a{level} [{}]\n", vec![alias; 10].join(", ")));
    }
    let (value, _) = reading(&nodes);
    assert_eq!(value.unwrap_err().code, "too-large");
    // Few nodes, but each of them large.
    let bytes = format!("a: &a {}\nb: [{}]\n", "x".repeat(100_000), vec!["*a"; 20_000].join(","));
    let (value, _) = reading(&bytes);
    assert_eq!(value.unwrap_err().code, "too-large");
}

#[test]
fn an_alias_inside_itself_ends() {
    assert!(reading("a: &a [*a, *a]\n").0.is_err());
    let (value, diagnostics) = reading("a: &a {b: *a}\n");
    assert!(value.is_ok());
    assert_eq!(diagnostics.first().unwrap().code, "too-deep");
}

#[test]
fn what_is_too_deep_is_left_out() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let nested = |levels: usize| format!("{}1{}", open.repeat(levels), close.repeat(levels));
        clean(&nested(MAX_DEPTH));
        let (_, message) = flawed(&format!("{{\"deep\": {}, \"next\": 1}}", nested(MAX_DEPTH)));
        assert!(message.starts_with("too-deep #/deep/"), "{message}");
        let (value, _) = reading(&format!("{{\"deep\": {}, \"next\": 1}}", nested(5_000)));
        assert_eq!(value.unwrap()["next"], 1);
    }
    let block: String = (0..500).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    let (value, message) = flawed(&format!("{block}next: 1\n"));
    assert_eq!(value["next"], 1);
    assert!(message.starts_with("too-deep #/a/a/a"), "{message}");
}

#[test]
fn numbers_stay_exact() {
    let text = "[9223372036854775807, -9223372036854775808, 18446744073709551615, 0x10, 1.5]";
    let expected = json!([i64::MAX, i64::MIN, u64::MAX, 16, 1.5]);
    assert_eq!(clean(&format!("a: {text}"))["a"], expected);
    assert_eq!(clean("[9223372036854775807, -9223372036854775808, 18446744073709551615, 16, 1.5]"), expected);
}

#[test]
fn djangos_bounds_are_numbers() {
    for text in [
        "max: 9223372036854776000\nmin: -9223372036854776000\n",
        r#"{"max": 9223372036854776000, "min": -9223372036854776000}"#,
    ] {
        assert_eq!(clean(text), json!({"max": 9_223_372_036_854_776_000_u64, "min": -9_223_372_036_854_776_000_f64}));
    }
    assert_eq!(clean(&format!("a: 1{}", "0".repeat(60))), json!({"a": 1e60}));
}

#[test]
fn infinities_stay_texts() {
    assert_eq!(clean("[.inf, -.inf, .nan]"), json!([".inf", "-.inf", ".nan"]));
}

#[test]
fn keys_are_what_is_written() {
    assert_eq!(
        clean("200: a\n1.10: b\ntrue: c\nnull: d\n007: e\n'x': f\n"),
        json!({"200": "a", "1.10": "b", "true": "c", "null": "d", "007": "e", "x": "f"})
    );
}

#[test]
fn yaml_scalars_follow_yaml_1_2() {
    assert_eq!(
        clean("[yes, on, 2024-01-01, 0123, ~, '', 'null', true, 1e3, 12:30]"),
        json!(["yes", "on", "2024-01-01", "0123", null, "", "null", true, 1000.0, "12:30"])
    );
}

#[test]
fn tags_are_ignored() {
    assert_eq!(
        clean("a: !money 3\nb: !!str 3\nc: !x {d: 1}\ne: !y [1]\n"),
        json!({"a": 3, "b": "3", "c": {"d": 1}, "e": [1]})
    );
}

#[test]
fn json_has_all_of_json() {
    assert_eq!(clean(r#"{"a": "\ud83d\ude00", "b/c": "\/"}"#), json!({"a": "😀", "b/c": "/"}));
    assert_eq!(clean("{\n\t\"a\": 1\n}"), json!({"a": 1}));
}

#[test]
fn a_byte_order_mark_is_skipped() {
    assert_eq!(clean("\u{feff}a: 1\n"), json!({"a": 1}));
    assert_eq!(clean("\u{feff}{\"a\": 1}"), json!({"a": 1}));
}

#[test]
fn only_the_first_document_of_a_stream_is_read() {
    assert_eq!(clean("---\na: 1\n...\n"), json!({"a": 1}));
    assert_eq!(flawed("a: 1\n---\nb: 2\n"), (json!({"a": 1}), "several-documents #".to_owned()));
}

#[test]
fn what_follows_the_first_document_is_not_dropped_in_silence() {
    assert_eq!(flawed("a: 1\n...\n}\n"), (json!({"a": 1}), "invalid-yaml #".to_owned()));
}

#[test]
fn deep_flow_collections_are_refused_before_they_take_quadratic_time() {
    for bomb in ["{a: ".repeat(100_000), "[".repeat(100_000), "{\"}\": [".repeat(50_000)] {
        assert_eq!(reading(&format!("a: {bomb}")).0.unwrap_err().code, "too-deep");
    }

    let text: String = (0..1_000).map(|index| format!("k{index}: a value in [0, 1)\n")).collect();
    assert_eq!(clean(&text).as_object().unwrap().len(), 1_000);
}

#[test]
fn nothing_is_null() {
    assert_eq!(clean(""), Value::Null);
    assert_eq!(clean("# only a comment\n"), Value::Null);
}

#[test]
fn what_is_no_json_may_be_yaml() {
    assert_eq!(clean("{a: 1, b: [2,],} # flow"), json!({"a": 1, "b": [2]}));
    let mut diagnostics = Diagnostics::default();
    let value = read_value("x.json", &Pointer::root(), "{\n  \"a\": 1,\n}", &mut diagnostics).unwrap();
    assert_eq!(value, json!({"a": 1}));
    let [warning] = diagnostics.list() else { panic!("{diagnostics:?}") };
    assert_eq!((warning.code, position(warning)), ("invalid-json", (3, 1)));
}

#[test]
fn a_fault_has_its_place() {
    let error = reading("a: 1\nb:\n  - [x\nc: 2\n").0.unwrap_err();
    assert_eq!(error.code, "invalid-yaml");
    assert_eq!(error.position.unwrap().line, 4);
    assert!(!error.message.contains("line 4"), "{}", error.message);

    let error = reading("{\n  \"é\": \"x\" y\n}").0.unwrap_err();
    assert_eq!((error.code, position(&error)), ("invalid-json", (2, 12)));
    assert!(!error.message.contains("line"), "{}", error.message);
}

#[test]
fn a_mapping_is_no_key() {
    assert_eq!(reading("? {a: 1}\n: 2\n").0.unwrap_err().code, "invalid-yaml");
}

#[test]
fn comments_may_be_indented_by_tabs() {
    assert_eq!(clean("a:\n\t\t# about b\n  b: 1\n\t\nc: \"\t\"\n"), json!({"a": {"b": 1}, "c": "\t"}));
    assert_eq!(reading("a:\n\tb: 1\n").0.unwrap_err().position.map(|place| place.line), Some(2));
}
