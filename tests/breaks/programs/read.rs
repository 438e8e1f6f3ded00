//! Reads fields of answers and headers.

use state::Client;
use state::operations::invoices::ListInvoicesHeaders;
use state::types::{Customer, CustomerLabels, Invoice};

pub async fn reads(client: Client) -> Option<i64> {
    let answer = client.list_invoices("me", "EUR").send().await.ok()?;
    let headers = ListInvoicesHeaders::from(answer.headers());
    let pages: Option<i64> = headers.x_total;
    let first: &Invoice = answer.first()?;
    let total: i64 = first.total;
    let note: Option<&str> = first.note.as_deref();
    let due: Option<&str> = first.due.as_deref();
    let customer: &Customer = &first.customer;
    let level: Option<&str> = customer.level.as_deref();
    let labels: Option<&CustomerLabels> = customer.labels.as_ref();
    let created = client.create_invoice(state::types::NewInvoice::new("me", "us", 1)).send().await.ok()?;
    let id: &str = &created.id;
    let page = client.list_customers().send().await.ok()?;
    let count: i64 = page.count;
    let name: &str = page.results.first()?.name.as_str();
    let worth: i64 = page.worth.unwrap_or(0);
    let () = client.note_invoice("1").send().await.ok()?.into_inner();
    pages.map(|pages| pages + total + count + worth + labels.map_or(0, |_| 1) + i64::from(note == due && level == Some(id) && name == id))
}
