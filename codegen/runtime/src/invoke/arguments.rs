//! The arguments of a call: JSON text, checked against what the operation has.

use std::fmt;

use serde_json::value::RawValue;

use super::super::base64::decode_plain;
use super::super::description::{Body, Location};
use super::super::entries::Entries;
use super::super::http::error::{CallInfo, Failure, lift, plain};
use super::super::http::{Bytes, Error};
use super::super::json;
use super::super::leniency;
use super::super::unknown_keys;
use super::super::wire::Wire;
use super::{Operation, Reply};

/// Arguments whose names are all known and whose required ones are all there; values are decoded as they are asked for.
pub struct Arguments<'a> {
    operation: &'static Operation,
    /// The call, for its errors.
    pub(super) call: CallInfo,
    path: Entries<'a>,
    query: Entries<'a>,
    header: Entries<'a>,
    cookie: Entries<'a>,
    body: Option<&'a str>,
    /// The body's media type, as an index into the operation's.
    media: usize,
    content_type: Option<String>,
    accept: Option<String>,
    /// How many bytes a reply may have.
    pub(super) max_size: usize,
}

impl<'a> Arguments<'a> {
    /// The error is a sentence that names what is wrong.
    pub(super) fn read(
        operation: &'static Operation,
        call: CallInfo,
        text: &'a str,
        max_size: usize,
    ) -> Result<Self, String> {
        let json: &RawValue =
            serde_json::from_str(text).map_err(|error| format!("the arguments are no JSON: {error}"))?;
        let entries = Entries::of(json.get()).map_err(|_| "the arguments are no JSON object".to_owned())?;
        let mut read = Self {
            operation,
            call,
            path: Entries::default(),
            query: Entries::default(),
            header: Entries::default(),
            cookie: Entries::default(),
            body: None,
            media: 0,
            content_type: None,
            accept: None,
            max_size,
        };
        for (key, value) in entries.0 {
            read.set(&key, value)?;
        }
        read.check_parameters()?;
        read.check_body()?;
        read.check_accept()?;
        Ok(read)
    }

    fn set(&mut self, key: &str, value: &'a str) -> Result<(), String> {
        match key {
            "path" => self.path = group(key, value)?,
            "query" => self.query = group(key, value)?,
            "header" => self.header = group(key, value)?,
            "cookie" => self.cookie = group(key, value)?,
            "body" => self.body = Some(value),
            "content_type" => self.content_type = Some(text(key, value)?),
            "accept" => self.accept = Some(text(key, value)?),
            // Bytes are base64 in any case, texts never.
            "body_encoding" if text(key, value)? == "base64" => {}
            "body_encoding" => return Err("`body_encoding` can only be `base64`".to_owned()),
            other => {
                let known = "path, query, header, cookie, body, content_type, accept";
                return Err(format!("there is no argument `{}`; there are: {known}", other.escape_debug()));
            }
        }
        Ok(())
    }

    fn check_parameters(&self) -> Result<(), String> {
        let places = [Location::Path, Location::Query, Location::Header, Location::Cookie];
        for location in places {
            let known = || self.operation.parameters.iter().filter(|parameter| parameter.location == location);
            for (name, _) in &self.group(location).0 {
                if !known().any(|parameter| is_same_name(location, parameter.name, name)) {
                    let names: Vec<&str> = known().map(|parameter| parameter.name).collect();
                    let there = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
                    let name = name.escape_debug();
                    return Err(format!("there is no {} `{name}`; there are: {there}", what(location)));
                }
            }
            let missing =
                known().find(|parameter| parameter.required && self.value(location, parameter.name).is_none());
            if let Some(parameter) = missing {
                return Err(format!("the {} `{}` is required", what(location), parameter.name));
            }
        }
        Ok(())
    }

    fn check_body(&mut self) -> Result<(), String> {
        let Operation { bodies, body_required, .. } = *self.operation;
        if self.body.is_none() {
            return if body_required { Err("the body is required".to_owned()) } else { Ok(()) };
        }
        if bodies.is_empty() {
            return Err("the operation has no body".to_owned());
        }
        self.media = body_index(bodies, self.content_type.as_deref()).ok_or_else(|| {
            let media: Vec<&str> = bodies.iter().map(|body| body.media_type).collect();
            let asked = self.content_type.as_deref().unwrap_or_default().escape_debug();
            format!("the content type `{asked}` is none of: {}", media.join(", "))
        })?;
        Ok(())
    }

    fn check_accept(&self) -> Result<(), String> {
        let replies = self.operation.replies;
        match &self.accept {
            Some(asked) if !replies.is_empty() && position(replies, asked).is_none() => {
                Err(format!("the media type `{}` to accept is none of: {}", asked.escape_debug(), replies.join(", ")))
            }
            Some(_) | None => Ok(()),
        }
    }

    /// A parameter that the caller must give.
    ///
    /// # Errors
    /// The value does not fit.
    pub fn required<T: Wire>(&self, location: Location, name: &str) -> Result<T, Error<Reply>> {
        let value = self.optional(location, name)?;
        value.ok_or_else(|| self.invalid(format!("the {} `{name}` is required", what(location))))
    }

