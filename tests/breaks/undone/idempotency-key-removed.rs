//! Sets an idempotency key.

use state::Client;

pub fn calls(client: &Client) {
    let _ = client.note_invoice("1").idempotency_key("k");
}
