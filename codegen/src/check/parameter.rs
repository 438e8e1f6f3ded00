//! Parameters.

use serde_json::{Value, json};

use super::object::{Object, allow, text};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;
use crate::grammar::walk::Verdict;
use crate::internal_keys::{ALLOW_RESERVED, COOKIE_STYLE, QUERY_STRING};

/// Makes a parameter have a style that its location allows, and either `schema` or `content`. Leaves out one without a name or a known
/// location.
pub(super) fn check_parameter(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    let Some(name) = text(object, "name").map(str::to_owned) else {
        return left_out(place, diagnostics, "it has no name".to_owned());
    };
    let styles: &[&str] = match text(object, "in") {
        Some("query") => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        Some("header") => &["simple"],
        Some("path") => &["simple", "label", "matrix"],
        Some("cookie") => &["form", "cookie"],
        Some("querystring") => return whole_query(object, place, diagnostics),
        Some(other) => return left_out(place, diagnostics, format!("its location `{other}` is not supported")),
        None => return left_out(place, diagnostics, "it has no location (`in`)".to_owned()),
    };
    if text(object, "in") == Some("header") && is_reserved(&name) {
        diagnostics.push(Diagnostic::note(
            "reserved-header",
            &place.pointer(),
            format!("OpenAPI ignores a parameter for the header `{name}`"),
            "the parameter is left out: the header is sent as media types say",
        ));
        return Verdict::Drop;
    }
    allow(object, "style", styles, place, diagnostics);
    if text(object, "in") == Some("path") && object.get("required") != Some(&Value::Bool(true)) {
        object.insert("required".to_owned(), json!(true));
    }
    keep_for_lower(object, place, diagnostics);
    leave_schema_or_content(object, place, diagnostics);
    Verdict::Keep
}

/// Moves what openapiv3 does not know: [`COOKIE_STYLE`], and [`ALLOW_RESERVED`] outside of a query. Only values that are percent-encoded have
/// reserved characters.
fn keep_for_lower(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    let has_cookie_style = text(object, "style") == Some("cookie");
    if has_cookie_style {
        object.shift_remove("style");
        object.insert(COOKIE_STYLE.to_owned(), json!(true));
    }
    if text(object, "in") == Some("query") || object.get("allowReserved") != Some(&Value::Bool(true)) {
        return;
    }
    if has_cookie_style || text(object, "in") == Some("header") {
        diagnostics.push(Diagnostic::note(
            "allow-reserved-without-effect",
            &place.key("allowReserved").pointer(),
            "`allowReserved` has no effect here: the value is not percent-encoded",
            "the value is sent as it is",
        ));
    } else {
        object.insert(ALLOW_RESERVED.to_owned(), json!(true));
    }
}

/// Makes 3.2's `in: querystring` a query parameter with [`QUERY_STRING`]. It has `content` of one media type.
fn whole_query(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    let media_types = object.get("content").and_then(Value::as_object).map_or(0, Object::len);
    if media_types != 1 {
        let reason = "it is the whole query (`in: querystring`), and has no `content` of one media type".to_owned();
        return left_out(place, diagnostics, reason);
    }
    for key in ["schema", "style", "explode", "allowReserved", "allowEmptyValue"] {
        if object.shift_remove(key).is_some() {
            diagnostics.push(Diagnostic::warning(
                "wrong-field",
                &place.key(key).pointer(),
                format!("a parameter with `in: querystring` has no `{key}`"),
                "it is ignored",
            ));
        }
    }
    object.insert("in".to_owned(), json!("query"));
    object.insert(QUERY_STRING.to_owned(), json!(true));
    leave_schema_or_content(object, place, diagnostics);
    Verdict::Keep
}

/// Leaves exactly one of `schema` and `content`.
pub(super) fn leave_schema_or_content(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    let content = object.get_mut("content").and_then(Value::as_object_mut);
    let has_content = content.is_some_and(|content| {
        content.retain(|_, media| media.is_object());
        !content.is_empty()
    });
    if object.contains_key("schema") {
        if object.shift_remove("content").is_some() && has_content {
            diagnostics.push(Diagnostic::warning(
                "schema-and-content",
                &place.key("content").pointer(),
                "there are both `schema` and `content`",
                "`content` is ignored",
            ));
        }
        return;
    }
    if has_content {
        return;
    }
    object.shift_remove("content");
    diagnostics.push(Diagnostic::warning(
        "missing-schema",
        &place.pointer(),
        "there is neither `schema` nor `content`",
        "its type is taken to be a string",
    ));
    object.insert("schema".to_owned(), json!({ "type": "string" }));
}

fn is_reserved(header: &str) -> bool {
    ["accept", "content-type"].iter().any(|reserved| header.eq_ignore_ascii_case(reserved))
}

fn left_out(place: &Place<'_>, diagnostics: &mut Diagnostics, reason: String) -> Verdict {
    let message = format!("this parameter cannot be used: {reason}");
    diagnostics.push(Diagnostic::error("unusable-parameter", &place.pointer(), message, "the parameter is left out"));
    Verdict::Drop
}
