//! Any bytes as an answer of a server.

use std::fmt::Debug;

use generated::{campfire, chargeover, zenskar};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Decodes some types of the APIs in `specs/`: structs with every kind of field, open enums, unions, recursion.
///
/// # Panics
///
/// Decoding panics; or a value that was decoded is another one after it is encoded and decoded again.
pub fn decode_types(bytes: &[u8]) {
    comes_back::<campfire::types::ContractCustomerRecord>(bytes);
    comes_back::<campfire::types::PaginatedContractCustomerList>(bytes);
    comes_back::<campfire::types::Contract>(bytes);
    comes_back::<campfire::types::PatchedContract>(bytes);
    comes_back::<campfire::types::ContractCustomerRequest>(bytes);
    comes_back::<chargeover::types::CustomerStatusStr>(bytes);
    comes_back::<chargeover::types::CustomerStatusState>(bytes);
    comes_back::<zenskar::types::InvoiceDetailsObject>(bytes);
    comes_back::<zenskar::types::ValidationErrorDetailLocItem>(bytes);
}

fn comes_back<T: DeserializeOwned + Serialize + PartialEq + Debug>(bytes: &[u8]) {
    let Ok(value) = serde_json::from_slice::<T>(bytes) else { return };
    let text = serde_json::to_string(&value).unwrap_or_else(|error| panic!("{value:?} is not encoded: {error}"));
    match serde_json::from_str::<T>(&text) {
        Ok(again) => assert_eq!(again, value, "by way of {text}"),
        Err(error) => panic!("{value:?} is not decoded from {text}: {error}"),
    }
}
