//! The program as users run it. What the generated code looks like is tested elsewhere.

#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

mod add;
mod builds;
mod diff;
mod effective;
mod fetch;
mod hostile;
mod publisher;
mod references;
mod regen;
mod review;
mod runtime;
mod sandbox;
