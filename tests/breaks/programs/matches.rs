//! Matches on enums and unions, with `_`.

use state::operations::customers::FindCustomerSuccess;
use state::types::{CustomerLabels, InvoiceState, NewInvoiceKind, Payment};

pub fn matches(state: &InvoiceState, kind: &NewInvoiceKind, payment: &Payment) -> usize {
    let state = match state {
        InvoiceState::Open => 1,
        InvoiceState::Paid => 2,
        _ => 3,
    };
    let kind = match kind {
        NewInvoiceKind::Single => 1,
        NewInvoiceKind::Monthly => 2,
        _ => 3,
    };
    let payment = match payment {
        Payment::Card(card) => card.number.len(),
        Payment::Transfer(transfer) => transfer.iban.len(),
        _ => 0,
    };
    state + kind + payment
}

pub fn matches_answers(found: FindCustomerSuccess, labels: CustomerLabels) -> Option<String> {
    let first = match labels {
        CustomerLabels::String(label) => label,
        CustomerLabels::List(labels) => labels.into_iter().next()?,
        _ => return None,
    };
    match found {
        FindCustomerSuccess::Status200(customer) => Some(customer.name + &first),
        FindCustomerSuccess::Status202(problem) => Some(problem.message),
        _ => None,
    }
}
