//! Every style, exploded and not, in every location, with a value of each kind.

use compiled_cases::OrBlank;
use compiled_cases::crates::chrono::NaiveDate;
use compiled_cases::sockets_parameters::types::{Color, Point};

use crate::{Received, refused, sent};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 2, 3).unwrap()
}

fn point() -> Point {
    Point::new(1, 2)
}

macro_rules! path {
    ($operation:ident) => {
        sent!(sockets_parameters, |client| client.$operation(5, ["a", "b c"], point(), day(), Color::DarkBlue, "m/1"))
            .target()
            .to_owned()
    };
}

#[tokio::test]
async fn paths() {
    let simple = "/simple/5/a,b%20c/x,1,y,2/2024-02-03/dark%20blue/m%2F1";
    assert_eq!(path!(path_simple), simple);
    let simple = "/simple_exploded/5/a,b%20c/x=1,y=2/2024-02-03/dark%20blue/m%2F1";
    assert_eq!(path!(path_simple_exploded), simple);
    assert_eq!(path!(path_label), "/label/.5/.a,b%20c/.x,1,y,2/.2024-02-03/.dark%20blue/.m%2F1");
    assert_eq!(path!(path_label_exploded), "/label_exploded/.5/.a.b%20c/.x=1.y=2/.2024-02-03/.dark%20blue/.m%2F1");
    let matrix = "/matrix/;n=5/;list=a,b%20c/;point=x,1,y,2/;day=2024-02-03/;color=dark%20blue/;maybe=m%2F1";
    assert_eq!(path!(path_matrix), matrix);
    let matrix = "/matrix_exploded/;n=5/;list=a;list=b%20c/;x=1;y=2/;day=2024-02-03/;color=dark%20blue/;maybe=m%2F1";
    assert_eq!(path!(path_matrix_exploded), matrix);
}

macro_rules! query {
    ($operation:ident) => {{
        let request = sent!(sockets_parameters, |client| client
            .$operation()
            .n(5)
            .list(["a", "b c"])
            .point(point())
            .day(day())
            .color("dark blue")
            .maybe("m/1"));
        request.target().split_once('?').unwrap().1.to_owned()
    }};
}

#[tokio::test]
async fn queries() {
    let end = "day=2024-02-03&color=dark%20blue&maybe=m%2F1";
    assert_eq!(query!(query_form), format!("n=5&list=a,b%20c&point=x,1,y,2&{end}"));
    let exploded = format!("n=5&list=a&list=b%20c&x=1&y=2&{end}");
    assert_eq!(query!(query_form_exploded), exploded);
    assert_eq!(query!(query_space_delimited), format!("n=5&list=a%20b%20c&point=x%201%20y%202&{end}"));
    assert_eq!(query!(query_space_delimited_exploded), exploded);
    assert_eq!(query!(query_pipe_delimited), format!("n=5&list=a%7Cb%20c&point=x%7C1%7Cy%7C2&{end}"));
    assert_eq!(query!(query_pipe_delimited_exploded), exploded);
    let deep = sent!(sockets_parameters, |client| client.query_deep().point(point()));
    assert_eq!(deep.target(), "/query/deep?point%5Bx%5D=1&point%5By%5D=2");
}

#[tokio::test]
async fn what_is_not_set_is_not_sent_and_an_empty_list_is_nothing() {
    let request = sent!(sockets_parameters, |client| client.query_form());
    assert_eq!(request.target(), "/query/form");
    let request = sent!(sockets_parameters, |client| client.query_form().list(Vec::<String>::new()).n(0).maybe(""));
    assert_eq!(request.target(), "/query/form?n=0&maybe=");
}

fn x_headers(request: &Received) -> Vec<String> {
    let headers = request.headers.iter().filter(|(name, _)| name.starts_with("x-"));
    let mut headers: Vec<String> = headers.map(|(name, value)| format!("{name}: {value}")).collect();
    headers.sort();
    headers
}

