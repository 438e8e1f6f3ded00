//! Errors of calls, with all that is known about them.

mod call_info;
mod connection;
mod decoding;
mod details;
mod error_response;
mod failure;
mod head;
mod html;
mod line;
mod outcome;
mod progenitor;
mod raw_response;
mod reason;
mod with_response;
mod words;

use std::fmt;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::hooks::OperationInfo;

pub(crate) use self::call_info::CallInfo;
pub(crate) use self::connection::{Limits, causes, no_end};
#[cfg(feature = "invoke")]
pub(crate) use self::decoding::plain;
use self::details::Details;
pub use self::error_response::ErrorResponse;
pub(crate) use self::failure::{Failure, documented, lift};
pub(crate) use self::head::Head;
pub use self::outcome::Outcome;
pub use self::raw_response::RawResponse;
pub use self::reason::Reason;
pub(crate) use self::with_response::{error_response, too_large};

/// Why a call has no result; `E` is the operation's documented error.
///
/// `Display` is one line of fewer than 600 characters: which call it was, the status, and what the server said or what went wrong.
/// `Debug` is the same line with the variant's name. Neither shows a credential of the client, even where a server repeats one; what
/// the server sent is in [`body`](Self::body), [`headers`](Self::headers) and the typed value as it came.
///
/// [`outcome`](Self::outcome) tells whether the server may have acted.
#[non_exhaustive]
pub enum Error<E = ()> {
    /// An argument, a credential or a header does not fit, or is missing. Nothing was sent.
    InvalidRequest(Reason),
    /// There was no connection, or it broke off, or the time was up before a response came.
    CommunicationError(Reason),
    /// The OAuth 2 token that the call needs could not be fetched, or the caller's provider gave no credential. The call itself was not
    /// sent.
    NoToken(Reason),
    /// The server answered with an error that the document describes.
    ErrorResponse(ErrorResponse<E>),
    /// The server answered with a status that the document does not list; it may be one of success.
    UnexpectedResponse(RawResponse),
    /// The body of the response, or an item of a stream, is not what the document says.
    InvalidResponsePayload(RawResponse),
    /// The response's body broke off, or the time was up before its end.
    ResponseBodyError(RawResponse),
    /// The response's body is larger than the client's `max_response_size`.
    ResponseTooLarge(RawResponse),
    /// The next page cannot be asked for, for instance because the link to it leads to another server.
    NextPage(Reason),
    /// A hook or the signer ended the call.
    Custom(Reason),
}

impl<E> Error<E> {
    /// The response's status, where there was a response.
    pub fn status(&self) -> Option<StatusCode> {
        self.head().map(|head| head.status)
    }

    /// The response's headers, where there was a response.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.head().map(|head| &head.headers)
    }

    /// The id that the server gave the request, by the usual headers (`x-request-id`, `request-id`, `x-correlation-id`,
    /// `x-amzn-requestid`, `cf-ray` and others). The server's operators find the request by it.
    pub fn request_id(&self) -> Option<&str> {
        self.head().and_then(Head::request_id)
    }

    /// The response's body as it came. Where it broke off: as much as had come. Of a stream: the item that does not fit. `None` where
    /// no response came, or its body was larger than the client's `max_response_size`.
    pub fn body(&self) -> Option<&Bytes> {
        self.head().and_then(|head| head.body.as_ref())
    }

    /// Which operation was called; `None` where the error belongs to no call of an operation.
    pub fn operation(&self) -> Option<&OperationInfo> {
        self.details().call.as_ref().map(|call| &call.operation)
    }

    /// Whether a time limit was reached: while connecting, while waiting for the response, or while reading its body.
    pub fn is_timeout(&self) -> bool {
        self.details().is_timeout
    }

    /// Whether the same call may succeed later: no connection, time was up, or the status is 408, 429, 502, 503 or 504. Not where the
    /// server's certificate is refused.
    ///
    /// It does not say that sending the request again is safe: [`outcome`](Self::outcome) does.
    pub fn is_retryable(&self) -> bool {
        self.details().is_transient
    }

    /// Whether the server may have acted on the call.
    pub fn outcome(&self) -> Outcome {
        self.details().outcome
    }

    fn head(&self) -> Option<&Head> {
        self.parts().1
    }

    fn details(&self) -> &Details {
        self.parts().0
    }

    fn parts(&self) -> (&Details, Option<&Head>) {
        match self {
            Self::InvalidRequest(reason)
            | Self::CommunicationError(reason)
            | Self::NoToken(reason)
            | Self::NextPage(reason)
            | Self::Custom(reason) => (&reason.0, None),
            Self::ErrorResponse(error) => (&error.response.0.details, Some(&error.response.0.head)),
            Self::UnexpectedResponse(response)
            | Self::InvalidResponsePayload(response)
            | Self::ResponseBodyError(response)
            | Self::ResponseTooLarge(response) => (&response.0.details, Some(&response.0.head)),
        }
    }

    fn line(&self) -> String {
        let (details, head) = self.parts();
        line::error_line(details, head)
    }

    fn variant(&self) -> &'static str {
        match self {
            Self::InvalidRequest(_) => "InvalidRequest",
            Self::CommunicationError(_) => "CommunicationError",
            Self::NoToken(_) => "NoToken",
            Self::ErrorResponse(_) => "ErrorResponse",
            Self::UnexpectedResponse(_) => "UnexpectedResponse",
            Self::InvalidResponsePayload(_) => "InvalidResponsePayload",
            Self::ResponseBodyError(_) => "ResponseBodyError",
            Self::ResponseTooLarge(_) => "ResponseTooLarge",
            Self::NextPage(_) => "NextPage",
            Self::Custom(_) => "Custom",
        }
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line())
    }
}

impl<E> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({})", self.variant(), self.line())
    }
}

impl<E> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.details().source()
    }
}
