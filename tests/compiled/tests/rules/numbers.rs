//! Integers, floats and money.

use super::*;

#[test]
fn money_is_exact() {
    round_trip::<numbers_money_by_bounds_31::types::Thing>(r#"{"money":123456789012345678.91}"#);
    round_trip::<numbers_money_by_format::types::Thing>(
        r#"{"number":0.10,"text":"12.50","plain":1.5,"list":[1,2.00],"nullable":null}"#,
    );
}

#[test]
fn bounds_are_not_checked() {
    round_trip::<numbers_integers::types::Thing>(
        r#"{"plain":-1,"int32":-2147483648,"int64":9223372036854775807,"uint32":4294967295,"uint64":18446744073709551615,"int8":300,"from_zero":-5,"past_i64":18446744073709551615,"django":-9223372036854775808,"small":100}"#,
    );
}

#[test]
fn money_in_a_copy_of_a_component() {
    use numbers_money_in_a_copy::types::{Holder, Invoice};
    let holder: Holder = round_trip(r#"{"chosen":{"total":123456789012345678.91},"other":{"total":0.5}}"#);
    let other: Option<Invoice> = holder.other;
    assert_eq!(other.and_then(|invoice| invoice.total), Some(0.5));
}
