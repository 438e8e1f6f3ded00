//! Compares multipart bodies, whose parts may come in any order.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::difference::Difference;
use super::parts::{find_header, media_type};

/// Compares the parts by name, kind and content. A text part may have any content type.
pub fn compare(expected: &[Value], content_type: &str, body: &[u8]) -> Option<Difference> {
    let Some(parts) = boundary(content_type).map(|boundary| split(body, &boundary)) else {
        return Some(Difference::new("body", "multipart", content_type));
    };
    let mut left: Vec<&Part> = parts.iter().collect();
    for wanted in expected {
        match left.iter().position(|part| part.is(wanted)) {
            Some(at) => drop(left.remove(at)),
            None => return Some(difference(expected, &parts)),
        }
    }
    (!left.is_empty()).then(|| difference(expected, &parts))
}

fn difference(expected: &[Value], parts: &[Part]) -> Difference {
    let seen: Vec<Value> = parts.iter().map(Part::to_json).collect();
    Difference::new("body", Value::from(expected), Value::from(seen))
}

#[derive(Debug, PartialEq)]
struct Part {
    headers: Vec<(String, String)>,
    content: Vec<u8>,
}

impl Part {
    fn header(&self, name: &str) -> Option<&str> {
        find_header(&self.headers, name)
    }

    fn parameter(&self, key: &str) -> Option<&str> {
        let disposition = self.header("content-disposition")?;
        let (_, rest) = disposition.split_once(&format!("; {key}=\""))?;
        rest.split_once('"').map(|(value, _)| value)
    }

    fn is(&self, wanted: &Value) -> bool {
        let text = |key: &str| wanted.get(key).and_then(Value::as_str);
        let same_type = || text("content_type").map(media_type) == self.header("content-type").map(media_type);
        self.parameter("name") == text("name")
            && match text("kind") {
                Some("text") => text("text").is_some_and(|text| text.as_bytes() == self.content),
                Some("json") => {
                    same_type() && serde_json::from_slice::<Value>(&self.content).ok().as_ref() == wanted.get("json")
                }
                Some("file") => {
                    same_type()
                        && text("filename") == self.parameter("filename")
                        && text("data_base64") == Some(&STANDARD.encode(&self.content))
                }
                Some(_) | None => false,
            }
    }

    fn to_json(&self) -> Value {
        json!({"headers": self.headers, "content": String::from_utf8_lossy(&self.content)})
    }
}

fn boundary(content_type: &str) -> Option<String> {
    let (_, rest) = content_type.split_once("boundary=")?;
    let value = rest.split(';').next()?.trim();
    Some(format!("--{}", value.trim_matches('"')))
}

fn split(body: &[u8], boundary: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = body;
    while let Some((_, after)) = cut(rest, boundary.as_bytes()) {
        let Some((content, _)) = cut(after, format!("\r\n{boundary}").as_bytes()) else { break };
        if let Some((head, content)) = cut(content, b"\r\n\r\n") {
            let head = String::from_utf8_lossy(head).into_owned();
            let headers = head.lines().filter_map(|line| line.split_once(": "));
            let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
            parts.push(Part { headers, content: content.to_owned() });
        }
        rest = after;
    }
    parts
}

/// The bytes in front of the first occurrence of a mark, and those behind it.
fn cut<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = bytes.windows(mark.len()).position(|window| window == mark)?;
    Some((bytes.get(..at)?, bytes.get(at + mark.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_in_any_order() {
        let body = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\nContent-Type: image/png\r\n\r\nhi\r\n--b--\r\n";
        let file =
            json!({"name": "f", "kind": "file", "filename": "x", "content_type": "image/png", "data_base64": "aGk="});
        let text = json!({"name": "a", "kind": "text", "text": "1"});
        let compare = |expected: &[Value]| compare(expected, "multipart/form-data; boundary=b", body.as_bytes());
        assert!(compare(&[file.clone(), text.clone()]).is_none());
        assert!(compare(&[text]).is_some());
        assert!(compare(&[file.clone(), file]).is_some());
    }
}