macro_rules! headers {
    ($operation:ident) => {
        x_headers(&sent!(sockets_parameters, |client| client
            .$operation()
            .x_n(5)
            .x_list(["a", "b c"])
            .x_point(point())
            .x_day(day())
            .x_color(Color::DarkBlue)
            .x_maybe("m/1")))
    };
}

#[tokio::test]
async fn headers() {
    let with = |point: &str| {
        ["x-color: dark blue", "x-day: 2024-02-03", "x-list: a,b c", "x-maybe: m/1", "x-n: 5", point].map(str::to_owned)
    };
    assert_eq!(headers!(headers), with("x-point: x,1,y,2"));
    assert_eq!(headers!(headers_exploded), with("x-point: x=1,y=2"));
}

#[tokio::test]
async fn a_line_break_makes_no_second_header() {
    for value in ["a\r\nX-Evil: 1", "a\nb", "a\rb", "a\0b"] {
        let error = refused!(sockets_parameters, |client| client.headers().x_maybe(value));
        assert!(error.contains("the header parameter `X-Maybe`") && !error.contains("Evil"), "{error}");
        let error = refused!(sockets_parameters, |client| client.headers().x_list([value]));
        assert!(error.contains("the header parameter `X-List`"), "{error}");
        let error = refused!(sockets_parameters, |client| client.headers().header("X-Own", value));
        assert!(error.contains("the header `X-Own`"), "{error}");
    }
    let error = refused!(sockets_parameters, |client| client.headers().header("X-Own: 1\r\nX-Evil", "1"));
    assert!(error.contains("invalid name"), "{error}");
}

macro_rules! cookies {
    ($operation:ident) => {{
        let request = sent!(sockets_parameters, |client| client
            .$operation()
            .n(5)
            .list(["a", "b c"])
            .point(point())
            .day(day())
            .color(Color::Red)
            .maybe("m;\r\n"));
        request.header("cookie").unwrap().to_owned()
    }};
}

#[tokio::test]
async fn cookies() {
    let end = "day=2024-02-03; color=red; maybe=m%3B%0D%0A";
    assert_eq!(cookies!(cookies), format!("n=5; list=a,b%20c; point=x,1,y,2; {end}"));
    assert_eq!(cookies!(cookies_exploded), format!("n=5; list=a; list=b%20c; x=1; y=2; {end}"));
}

#[tokio::test]
async fn content_is_json_in_every_location() {
    let request =
        sent!(sockets_parameters, |client| client.content(point()).where_(Point::new(3, 4)).x_where(Point::new(5, 6)));
    assert_eq!(request.target(), "/content/%7B%22x%22%3A1%2C%22y%22%3A2%7D?where=%7B%22x%22%3A3%2C%22y%22%3A4%7D");
    assert_eq!(request.header("x-where"), Some(r#"{"x":5,"y":6}"#));
}

#[tokio::test]
async fn reserved_characters_stay_where_they_are_allowed() {
    let request =
        sent!(sockets_parameters, |client| client.reserved().url("http://a/b?c=d&e=f#g%20+").urls(["a/b", "@:"]));
    // What is escaped already stays, as reserved expansion (RFC 6570, 3.2.3) has it.
    assert_eq!(request.target(), "/reserved?url=http://a/b?c=d%26e=f%23g%20%2B&urls=a/b,@:");
}

#[tokio::test]
async fn empty_values_are_sent_where_the_document_allows_them() {
    let request = sent!(sockets_parameters, |client| client
        .empty()
        .text("")
        .count(OrBlank::Blank)
        .flag(OrBlank::Blank)
        .color(OrBlank::Blank)
        .list(OrBlank::Blank));
    assert_eq!(request.target(), "/empty?text=&count=&flag=&color=&list=");
    let request =
        sent!(sockets_parameters, |client| client.empty().count(3).flag(true).color(Color::Red).list(vec![1, 2]));
    assert_eq!(request.target(), "/empty?count=3&flag=true&color=red&list=1&list=2");
}
