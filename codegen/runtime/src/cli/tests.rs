//! Tests of the command line without a process of its own: what it accepts, refuses and shows.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use super::options::Given;
use super::settings::Settings;
use super::{Api, Done, Failure, Invocation, Terminal, call, json, names, run, wrap};
use crate::description::{
    self, Body, JsonType, KeyLocation, Location, Operation, Parameter, Scheme, SchemeKind, Server, ServerVariable,
};

const fn parameter(name: &'static str, location: Location, json_type: JsonType) -> Parameter {
    Parameter { location, ..Parameter::query(name).json_type(json_type) }
}

const fn operation(id: &'static str, parameters: &'static [Parameter], bodies: &'static [Body]) -> Operation {
    Operation {
        summary: "Changes a thing",
        description: "\n        First line.\n          Indented\u{1b}[31m.\n",
        tag: "Things",
        parameters,
        bodies,
        security: &[&["appKey", "login"], &["bearer"], &["oauth"]],
        ..Operation::new(id, "POST", "/things/{id}")
    }
}

const BODIES: &[Body] =
    &[Body::json("application/json"), Body::text("text/plain"), Body::bytes("application/octet-stream")];

static OPERATIONS: &[Operation] = &[
    operation(
        "changeThing",
        &[
            Parameter { required: true, ..parameter("id", Location::Path, JsonType::Integer) },
            parameter("id", Location::Query, JsonType::String),
            parameter("created_at__gte", Location::Query, JsonType::String),
            parameter("price", Location::Query, JsonType::Number),
            parameter("tag[]", Location::Query, JsonType::Array(&JsonType::String)),
            parameter("sizes", Location::Query, JsonType::Array(&JsonType::Integer)),
            parameter("where", Location::Query, JsonType::Object),
            parameter("body", Location::Query, JsonType::Boolean),
            parameter("any", Location::Query, JsonType::Any),
            parameter("X-Trace-Id", Location::Header, JsonType::String),
        ],
        BODIES,
    ),
    operation("listThings", &[parameter("limit", Location::Query, JsonType::Integer)], &[]),
];

static API: description::Api = description::Api {
    name: "shop",
    version: "1",
    servers: &[Server {
        name: "",
        url: "https://{instance}.example.com",
        variables: &[ServerVariable { name: "instance", default: "", values: &[] }],
    }],
    schemes: &[
        Scheme {
            key: "appKey",
            kind: SchemeKind::ApiKey { location: KeyLocation::Header, name: "Authorization", prefix: "Token " },
        },
        Scheme { key: "login", kind: SchemeKind::Basic },
        Scheme { key: "bearer", kind: SchemeKind::Bearer },
        Scheme { key: "oauth", kind: SchemeKind::OAuth2 { token_url: "/token", scopes: &[] } },
    ],
};

fn words(line: &str) -> Vec<String> {
    line.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Runs the program. A call fails, and its error shows the arguments of the call.
fn shop(line: &str) -> Done {
    shop_at(Terminal::default(), line)
}

fn shop_at(terminal: Terminal, line: &str) -> Done {
    let call: for<'a> fn(&'a Settings, &'a str, &'a str) -> super::Calling<'a> =
        |_, id, arguments| Box::pin(async move { Err(Failure::Machine(format!("{id} {arguments}"))) });
    let apis = [Api { description: &API, operations: OPERATIONS, call }];
    run(&apis, &Invocation { program: "api", words: &words(line), environment: &|_| None, terminal })
}

/// The arguments of a call of the first operation.
fn arguments(line: &str) -> Result<String, String> {
    let words = words(line);
    let given = Given::read(&OPERATIONS[0], &words).map_err(|failure| failure.to_string())?;
    call::arguments(&OPERATIONS[0], &given).map_err(|failure| failure.to_string())
}

#[test]
fn names_become_options_and_variables() {
    for (name, kebab, screaming) in [
        ("last_modified_at__gte", "last-modified-at-gte", "LAST_MODIFIED_AT_GTE"),
        ("knoxApiToken", "knox-api-token", "KNOX_API_TOKEN"),
        ("filter[status]", "filter-status", "FILTER_STATUS"),
        ("HTTPServer2", "http-server2", "HTTP_SERVER2"),
        ("$größe", "größe", "GRÖSSE"),
        ("[]", "", ""),
    ] {
        assert_eq!((names::kebab(name).as_str(), crate::words::screaming(name).as_str()), (kebab, screaming));
    }
}

