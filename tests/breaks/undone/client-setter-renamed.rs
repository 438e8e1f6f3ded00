//! Calls a setter that shares its name with another.

use state::Client;

pub fn calls(client: &Client) {
    let _ = client.list_invoices("a", "b").limit_2(5);
}
