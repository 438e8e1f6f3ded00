//! A value inside of a JSON body that was written already.

use super::super::super::entries::Entries;
use super::super::super::value_of_key::value_of_key;
use super::super::body::Body;

/// The text of the string or number at the end of `keys`.
pub(super) fn read(body: &Body, keys: &[&str]) -> Option<String> {
    text(keys.iter().try_fold(json(body)?, |value, key| value_of_key(value, key))?)
}

/// The text of a string or number.
pub(super) fn text(value: &str) -> Option<String> {
    match value.bytes().next() {
        Some(b'"') => serde_json::from_str(value).ok(),
        Some(b'-' | b'0'..=b'9') => Some(value.to_owned()),
        _ => None,
    }
}

/// The body with a JSON `value` at the end of `keys`; the objects on the way are made where they are not there.
pub(super) fn write(body: &Body, keys: &[&str], value: &str) -> Result<Body, String> {
    let (media_type, json) = match body {
        Body::None => ("application/json", "{}"),
        Body::Bytes(media_type, _) => (*media_type, json(body).ok_or("it is no JSON")?),
        Body::Parts(..) | Body::Mixed(..) | Body::File(..) => {
            return Err("it has no place for the next page".to_owned());
        }
    };
    let json = with_value(json, keys, value);
    Ok(Body::Bytes(media_type, json.map_err(|error| error.to_string())?.into()))
}

fn with_value(json: &str, keys: &[&str], value: &str) -> Result<String, serde_json::Error> {
    let Some((key, rest)) = keys.split_first() else { return Ok(value.to_owned()) };
    let mut members: Vec<(String, String)> = Vec::new();
    let mut old = None;
    for (name, member) in Entries::of(json)?.0 {
        if name == *key {
            old = Some(member);
            members.push((name.into_owned(), String::new()));
        } else {
            members.push((name.into_owned(), member.to_owned()));
        }
    }
    let new = with_value(old.filter(|json| json.starts_with('{')).unwrap_or("{}"), rest, value)?;
    match members.iter_mut().find(|(name, _)| name == key) {
        Some((_, member)) => *member = new,
        None => members.push(((*key).to_owned(), new)),
    }
    let members = members.into_iter().map(|(name, member)| Ok(format!("{}:{member}", serde_json::to_string(&name)?)));
    Ok(format!("{{{}}}", members.collect::<Result<Vec<_>, serde_json::Error>>()?.join(",")))
}

fn json(body: &Body) -> Option<&str> {
    match body {
        Body::Bytes(media_type, bytes) if media_type.contains("json") => std::str::from_utf8(bytes).ok(),
        Body::Bytes(..) | Body::None | Body::Parts(..) | Body::Mixed(..) | Body::File(..) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Body, read, write};

    fn json(text: &'static str) -> Body {
        Body::Bytes("application/json", text.into())
    }

    fn written(body: &Body, keys: &[&str], value: &str) -> String {
        match write(body, keys, value) {
            Ok(Body::Bytes(_, bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
            Ok(_) => "another body".to_owned(),
            Err(why) => why,
        }
    }

    #[test]
    fn a_value_replaces_what_stood_there_and_keeps_all_else() {
        let body = json(r#"{"a": 1.50, "page": {"size": 2, "cursor": null}, "z": [ ]}"#);
        let expected = r#"{"a":1.50,"page":{"size":2,"cursor":"x"},"z":[ ]}"#;
        assert_eq!(written(&body, &["page", "cursor"], r#""x""#), expected);
        assert_eq!(written(&body, &["a"], "7"), r#"{"a":7,"page":{"size": 2, "cursor": null},"z":[ ]}"#);
    }

    #[test]
    fn what_is_missing_on_the_way_is_made() {
        assert_eq!(written(&Body::None, &["page", "cursor"], "7"), r#"{"page":{"cursor":7}}"#);
        assert_eq!(written(&json(r#"{"page":null}"#), &["page", "cursor"], "7"), r#"{"page":{"cursor":7}}"#);
    }

    #[test]
    fn a_body_that_is_no_object_has_no_place() {
        assert!(written(&json("[1]"), &["cursor"], "7").contains("expected an object"));
        assert_eq!(written(&Body::Bytes("text/plain", "a".into()), &["cursor"], "7"), "it is no JSON");
    }

    #[test]
    fn strings_and_numbers_are_read() {
        let body = json(r#"{"a": "\u0041", "b": {"c": 12}, "d": true}"#);
        assert_eq!(read(&body, &["a"]).as_deref(), Some("A"));
        assert_eq!(read(&body, &["b", "c"]).as_deref(), Some("12"));
        assert_eq!([read(&body, &["d"]), read(&body, &["b", "x"]), read(&Body::None, &["a"])], [None, None, None]);
    }
}
