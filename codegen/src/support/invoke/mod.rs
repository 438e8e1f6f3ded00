//! Operations by their names, with JSON arguments: the part of every API's `invoke` that knows no API.

mod arguments;
mod reply;

use std::future::Future;
use std::pin::Pin;

use progenitor_client::Error;

use super::http::Core;

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
    /// The parameters, in the document's order.
    pub parameters: &'static [Parameter],
    /// The media types that a body may have, the preferred one first; empty: there is no body.
    pub body: &'static [&'static str],
    /// Whether there must be a body.
    pub body_required: bool,
    /// The media types that a success may have, the preferred one first.
    pub replies: &'static [&'static str],
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
    /// Its documentation, CommonMark.
    pub description: &'static str,
}

/// A call on its way.
pub type Call<'a> = Pin<Box<dyn Future<Output = Result<Reply, Error<Reply>>> + Send + 'a>>;

/// What makes a call of one operation, out of a client of type `C` and checked arguments.
pub type Handler<C> = for<'a> fn(&'a C, Arguments<'a>) -> Call<'a>;

/// Checks the arguments against the operation and calls it; `handlers` are in the order of `operations`.
#[allow(clippy::result_large_err, reason = "the error's type is progenitor-client's")]
pub fn call<'a, C>(
    client: &'a C,
    core: &Core,
    (operations, handlers): (&'static [Operation], &'static [Handler<C>]),
    operation_id: &str,
    arguments: &'a str,
) -> Result<Call<'a>, Error<Reply>> {
    let found = operations.iter().zip(handlers).find(|(operation, _)| operation.id == operation_id);
    let Some((operation, handler)) = found else {
        return Err(Error::InvalidRequest(format!("there is no operation `{}`", operation_id.escape_debug())));
    };
    let arguments = Arguments::read(operation, arguments, core.max_response_size());
    arguments.map(|arguments| handler(client, arguments)).map_err(Error::InvalidRequest)
}
