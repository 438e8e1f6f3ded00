//! The error about a setting that matches nothing.

use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;

/// An error about the setting at `pointer`.
pub(crate) fn unmatched(pointer: &Pointer, message: String) -> Diagnostic {
    Diagnostic::error("unmatched-setting", pointer, message, "the setting has no effect")
}
