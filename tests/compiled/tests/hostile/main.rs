//! What happens when a server sends an answer that is meant to do harm. The types are those of `tests/sockets/hostile_answers.yaml`.

mod allocations;
mod memory;
mod nesting;
mod time;
