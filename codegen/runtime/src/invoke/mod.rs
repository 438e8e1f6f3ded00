//! Calls of operations by their names, with JSON arguments: what the generated modules `invoke` of all APIs share.

mod arguments;
mod finish;
mod reply;

use std::future::Future;
use std::pin::Pin;

use super::http::error::{Failure, lift};
use super::http::{Core, Error};

pub use super::description::{Body, BodyArgument, JsonType, Location, Operation, Parameter};

pub use self::arguments::Arguments;
#[cfg(feature = "cli")]
pub(crate) use self::arguments::body_index;
pub use self::finish::Raw;
pub use self::reply::{Reply, ReplyBody};

/// A call by name, to be awaited.
pub type Call<'a> = Pin<Box<dyn Future<Output = Result<Reply, Error<Reply>>> + Send + 'a>>;

/// The function that calls one operation, with a client of type `C` and checked arguments.
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
    let info = core.call_info(operation);
    let arguments = Arguments::read(operation, info.clone(), arguments, core.max_response_size());
    arguments
        .map(|arguments| handler(client, arguments))
        .map_err(|why| lift(Failure::invalid_request(why).in_call(&info)))
}

/// Passes an optional argument to its setter, if the caller gave it.
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
