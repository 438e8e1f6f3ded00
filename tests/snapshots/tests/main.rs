//! What the generator makes from documents.

mod beside;

mod cases;
mod crossings;
mod determinism;
mod freshness;
mod inline;
mod invisible;
mod left_out;
mod name_lock;
mod overlay_sets;
mod rejected;
mod reordered;
mod supported;
