//! Reads what may be missing.

use state::types::Invoice;

pub fn reads(invoice: &Invoice) -> Option<i64> {
    invoice.total
}
