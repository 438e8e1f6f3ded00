//! Leniency never chooses the arm of a union.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;

use super::sample_types::{Level, Record};
use super::{again, refusal};
use openapi_client_runtime::codec::union;
use openapi_client_runtime::{UnknownValue, from_slice, object};

macro_rules! by_shape {
    ($name:ident as $text:literal {
        $($index:literal => $variant:ident($type:ty) = [$($kind:ident),*] $(of $object:ty: [$($required:literal),*])?;)*
    }) => {
        #[derive(Debug)]
        enum $name {
            $($variant($type),)*
            Unknown(UnknownValue),
        }
        union! { $name as $text by shape {
            $($index => $variant = [$($kind),*] $(of $object: required [$($required),*])?;)*
        } }
    };
}

by_shape! { TextOrNumber as "TextOrNumber" {
    0 => Number(i64) = [INTEGER];
    1 => Text(String) = [STRING];
} }

by_shape! { Numbers as "Numbers" {
    0 => Integer(i64) = [INTEGER];
    1 => Boolean(bool) = [BOOLEAN];
    2 => Level(Level) = [INTEGER];
} }

by_shape! { Lists as "Lists" {
    0 => Numbers(Vec<i64>) = [ARRAY];
    1 => Amounts(Vec<Decimal>) = [ARRAY];
    2 => Flags(Vec<bool>) = [ARRAY];
    3 => Texts(Vec<String>) = [ARRAY];
} }

#[derive(Debug)]
struct ById {
    id: i64,
}

object! { ById as "ById" { 0 => id = "id" required; } }

#[derive(Debug)]
struct ByText {
    id: String,
}

object! { ByText as "ByText" { 0 => id = "id" required; } }

by_shape! { Reference as "Reference" {
    0 => ById(ById) = [OBJECT] of ById: ["id"];
    1 => ByText(ByText) = [OBJECT] of ByText: ["id"];
} }

by_shape! { Outer as "Outer" {
    0 => Inner(Vec<ById>) = [ARRAY];
    1 => Other(Vec<ByText>) = [ARRAY];
} }

#[derive(Debug)]
enum Tagged {
    ById(ById),
    ByText(ByText),
    Unknown(UnknownValue),
}

union! { Tagged as "Tagged" by tag "kind" {
    0 => ById = ["by id"];
    1 => ByText = ["by text"];
} }

