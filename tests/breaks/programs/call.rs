//! Calls methods with arguments and setters.

use state::Client;
use state::types::{NewInvoice, Note};

pub fn calls(customer: String, version: i64, invoice: NewInvoice, note: Note) -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::builder().token("key").login("user", "password").build()?;
    let _ = client.list_invoices(customer, "EUR".to_owned()).limit(50).states(["open"]);
    let _ = client.create_invoice(invoice.clone());
    let _ = client.create_invoice_form(invoice);
    let _ = client.get_invoice("1", version);
    let _ = client.note_invoice("1").body(note);
    let _ = client.list_customers().limit(5).offset(10).stream();
    Ok(())
}
