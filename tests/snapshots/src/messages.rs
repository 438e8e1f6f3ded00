//! Messages as people see them, without colours.

use codegen::diagnostic::{HumanFormat, Located, human};

/// Messages as `regen` prints them: each kind of note is one line.
pub fn rendered(diagnostics: &[Located]) -> String {
    human(diagnostics, HumanFormat { styled: false, notes: false })
}

/// Messages as `regen --notes` prints them: every note in full.
pub fn rendered_with_notes(diagnostics: &[Located]) -> String {
    human(diagnostics, HumanFormat { styled: false, notes: true })
}
