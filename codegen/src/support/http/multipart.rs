//! `multipart/*` bodies (RFC 7578).

use bytes::Bytes;
use reqwest::multipart::{Form, Part as FormPart};

use super::super::base64::encode_plain;
use super::super::file_part::{FileContent, FilePart, placeholder, unreadable};
use super::param_value::ParamValue;
use super::spec::PartEncoding;

use super::body::Body;

/// One part.
#[derive(Clone)]
pub(super) struct Part {
    name: String,
    content_type: Option<String>,
    content: Content,
}

#[derive(Clone)]
enum Content {
    Text(String),
    File(FilePart),
}

/// The parts of an object's JSON text, in which `files` left placeholders: scalars are text, lists repeat their name, objects
/// are JSON, files are files.
pub(super) fn body(
    media_type: &'static str,
    json: &[u8],
    files: Vec<FilePart>,
    encodings: &[PartEncoding],
) -> Result<Body, String> {
    let ParamValue::Object(fields, _) = ParamValue::from_json(json)? else {
        return Err("a multipart body needs an object".to_owned());
    };
    let mut parts = Vec::new();
    for (name, value) in &fields {
        let encoding = encodings.iter().find(|encoding| encoding.property == name);
        let content_type = encoding.and_then(|encoding| single(encoding.content_type?));
        match value {
            ParamValue::List(items, _) => {
                for item in items {
                    parts.push(part(name, item, &files, content_type)?);
                }
            }
            ParamValue::Null | ParamValue::Scalar(_) | ParamValue::Object(..) => {
                parts.push(part(name, value, &files, content_type)?);
            }
        }
    }
    Ok(Body::Parts(media_type, parts))
}

/// Makes the body of parts; files on disk are opened here and read while the body is sent.
pub(super) async fn form(parts: &[Part]) -> Result<Form, String> {
    let mut form = Form::new().percent_encode_noop();
    for part in parts {
        let built = match &part.content {
            Content::Text(text) => FormPart::text(text.clone()),
            Content::File(file) => file_part(file, &part.name).await?,
        };
        let typed = match &part.content_type {
            Some(content_type) => {
                built.mime_str(content_type).map_err(|_| format!("`{content_type}` is no content type"))?
            }
            None => built,
        };
        form = form.part(quotable(&part.name), typed);
    }
    Ok(form)
}

fn part(name: &str, value: &ParamValue, files: &[FilePart], content_type: Option<&str>) -> Result<Part, String> {
    let name = name.to_owned();
    let content_type = content_type.map(str::to_owned);
    match value {
        ParamValue::Null | ParamValue::Scalar(_) => {
            Ok(Part { name, content_type, content: Content::Text(value.text().to_owned()) })
        }
        ParamValue::List(_, json) | ParamValue::Object(_, json) => {
            let whole = files.iter().enumerate().find(|(index, _)| placeholder(*index) == **json);
            Ok(match whole {
                Some((_, file)) => {
                    let given = file.media_type().map(str::to_owned);
                    let content_type = given.or(content_type).or_else(|| Some("application/octet-stream".to_owned()));
                    Part { name, content_type, content: Content::File(file.clone()) }
                }
                None => Part {
                    name,
                    content_type: content_type.or_else(|| Some("application/json".to_owned())),
                    content: Content::Text(inlined(json, files)?),
                },
            })
        }
    }
}

/// A JSON part with files deep inside: there they are base64 text, as in any JSON.
fn inlined(json: &str, files: &[FilePart]) -> Result<String, String> {
    let mut text = json.to_owned();
    for (index, file) in files.iter().enumerate() {
        let placeholder = placeholder(index);
        if text.contains(&placeholder) {
            let bytes = file.read().map_err(|error| unreadable(file, &error))?;
            text = text.replace(&placeholder, &format!("\"{}\"", encode_plain(&bytes)));
        }
    }
    Ok(text)
}

/// The content type of an encoding, unless it leaves a choice.
fn single(content_type: &str) -> Option<&str> {
    (!content_type.contains(['*', ','])).then_some(content_type)
}

/// Servers take a part without a file name for a text, so that each file has one.
async fn file_part(file: &FilePart, name: &str) -> Result<FormPart, String> {
    let part = match file.content() {
        FileContent::Bytes(bytes) => {
            let length = u64::try_from(bytes.len()).map_err(|error| error.to_string())?;
            FormPart::stream_with_length(Bytes::clone(bytes), length)
        }
        FileContent::Path(path) => FormPart::file(path).await.map_err(|error| unreadable(file, &error))?,
    };
    Ok(part.file_name(file.name().unwrap_or(name).replace(['\r', '\n'], " ")))
}

/// A name as browsers write it between quotes (WHATWG HTML, multipart form data).
fn quotable(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}
