//! Names a type.

use state::types::Unused;

pub fn reads(unused: &Unused) -> Option<&str> {
    unused.a.as_deref()
}
