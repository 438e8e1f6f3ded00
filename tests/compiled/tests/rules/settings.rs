//! Choices of the settings about types.

use std::collections::{BTreeMap, HashSet};

use settings_derives::types::{Invoice, InvoiceKind, Line, Payer, Status, Weight};

use super::*;

#[test]
fn derives_of_the_settings_stand_on_the_types() {
    let lines = [Line { sku: "b".to_owned(), count: 1 }, Line { sku: "a".to_owned(), count: 2 }, Line::default()];
    assert_eq!(lines.iter().min(), Some(&Line::default()));
    assert_eq!(HashSet::from(lines).len(), 3);
    let weight = Weight { grams: 1.5 };
    let copied = weight;
    assert!(weight >= copied);
    assert_eq!(HashSet::from([Payer::Integer(1), Payer::Integer(1)]).len(), 1);
    assert_eq!((Status::DERIVED_NAME, InvoiceKind::DERIVED_TWICE), ("Status", "InvoiceKind"));
    assert_eq!(
        encode(&Invoice::new(Status::Paid, Vec::new(), Payer::Integer(1))),
        r#"{"status":"paid","lines":[],"payer":1}"#
    );
}

#[test]
fn enums_are_keys_in_the_documents_order_and_are_read_from_texts() {
    let Ok(paid) = "paid".parse::<Status>();
    let Ok(other) = "void".parse::<Status>();
    let counts = BTreeMap::from([(other.clone(), 3), (paid, 2), (Status::Open, 1)]);
    assert_eq!(counts.into_keys().collect::<Vec<_>>(), [Status::Open, Status::Paid, other]);

    use enums_integers::types::Priority;
    assert_eq!("-1".parse(), Ok(Priority::Minus1));
    assert_eq!("7".parse(), Ok(Priority::from(7)));
    assert!("high".parse::<Priority>().is_err());
    // As they are listed: 1, 2, -1, 0.
    assert!(Priority::_2 < Priority::Minus1 && Priority::_0 < Priority::from(-7));

    use enums_mixed_and_booleans::types::Mixed;
    assert!(Mixed::A < Mixed::_1 && Mixed::_1 < Mixed::from(json!(5)));
}

const CONTRACT: &str = r#"{"starts_on":"2026-01-31","ends_at":"9999-12-31T23:59:59Z","renewed_at":null,"holidays":["2026-12-25"],"signed":"2026-01-30T12:00:00.500+02:00"}"#;

#[test]
fn with_jiff_a_contract_that_never_ends_and_offsets_stay_as_they_are() {
    use settings_dates_jiff::types::{Contract, ContractSigned};
    let contract: Contract = round_trip(CONTRACT);
    assert_eq!(contract.starts_on, openapi_client_runtime::crates::jiff::civil::date(2026, 1, 31));
    assert!(contract.ends_at.timestamp().is_err());
    assert!(matches!(contract.signed, Some(ContractSigned::DateTime(signed)) if signed < contract.ends_at));
}

#[test]
fn as_texts_dates_stay_as_they_are_whatever_they_say() {
    use settings_dates_text::types::Contract;
    let contract: Contract = round_trip(CONTRACT);
    assert_eq!(contract.ends_at, "9999-12-31T23:59:59Z");
    let odd: Contract = round_trip(r#"{"starts_on":"","ends_at":"0000-00-00 00:00:00","renewed_at":"soon"}"#);
    assert_eq!(odd.renewed_at.as_deref(), Some("soon"));
}

#[test]
fn types_of_the_user_get_every_digit_and_write_it_back() {
    use compiled_cases::own::{Address, Decimal, Money};
    use settings_own_types::types::{Price, PriceBuyer, PriceRequest};
    let json = r#"{"total":12.50,"code":"7.10","rebate":null,"parts":[0.10,-1e3],"by_country":{"CH":123456789012345678901234567890.10},"exact":100.00,"bill_to":{"street":"A","floor":-1},"deliver_to":null,"buyer":{"name":"x"}}"#;
    let mut price: Price = round_trip(json);
    assert_eq!((price.total.0.clone(), price.code.0.clone()), (Money("12.50".to_owned()), Money("7.10".to_owned())));
    assert_eq!(price.exact.as_deref(), Some(&Decimal("100.00".to_owned())));
    assert_eq!(price.bill_to.as_ref().map(|address| address.floor), Some(Some(-1)));
    assert!(matches!(price.buyer, Some(PriceBuyer::Company(_))));
    price.bill_to = Some(Address { street: "B".to_owned(), floor: None }.into());
    assert!(encode(&price).contains(r#""bill_to":{"street":"B"}"#));

    let price = PriceRequest::new(Money("1.00".to_owned()), Money("2".to_owned()));
    assert_eq!(encode(&price), r#"{"total":1.00,"code":"2"}"#);
    let refused = serde_json::from_str::<Price>(r#"{"total":true,"code":"1"}"#).unwrap_err().to_string();
    assert!(refused.contains("invalid type: boolean `true`, expected a string"), "{refused}");
    let in_union: Price =
        round_trip(r#"{"total":1,"code":"1","rebate":null,"deliver_to":null,"buyer":{"street":"S"}}"#);
    assert!(matches!(in_union.buyer, Some(PriceBuyer::Address(_))));
}
