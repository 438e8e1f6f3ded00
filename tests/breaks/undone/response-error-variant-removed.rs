//! Matches on the status of an error.

use state::operations::invoices::GetInvoiceError;

pub fn matches(error: GetInvoiceError) -> Option<String> {
    match error {
        GetInvoiceError::Status408(note) => note.text,
        _ => None,
    }
}
