//! OpenAPI's parameter styles (3.2, section 4.12; RFC 6570).

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

use super::super::description::Style;
use super::param_value::ParamValue;

/// Everything but RFC 3986's unreserved characters.
const STRICT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What no part of a URL may hold as it is: neither unreserved nor reserved (RFC 3986, 2.2 and 2.3), in ASCII, but for the sign of escapes.
pub(super) const IN_NO_URL: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'^').add(b'`').add(b'{').add(b'|').add(b'}');

/// The same with the sign of escapes.
const UNSAFE: &AsciiSet = &IN_NO_URL.add(b'%');

/// How the texts of a value are written.
#[derive(Clone, Copy)]
pub(super) enum Escape {
    /// Percent-encoded.
    Strict,
    /// Percent-encoded, apart from reserved characters and what is percent-encoded already (RFC 6570, 3.2.3). The set has, besides what no
    /// URL can hold, what would end or split the value.
    Reserved(&'static AsciiSet),
    /// As they are: header values have no encoding.
    Plain,
}

impl Escape {
    /// `allowReserved` in a query or a form, where `&` and `+` have a meaning.
    pub(super) const RESERVED_IN_QUERY: Self = Self::Reserved(&UNSAFE.add(b'#').add(b'&').add(b'+'));
    /// `allowReserved` in a path, of which a value is one segment.
    pub(super) const RESERVED_IN_PATH: Self = Self::Reserved(&UNSAFE.add(b'/').add(b'?').add(b'#'));
    /// `allowReserved` in a cookie.
    pub(super) const RESERVED_IN_COOKIE: Self = Self::Reserved(&UNSAFE.add(b';'));

    pub(super) fn text(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Strict => utf8_percent_encode(text, STRICT).into(),
            Self::Reserved(set) => reserved(text, set),
            Self::Plain => text.into(),
        }
    }

    /// The name before a value, or of one of its fields.
    fn name(self, name: &str) -> Cow<'_, str> {
        match self {
            Self::Strict | Self::Reserved(_) => Self::Strict.text(name),
            Self::Plain => name.into(),
        }
    }
}

/// Percent-encodes what the set has; `%2F` and the like stay.
fn reserved<'a>(text: &'a str, set: &'static AsciiSet) -> Cow<'a, str> {
    let Some((before, after)) = text.split_once('%') else { return utf8_percent_encode(text, set).into() };
    let mut written = utf8_percent_encode(before, set).to_string();
    for part in after.split('%') {
        let is_encoded = part.as_bytes().get(..2).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        written.push_str(if is_encoded { "%" } else { "%25" });
        written.extend(utf8_percent_encode(part, set));
    }
    written.into()
}

/// A parameter in `name=value` form: queries, forms and cookies. Nothing for a null, or an empty list or object.
pub(super) fn pairs(
    name: &str,
    value: &ParamValue,
    (style, explode): (Style, bool),
    escape: Escape,
) -> Vec<(String, String)> {
    let key = escape.name(name);
    match value {
        ParamValue::Null => Vec::new(),
        ParamValue::Scalar(text) => vec![(key.into(), escape.text(text).into())],
        ParamValue::List(items, _) if explode || style == Style::DeepObject => {
            present(items).map(|item| (key.to_string(), escape.text(item.text()).into())).collect()
        }
        ParamValue::Object(fields, _) if style == Style::DeepObject => deep(&key, fields, escape),
        ParamValue::Object(fields, _) if explode => {
            set(fields).map(|(field, value)| (escape.name(field).into(), escape.text(value.text()).into())).collect()
        }
        ParamValue::List(..) | ParamValue::Object(..) => {
            let texts = flat(value, escape);
            if texts.is_empty() { Vec::new() } else { vec![(key.into(), texts.join(&delimiter(style, escape)))] }
        }
    }
}

/// `simple` style: `a,b`, `k,v` or `k=v`, or by another character, where the style is one of those; empty for a null.
pub(super) fn simple(value: &ParamValue, (style, explode): (Style, bool), escape: Escape) -> String {
    joined(value, explode, &delimiter(style, escape), escape)
}

/// `label` style: `.a,b` or, exploded, `.a.b`.
pub(super) fn label(value: &ParamValue, explode: bool, escape: Escape) -> String {
    format!(".{}", joined(value, explode, if explode { "." } else { "," }, escape))
}

/// `matrix` style: `;name=a,b` or, exploded, `;name=a;name=b`.
pub(super) fn matrix(name: &str, value: &ParamValue, explode: bool, escape: Escape) -> String {
    let pairs = pairs(name, value, (Style::Form, explode), escape);
    let segment =
        |(key, value): (String, String)| if value.is_empty() { format!(";{key}") } else { format!(";{key}={value}") };
    pairs.into_iter().map(segment).collect()
}

fn joined(value: &ParamValue, explode: bool, delimiter: &str, escape: Escape) -> String {
    if let ParamValue::Object(fields, _) = value
        && explode
    {
        let pair = |(key, value): &(String, ParamValue)| format!("{}={}", escape.text(key), escape.text(value.text()));
        return set(fields).map(pair).collect::<Vec<_>>().join(delimiter);
    }
    flat(value, escape).join(delimiter)
}

/// The escaped texts of a value in a row; keys and values take turns.
fn flat(value: &ParamValue, escape: Escape) -> Vec<String> {
    match value {
        ParamValue::Null => Vec::new(),
        ParamValue::Scalar(text) => vec![escape.text(text).into()],
        ParamValue::List(items, _) => present(items).map(|item| escape.text(item.text()).into()).collect(),
        ParamValue::Object(fields, _) => set(fields)
            .flat_map(|(key, value)| [escape.text(key).into_owned(), escape.text(value.text()).into_owned()])
            .collect(),
    }
}

/// `name[field][inner]=value`.
fn deep(prefix: &str, fields: &[(String, ParamValue)], escape: Escape) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (field, value) in fields {
        let key = format!("{prefix}%5B{}%5D", Escape::Strict.text(field));
        match value {
            ParamValue::Null => {}
            ParamValue::Scalar(text) => all.push((key, escape.text(text).into())),
            ParamValue::List(items, _) => {
                all.extend(present(items).map(|item| (key.clone(), escape.text(item.text()).into())));
            }
            ParamValue::Object(inner, _) => all.extend(deep(&key, inner, escape)),
        }
    }
    all
}

fn delimiter(style: Style, escape: Escape) -> Cow<'static, str> {
    match style {
        Style::SpaceDelimited => escape.text(" "),
        Style::PipeDelimited => escape.text("|"),
        Style::TabDelimited => escape.text("\t"),
        Style::Simple | Style::Label | Style::Matrix | Style::Form | Style::DeepObject | Style::Cookie => ",".into(),
    }
}

/// Undefined values are left out (RFC 6570, 2.3).
fn present(items: &[ParamValue]) -> impl Iterator<Item = &ParamValue> {
    items.iter().filter(|item| **item != ParamValue::Null)
}

fn set(fields: &[(String, ParamValue)]) -> impl Iterator<Item = &(String, ParamValue)> {
    fields.iter().filter(|(_, value)| *value != ParamValue::Null)
}
