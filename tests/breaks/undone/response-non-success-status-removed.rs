//! Reads an error.

use state::Client;
use state_crate::Error;

pub async fn errors(client: Client) -> Option<String> {
    match client.list_invoices("a", "b").send().await {
        Err(Error::ErrorResponse(error)) => Some(error.message.clone()),
        _ => None,
    }
}
