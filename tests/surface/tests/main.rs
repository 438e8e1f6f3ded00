//! The surface of APIs: what a reviewer of an update reads.

mod answers;
mod code;
mod code_facts;
mod described;
mod order;
mod snapshots;
mod surface_facts;
mod wire;