#[test]
fn values_are_json_by_the_parameters_kind() {
    for (line, group) in [
        ("--path.id 5", r#""path":{"id":5},"query":{}"#),
        ("--path.id=-5 --query.id 5", r#""path":{"id":-5},"query":{"id":"5"}"#),
        ("--path.id 5 --created-at-gte 2024", r#""query":{"created_at__gte":"2024"}"#),
        ("--path.id 5 --created_at__gte --x", "needs a value"),
        ("--path.id 5 --created_at__gte=--x", r#"{"created_at__gte":"--x"}"#),
        ("--path.id 5 --price 123456789012345678.90", r#"{"price":123456789012345678.90}"#),
        ("--path.id 5 --tag 1 --tag b", r#"{"tag[]":["1","b"]}"#),
        ("--path.id 5 --tag[] [\"1\",\"b\"]", r#"{"tag[]":["1","b"]}"#),
        ("--path.id 5 --sizes 1 --sizes 2", r#"{"sizes":[1,2]}"#),
        ("--path.id 5 --sizes 1 --sizes b", "`--sizes`: `b` is no integer"),
        ("--path.id 5 --where {\"a\":1}", r#"{"where":{"a":1}}"#),
        ("--path.id 5 --where [1]", "`--where`: `[1]` is no JSON object"),
        ("--path.id 5 --query.body", r#"{"body":true}"#),
        ("--path.id 5 --query.body false", r#"{"body":false}"#),
        ("--path.id 5 --query.body=no", "`--query.body`: `no` is no boolean"),
        ("--path.id 5 --any 5", r#"{"any":5}"#),
        ("--path.id 5 --any five", r#"{"any":"five"}"#),
        ("--path.id 5 --x-trace-id 7", r#""header":{"X-Trace-Id":"7"}"#),
        ("--path.id 5.5", "`--path.id`: `5.5` is no integer"),
        ("--path.id 05", "`--path.id`: `05` is no integer"),
        ("--path.id 5 --price 1 --price 2", "`--price` is given 2 times"),
        ("--id 5", "`--id` can be several parameters: write `--path.id` or `--query.id`"),
        ("--query.id 5", "`--path.id` is required"),
        ("--path.id 5 --prize 1", "no option `--prize`; did you mean: `--price`"),
        ("--path.id 5 6", "`6` is no option"),
        ("--path.id 5 --include=yes", "`--include` has no value"),
        ("--path.id 5 --accept a --accept b", "`--accept` is given twice"),
    ] {
        let result = arguments(line).unwrap_or_else(|failure| failure);
        assert!(result.contains(group), "{line}: {result}");
    }
}

#[test]
fn bodies_are_json_by_their_media_type() {
    let file = std::env::temp_dir().join(format!("command-body-{}", std::process::id()));
    std::fs::write(&file, "{\"b\": 1.50}").unwrap();
    let from_file = format!("--path.id 5 --body @{}", file.display());
    for (line, body) in [
        ("--path.id 5 --body {\"a\":1.50}", r#""body":{"a":1.50}}"#),
        ("--path.id 5 --body {\"a\":", "`--body` is no JSON: EOF"),
        ("--path.id 5 --body {} --content-type text/plain", r#""body":"{}","content_type":"text/plain"}"#),
        ("--path.id 5 --body hi --content-type application/octet-stream", r#""body":"aGk=""#),
        ("--path.id 5 --body hi --content-type image/png", "`image/png` is none of: application/json, text/plain"),
        ("--path.id 5 --body @/nowhere/at/all", "cannot read `/nowhere/at/all`"),
        (&from_file, r#""body":{"b": 1.50}}"#),
    ] {
        let result = arguments(line).unwrap_or_else(|failure| failure);
        assert!(result.contains(body), "{line}: {result}");
    }
    std::fs::remove_file(&file).unwrap();
}

#[test]
fn credentials_come_from_the_environment_and_are_hidden() {
    let environment = |name: &str| {
        let value = match name {
            "SHOP_APP_KEY" => "Token 12345",
            "SHOP_LOGIN_USERNAME" => "Aladdin",
            "SHOP_LOGIN_PASSWORD" => "open sesame",
            "SHOP_OAUTH_CLIENT_ID" => "client",
            "SHOP_OAUTH_CLIENT_SECRET" => "hush-hush",
            "SHOP_INSTANCE" => "mine",
            "SHOP_BASE_URL" => "http://127.0.0.1:1",
            _ => return None,
        };
        Some(value.to_owned())
    };
    let settings = Settings::read(&API, &Given::default(), &environment).ok().unwrap();
    let keys: Vec<_> = settings.credentials().map(|(key, _)| key).collect();
    assert_eq!(keys, ["appKey", "login", "oauth"]);
    assert_eq!(settings.hidden("hush-hush"), "…");
    assert_eq!(settings.variables().collect::<Vec<_>>(), [("instance", "mine")]);
    assert_eq!(settings.base_url(), Some("http://127.0.0.1:1"));
    assert_eq!(settings.hidden("Token 12345 open sesame QWxhZGRpbjpvcGVuIHNlc2FtZQ== Aladdin"), "Token … … … Aladdin");
    let half = |name: &str| environment(name).filter(|_| name != "SHOP_LOGIN_PASSWORD");
    let refused = Settings::read(&API, &Given::default(), &half).err().unwrap();
    assert_eq!(refused.to_string(), "SHOP_LOGIN_USERNAME and SHOP_LOGIN_PASSWORD are needed together");
}

#[test]
fn what_is_wrong_is_said_with_its_exit_code() {
    for (line, code, said) in [
        ("shpo", 2, "no API `shpo`; did you mean: `shop`"),
        ("shop changeThings", 2, "no operation `changeThings`; did you mean: `changeThing`"),
        ("shop x", 2, "there are: `changeThing`, `listThings`"),
        ("shop --filtre x", 2, "`--filtre` does not go here"),
        ("shop --filter nothing", 2, "no operation of shop has `nothing` in it"),
        ("shop listThings --body x", 2, "`--body`: `listThings` has no body"),
        ("shop listThings --timeout soon", 2, "`soon` is no number of seconds"),
        ("shop list-things --limit 5", 1, r#"listThings {"path":{},"query":{"limit":5}"#),
    ] {
        let done = shop(line);
        assert!(done.said.starts_with("error: ") && done.said.contains(said), "{line}: {}", done.said);
        assert_eq!((done.code, done.out), (code, Vec::new()), "{line}");
    }
}

#[test]
fn lists_and_explanations() {
    let text = |line: &str| String::from_utf8(shop(line).out).unwrap();
    assert!(text("").contains("  shop  (2 operations)\n"), "{}", text(""));
    assert_eq!(text("--help"), text(""));
    let list =
        "Things:\n  listThings\n      POST /things/{id}  Changes a thing\n\napi shop OPERATION --help explains one.\n";
    assert_eq!(text("shop --filter LIST"), list);
    assert_eq!(text("shop changeThing --help"), EXPLAINED);
}

const EXPLAINED: &str = "\
Changes a thing

First line.
  Indented[31m.

POST /things/{id}

Parameters:
  --path.id INTEGER  (path, required)
  --query.id TEXT  (query)
  --created-at-gte TEXT  (query)
  --price NUMBER  (query)
  --tag TEXT  (query, may be repeated)
  --sizes INTEGER  (query, may be repeated)
  --where JSON  (query)
  --query.body [true|false]  (query)
  --any TEXT|JSON  (query)
  --x-trace-id TEXT  (header)

Body:
  application/json  (given as JSON)
  text/plain  (given as text)
  application/octet-stream  (given as it is)

Options:
  --body TEXT|@FILE|-       The body: a text, a file's content, or what comes from stdin
  --content-type TYPE       The body's media type, where there are several
  --accept TYPE             The media type to ask for
  --base-url URL            Calls this server instead of the document's
  --server NAME             Chooses one of the document's servers
  --timeout SECONDS         How long the call may take
  --include                 Shows the response's headers as well, on stderr
  --yes                     Sends what changes something without showing it first
  --help                    Explains the operation

Environment:
  SHOP_APP_KEY and SHOP_LOGIN_USERNAME and SHOP_LOGIN_PASSWORD
  or SHOP_BEARER
  or (SHOP_OAUTH_CLIENT_ID and SHOP_OAUTH_CLIENT_SECRET or SHOP_OAUTH)  (credential)
  SHOP_INSTANCE  (`{instance}` in the server's URL)
  SHOP_BASE_URL  (as --base-url)

Example:
  api shop changeThing --path.id 5 --body @body.json
";

#[test]
fn json_is_indented_and_stays_what_it_is() {
    let json = r#"{"a":[1.50,123456789012345678901,{}, [ ] ],"b":{"c":"x, {\"y\"}: \\"},"a":null}"#;
    let pretty = "{\n  \"a\": [\n    1.50,\n    123456789012345678901,\n    {},\n    []\n  ],\n  \"b\": {\n    \"c\": \"x, \
                  {\\\"y\\\"}: \\\\\"\n  },\n  \"a\": null\n}";
    assert_eq!(json::pretty(json), pretty);
}

#[test]
fn a_write_from_a_terminal_is_shown_first_and_sent_with_yes() {
    let at_terminal = Terminal { width: None, is_asked: true };
    let line = "shop changeThing --path.id 5 --base-url http://x --body {\"a\":1.50} --content-type application/json";
    let done = shop_at(at_terminal, line);
    assert_eq!((done.code, done.out), (2, Vec::new()));
    assert!(
        done.said.contains("POST /things/{id} to http://x\n") && done.said.contains("\"a\": 1.50"),
        "{}",
        done.said
    );
    assert!(done.said.ends_with("nothing was sent: add --yes to send it\n"), "{}", done.said);
    let sent = |done: Done| done.said.contains("error: changeThing {");
    assert!(sent(shop_at(at_terminal, &format!("{line} --yes"))));
    assert!(sent(shop(line)), "stdin is no terminal: a script");
}

#[test]
fn help_is_broken_at_the_terminals_width() {
    let terminal = Terminal { width: Some(50), is_asked: false };
    let text = String::from_utf8(shop_at(terminal, "shop changeThing --help").out).unwrap();
    assert!(
        text.contains(
            "  --include                 Shows the response's\n                            headers as well, on\n"
        ),
        "{text}"
    );
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(&text), words(EXPLAINED));
    assert_eq!(
        wrap::wrapped("    a long line without an option in it", Some(30)),
        "    a long line without an\n    option in it"
    );
    assert_eq!(
        wrap::wrapped("- aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b\n", Some(30)),
        "- aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n  b\n"
    );
    assert_eq!(wrap::wrapped("short\n\nalso\n", Some(30)), "short\n\nalso\n");
}
