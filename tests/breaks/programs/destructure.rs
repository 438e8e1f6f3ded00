//! Takes all fields out of a request.

use state::types::{NewInvoice, Note};

pub fn destructures(invoice: NewInvoice) -> Option<String> {
    let NewInvoice { customer: _, seller: _, total: _, reference, kind: _, color: _, note } = invoice;
    let Note { text, author: _ } = note?;
    reference.or(text)
}
