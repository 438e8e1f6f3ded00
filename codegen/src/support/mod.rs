//! The runtime that generated crates carry.
