//! What the generator makes from documents.

mod beside;
mod surface_lines;

mod cases;
mod determinism;
mod freshness;
mod invisible;
mod rejected;
mod surface;
