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
