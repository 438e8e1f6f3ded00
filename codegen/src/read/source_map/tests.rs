use super::*;

/// The line and column of each pointer.
fn find<const N: usize>(text: &str, pointers: [&str; N]) -> [(usize, usize); N] {
    let pointers = pointers.map(Pointer::parse);
    let found = positions(&LineIndex::new(text), &pointers.iter().collect::<Vec<_>>());
    let mut found = found.into_iter();
    pointers.each_ref().map(|_| found.next().map_or((0, 0), |position| (position.line, position.column)))
}

#[test]
fn block_yaml() {
    let text = "# about\nopenapi: 3.0.0\npaths:\n  /pets/{id}:\n    get:\n      tags: [a, b]\n      parameters:\n        - name: id\n          in: path\n        - \
                name: q\n    'quoted': x\n    200: y\n";
    assert_eq!(
        find(
            text,
            [
                "#/openapi",
                "#/paths/~1pets~1{id}",
                "#/paths/~1pets~1{id}/get/parameters/1",
                "#/paths/~1pets~1{id}/get/parameters/0/in"
            ]
        ),
        [(2, 1), (4, 3), (10, 11), (9, 11)]
    );
    assert_eq!(
        find(text, ["#/paths/~1pets~1{id}/get/tags/1", "#/paths/~1pets~1{id}/quoted", "#/paths/~1pets~1{id}/200", "#"]),
        [(6, 17), (11, 5), (12, 5), (2, 1)]
    );
}

#[test]
fn flow_yaml() {
    assert_eq!(
        find("a: {b: [1, {c: 2}], é: {d: 3}}\n", ["#/a/b/1/c", "#/a/b/1", "#/a/é/d"]),
        [(1, 13), (1, 12), (1, 25)]
    );
    assert_eq!(find("{a: 1,\n b: 2}", ["#/b"]), [(2, 2)]);
}

#[test]
fn flow_yaml_that_ends_as_far_left_as_its_key() {
    let text = "a:\n  b: {\n    x: 1\n  }\n  c: [\n    1\n  ]\n  d: 2\n";
    assert_eq!(find(text, ["#/a/b/x", "#/a/c/0", "#/a/d"]), [(3, 5), (6, 5), (8, 3)]);
}

#[test]
fn json() {
    let text = "{\n  \"a\": [10, {\"b/c\": null, \"d\\u0065\": []}],\n  \"é\": {\"x\": 1}, \"y\": 2\n}";
    assert_eq!(find(text, ["#", "#/a", "#/a/0", "#/a/1", "#/a/1/b~1c"]), [(1, 1), (2, 3), (2, 9), (2, 13), (2, 14)]);
    assert_eq!(find(text, ["#/a/1/de", "#/é", "#/é/x", "#/y"]), [(2, 27), (3, 3), (3, 9), (3, 18)]);
}

#[test]
fn what_is_not_there_is_where_its_ancestor_is() {
    for text in ["a:\n  b: 1\nlist:\n  - 1\n", "{\"a\":\n  {\"b\": 1},\n\"list\": [1\n]}"] {
        let [a, b, list] = find(text, ["#/a", "#/a/b", "#/list"]);
        assert_eq!(find(text, ["#/a/new/deeper", "#/a/b/c", "#/list/7", "#/none"]), [a, b, list, (1, 1)]);
    }
}

#[test]
fn of_a_key_that_stands_there_twice_the_last_one_counts() {
    assert_eq!(find("a: 1\nb: 2\na: 3\n", ["#/a"]), [(3, 1)]);
    assert_eq!(find("{\"a\": 1,\n\"a\": 3}", ["#/a"]), [(2, 1)]);
}

#[test]
fn aliases_and_odd_keys_do_not_lead_astray() {
    let text = "a: &x {b: 1}\n? [k, {l: 1}]\n: {b: 2}\nc: *x\nd: [*x, 2]\ne: 1\n";
    assert_eq!(find(text, ["#/a/b", "#/c", "#/c/b", "#/d/1", "#/e"]), [(1, 8), (4, 1), (4, 1), (5, 9), (6, 1)]);
}

#[test]
fn a_broken_text_has_the_places_before_the_fault() {
    assert_eq!(find("a:\n  b: 1\nc: [\n", ["#/a/b"]), [(2, 3)]);
    assert_eq!(find("{\"a\":\n  {\"b\": 1}, \"c\": @}", ["#/a/b"]), [(2, 4)]);
}

#[test]
fn only_the_first_document_counts_and_a_byte_order_mark_does_not() {
    assert_eq!(find("\u{feff}a: 1\n---\nb: 1\na: 2\n", ["#/a", "#/b"]), [(1, 1), (1, 1)]);
}

#[test]
fn json_that_is_only_yaml_is_found_too() {
    assert_eq!(find("{a: 1,\n  \"b\": {c: 2,},\n}", ["#/b/c"]), [(2, 9)]);
}

#[test]
fn lines_end_in_either_way() {
    let lines = LineIndex::new("a\r\nb\n");
    assert_eq!((lines.line(1), lines.line(2), lines.line(3), lines.line(9)), ("a", "b", "", ""));
}

#[test]
fn one_long_line_is_counted_once() {
    let count = 50_000;
    let text = format!("[{}]", vec!["{\"é\":1}"; count].join(","));
    let pointers: Vec<_> = (0..count).map(|index| Pointer::root().child(index).child("é")).collect();
    let found = positions(&LineIndex::new(&text), &pointers.iter().collect::<Vec<_>>());
    let columns: Vec<_> = found.iter().map(|position| position.column).collect();
    assert_eq!(columns, (0..count).map(|index| 3 + 8 * index).collect::<Vec<_>>());
}
