//! `multipart/*` bodies (RFC 7578).

use reqwest::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderMap};
use reqwest::multipart::{Form, Part as FormPart};

use super::super::base64::encode_plain;
use super::super::description::PartEncoding;
use super::super::file_part::{FilePart, placeholder, unreadable};
use super::body::Body;
use super::file;
use super::header::{header_value, name as header_name};
use super::param_value::ParamValue;
use super::part::{Part, PartContent, PartHeader};
use super::style::{Escape, simple};

/// The parts of an object's JSON text, in which `files` left placeholders: scalars are text, lists repeat their name unless their encoding
/// joins them, objects are JSON, files are files.
pub(super) fn multipart_body(
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
        let joined = encoding.and_then(|encoding| encoding.style).filter(|(_, explode)| !explode);
        match (value, joined) {
            (ParamValue::List(items, _), Some(style)) if items.iter().all(ParamValue::is_scalar) => {
                let text = simple(value, style, Escape::Plain);
                if !items.is_empty() {
                    parts.push(text_part(name, text, content_type));
                }
            }
            (ParamValue::List(items, _), _) => {
                for item in items {
                    parts.push(part(name, item, &files, content_type)?);
                }
            }
            (ParamValue::Null | ParamValue::Scalar(_) | ParamValue::Object(..), _) => {
                parts.push(part(name, value, &files, content_type)?);
            }
        }
    }
    Ok(Body::Parts(media_type, parts))
}

/// Makes the body of parts; files on disk are opened here and read while the body is sent.
pub(super) async fn form(parts: &[Part], headers: &[PartHeader]) -> Result<Form, String> {
    if let Some(lost) = headers.iter().find(|header| parts.iter().all(|part| part.name != header.part)) {
        return Err(format!("the body has no part `{}` for the header `{}`", lost.part, lost.name));
    }
    let mut form = Form::new().percent_encode_noop();
    for part in parts {
        let built = match &part.content {
            PartContent::Text(text) => FormPart::text(text.clone()),
            PartContent::File(file) => file_part(file, &part.name).await?,
        };
        let typed = match &part.content_type {
            Some(content_type) => {
                built.mime_str(content_type).map_err(|_| format!("`{content_type}` is no content type"))?
            }
            None => built,
        };
        form = form.part(quotable(&part.name), typed.headers(part_headers(part, headers)?));
    }
    Ok(form)
}

/// The headers of a part: those of its name, then its file's own.
fn part_headers(part: &Part, headers: &[PartHeader]) -> Result<HeaderMap, String> {
    let of_part = headers.iter().filter(|header| header.part == part.name);
    let of_part = of_part.map(|header| (header.name.as_str(), header.value.as_str()));
    let of_file = match &part.content {
        PartContent::Text(_) => &[],
        PartContent::File(file) => file.headers(),
    };
    let mut all = HeaderMap::new();
    for (key, value) in of_part.chain(of_file.iter().map(|(key, value)| (key.as_str(), value.as_str()))) {
        let what = || format!("the header `{}` of the part `{}`", key.escape_debug(), part.name.escape_debug());
        let name = header_name(key, what)?;
        if name == CONTENT_DISPOSITION || name == CONTENT_TYPE {
            return Err(format!("{} is made of the part's name, file name and content type", what()));
        }
        all.insert(name, header_value(value, what)?);
    }
    Ok(all)
}

pub(super) fn part(
    name: &str,
    value: &ParamValue,
    files: &[FilePart],
    content_type: Option<&str>,
) -> Result<Part, String> {
    let name = name.to_owned();
    let content_type = content_type.map(str::to_owned);
    match value {
        ParamValue::Null | ParamValue::Scalar(_) => {
            Ok(text_part(&name, value.text().to_owned(), content_type.as_deref()))
        }
        ParamValue::List(_, json) | ParamValue::Object(_, json) => {
            let whole = files.iter().enumerate().find(|(index, _)| placeholder(*index) == **json);
            Ok(match whole {
                Some((_, file)) => {
                    let given = file.media_type().map(str::to_owned);
                    let content_type = given.or(content_type).or_else(|| Some("application/octet-stream".to_owned()));
                    Part { name, content_type, content: PartContent::File(file.clone()) }
                }
                None => Part {
                    name,
                    content_type: content_type.or_else(|| Some("application/json".to_owned())),
                    content: PartContent::Text(inlined(json, files)?),
                },
            })
        }
    }
}

fn text_part(name: &str, text: String, content_type: Option<&str>) -> Part {
    let content_type = content_type.map(str::to_owned);
    Part { name: name.to_owned(), content_type, content: PartContent::Text(text) }
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
pub(super) fn single(content_type: &str) -> Option<&str> {
    (!content_type.contains(['*', ','])).then_some(content_type)
}

/// Servers take a part without a file name for a text, so that each file has one.
async fn file_part(file: &FilePart, name: &str) -> Result<FormPart, String> {
    let part = match file::content(file).await? {
        (body, Some(length)) => FormPart::stream_with_length(body, length),
        (body, None) => FormPart::stream(body),
    };
    Ok(part.file_name(file.name().unwrap_or(name).replace(['\r', '\n'], " ")))
}

/// A name as browsers write it between quotes (WHATWG HTML, multipart form data).
fn quotable(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}
