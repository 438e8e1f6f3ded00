//! Writes all fields of a request.

use state::types::{NewInvoice, Note};
use state_crate::Maybe;

pub fn literals(total: i64) -> NewInvoice {
    let note = Note { text: None, author: Maybe::Absent };
    NewInvoice { customer: "me".to_owned(), seller: "us".to_owned(), total, reference: None, kind: None, color: None, note: Some(note) }
}
