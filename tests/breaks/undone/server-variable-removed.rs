//! Chooses a server.

use state::Client;

pub fn builds() {
    let _ = Client::builder().region("us");
}
