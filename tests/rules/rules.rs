//! What the types of the cases do at run time. Compiled with them: see `tests/compiles.rs`.

use compiled_cases::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn decode<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn encode(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap()
}

/// Decodes, encodes, and compares the texts.
fn round_trip<T: DeserializeOwned + Serialize>(text: &str) -> T {
    let value = decode(text);
    assert_eq!(encode(&value), text);
    value
}

mod presence {
    use super::*;
    use presence_both_views::types::Thing;

    #[test]
    fn a_request_sends_what_was_set() {
        let mut thing = Thing::new("a", None);
        assert_eq!(encode(&thing), r#"{"plain":"a","nullable":null}"#);
        thing.optional = Some("b".into());
        thing.optional_nullable = Maybe::Null;
        assert_eq!(encode(&thing), r#"{"plain":"a","nullable":null,"optional":"b","optional_nullable":null}"#);
        thing.optional_nullable = "c".into();
        assert_eq!(encode(&thing), r#"{"plain":"a","nullable":null,"optional":"b","optional_nullable":"c"}"#);
    }

    #[test]
    fn a_response_tolerates_what_is_missing_null_or_new() {
        let thing: Thing = decode(r#"{"plain":"a","optional":null,"new":[1,{"x":2}]}"#);
        assert_eq!((thing.nullable, thing.optional, thing.optional_nullable), (None, None, Maybe::Absent));
        let thing: Thing = decode(r#"{"plain":"a","nullable":null,"optional_nullable":null}"#);
        assert_eq!(thing.optional_nullable, Maybe::Null);
        assert!(serde_json::from_str::<Thing>(r#"{"nullable":"x"}"#).is_err(), "a required value is not invented");
        assert!(serde_json::from_str::<Thing>(r#"{"plain":null,"nullable":"x"}"#).is_err());
    }

    #[test]
    fn a_response_type_writes_null_for_what_may_be_null() {
        let thing: presence_response_only::types::Thing = decode(r#"{"plain":"a"}"#);
        assert_eq!(encode(&thing), r#"{"plain":"a","nullable":null,"optional_nullable":null}"#);
    }

    #[test]
    fn no_default_is_sent_and_an_empty_list_is() {
        let mut thing = presence_default_is_documentation::types::Thing::new("x");
        assert_eq!(encode(&thing), r#"{"kind":"x"}"#);
        thing.tags = Some(Vec::new());
        assert_eq!(encode(&thing), r#"{"kind":"x","tags":[]}"#);
    }
}

mod null_and_blank {
    use super::*;
    use blank_blankable::types::{Kind, Thing};

    fn both(value: &str) -> Option<OrBlank<Kind>> {
        let text = format!(r#"{{"kind":"a","both":{value},"list":["","b"]}}"#);
        let thing: Thing = decode(&text);
        assert_eq!(serde_json::to_value(&thing).unwrap()["both"], decode::<Value>(value));
        thing.both
    }

    #[test]
    fn null_blank_listed_and_unlisted_are_four_values() {
        assert_eq!(both("null"), None);
        assert_eq!(both("\"\""), Some(OrBlank::Blank));
        assert_eq!(both("\"a\""), Some(OrBlank::Value(Kind::A)));
        assert!(matches!(both("\"z\""), Some(OrBlank::Value(Kind::Unknown(_)))));
    }

    #[test]
    fn the_four_in_a_request() {
        use blank_in_requests::types::Thing;
        for text in [r#"{}"#, r#"{"kind":"","both":null}"#, r#"{"kind":"a","both":""}"#, r#"{"both":"z"}"#] {
            round_trip::<Thing>(text);
        }
    }
}

mod enums {
    use super::*;
    use enums_integers::types::{Level, Priority};
    use enums_open_with_labels::types::TermsEnum;

    #[test]
    fn strings() {
        for text in ["net_5", "NET-30", "due on receipt", "2nd", "+1", "-1", "*", "something new", ""] {
            let terms: TermsEnum = round_trip(&json!(text).to_string());
            assert_eq!((terms.as_str(), terms.to_string().as_str()), (text, text));
            assert_eq!(terms, TermsEnum::from(text));
        }
        assert_eq!(TermsEnum::from("net_5"), TermsEnum::Net5);
        assert!(serde_json::from_str::<TermsEnum>("5").is_err());
    }

    #[test]
    fn integers() {
        assert_eq!(round_trip::<Priority>("-1"), Priority::Minus1);
        assert_eq!(round_trip::<Level>("10"), Level::High);
        assert!(matches!(round_trip::<Level>("11"), Level::Unknown(_)));
    }

    #[test]
    fn values_that_differ_in_case_stay_apart() {
        for text in ["name", "Name", "NAME", "-name", "unknown", "Unknown", "self", "Self", "1", "01", ">", ">=", "größe"] {
            let order: enums_collisions::types::Order = round_trip(&json!(text).to_string());
            assert!(!matches!(order, enums_collisions::types::Order::Unknown(_)), "{text}");
        }
    }
}

mod numbers {
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
}

mod strings {
    use strings_formats::types::Thing;

    use super::*;

    fn with_date_time(date_time: &str) -> Thing {
        decode(&format!(
            r#"{{"plain":"","uuid":"67e55044-10b1-426f-9247-bb680e5fe0c8","date":"2024-02-29","date_time":"{date_time}","byte":"aGk=","binary":"x","uri":"","email":"no mail","time":"25:00","unknown":"x"}}"#
        ))
    }

    #[test]
    fn date_times_are_read_in_many_forms_and_written_in_one() {
        for text in ["2023-01-01T00:00:00Z", "2023-01-01T00:00:00", "2023-01-01 00:00:00", "2023-01-01T02:00:00+02:00"] {
            let thing = with_date_time(text);
            assert!(encode(&thing).contains(r#""date_time":"2023-01-01T00:00:00Z""#), "{text}");
        }
    }

    #[test]
    fn binary_text_that_is_no_base64_stays_as_it_is() {
        assert!(encode(&with_date_time("2023-01-01T00:00:00Z")).contains(r#""binary":"x""#));
    }
}

mod unions {
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
}

mod objects {
    use super::*;
    use objects_additional_beside_fields::types::Thing;

    #[test]
    fn additional_properties_stay_beside_fields() {
        let thing: Thing = round_trip(r#"{"id":1,"a":"x","b":"y"}"#);
        assert_eq!(thing.additional_properties.len(), 2);
    }

    #[test]
    fn recursion() {
        round_trip::<objects_recursive_alias::types::List>("[[],[[]]]");
        round_trip::<objects_recursive_alias::types::Tree>(r#"{"a":{"b":{}}}"#);
        round_trip::<objects_recursion::types::Expression>(r#"{"not":{"not":"x"}}"#);
    }

    #[test]
    fn tuples_have_their_length() {
        use dialect_31_prefix_items::types::Point;
        assert_eq!(decode::<Point>("[1.5,2]"), (1.5, 2.0));
    }
}

mod names {
    use super::*;
    use names_fields::types::Thing;

    #[test]
    fn every_wire_name_has_a_field_of_its_own() {
        let keys = [
            "type", "self", "Self", "crate", "super", "async", "new", "map", "draft", "out", "field", "default", "_", "",
            " ", "1st", "+1", "-1", "@type", "$type", "foo_bar", "fooBar", "FooBar", "foo-bar", "größe", "日本",
            "quote\"backslash\\newline\n", "additional_properties",
        ];
        let object: Value = keys.iter().map(|key| ((*key).to_owned(), json!(format!("value of {key}")))).collect();
        let thing: Thing = decode(&object.to_string());
        assert!(thing.additional_properties_2.is_empty());
        assert_eq!(serde_json::to_value(&thing).unwrap(), object);
    }

    #[test]
    fn values_that_are_hard_to_name_stay_apart() {
        use names_course_types::types::Sort;
        let named = [
            (Sort::MinusCreated, "-created"),
            (Sort::Created, "created"),
            (Sort::ReactionsMinus1, "reactions--1"),
            (Sort::ReactionsPlus1, "reactions-+1"),
            (Sort::CPlusPlus, "c++"),
            (Sort::CHash, "c#"),
            (Sort::C, "c"),
            (Sort::NotActive, "!active"),
            (Sort::ImageStar, "image/*"),
            (Sort::Unknown_, "unknown"),
        ];
        for (value, text) in named {
            assert_eq!(encode(&value), json!(text).to_string());
            assert_eq!(decode::<Sort>(&json!(text).to_string()), value);
        }
    }

    #[test]
    fn an_arm_is_told_by_what_it_is_called_after() {
        use names_course_arms::types::{Tagged, Wrapped};
        assert!(matches!(
            round_trip(r#"{"object":"event","type":"sepa debit","iban":"x"}"#),
            Tagged::SepaDebit(arm) if arm.iban.as_deref() == Some("x")
        ));
        assert!(matches!(round_trip(r#"{"deleted":{"at":"now"}}"#), Wrapped::Deleted(_)));
        assert!(matches!(round_trip(r#""nothing""#), Wrapped::Nothing(_)));
    }

    /// What a request looks like to its server.
    fn request_line(send: impl FnOnce(names_course_operations::Client)) -> String {
        use std::io::{BufRead, BufReader, Write};
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut line = String::new();
            BufReader::new(&stream).read_line(&mut line).unwrap();
            stream.write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n").unwrap();
            line
        });
        let url = format!("http://{address}");
        send(names_course_operations::Client::builder().base_url(&url).build().unwrap());
        server.join().unwrap()
    }

    #[test]
    fn parameters_go_out_under_their_own_names() {
        let line = request_line(|client| {
            let request = client
                .get_customer_notes_by_customer_id_all("1")
                .created_lt("a")
                .created_gte("b")
                .filter_bracket_name("c")
                .filter_name("d")
                .ids_list("e")
                .ids("f")
                .é_2("g")
                .é("h")
                .u1f600("i")
                .send_("j")
                .stream_("k")
                .self_("l")
                .underscore("m");
            // The answer is none that the document lists.
            assert!(tokio::runtime::Runtime::new().unwrap().block_on(request.send()).is_err());
        });
        assert_eq!(
            line,
            "GET /customerNotes/1/all?created%3C=a&created%3E%3D=b&filter%5Bname%5D=c&filter_name=d&ids%5B%5D=e&ids=f\
             &e%CC%81=g&%C3%A9=h&%F0%9F%98%80=i&send=j&stream=k&Self=l&_=m HTTP/1.1\r\n"
        );
    }
}

mod clients {
    use std::io::{Read, Write};
    use std::net::TcpListener;

    use super::clients_client_credentials::Client;

    /// Answers each request with a token, and gives their heads.
    fn serve(requests: usize) -> (String, std::thread::JoinHandle<Vec<String>>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let heads = move || {
            let connections = (0..requests).map(|_| {
                let (mut stream, _) = listener.accept().unwrap();
                let mut buffer = [0; 4096];
                let count = stream.read(&mut buffer).unwrap();
                let body = r#"{"access_token":"t0k3n"}"#;
                let status = if count > 0 && buffer[0] == b'P' { "200 OK" } else { "204 No Content" };
                let length = if status.starts_with("200") { body.len() } else { 0 };
                let head = format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n");
                stream.write_all(format!("{head}{}", &body[..length]).as_bytes()).unwrap();
                String::from_utf8_lossy(&buffer[..count]).into_owned()
            });
            connections.collect()
        };
        (url, std::thread::spawn(heads))
    }

    #[tokio::test]
    async fn a_client_fetches_its_token_beside_the_server() {
        let (url, heads) = serve(2);
        let client = Client::builder().base_url(url).relative_client_credentials("id", "s3cr3t").build().unwrap();
        assert!(!format!("{client:?}").contains("s3cr3t"));
        client.alternatives().send().await.unwrap();
        let heads = heads.join().unwrap();
        assert!(heads[0].starts_with("POST /oauth/token HTTP/1.1\r\n"), "{}", heads[0]);
        assert!(heads[1].starts_with("GET /alternatives HTTP/1.1\r\n"), "{}", heads[1]);
        assert!(heads[1].contains("authorization: Bearer t0k3n\r\n"), "{}", heads[1]);
    }
}

mod views {
    use super::*;

    #[test]
    fn what_a_view_leaves_out_is_not_written() {
        use views_read_only_required::types::{Thing, ThingRequest};
        assert_eq!(encode(&ThingRequest::new("a")), r#"{"name":"a"}"#);
        assert_eq!(encode(&decode::<Thing>(r#"{"id":1,"name":"a","password":"p"}"#)), r#"{"id":1,"name":"a"}"#);
    }
}

/// What `corpus --round-trip` found: valid values that came back as others.
mod round_trips {
    use super::*;

    #[test]
    fn null_is_a_free_value() {
        use null_free_value::types::Thing;
        let thing: Thing = round_trip(r#"{"must":null,"may":null,"both":null}"#);
        assert_eq!(thing.may, Some(Value::Null));
        let thing: Thing = decode(r#"{"must":1}"#);
        assert_eq!(thing.may, None);
    }

    #[test]
    fn null_in_an_arm_of_an_arm_is_null() {
        use unions_null_in_nested_arm::types::Item;
        let item: Item = round_trip(r#"{"value":null,"other":null}"#);
        assert_eq!((item.value, item.other), (None, None));
        round_trip::<Item>(r#"{"value":["a"],"other":1}"#);
    }

    #[test]
    fn the_keys_of_a_nested_union_tell_its_arm() {
        use unions_nested_by_keys::types::Action;
        for question in [r#"{"uuid":"a","type":"b","labels":{"c":"d"}}"#, r#"{"uuid":"a","choices":["b"]}"#] {
            assert!(matches!(round_trip(question), Action::Question(_)), "{question}");
        }
        assert!(matches!(round_trip(r#"{"uuid":"a"}"#), Action::Delete(_)));
        assert!(matches!(round_trip(r#"{"language":"a"}"#), Action::Language(_)));
    }

    #[test]
    fn a_request_says_which_arm_it_is() {
        use unions_discriminator_read_only::types::Person;
        let person: Person = round_trip(r#"{"type":"legal","company":"a"}"#);
        assert!(matches!(person, Person::Legal(_)));
    }

    #[test]
    fn what_a_discriminator_says_is_kept_and_asked_for_only_there() {
        use unions_discriminator_one_arm::types::Policy;
        round_trip::<Policy>(r#"{"content":{"rules":1,"policyType":"custom"},"last":{"at":"a"}}"#);
        round_trip::<Policy>(r#"{"content":{},"event":{"at":"a","kind":"Deleted"}}"#);
    }
}
