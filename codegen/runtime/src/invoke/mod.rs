//! Operations by their names, with JSON arguments: the part of every API's `invoke` that knows no API.

mod arguments;
mod reply;

use std::future::Future;
use std::pin::Pin;

use self::arguments::position;
use super::http::error::{Failure, lift};
use super::http::{Core, Error};

pub use super::http::Location;

pub use self::arguments::Arguments;
pub use self::reply::{Raw, Reply, ReplyBody};

/// What can be called.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// `operationId`, or the method's name where the document gives none.
    pub id: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path template.
    pub path: &'static str,
    /// One line of documentation.
    pub summary: &'static str,
    /// The rest of the documentation, CommonMark.
    pub description: &'static str,
    /// The tag that groups it; empty: none.
    pub tag: &'static str,
    /// The parameters, in the document's order.
    pub parameters: &'static [Parameter],
    /// The bodies that there may be, by media type, the preferred one first; empty: there is no body.
    pub body: &'static [Body],
    /// Whether there must be a body.
    pub body_required: bool,
    /// The media types that a success may have, the preferred one first.
    pub replies: &'static [&'static str],
    /// Keys of security schemes: alternatives of those that are needed together. None: anybody may call; an empty one: anonymous
    /// calls are allowed too.
    pub security: &'static [&'static [&'static str]],
}

impl Operation {
    /// The index of the body that a content type means: the first one where none is given, none where it is not documented.
    pub fn body_of(&self, content_type: Option<&str>) -> Option<usize> {
        let media: Vec<&str> = self.body.iter().map(|body| body.media_type).collect();
        match content_type {
            Some(asked) => position(&media, asked),
            None => (!media.is_empty()).then_some(0),
        }
    }
}

/// A body that an operation may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body {
    /// Its media type, which may be a range (`*/*`).
    pub media_type: &'static str,
    /// How it is given in arguments.
    pub given: Given,
}

/// How a body is given in arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// As the JSON value that it holds, also where it is sent as a form or as XML.
    Json,
    /// As a JSON string with its text.
    Text,
    /// As a JSON string with its bytes in base64.
    Bytes,
}

/// A parameter of an operation.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: &'static str,
    /// Where it goes.
    pub location: Location,
    /// Whether the caller must give it.
    pub required: bool,
    /// The JSON type of its value.
    pub kind: Kind,
    /// Its documentation, CommonMark.
    pub description: &'static str,
}

impl Parameter {
    /// A parameter in the path, which the caller must give.
    pub const fn path(name: &'static str, kind: Kind, description: &'static str) -> Self {
        Self { name, location: Location::Path, required: true, kind, description }
    }

    /// A parameter in the query.
    pub const fn query(name: &'static str, kind: Kind, description: &'static str) -> Self {
        Self { name, location: Location::Query, required: false, kind, description }
    }

    /// A header.
    pub const fn header(name: &'static str, kind: Kind, description: &'static str) -> Self {
        Self { name, location: Location::Header, required: false, kind, description }
    }

    /// A cookie.
    pub const fn cookie(name: &'static str, kind: Kind, description: &'static str) -> Self {
        Self { name, location: Location::Cookie, required: false, kind, description }
    }

    /// The same, which the caller must give.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }
}

/// The JSON type of a parameter's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A string: dates, bytes in base64 and the like too.
    String,
    /// A number without a fraction.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A list of these.
    Array(&'static Kind),
    /// An object.
    Object,
    /// One of several types, or any.
    Any,
}

/// A call on its way.
pub type Call<'a> = Pin<Box<dyn Future<Output = Result<Reply, Error<Reply>>> + Send + 'a>>;

/// What makes a call of one operation, out of a client of type `C` and checked arguments.
pub type Handler<C> = for<'a> fn(&'a C, Arguments<'a>) -> Call<'a>;

/// Checks the arguments against the operation and calls it; `handlers` are in the order of `operations`.
pub fn call<'a, C>(
    client: &'a C,
    core: &Core,
    (operations, handlers): (&'static [Operation], &'static [Handler<C>]),
    operation_id: &str,
    arguments: &'a str,
) -> Result<Call<'a>, Error<Reply>> {
    let found = operations.iter().zip(handlers).find(|(operation, _)| operation.id == operation_id);
    let Some((operation, handler)) = found else {
        let why = format!("{} has no operation `{}`", core.api_name(), operation_id.escape_debug());
        return Err(lift(Failure::invalid_request(why)));
    };
    let info = core.call_info(operation.id, operation.method, operation.path);
    let arguments = Arguments::read(operation, info.clone(), arguments, core.max_response_size());
    arguments
        .map(|arguments| handler(client, arguments))
        .map_err(|why| lift(Failure::invalid_request(why).in_call(&info)))
}

/// Hands an optional argument of a type to the setter of its name, where it is given.
#[doc(hidden)]
#[macro_export]
macro_rules! set_argument {
    ($call:ident, $arguments:ident, $location:path, $name:literal, $setter:ident, $ty:ty) => {
        if let Some(value) = $arguments.optional::<$ty>($location, $name)? {
            $call = $call.$setter(value);
        }
    };
}
pub use set_argument;
