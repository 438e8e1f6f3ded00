//! Writes types of errors and requests in signatures.

use state::Client;
use state::operations::customers::ListCustomers;
use state::operations::invoices::{GetInvoice, GetInvoiceError, ListInvoices};
use state::types::{CustomerPage, Invoice, Problem};
use state_crate::{Error, ResponseValue};

pub fn names(client: &Client) -> (ListInvoices, GetInvoice, ListCustomers) {
    (client.list_invoices("a", "b"), client.get_invoice("1", 1), client.list_customers())
}

pub async fn list(request: ListInvoices) -> Result<ResponseValue<Vec<Invoice>>, Error<Problem>> {
    request.send().await
}

pub async fn get(request: GetInvoice) -> Result<ResponseValue<Invoice>, Error<GetInvoiceError>> {
    request.send().await
}

pub async fn customers(request: ListCustomers) -> Result<ResponseValue<CustomerPage>, Error<()>> {
    request.send().await
}
