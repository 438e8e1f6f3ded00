//! `speed ROW SIDE ROUNDS`: reads or writes about a megabyte of JSON so many times, and prints how many bytes that is once.
//!
//! `cargo xtask bench --only decode` runs it, with the types of `generated` and with structs that serde derives.

mod customers;
mod moment;

use std::hint::black_box;

use generated::campfire::types::{ContractCustomer, ContractCustomerRecord};
use openapi_client_runtime::{Wire, from_slice, to_vec};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::customers::{Customer, Record, customers, records};

/// How many customers make a megabyte.
const COUNT: u32 = 400;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [row, side, rounds] = arguments.as_slice() else { return Err("usage: speed ROW SIDE ROUNDS".into()) };
    let (ours, rounds) = (side == "ours", rounds.parse()?);
    let bytes = match row.as_str() {
        "in-order" => read::<ContractCustomer, Customer>(&customers(COUNT, true), ours, rounds)?,
        "other-order" => read::<ContractCustomer, Customer>(&customers(COUNT, false), ours, rounds)?,
        "union" => read::<ContractCustomerRecord, Record>(&records(COUNT), ours, rounds)?,
        "encode" => write::<ContractCustomer, Customer>(&customers(COUNT, true), ours, rounds)?,
        _ => return Err(format!("there is no row {row}").into()),
    };
    println!("{bytes}");
    Ok(())
}

fn read<Ours: Wire, Derived: DeserializeOwned>(json: &str, ours: bool, rounds: usize) -> Result<usize, Failure> {
    for _ in 0..rounds {
        if ours {
            black_box(from_slice::<Vec<Ours>>(black_box(json.as_bytes()))?);
        } else {
            black_box(serde_json::from_slice::<Vec<Derived>>(black_box(json.as_bytes()))?);
        }
    }
    Ok(json.len())
}

fn write<Ours: Wire, Derived: DeserializeOwned + Serialize>(
    json: &str,
    ours: bool,
    rounds: usize,
) -> Result<usize, Failure> {
    if ours {
        let values: Vec<Ours> = from_slice(json.as_bytes())?;
        written(rounds, || to_vec(black_box(&values)))
    } else {
        let values: Vec<Derived> = serde_json::from_str(json)?;
        written(rounds, || serde_json::to_vec(black_box(&values)))
    }
}

fn written(rounds: usize, write: impl Fn() -> serde_json::Result<Vec<u8>>) -> Result<usize, Failure> {
    for _ in 0..rounds {
        black_box(write()?);
    }
    Ok(write()?.len())
}
