//! Writes a field that shares its name with another.

use state::types::NewInvoice;

pub fn builds() -> NewInvoice {
    NewInvoice { reference_2: Some("r".to_owned()), ..NewInvoice::new("me", "us", 5) }
}
