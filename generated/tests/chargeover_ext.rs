//! The texts of ChargeOver's `where` and `order`.
#![cfg(feature = "chargeover")]

use generated::chargeover::{Filter, Order};

#[test]
fn conditions_and_orders_are_written_as_documented() {
    let filter = Filter::new().equals("bill_country", "Canada").is_null("external_key").at_least("customer_id", 5);
    assert_eq!(String::from(filter), "bill_country:EQUALS:Canada,external_key:IS:NULL,customer_id:GTE:5");
    let filter = Filter::new().not_equals("a", 1).greater_than("b", 2).less_than("c", 3).at_most("d", 4);
    assert_eq!(
        filter.contains("e", "x").is_not_null("f").to_string(),
        "a:NOTEQUALS:1,b:GT:2,c:LT:3,d:LTE:4,e:CONTAINS:x,f:ISNOT:NULL"
    );
    assert_eq!(Order::new().ascending("a").descending("b").to_string(), "a:ASC,b:DESC");
    assert_eq!(Filter::new().to_string(), "");
}

#[test]
fn a_comma_in_a_value_cannot_end_it() {
    for (value, written) in
        [("a,b", r"a\,b"), (r"a\b", r"a\b"), (r"a\", r"a\\"), (r"x\,y:EQUALS:z", r"x\\\,y:EQUALS:z"), ("é:1", "é:1")]
    {
        assert_eq!(Filter::new().equals("f", value).to_string(), format!("f:EQUALS:{written}"));
    }
}
