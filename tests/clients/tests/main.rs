//! Calls the clients of `generated` as their users do, looks at the bytes on a real socket, and at the values of the answers.

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
