//! Hands errors on with `?`.

use state::Client;

pub async fn hands_on(client: Client) -> Result<usize, Box<dyn std::error::Error>> {
    let invoices = client.list_invoices("a", "b").send().await?.into_inner();
    client.get_invoice("1", 1).send().await?;
    client.list_customers().send().await?;
    client.note_invoice("1").send().await?;
    Ok(invoices.len())
}
