//! Makes values with `new`, `Default` and `..`.

use state::types::{NewInvoice, NewInvoiceKind, Note};
use state_crate::Maybe;

pub fn builds() -> (NewInvoice, Note) {
    let note = Note { text: Some("x".to_owned()), ..Default::default() };
    let author = Note { author: Maybe::Null, ..Note::default() };
    let invoice = NewInvoice {
        reference: Some("r".to_owned()),
        kind: Some(NewInvoiceKind::Single),
        color: Some("red".to_owned()),
        note: Some(note),
        ..NewInvoice::new("me", "us", 5)
    };
    (invoice, author)
}
