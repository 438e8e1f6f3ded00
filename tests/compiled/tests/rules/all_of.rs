//! `allOf`: several schemas that hold for one value.

use super::*;

#[test]
fn a_part_that_only_adds_conditions_leaves_the_type_to_the_others() {
    use all_of_conditions_add_no_type::types::{Names, Update};
    let update: Update = round_trip(
        r#"{"inbound":[{"port":1,"action":"drop"}],"outbound":[{"port":1,"action":"drop"}],"name":"a","first":{"port":1,"action":"drop"},"labels":{"owner":"a","b":"c"},"status":5}"#,
    );
    assert_eq!(update.inbound.map(|rules| rules.len()), Some(1));
    assert_eq!(update.outbound.map(|rules| rules[0].action.clone()), Some("drop".to_owned()));
    assert_eq!(update.labels.map(|labels| labels.owner), Some("a".to_owned()));
    assert!(serde_json::from_str::<Update>(r#"{"outbound":[{"port":1}]}"#).is_err());
    let names: Names = round_trip(r#"["a"]"#);
    assert_eq!(names, ["a"]);
}
