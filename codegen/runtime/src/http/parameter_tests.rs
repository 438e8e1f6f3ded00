//! Parameter styles, by the tables of OpenAPI 3.1, section 4.8.12.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use std::collections::BTreeMap;

use reqwest::header::HeaderMap;
use serde_json::{Value, json};

use super::super::description::PartEncoding;
use super::{Api, Core, CoreBuilder, Location, Operation, Parameter, Request, Style, header, path, query};

static API: Api = Api { name: "sample", version: "1", servers: &[], schemes: &[] };

fn expand(request: &Request) -> Result<String, String> {
    path::expand(request.operation, &request.values).map(|(path, _)| path)
}

fn query_of(request: &Request) -> String {
    query::query(request.operation, None, &request.values, &[])
}

fn add_parameters(request: &Request, headers: &mut HeaderMap) -> Result<(), String> {
    header::add_parameters(headers, request.operation, &request.values, &[])
}

fn operation(path: &'static str, parameter: Parameter) -> &'static Operation {
    let parameters: &'static [Parameter] = Box::leak(Box::new([parameter]));
    Box::leak(Box::new(Operation { parameters, ..Operation::new("", "GET", path) }))
}

fn parameter(location: Location, style: Style, explode: bool) -> Parameter {
    Parameter { location, ..Parameter::query("color").style(style, explode) }
}

fn core() -> Core {
    let mut builder = CoreBuilder::new(&API);
    builder.base_url("http://h".to_owned());
    builder.build().unwrap()
}

fn written(parameter: Parameter, value: Value) -> Result<String, String> {
    let core = core();
    let location = parameter.location;
    let operation = operation(if location == Location::Path { "/{color}" } else { "/" }, parameter);
    let mut request = Request::new(&core, operation);
    request.set(0, &value);
    match location {
        Location::Path => expand(&request).map(|path| path[1..].to_owned()),
        Location::Query => Ok(query_of(&request)),
        Location::Header | Location::Cookie => {
            let mut headers = HeaderMap::new();
            add_parameters(&request, &mut headers)?;
            let value = headers.get(if location == Location::Header { "color" } else { "cookie" });
            Ok(value.map_or_else(String::new, |value| String::from_utf8_lossy(value.as_bytes()).into_owned()))
        }
    }
}

/// A text, a list and an object, written in a style.
fn table(location: Location, style: Style, explode: bool) -> [String; 3] {
    let object = json!({"R": 100, "G": 200});
    [json!("blue"), json!(["blue", "black"]), object]
        .map(|value| written(parameter(location, style, explode), value).unwrap())
}

#[test]
fn path_styles() {
    let path = |style, explode| table(Location::Path, style, explode);
    assert_eq!(path(Style::Simple, false), ["blue", "blue,black", "R,100,G,200"]);
    assert_eq!(path(Style::Simple, true), ["blue", "blue,black", "R=100,G=200"]);
    assert_eq!(path(Style::Label, false), [".blue", ".blue,black", ".R,100,G,200"]);
    assert_eq!(path(Style::Label, true), [".blue", ".blue.black", ".R=100.G=200"]);
    assert_eq!(path(Style::Matrix, false), [";color=blue", ";color=blue,black", ";color=R,100,G,200"]);
    assert_eq!(path(Style::Matrix, true), [";color=blue", ";color=blue;color=black", ";R=100;G=200"]);
}

#[test]
fn query_styles() {
    let query = |style, explode| table(Location::Query, style, explode);
    assert_eq!(query(Style::Form, true), ["color=blue", "color=blue&color=black", "R=100&G=200"]);
    assert_eq!(query(Style::Form, false), ["color=blue", "color=blue,black", "color=R,100,G,200"]);
    assert_eq!(query(Style::SpaceDelimited, false)[1..], ["color=blue%20black", "color=R%20100%20G%20200"]);
    assert_eq!(query(Style::PipeDelimited, false)[1..], ["color=blue%7Cblack", "color=R%7C100%7CG%7C200"]);
    assert_eq!(query(Style::PipeDelimited, true)[1], "color=blue&color=black");
    assert_eq!(query(Style::DeepObject, true)[2], "color%5BR%5D=100&color%5BG%5D=200");
}

#[test]
fn header_and_cookie_styles() {
    let object = json!({"R": 100, "G": 200});
    let write =
        |location, style, explode, value: &Value| written(parameter(location, style, explode), value.clone()).unwrap();
    assert_eq!(write(Location::Header, Style::Simple, false, &json!(["a b", "c"])), "a b,c");
    assert_eq!(write(Location::Header, Style::Simple, true, &object), "R=100,G=200");
    assert_eq!(write(Location::Header, Style::Simple, true, &Value::Null), "");
    assert_eq!(write(Location::Cookie, Style::Form, true, &json!("a;b c")), "color=a%3Bb%20c");
    assert_eq!(write(Location::Cookie, Style::Form, false, &json!(["a", "b"])), "color=a,b");
    let refused = written(parameter(Location::Header, Style::Simple, false), json!("a\r\nb: c")).unwrap_err();
    assert!(refused.contains("the header parameter `color`"), "{refused}");
}

#[test]
fn nested_null_empty_and_reserved_values() {
    let query = |style, explode, value| written(parameter(Location::Query, style, explode), value).unwrap();
    let deep = json!({"a": {"b": ["x", "y"]}, "n": null});
    assert_eq!(query(Style::DeepObject, true, deep), "color%5Ba%5D%5Bb%5D=x&color%5Ba%5D%5Bb%5D=y");
    for nothing in [Value::Null, json!([]), json!({}), json!([null])] {
        assert_eq!(query(Style::Form, true, nothing.clone()), "");
        assert_eq!(query(Style::Form, false, nothing), "");
    }
    assert_eq!(query(Style::Form, true, json!("")), "color=");
    assert_eq!(query(Style::Form, false, json!(["a,b", "c&d"])), "color=a%2Cb,c%26d");
    assert_eq!(query(Style::Form, true, json!([1.5, 3.0, true])), "color=1.5&color=3&color=true");
    let reserved = Parameter { allow_reserved: true, ..parameter(Location::Query, Style::Form, true) };
    assert_eq!(written(reserved, json!("/a?b:c#&+% ü")).unwrap(), "color=/a?b:c%23%26%2B%25%20%C3%BC");
    let content = Parameter { content: Some("application/json"), ..parameter(Location::Query, Style::Form, true) };
    assert_eq!(written(content, json!({"a": ["b"]})).unwrap(), "color=%7B%22a%22%3A%5B%22b%22%5D%7D");
    let content = Parameter { content: Some("application/json"), ..parameter(Location::Query, Style::Form, true) };
    assert_eq!(written(content, json!("a")).unwrap(), "color=%22a%22");
}

#[test]
fn a_path_value_is_one_segment_or_refused() {
    let path = |value: Value| written(parameter(Location::Path, Style::Simple, false), value);
    assert_eq!(path(json!("a/b\\c?d#e%2F é")).unwrap(), "a%2Fb%5Cc%3Fd%23e%252F%20%C3%A9");
    for refused in [json!(""), json!("."), json!(".."), Value::Null, json!([])] {
        assert!(path(refused.clone()).is_err(), "{refused}");
    }
    assert!(written(parameter(Location::Path, Style::Label, false), json!("")).is_err());
    assert!(written(parameter(Location::Path, Style::Label, false), json!(".")).is_err());
}

#[test]
fn what_is_percent_encoded_already_stays_where_reserved_characters_may_stand() {
    let reserved = |location, style, explode, value: &Value| {
        written(Parameter { allow_reserved: true, ..parameter(location, style, explode) }, value.clone()).unwrap()
    };
    let text = json!("a:b;c/d?e#f%2Fg%zz%");
    assert_eq!(reserved(Location::Path, Style::Simple, false, &text), "a:b;c%2Fd%3Fe%23f%2Fg%25zz%25");
    assert_eq!(reserved(Location::Query, Style::Form, true, &text), "color=a:b;c/d?e%23f%2Fg%25zz%25");
    assert_eq!(reserved(Location::Cookie, Style::Form, true, &text), "color=a:b%3Bc/d?e#f%2Fg%25zz%25");
    assert_eq!(reserved(Location::Cookie, Style::Cookie, true, &text), "color=a:b;c/d?e#f%2Fg%zz%");
}

#[test]
fn cookies_as_they_are_have_no_escapes() {
    assert_eq!(table(Location::Cookie, Style::Cookie, true), ["color=blue", "color=blue; color=black", "R=100; G=200"]);
    assert_eq!(table(Location::Cookie, Style::Cookie, false), ["color=blue", "color=blue,black", "color=R,100,G,200"]);
    let plain = parameter(Location::Cookie, Style::Cookie, true);
    assert_eq!(written(plain, json!("\"a b\"%2F")).unwrap(), "color=\"a b\"%2F");
}

#[test]
fn the_whole_query_is_one_value() {
    const NEAR: PartEncoding =
        PartEncoding { property: "near", content_type: None, style: Some((Style::Form, false)), allow_reserved: false };
    let form = Parameter::query_string("filter").form(&[NEAR]);
    let value = json!({"words": ["a b", "c"], "near": [1, 2], "none": null});
    assert_eq!(written(form, value).unwrap(), "words=a%20b&words=c&near=1,2&none=");
    assert_eq!(written(form, Value::Null).unwrap(), "");
    let json = Parameter::query_string("filter").content("application/json");
    assert_eq!(written(json, json!({"a": [1]})).unwrap(), "%7B%22a%22%3A%5B1%5D%7D");
    let text = Parameter::query_string("filter").content("application/jsonpath");
    assert_eq!(written(text, json!("$.a")).unwrap(), "%24.a");
}

#[test]
fn maps_are_objects() {
    let core = core();
    let operation = operation("/", parameter(Location::Query, Style::Form, true));
    let mut request = Request::new(&core, operation);
    request.set(0, &BTreeMap::from([("k".to_owned(), 1_i64)]));
    assert_eq!(query_of(&request), "k=1");
}
