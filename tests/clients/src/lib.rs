//! The README's programs, so that they compile. The tests of the clients are in `tests/`.

#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
