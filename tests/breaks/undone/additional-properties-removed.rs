//! Reads further properties.

use state::types::Customer;

pub fn reads(customer: &Customer) -> Option<&String> {
    customer.additional_properties.get("x")
}
