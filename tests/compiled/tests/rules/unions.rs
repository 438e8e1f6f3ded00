//! Which arm of a union a value is read as.

use super::*;

#[test]
fn by_discriminator() {
    use unions_discriminator::types::Pet;
    assert!(matches!(round_trip(r#"{"kind":"cat","lives":9}"#), Pet::Cat(_)));
    assert!(matches!(round_trip(r#"{"kind":"kitten","lives":9}"#), Pet::Cat(_)));
    assert!(matches!(round_trip(r#"{"kind":"dog","good":true}"#), Pet::Dog(_)));
    assert!(matches!(round_trip(r#"{"kind":"fish","fins":[1,2]}"#), Pet::Unknown(_)));
    use unions_discriminator_implicit::types::Pet as Implicit;
    assert!(matches!(round_trip(r#"{"kind":"Dog"}"#), Implicit::Dog(_)));
}

#[test]
fn by_constant() {
    use unions_constant::types::Event;
    assert!(matches!(round_trip(r#"{"type":"created","at":"now"}"#), Event::Created(_)));
    assert!(matches!(round_trip(r#"{"type":"deleted"}"#), Event::Deleted(_)));
    assert!(matches!(round_trip(r#"{"type":"moved","to":1}"#), Event::Unknown(_)));
}

#[test]
fn by_a_constant_beside_a_list() {
    use unions_constant_beside_a_list::types::Change;
    assert!(matches!(round_trip(r#"{"operation":"delete","key":"a"}"#), Change::Delete(_)));
    assert!(matches!(round_trip(r#"{"operation":"update","key":"a","value":null}"#), Change::Set(_)));
}

#[test]
fn by_a_constant_beside_a_reference_to_all_values() {
    use unions_constant_beside_a_reference::types::Definition;
    let text = r#"{"kind":"CATEGORICAL","score":{"categories":["a"]}}"#;
    assert!(!matches!(round_trip(text), Definition::Unknown(_)));
    assert!(matches!(round_trip(r#"{"kind":"OTHER","score":{"categories":["a"]}}"#), Definition::Unknown(_)));
}

#[test]
fn by_content_inside_an_arm() {
    use unions_texts_in_an_arm::types::{Explicit, NameOrId, Selector};
    let by_name = round_trip(r#"{"type":"explicit","pool":"default"}"#);
    assert!(matches!(by_name, Selector::Explicit(Explicit { pool: NameOrId::Name(_), .. })));
    let by_id = round_trip(r#"{"type":"explicit","pool":"6f9619ff-8b86-d011-b42d-00c04fc964ff"}"#);
    assert!(matches!(by_id, Selector::Explicit(Explicit { pool: NameOrId::Id(_), .. })));
}

#[test]
fn by_json_type() {
    use unions_json_type::types::{Id, ThingOrList, Wide};
    assert!(matches!(round_trip("\"1\""), Id::String(_)));
    assert!(matches!(round_trip("1"), Id::Integer(1)));
    assert!(matches!(round_trip("true"), Wide::Boolean(true)));
    assert!(matches!(round_trip("1.5"), Wide::Number(_)));
    assert!(matches!(round_trip("[\"a\"]"), Wide::List(_)));
    assert!(matches!(round_trip(r#"{"a":"b"}"#), Wide::Thing(_)));
    assert!(matches!(round_trip(r#"[{"a":"b"}]"#), ThingOrList::List(_)));
}

#[test]
fn by_keys() {
    use unions_keys::types::Record;
    assert!(matches!(decode(r#"{"id":1,"name":"a"}"#), Record::Full(_)));
    assert!(matches!(decode(r#"{"id":1,"name":"a","deleted_at":"x"}"#), Record::Full(_)));
    assert!(matches!(decode(r#"{"id":1,"deleted_at":"x"}"#), Record::Deleted(_)));
}

#[test]
fn nested() {
    use unions_nested::types::{Inner, Outer};
    assert!(matches!(round_trip(r#"{"a":"x"}"#), Outer::Inner(Inner::A(_))));
    assert!(matches!(round_trip(r#"{"b":"x"}"#), Outer::Inner(Inner::B(_))));
    assert!(matches!(round_trip("true"), Outer::Boolean(true)));
}

#[test]
fn by_inheritance() {
    use all_of_inheritance::types::{Owner, Pet};
    let owner: Owner = round_trip(r#"{"pets":[{"kind":"cat","name":"Tom","lives":9},{"kind":"dog","good":true}]}"#);
    assert!(matches!(owner.pets.as_slice(), [Pet::Cat(_), Pet::Dog(_)]));
}

#[test]
fn null_in_lists() {
    use unions_null_in_lists::types::{Blanks, Parameters, Pets, Row};
    round_trip::<Pets>(r#"[{"lives":9},null,{"good":true}]"#);
    let blanks: Blanks = round_trip(r#"["",""]"#);
    let _: Vec<String> = blanks;
    round_trip::<Parameters>(r#"[1.5,null,"a",{"b":"c"}]"#);
    round_trip::<Row>(r#"["a",null,1,null]"#);
}

#[test]
fn by_a_constant_further_inside() {
    use unions_constant_inside::types::{Batch, Grant};
    assert!(matches!(round_trip(r#"{"benefit":{"type":"github","permission":"pull"}}"#), Grant::GithubGrant(_)));
    assert!(matches!(round_trip(r#"{"benefit":{"type":"discord"}}"#), Grant::DiscordGrant(_)));
    assert!(matches!(round_trip(r#"{"benefit":{"type":"slack","channel":"a"}}"#), Grant::Unknown(_)));
    assert!(matches!(round_trip(r#"{"items":[{"type":"github"},{"type":"github"}]}"#), Batch::Githubs(_)));
    assert!(matches!(round_trip(r#"{"items":[{"type":"slack"}]}"#), Batch::Discords(_)));
}

#[test]
fn by_an_optional_constant() {
    use unions_constant_optional::types::Action;
    assert!(matches!(round_trip(r#"{"type":"cancel-run"}"#), Action::CancelRun(_)));
    assert!(matches!(round_trip(r#"{"type":"pause","minutes":1}"#), Action::Pause(_)));
    assert!(matches!(round_trip(r#"{"minutes":1}"#), Action::Pause(_)));
    assert!(matches!(decode(r#"{"type":null,"minutes":1}"#), Action::Pause(_)));
    assert!(matches!(round_trip(r#"{"type":"wait"}"#), Action::Unknown(_)));
}

#[test]
fn by_what_is_kept_where_nothing_else_tells() {
    use unions_told_by_what_is_kept::types::Recent;
    assert!(matches!(round_trip(r#"{"id":1,"data":{"title":"a"}}"#), Recent::DealItem(_)));
    assert!(matches!(round_trip(r#"{"id":1,"data":{"text":"a"}}"#), Recent::NoteItem(_)));
    assert!(matches!(round_trip(r#"{"id":1,"data":{"state":"sent"}}"#), Recent::NoteItem(_)));
    assert!(matches!(decode(r#"{"id":1,"data":{"title":"a","new":{"b":1}},"newer":1}"#), Recent::DealItem(_)));
    assert!(matches!(decode(r#"{"id":1,"data":{"new":{"b":1}}}"#), Recent::DealItem(_)));
}

#[test]
fn a_value_of_which_each_arm_would_drop_something_is_kept_as_it_came() {
    use unions_told_by_what_is_kept::types::{Account, Recent};
    assert!(matches!(round_trip(r#"{"id":1,"login":"a","slug":"b"}"#), Account::Unknown(_)));
    assert!(matches!(round_trip(r#"{"id":1,"data":{"title":"a","text":"b"}}"#), Recent::Unknown(_)));
    assert!(matches!(decode(r#"{"id":1,"login":"a","slug":null}"#), Account::User(_)));
}

#[test]
fn a_value_is_kept_as_it_came_where_the_arm_that_knows_its_keys_cannot_read_them() {
    use unions_told_by_what_is_kept::types::{Account, Price};
    assert!(matches!(round_trip(r#"{"id":1,"login":{"name":"a"}}"#), Account::Unknown(_)));
    assert!(matches!(round_trip(r#"{"id":1,"slug":[null]}"#), Account::Unknown(_)));
    assert!(matches!(round_trip(r#"{"id":"7","cents":"five"}"#), Price::Unknown(_)));
}

#[test]
fn an_arm_that_needs_leniency_comes_before_one_that_drops_its_keys() {
    use unions_told_by_what_is_kept::types::{Exact, Price};
    let price = decode(r#"{"id":"7","cents":5,"tax":1}"#);
    assert!(matches!(price, Price::Exact(Exact { id: 7, cents: Some(5), tax: Some(1), .. })));
    assert!(matches!(round_trip(r#"{"id":"7"}"#), Price::Free(_)));
}

#[test]
fn an_arm_without_the_constant_is_none_for_a_value_that_has_another_one() {
    use unions_constant_in_one_arm::types::Source;
    assert!(matches!(round_trip(r#"{"kind":"upload","name":"a"}"#), Source::Upload(_)));
    assert!(matches!(round_trip(r#"{"name":"a","url":"b"}"#), Source::Link(_)));
    assert!(matches!(round_trip(r#"{"kind":"copy","name":"a"}"#), Source::Unknown(_)));
    assert!(matches!(decode(r#"{"name":"a","size":1}"#), Source::Link(_)));
}

#[test]
fn by_a_mapping_that_names_what_arms_are_made_of() {
    use unions_discriminator_mapped_to_parts::types::{Service, Web};
    assert!(matches!(round_trip(r#"{"protocol":"tcp","port":1}"#), Service::Variant1(_)));
    assert!(matches!(round_trip(r#"{"protocol":"http","path":"a"}"#), Service::Web(Web::Http(_))));
    assert!(matches!(round_trip(r#"{"protocol":"https","certificate":"a"}"#), Service::Web(Web::Https(_))));
    assert!(matches!(round_trip(r#"{"protocol":"udp","size":1}"#), Service::Udp(_)));
    assert!(matches!(round_trip(r#"{"protocol":"quic","stream":1}"#), Service::Quic(_)));
    assert!(matches!(round_trip(r#"{"protocol":"sctp"}"#), Service::Unknown(_)));
}

#[test]
fn by_trying_in_the_order_of_the_document_where_arms_have_the_same_keys() {
    use unions_never_chosen::types::Item;
    assert!(matches!(round_trip(r#"{"id":"6f9619ff-8b86-d011-b42d-00c04fc964ff"}"#), Item::Original(_)));
    assert!(matches!(round_trip(r#"{"next":{"next":{"id":1}}}"#), Item::Counted(_)));
}

#[test]
fn by_a_discriminator_whose_values_are_booleans() {
    use unions_discriminator_boolean::types::Equipment;
    assert!(matches!(round_trip(r#"{"seals":1,"code":"a","isShipperOwned":true}"#), Equipment::Own(_)));
    assert!(matches!(round_trip(r#"{"seals":1,"isShipperOwned":false}"#), Equipment::Foreign(_)));
}

#[test]
fn what_a_discriminator_names_is_kept_where_there_is_no_union() {
    use unions_discriminator_without_arms::types::{Pet, Result_};
    assert_eq!(round_trip::<Pet>(r#"{"name":"a","kind":"cat"}"#).kind.as_deref(), Some("cat"));
    assert_eq!(round_trip::<Result_>(r#"{"name":"a","$type":"b"}"#).type_, "b");
}

#[test]
fn blank_is_null_where_no_arm_reads_it_and_null_is_allowed() {
    use unions_blank_for_null::types::{Thing, ThingText};
    for blank in ["", "0000-00-00", "0000-00-00 00:00:00"] {
        let thing: Thing = decode(&format!(r#"{{"due":"{blank}","text":""}}"#));
        assert_eq!(thing.due, None, "{blank}");
        assert_eq!(thing.text, Some(ThingText::String(String::new())));
    }
    assert!(serde_json::from_str::<Thing>(r#"{"due":"tomorrow"}"#).is_err());
}
