//! Matches on the status of an answer.

use state::operations::invoices::CreateInvoiceSuccess;

pub fn matches(answer: CreateInvoiceSuccess) -> Option<String> {
    match answer {
        CreateInvoiceSuccess::Status201(invoice) => Some(invoice.id),
        _ => None,
    }
}
