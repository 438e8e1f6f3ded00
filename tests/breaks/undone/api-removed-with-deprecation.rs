//! Calls what is gone.

use state::Client;

pub fn calls(client: &Client) {
    let _ = client.delete_invoice("1");
}
