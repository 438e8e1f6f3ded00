//! The texts of the support module, for copying them into generated crates.

/// Path below `src/support/`, and text.
pub(crate) const SUPPORT_FILES: &[(&str, &str)] = &[];
