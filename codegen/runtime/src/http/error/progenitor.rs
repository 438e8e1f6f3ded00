//! Errors for code that expects progenitor-client's.

use super::Error;
use super::details::Source;
use super::raw_response::{RawResponse, ResponseParts};
use super::reason::Reason;

/// What that type has no place for (the operation, the cause of some errors) is in its text.
impl<E> From<Error<E>> for progenitor_client::Error<E> {
    fn from(error: Error<E>) -> Self {
        let line = error.line();
        match error {
            Error::InvalidRequest(reason) => Self::InvalidRequest(reason.to_string()),
            Error::ErrorResponse(error) => Self::ErrorResponse(error.into()),
            Error::UnexpectedResponse(response) => {
                unexpected(response).map_or(Self::Custom(line), Self::UnexpectedResponse)
            }
            Error::InvalidResponsePayload(RawResponse(response)) => {
                let ResponseParts { details, head } = *response;
                match details.source {
                    Some(Source::Json(error)) => Self::InvalidResponsePayload(head.body.unwrap_or_default(), error),
                    Some(Source::Http(_) | Source::Other(_)) | None => Self::Custom(line),
                }
            }
            Error::CommunicationError(Reason(details)) => http(details.source, Self::CommunicationError, line),
            Error::ResponseBodyError(RawResponse(response)) => {
                http(response.details.source, Self::ResponseBodyError, line)
            }
            Error::NoToken(_) | Error::NextPage(_) | Error::Custom(_) | Error::ResponseTooLarge(_) => {
                Self::Custom(line)
            }
        }
    }
}

fn http<E>(
    source: Option<Source>,
    wrap: fn(reqwest::Error) -> progenitor_client::Error<E>,
    line: String,
) -> progenitor_client::Error<E> {
    match source {
        Some(Source::Http(error)) => wrap(error),
        Some(Source::Json(_) | Source::Other(_)) | None => progenitor_client::Error::Custom(line),
    }
}

/// The response with its body; it has no URL.
fn unexpected(RawResponse(response): RawResponse) -> Option<reqwest::Response> {
    let ResponseParts { head, .. } = *response;
    let mut response = http::Response::builder().status(head.status);
    *response.headers_mut()? = head.headers;
    response.body(head.body.unwrap_or_default()).ok().map(reqwest::Response::from)
}
