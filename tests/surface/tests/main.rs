//! The surface of APIs, and the differences between two: what a reviewer of an update reads.

mod answers;
mod code;
mod code_facts;
mod described;
mod diff;
mod order;
mod snapshots;
mod surface_facts;
mod swagger2openapi;
mod wire;
