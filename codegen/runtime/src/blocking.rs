//! Calls without an async runtime, for scripts: `send_blocking` in place of `send`, and iterators in place of streams.
//!
//! The first call starts one runtime with one thread, which all clients of the program share: connections live in it between
//! calls. Several threads may call at once.
//!
//! ```text
//! let page = client.customers_list().limit(5).send_blocking()?;
//! for customer in client.customers_list().stream().blocking() {
//!     println!("{:?}", customer?);
//! }
//! ```

use std::fmt;
use std::future::{Future, poll_fn};
use std::io;
use std::pin::Pin;
use std::sync::OnceLock;

use bytes::{Buf, Bytes};
use futures_core::Stream;
use progenitor_client::ByteStream;
use tokio::runtime::{Builder, Handle, Runtime};

use super::http::error::{Failure, lift};
use super::http::{Error, Events, Items, JsonLines, Pages, Parts};

/// Waits for a call: `wait(client.customers_list().send())`.
///
/// # Errors
///
/// Those of the call; `InvalidRequest` where the thread belongs to an async runtime, whose other tasks would wait as well.
pub fn wait<T, E>(call: impl Future<Output = Result<T, Error<E>>>) -> Result<T, Error<E>> {
    runtime().map_err(|why| lift(Failure::invalid_request(why)))?.block_on(call)
}

/// The runtime, where this thread may wait for it; the error is a sentence.
fn runtime() -> Result<&'static Runtime, String> {
    static RUNTIME: OnceLock<io::Result<Runtime>> = OnceLock::new();
    match Handle::try_current() {
        Err(error) if error.is_missing_context() => {}
        Err(error) => return Err(format!("a blocking call is not possible in a thread that ends: {error}")),
        Ok(_) => return Err(INSIDE.to_owned()),
    }
    let start = || Builder::new_multi_thread().worker_threads(1).thread_name("blocking-calls").enable_all().build();
    RUNTIME.get_or_init(start).as_ref().map_err(|error| format!("cannot start a runtime: {error}"))
}

/// What to do instead.
const INSIDE: &str = "a blocking call inside an async runtime would hold up the runtime's other tasks: await `send` there \
                      (in `spawn_blocking`: `Handle::current().block_on(call.send())`)";

/// The items of a stream, waited for one by one. It ends after an error that comes from waiting itself.
#[derive(Debug)]
#[must_use = "an iterator does nothing until it is asked for items"]
pub struct Iter<S>(Option<S>);

impl<S> Iter<S> {
    /// The items of this stream.
    pub fn new(stream: S) -> Self {
        Self(Some(stream))
    }
}

impl<S, T, E> Iterator for Iter<S>
where
    S: Stream<Item = Result<T, Error<E>>> + Unpin,
{
    type Item = Result<T, Error<E>>;

    fn next(&mut self) -> Option<Self::Item> {
        let stream = self.0.as_mut()?;
        match runtime() {
            Ok(runtime) => runtime.block_on(poll_fn(|context| Pin::new(&mut *stream).poll_next(context))),
            Err(why) => {
                self.0 = None;
                Some(Err(lift(Failure::invalid_request(why))))
            }
        }
    }
}

impl<T, E> Items<T, E> {
    /// The items as an iterator; `collect::<Result<Vec<_>, _>>()` gives all of them, or the first error.
    pub fn blocking(self) -> Iter<Self> {
        Iter::new(self)
    }
}

impl<P, E> Pages<P, E> {
    /// The pages as an iterator.
    pub fn blocking(self) -> Iter<Self> {
        Iter::new(self)
    }
}

impl<T> Events<T> {
    /// The events as an iterator.
    pub fn blocking(self) -> Iter<Self> {
        Iter::new(self)
    }
}

impl<T> JsonLines<T> {
    /// The values as an iterator.
    pub fn blocking(self) -> Iter<Self> {
        Iter::new(self)
    }
}

impl<T> Parts<T> {
    /// The parts as an iterator.
    pub fn blocking(self) -> Iter<Self> {
        Iter::new(self)
    }
}

/// A body of bytes, for whoever reads: `io::copy(&mut Reader::new(response.into_inner()), &mut file)`.
pub struct Reader {
    stream: ByteStream,
    /// Bytes that arrived and were not read yet.
    chunk: Bytes,
}

impl Reader {
    /// Reads this body.
    pub fn new(stream: ByteStream) -> Self {
        Self { stream, chunk: Bytes::new() }
    }
}

impl io::Read for Reader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.chunk.is_empty() && !buffer.is_empty() {
            let runtime = runtime().map_err(io::Error::other)?;
            match runtime.block_on(poll_fn(|context| self.stream.as_mut().poll_next(context))) {
                Some(chunk) => self.chunk = chunk.map_err(|error| io::Error::other(error.without_url()))?,
                None => return Ok(0),
            }
        }
        let count = buffer.len().min(self.chunk.len());
        if let Some(room) = buffer.get_mut(..count) {
            self.chunk.copy_to_slice(room);
        }
        Ok(count)
    }
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader").finish_non_exhaustive()
    }
}
