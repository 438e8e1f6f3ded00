//! Free values, identifiers, bytes and tuples: what is read, what is refused, what is written.

use uuid::Uuid;

use super::again;
use openapi_client_runtime::{Base64, Base64Url, FilePart, from_slice, to_vec};

#[test]
fn null_is_there_where_any_value_may_be() {
    assert_eq!(from_slice::<Option<serde_json::Value>>(b"null").unwrap(), Some(serde_json::Value::Null));
    assert_eq!(from_slice::<Option<String>>(b"null").unwrap(), None);
}

#[test]
fn identifiers_and_bytes() {
    let id = "\"67e55044-10b1-426f-9247-bb680e5fe0c8\"";
    assert_eq!(again::<Uuid>(id).as_deref(), Some(id));
    assert_eq!(again::<Uuid>("\"\""), None);
    assert_eq!(again::<Base64>("\"+/8\"").as_deref(), Some("\"+/8=\""));
    assert_eq!(again::<Base64Url>("\"-_8=\"").as_deref(), Some("\"-_8\""));
    assert_eq!(again::<Base64>("\"-_8=\""), None);
    assert_eq!(again::<FilePart>("\"YQ==\"").as_deref(), Some("\"YQ==\""));
    let file: FilePart =
        from_slice(br#"{"$file": {"filename": "a.txt", "content_type": "text/plain", "data_base64": "YQ=="}}"#)
            .unwrap();
    assert_eq!(file, FilePart::bytes("a").filename("a.txt").content_type("text/plain"));
    assert!(to_vec(&FilePart::path("/does/not/exist")).unwrap_err().to_string().contains("cannot read"));
}

#[test]
fn tuples_read_what_is_there() {
    assert_eq!(again::<(i64, String)>("[1,\"a\",true]").as_deref(), Some("[1,\"a\"]"));
    assert_eq!(again::<(i64, Option<String>)>("[1]").as_deref(), Some("[1,null]"));
    assert_eq!(again::<(i64, String)>("[1]"), None);
}
