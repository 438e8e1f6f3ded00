//! The sample's types, through the codec.

use serde_json::json;

use super::sample::*;
use openapi_client_runtime::codec::union;
use openapi_client_runtime::{Maybe, OrBlank, UnknownValue, from_slice, to_vec};

const CONTRACT: &str = r#"{"id":1,"deal_name":null,"total_revenue":123456789012345678.91,"created_at":"2024-01-02T03:04:05Z","terms":"net_5","extra":{"a":[1]}}"#;

fn text<T: openapi_client_runtime::Wire>(value: &T) -> String {
    String::from_utf8(to_vec(value).unwrap()).unwrap()
}

fn error<T: openapi_client_runtime::Wire + std::fmt::Debug>(json: &str) -> String {
    from_slice::<T>(json.as_bytes()).unwrap_err().to_string()
}

#[test]
fn an_object_round_trips_with_its_additional_properties() {
    let contract: Contract = from_slice(CONTRACT.as_bytes()).unwrap();
    assert_eq!(contract.total_revenue.to_string(), "123456789012345678.91");
    assert_eq!(contract.terms, Some(OrBlank::Value(TermsEnum::Net5)));
    assert_eq!(contract.additional["extra"], json!({"a": [1]}));
    assert_eq!(text(&contract), CONTRACT);
}

#[test]
fn keys_may_come_in_any_order_and_unknown_ones_are_skipped() {
    let json = r#"{"rate": 1, "unknown": {"deep": [1, 2]}, "deal_name": "x"}"#;
    let patch: PatchedContract = from_slice(json.as_bytes()).unwrap();
    assert_eq!(patch, PatchedContract { deal_name: "x".into(), rate: Some(1.0), ..Default::default() });
}

