//! What the generator makes of documents.

mod beside;
mod surface_lines;

mod cases;
mod determinism;
mod freshness;
mod invisible;
mod rejected;
mod surface;