#[test]
fn the_json_type_tells_before_any_leniency() {
    assert!(matches!(from_slice(br#""5""#).unwrap(), TextOrNumber::Text(text) if text == "5"));
    assert!(matches!(from_slice(b"5").unwrap(), TextOrNumber::Number(5)));
    for unknown in [r#""5""#, r#""1""#, r#""true""#] {
        assert!(matches!(from_slice(unknown.as_bytes()).unwrap(), Numbers::Unknown(_)), "{unknown}");
    }
    assert!(matches!(from_slice(b"1").unwrap(), Numbers::Integer(1)));
}

#[test]
fn alternatives_that_look_alike_are_told_without_leniency() {
    assert!(matches!(from_slice(b"[1]").unwrap(), Lists::Numbers(_)));
    assert!(matches!(from_slice(b"[1.5]").unwrap(), Lists::Amounts(_)));
    assert!(matches!(from_slice(b"[true]").unwrap(), Lists::Flags(_)));
    for text in [r#"["1"]"#, r#"["1.5"]"#, r#"["true"]"#] {
        assert!(matches!(from_slice(text.as_bytes()).unwrap(), Lists::Texts(_)), "{text}");
    }
    assert!(matches!(from_slice(br#"{"id": "5"}"#).unwrap(), Reference::ByText(_)));
    assert!(matches!(from_slice(br#"[{"id": "5"}]"#).unwrap(), Outer::Other(_)));
}

#[test]
fn inside_the_only_alternative_leniency_is_allowed() {
    // By its keys, and by its tag.
    let json = r#"{"id":"7","total_revenue":"12.50","created_at":"2025-07-25T03:45:59+0000"}"#;
    let Record::Contract(contract) = from_slice(json.as_bytes()).unwrap() else { panic!() };
    assert_eq!((contract.id, contract.total_revenue.to_string().as_str()), (7, "12.50"));
    let tagged = r#"{"kind":"by id","id":"7"}"#;
    assert!(matches!(from_slice(tagged.as_bytes()).unwrap(), Tagged::ById(ById { id: 7 })));
}

#[test]
fn after_a_union_leniency_is_allowed_again() {
    let json = r#"[{"id": "5"}, "6"]"#;
    let (first, second): (Reference, i64) = from_slice(json.as_bytes()).unwrap();
    assert!(matches!(first, Reference::ByText(_)));
    assert_eq!(second, 6);
    assert!(from_slice::<Lists>(br#"[{}]"#).is_err());
    assert_eq!(again::<i64>(r#""6""#).as_deref(), Some("6"));
}

#[derive(Debug)]
struct Full {
    id: i64,
    name: String,
    deleted_at: DateTime<Utc>,
}

object! {
    Full as "Full" {
        0 => id = "id" required;
        1 => name = "name" required;
        2 => deleted_at = "deleted_at" required;
    }
}

#[derive(Debug)]
struct Deleted {
    id: i64,
    deleted_at: DateTime<Utc>,
}

object! {
    Deleted as "Deleted" {
        0 => id = "id" required;
        1 => deleted_at = "deleted_at" required;
    }
}

by_shape! { Customer as "Customer" {
    0 => Deleted(Deleted) = [OBJECT] of Deleted: ["id", "deleted_at"];
    1 => Full(Full) = [OBJECT] of Full: ["id", "name", "deleted_at"];
} }

/// A deleted customer with all its keys fits both alternatives.
#[test]
fn an_alternative_that_the_keys_single_out_is_read_with_leniency_if_none_fits_without() {
    let customers =
        r#"[{"id":7,"name":"x","deleted_at":"2025-07-25T03:45:59+0000"},{"id":"8","deleted_at":"2025-07-25"}]"#;
    let customers: Vec<Customer> = from_slice(customers.as_bytes()).unwrap();
    assert!(matches!(customers.as_slice(), [Customer::Full(_), Customer::Deleted(_)]), "{customers:?}");
    let wrong = r#"[{"id":"7","name":1,"deleted_at":"2025-07-25T03:45:59+0000"}]"#;
    assert!(
        refusal::<Vec<Customer>>(wrong).starts_with("[0].name: invalid type: integer"),
        "{}",
        refusal::<Vec<Customer>>(wrong)
    );
}

#[derive(Debug)]
struct ByFlag {
    id: bool,
}

object! { ByFlag as "ByFlag" { 0 => id = "id" required; } }

by_shape! { Doubtful as "Doubtful" {
    0 => ById(ById) = [OBJECT] of ById: ["id"];
    1 => ByFlag(ByFlag) = [OBJECT] of ByFlag: ["id"];
    2 => Numbers(Vec<i64>) = [ARRAY];
    3 => Flags(Vec<bool>) = [ARRAY];
} }

#[test]
fn where_neither_keys_nor_contents_tell_leniency_does_not() {
    assert_eq!(refusal::<Doubtful>(r#"{"id":"1"}"#), "id: invalid type: string \"1\", expected i64");
    assert_eq!(refusal::<Doubtful>(r#"["1"]"#), "[0]: invalid type: string \"1\", expected i64");
}

#[derive(Debug)]
struct Named {
    name: String,
    child: Option<Box<Nest>>,
}

object! {
    Named as "Named" {
        0 => name = "name" required;
        1 => child = "child" optional;
    }
}

#[derive(Debug)]
struct Plain {
    child: Option<Box<Nest>>,
}

object! { Plain as "Plain" { 0 => child = "child" optional; } }

by_shape! { Nest as "Nest" {
    0 => Named(Named) = [OBJECT] of Named: ["name"];
    1 => Plain(Plain) = [OBJECT] of Plain: [];
    2 => Id(i64) = [NUMBER];
} }

#[test]
fn readings_with_leniency_in_nested_unions_do_not_multiply() {
    // Twice as often at each of sixty levels would never end.
    let nested = |leaf: &str| format!("{}{leaf}{}", r#"{"name":"x","child":"#.repeat(60), "}".repeat(60));
    assert!(matches!(from_slice(nested("5").as_bytes()).unwrap(), Nest::Named(_)));
    assert!(from_slice::<Nest>(nested("5.5").as_bytes()).is_err());
}
