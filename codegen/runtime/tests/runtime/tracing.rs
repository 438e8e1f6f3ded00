//! What a `tracing` subscriber sees of a call.

use std::fmt::Debug;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::DefaultGuard;
use tracing::{Event, Metadata, Subscriber};

use super::http_mock::{Server, answer, json};
use super::sample::*;
use openapi_client_runtime::{Error, RetryPolicy};

/// Writes down all of it, a line for each thing.
#[derive(Clone, Default)]
struct Log {
    lines: Arc<Mutex<Vec<String>>>,
    spans: Arc<AtomicU64>,
    inside: Arc<AtomicU64>,
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.push_str(&format!(" {}={value:?}", field.name()));
    }
}

impl Log {
    fn write(&self, what: &str, record: impl FnOnce(&mut Line)) {
        let mut line = Line(what.to_owned());
        record(&mut line);
        self.lines.lock().unwrap().push(line.0);
    }

    /// Writes down what this thread does from now on.
    fn listen(&self) -> DefaultGuard {
        // What is of interest may be decided on a thread of another test, which has nobody that listens: for all threads, and for
        // good. So every thread has somebody; all but the first attempt to arrange that fail.
        drop(tracing::subscriber::set_global_default(Self::default()));
        tracing::subscriber::set_default(self.clone())
    }

    /// The lines of the client's own spans.
    fn lines(&self) -> Vec<String> {
        self.lines.lock().unwrap().clone()
    }
}

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().contains("openapi_client_runtime::http")
    }
    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.write(span.metadata().name(), |line| span.record(line));
        Id::from_u64(self.spans.fetch_add(1, Ordering::Relaxed) + 1)
    }
    fn record(&self, _: &Id, values: &Record<'_>) {
        self.write("record", |line| values.record(line));
    }
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, event: &Event<'_>) {
        let inside = self.inside.load(Ordering::Relaxed);
        self.write(&format!("event in {inside}"), |line| event.record(line));
    }
    fn enter(&self, span: &Id) {
        self.inside.store(span.into_u64(), Ordering::Relaxed);
    }
    fn exit(&self, _: &Id) {
        self.inside.store(0, Ordering::Relaxed);
    }
}

/// A number that differs from run to run.
fn without_number(line: &str) -> &str {
    line.rsplit_once('=').filter(|(_, number)| number.parse::<f64>().is_ok()).map_or(line, |(name, _)| name)
}

#[tokio::test]
async fn a_call_is_a_span_with_its_outcome() {
    let log = Log::default();
    let _guard = log.listen();
    let server = Server::new(&[&answer("503 Oops", "", ""), &json(r#"{"next":null,"results":[]}"#)]).await;
    let policy = RetryPolicy::default().base_delay(Duration::from_millis(2));
    let client = server.client().token("s3cr3t").retry(policy).build().unwrap();
    client.list().limit(31337).header("x-secret", "s3cr3t").send().await.unwrap();
    let lines = log.lines();
    let start =
        r#"call otel.name=GET /customers otel.kind="client" http.request.method="GET" url.template="/customers""#;
    assert_eq!(lines[0], start);
    let event = lines[1].replace("message=the call is tried again ", "");
    assert!(event.starts_with("event in 1 ") && event.contains("attempts=1"), "{event}");
    assert_eq!(without_number(&lines[2]), "record http.client.request.duration");
    assert_eq!(lines[3..], ["record http.request.resend_count=1", "record http.response.status_code=200"]);
    let all = lines.concat();
    assert!(!all.contains("s3cr3t") && !all.contains("31337") && !all.contains("127.0.0.1"), "{all}");
}

#[tokio::test]
async fn a_failure_is_named_not_quoted() {
    let log = Log::default();
    let _guard = log.listen();
    let server = Server::new(&[&answer("404 Oops", "", "s3cr3t")]).await;
    let client = server.client().token("s3cr3t").build().unwrap();
    client.remove(1).send().await.unwrap_err();
    let closed = Client::builder().base_url("http://127.0.0.1:1/s3cr3t").build().unwrap();
    assert!(matches!(closed.remove(2).send().await, Err(Error::CommunicationError(_))));
    client.update("").send().await.unwrap_err();
    let lines = log.lines();
    let lines: Vec<&str> = lines.iter().map(|line| without_number(line)).collect();
    let call = |line: &str| line.starts_with("call otel.name=");
    assert_eq!(lines.iter().filter(|line| call(line)).count(), 3);
    let records: Vec<&str> = lines.iter().filter(|line| !call(line)).copied().collect();
    let duration = "record http.client.request.duration";
    let expected =
        [duration, "record http.response.status_code", "record error.type", duration, r#"record error.type="connect""#];
    assert_eq!(records[..5], expected);
    assert_eq!(records[5..], [duration, r#"record error.type="invalid_request""#]);
    assert!(!lines.concat().contains("s3cr3t"), "{lines:?}");
}