    /// A parameter that the caller may leave out; null counts as left out.
    ///
    /// # Errors
    /// The value does not fit.
    pub fn optional<T: Wire>(&self, location: Location, name: &str) -> Result<Option<T>, Error<Reply>> {
        let given = self.value(location, name).filter(|value| *value != "null");
        let value = given.map(decode).transpose();
        value.map_err(|error| self.misfit(format_args!("the {} `{name}`", what(location)), &error))
    }

    /// Which of the operation's media types the body has; `None` without a body.
    pub fn media(&self) -> Option<usize> {
        self.body.map(|_| self.media)
    }

    /// The body by its type.
    ///
    /// # Errors
    /// The body does not fit.
    pub fn body<T: Wire>(&self) -> Result<T, Error<Reply>> {
        let json = self.body.unwrap_or("null");
        decode(json).map_err(|error| self.misfit(format_args!("the body"), &error))
    }

    /// A body of bytes, out of base64 text.
    ///
    /// # Errors
    /// The body is no base64 text.
    pub fn body_bytes(&self) -> Result<Bytes, Error<Reply>> {
        let bytes = decode_plain(&self.body::<String>()?).map(Bytes::from);
        bytes.ok_or_else(|| self.invalid("the body: bytes are given as base64 text".to_owned()))
    }

    /// Headers that choose media types: the body's where the document leaves it open, and the reply's.
    pub fn headers(&self) -> impl Iterator<Item = (&'static str, String)> {
        let documented = self.operation.bodies.get(self.media).filter(|_| self.body.is_some());
        let open = documented.is_some_and(|body| body.media_type.contains('*'));
        let content_type = self.content_type.clone().filter(|_| open).map(|value| ("content-type", value));
        let accept = self.accept.clone().map(|value| ("accept", value));
        content_type.into_iter().chain(accept)
    }

    /// The media type to accept, where it is one of `others`.
    pub fn accepts(&self, others: &[&str]) -> Option<&str> {
        self.accept.as_deref().filter(|asked| position(others, asked).is_some())
    }

    fn invalid(&self, why: String) -> Error<Reply> {
        lift(Failure::invalid_request(why).in_call(&self.call))
    }

    /// An argument that does not fit its type.
    fn misfit(&self, argument: fmt::Arguments<'_>, error: &serde_json::Error) -> Error<Reply> {
        let why = plain(&error.to_string(), |text, max| self.call.secrets.shown(text, max));
        self.invalid(format!("{argument}: {why}"))
    }

    fn group(&self, location: Location) -> &Entries<'a> {
        match location {
            Location::Path => &self.path,
            Location::Query => &self.query,
            Location::Header => &self.header,
            Location::Cookie => &self.cookie,
        }
    }

    fn value(&self, location: Location, name: &str) -> Option<&'a str> {
        self.group(location).0.iter().find(|(key, _)| is_same_name(location, name, key)).map(|(_, value)| *value)
    }
}

/// Decodes without leniency, which is for servers: a caller's values must have the form that the document says, and no other keys.
fn decode<T: Wire>(json: &str) -> Result<T, serde_json::Error> {
    unknown_keys::refused(|| leniency::without(|| json::from_slice(json.as_bytes())))
}

fn group<'a>(key: &str, value: &'a str) -> Result<Entries<'a>, String> {
    Entries::of(value).map_err(|_| format!("the argument `{key}` is no JSON object"))
}

fn text(key: &str, value: &str) -> Result<String, String> {
    serde_json::from_str(value).map_err(|_| format!("the argument `{key}` is no JSON string"))
}

/// Names of headers have no case.
fn is_same_name(location: Location, one: &str, other: &str) -> bool {
    if location == Location::Header { one.eq_ignore_ascii_case(other) } else { one == other }
}

fn what(location: Location) -> &'static str {
    match location {
        Location::Path => "path parameter",
        Location::Query => "query parameter",
        Location::Header => "header parameter",
        Location::Cookie => "cookie parameter",
    }
}

/// The index of the body that a content type means: the first one where none is given, `None` where the document does not have it.
pub(crate) fn body_index(bodies: &[Body], content_type: Option<&str>) -> Option<usize> {
    let media: Vec<&str> = bodies.iter().map(|body| body.media_type).collect();
    match content_type {
        Some(asked) => position(&media, asked),
        None => (!media.is_empty()).then_some(0),
    }
}

/// The index of the documented media type that matches `asked`: the type itself, or a range that holds it.
fn position(documented: &[&str], asked: &str) -> Option<usize> {
    let asked = essence(asked);
    let equal = documented.iter().position(|media| essence(media) == asked);
    equal.or_else(|| documented.iter().position(|media| in_range(&essence(media), &asked)))
}

fn in_range(range: &str, media_type: &str) -> bool {
    range == "*/*" || range.strip_suffix('*').is_some_and(|start| media_type.starts_with(start))
}

fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
