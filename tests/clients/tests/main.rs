//! The clients of `generated` as their users call them: what they send, seen on a real socket, and what they make of answers.

mod fixture;

mod blocking;
mod command;
mod date_examples;
mod decode;
mod environment;
mod errors;
mod gzip;
mod hooks;
mod money;
mod pages;
mod patch;
mod patch_bodies;
mod prism;
mod requests;
mod retries;
mod retry_rules;
mod secrets;
mod signer;
mod tls;
mod unions;
