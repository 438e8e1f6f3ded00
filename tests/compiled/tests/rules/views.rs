//! Properties that are `readOnly` or `writeOnly`.

use super::*;

#[test]
fn what_a_view_leaves_out_is_not_written() {
    use views_read_only_required::types::{Thing, ThingRequest};
    assert_eq!(encode(&ThingRequest::new("a")), r#"{"name":"a"}"#);
    assert_eq!(encode(&decode::<Thing>(r#"{"id":1,"name":"a","password":"p"}"#)), r#"{"id":1,"name":"a"}"#);
}
