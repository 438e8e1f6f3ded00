//! Reads what may be null.

use state::types::Invoice;

pub fn reads(invoice: &Invoice) -> Option<i64> {
    invoice.total
}
