//! A `tracing` span for each call: what is called and how it went, never a parameter, a header, a body or a whole URL.

use std::time::{Duration, Instant};

use tracing::field::{Empty, display};
use tracing::{Instrument, Span, info_span};

use super::call::Call;
use super::error::{Error, Failure, Outcome};
use super::response::Response;

/// Runs a call in a span of its own. Its fields have OpenTelemetry's names; the duration is in seconds, until the response's
/// head is there, all tries included.
pub(super) async fn traced(call: &mut Call<'_>) -> Result<Response, Failure> {
    let operation = call.request.operation;
    // A template may have a query.
    let (path, _) = operation.path.split_once('?').unwrap_or((operation.path, ""));
    let span = info_span!(
        "call",
        otel.name = %format_args!("{} {path}", operation.method),
        otel.kind = "client",
        http.request.method = operation.method,
        url.template = path,
        http.request.resend_count = Empty,
        http.response.status_code = Empty,
        http.client.request.duration = Empty,
        error.r#type = Empty,
    );
    let start = Instant::now();
    let result = call.run().instrument(span.clone()).await;
    record(&span, call.attempts, start.elapsed(), &result);
    result
}

fn record(span: &Span, attempts: u32, duration: Duration, result: &Result<Response, Failure>) {
    span.record("http.client.request.duration", duration.as_secs_f64());
    if attempts > 1 {
        span.record("http.request.resend_count", attempts.saturating_sub(1));
    }
    match result {
        Ok(response) => {
            span.record("http.response.status_code", response.status());
            if response.status() >= 400 {
                span.record("error.type", display(response.status()));
            }
        }
        Err(failure) => {
            span.record("error.type", kind(failure));
        }
    }
}

/// What kind of failure it is; its text may be the caller's own.
fn kind(failure: &Failure) -> &'static str {
    match failure {
        Error::CommunicationError(reason) if reason.is_timeout() => "timeout",
        Error::CommunicationError(_) if failure.outcome() == Outcome::NotSent => "connect",
        Error::CommunicationError(_) | Error::ResponseBodyError(_) => "communication",
        Error::InvalidRequest(_) | Error::NextPage(_) => "invalid_request",
        Error::NoToken(_) => "token",
        Error::ErrorResponse(_)
        | Error::UnexpectedResponse(_)
        | Error::InvalidResponsePayload(_)
        | Error::ResponseTooLarge(_) => "response",
        Error::Custom(_) => "custom",
    }
}
