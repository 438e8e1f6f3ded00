//! Reads fields of error bodies.

use state::Client;
use state::operations::invoices::GetInvoiceError;
use state_crate::Error;

pub async fn errors(client: Client) -> Option<String> {
    let message = match client.list_invoices("a", "b").send().await {
        Err(Error::ErrorResponse(error)) => error.message.clone(),
        _ => return None,
    };
    match client.get_invoice("1", 1).send().await {
        Err(Error::ErrorResponse(error)) => match error.into_inner() {
            GetInvoiceError::Status404(problem) => Some(problem.message),
            GetInvoiceError::Status409(conflict) => Some(conflict.lock),
            _ => Some(message),
        },
        _ => None,
    }
}
