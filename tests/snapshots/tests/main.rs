//! What the generator makes from documents.

mod beside;

mod cases;
mod determinism;
mod freshness;
mod invisible;
mod rejected;