#[test]
fn a_patch_sends_exactly_what_was_set() {
    let set = PatchedContract { deal_name: "x".into(), ..Default::default() };
    assert_eq!(text(&set), r#"{"deal_name":"x"}"#);
    let null = PatchedContract { deal_name: Maybe::Null, tag_ids: Some(vec![]), ..Default::default() };
    assert_eq!(text(&null), r#"{"deal_name":null,"tag_ids":[]}"#);
    let enums = PatchedContract { terms: "net_5".into(), ..Default::default() };
    assert_eq!(text(&enums), r#"{"terms":"net_5"}"#);
    let blank = PatchedContract { terms: "".into(), ..Default::default() };
    assert_eq!(blank.terms, Maybe::Value(OrBlank::Blank));
    assert_eq!(Maybe::<i64>::from(None), Maybe::Null);
    assert_eq!(Maybe::<i64>::from(Some(1)), Maybe::Value(1));
    assert_eq!(Maybe::Value(1).into_option(), Some(1));
}

#[test]
fn null_blank_listed_and_unlisted_stay_four_values() {
    for (json, expected) in [
        ("null", None),
        (r#""""#, Some(OrBlank::Blank)),
        (r#""custom""#, Some(OrBlank::Value(TermsEnum::Custom))),
        (r#""later""#, Some(OrBlank::from("later"))),
    ] {
        let value: Option<OrBlank<TermsEnum>> = from_slice(json.as_bytes()).unwrap();
        assert_eq!(value, expected);
        assert_eq!(text(&value), json);
    }
    assert_eq!(TermsEnum::from("custom"), TermsEnum::Custom);
    assert!(matches!(TermsEnum::from("later"), TermsEnum::Unknown(value) if value.as_str() == Some("later")));
    assert_eq!(TermsEnum::Net5.to_string(), "net_5");
    assert!(error::<TermsEnum>("5").contains("expected TermsEnum"));
}

#[test]
fn a_missing_or_null_required_field_is_an_error() {
    assert!(error::<Contract>("{}").contains("missing field `id`"));
    let null = error::<Contract>(r#"{"id": null}"#);
    assert!(null.starts_with("id: invalid type: null, expected i64"), "{null}");
    assert!(error::<Contract>("[]").contains("expected an object (Contract)"));
}

#[test]
fn errors_name_their_path() {
    let json = format!("[{CONTRACT}, {}]", CONTRACT.replace("2024-01-02", "soon"));
    let shown = error::<Vec<Contract>>(&json);
    assert!(shown.starts_with("[1].created_at: invalid value: string \"soonT03:04:05Z\""), "{shown}");
    let map = error::<std::collections::BTreeMap<String, Vec<(i64, bool)>>>(r#"{"a b": [[1, true], [1, 2]]}"#);
    assert!(map.starts_with(r#"["a b"][1][1]: "#), "{map}");
    let union = error::<Vec<Record>>(r#"[{"deal_name": "x", "kind": "patch", "rate": "one"}]"#);
    assert!(union.starts_with("[0].rate: invalid type"), "{union}");
    assert_eq!(union.matches(" at line ").count(), 1, "{union}");
    let encode = to_vec(&vec![PatchedContract { rate: Some(f64::NAN), ..Default::default() }]).unwrap_err();
    assert_eq!(encode.to_string(), "[0].rate: NaN is no JSON number");
}

#[test]
fn plain_serde_json_works_and_leaves_nothing_behind() {
    let contract: Contract = serde_json::from_str(CONTRACT).unwrap();
    assert_eq!(serde_json::to_string(&contract).unwrap(), CONTRACT);
    assert!(serde_json::from_str::<Vec<Contract>>(r#"[{"id": "x"}]"#).is_err());
    let next = error::<Contract>(r#"{"id": "x"}"#);
    assert!(next.starts_with("id: "), "{next}");
}

#[test]
fn a_union_takes_the_arm_that_fits() {
    let record = |json: &str| from_slice::<Record>(json.as_bytes()).unwrap();
    assert!(matches!(record(CONTRACT), Record::Contract(_)));
    assert!(matches!(record(r#"{"deal_name": "x"}"#), Record::Patched(_)));
    assert!(matches!(record(r#"{"deal_name": "x", "kind": "patch"}"#), Record::Patched(_)));
    assert!(matches!(record(r#"{"deal_name": "x", "kind": "other"}"#), Record::Unknown(_)));
    assert!(matches!(record(r#"{"rate": 1}"#), Record::Unknown(_)));
    assert!(matches!(record(r#"{"id": 1, "created_at": null}"#), Record::Unknown(_)));
    assert_eq!(record("3.0"), Record::Number(3));
    assert!(matches!(record("3.5"), Record::Unknown(_)));
    assert_eq!(record("[1]"), Record::Numbers(vec![1]));
    assert_eq!(record(r#"["a"]"#), Record::Texts(vec!["a".into()]));
    let unknown = r#"{"b": 1.10, "a": [ true ]}"#;
    assert_eq!(text(&record(unknown)), unknown);
    assert!(error::<Record>("null").contains("invalid type: null, expected Record"));
}

/// Also with null where the arm cannot have it, so that a poorer arm does not take it.
#[test]
fn a_union_says_what_is_wrong_with_a_value_that_was_meant_for_an_arm() {
    for json in [r#"{"id": 1, "total_revenue": 1}"#, r#"{"id": 1, "total_revenue": 1, "created_at": null}"#] {
        assert!(error::<Record>(json).contains("created_at"), "{}", error::<Record>(json));
    }
}

#[test]
fn a_tagged_union_keeps_what_it_does_not_know() {
    let pet = |json: &str| from_slice::<Pet>(json.as_bytes()).unwrap();
    assert!(matches!(pet(r#"{"petType": "cat"}"#), Pet::Holder(_)));
    for json in [r#"{"petType":"cow"}"#, r#"{"petType":1}"#, "{}", "[1]", r#""cat""#] {
        assert!(matches!(pet(json), Pet::Unknown(_)), "{json}");
        assert_eq!(text(&pet(json)), json);
    }
}

/// Both lists look alike from outside, so that each level could be read twice.
#[derive(Debug)]
enum Alike {
    Left(Vec<Alike>),
    Right(Vec<Alike>),
    Id(uuid::Uuid),
    Unknown(UnknownValue),
}

union! {
    Alike as "Alike" by shape {
        0 => Left = [ARRAY];
        1 => Right = [ARRAY];
        2 => Id = [STRING];
    }
}

#[test]
fn tries_in_nested_unions_do_not_multiply() {
    // Twice as often at each of sixty levels would never end.
    let nested = |text: &str| format!("{}{text}{}", "[".repeat(60), "]".repeat(60));
    assert!(error::<Alike>(&nested("\"x\"")).contains("expected a UUID"));
    assert!(from_slice::<Alike>(nested("\"6f9619ff-8b86-d011-b42d-00c04fc964ff\"").as_bytes()).is_ok());
}

#[test]
fn deep_nesting_is_an_error_and_takes_no_time() {
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(error::<Record>(&deep(100_000)).contains("nests too deep: more than 120 levels"));
    assert!(error::<Tree>(&deep(100_000)).contains("nests too deep: more than 120 levels"));
    assert!(from_slice::<Tree>(deep(100).as_bytes()).is_ok());
    let start = std::time::Instant::now();
    let _ = from_slice::<Record>(format!("{}{}{}", "[".repeat(120), "true", "]".repeat(120)).as_bytes());
    assert!(start.elapsed().as_secs() < 1);
}

#[test]
fn enums_of_integers_and_json_are_open() {
    assert_eq!(from_slice::<Level>(b"1").unwrap(), Level::One);
    assert_eq!(from_slice::<Level>(b"1.0").unwrap(), Level::One);
    let two: Level = from_slice(b"2").unwrap();
    assert_eq!((two.as_i64(), two.to_string(), text(&two)), (Some(2), "2".into(), "2".into()));
    assert_eq!(Level::from(1), Level::One);
    assert!(error::<Level>(r#""one""#).contains("expected an integer (Level)"));
    assert_eq!(from_slice::<Mixed>(b"2.0").unwrap(), Mixed::Two);
    assert_eq!(from_slice::<Mixed>(b"true").unwrap(), Mixed::True);
    assert_eq!(text(&from_slice::<Mixed>(b"[1.10]").unwrap()), "[1.10]");
    assert_eq!((text(&Mixed::Two), Mixed::True.to_string()), ("2".into(), "true".into()));
    assert_eq!(Mixed::from(json!(2)), Mixed::Two);
    assert!(error::<Mixed>("null").contains("null"));
}
