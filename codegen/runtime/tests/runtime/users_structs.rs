//! Structs of users that hold our types, by serde's derive.

use openapi_client_runtime::{Base64, FilePart, Maybe, OrBlank};
use serde::{Deserialize, Serialize};

#[derive(Debug, Default, PartialEq, Deserialize, Serialize)]
struct Own {
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    text: Maybe<String>,
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    kind: Maybe<OrBlank<Kind>>,
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    inner: Maybe<Box<Own>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<OrBlank<u64>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<FilePart>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bytes: Option<Base64>,
}

/// A type that has serde's traits and none of ours.
#[derive(Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    One,
    Two,
}

#[test]
fn absent_null_blank_and_a_value_come_back_as_they_were() {
    for text in [
        "{}",
        r#"{"text":null,"kind":null,"inner":null}"#,
        r#"{"text":"","kind":""}"#,
        r#"{"text":"a","kind":"one","inner":{"text":null,"kind":"two"},"number":18446744073709551615}"#,
        r#"{"number":"","file":"aGVsbG8=","bytes":"aGVsbG8="}"#,
    ] {
        let own: Own = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&own).unwrap(), text);
        assert_eq!(
            serde_json::from_value::<Own>(serde_json::from_str(text).unwrap()).unwrap(),
            own,
            "by way of a `Value`"
        );
    }
}

#[test]
fn a_missing_key_is_absent_and_null_is_null() {
    let own: Own = serde_json::from_str(r#"{"text":null}"#).unwrap();
    assert_eq!((own.text, own.kind), (Maybe::Null, Maybe::Absent));
}

#[test]
fn absent_is_never_written_as_null() {
    let error = serde_json::to_string(&Maybe::<String>::Absent).unwrap_err().to_string();
    assert!(error.contains("skip_serializing_if = \"Maybe::is_absent\""), "{error}");
}

#[test]
fn a_value_that_does_not_fit_is_an_error() {
    let error = |text: &str| serde_json::from_str::<Own>(text).unwrap_err().to_string();
    assert!(error(r#"{"kind":"three"}"#).contains("unknown variant `three`"), "{}", error(r#"{"kind":"three"}"#));
    assert!(error(r#"{"text":5}"#).contains("invalid type: integer `5`"), "{}", error(r#"{"text":5}"#));
}
