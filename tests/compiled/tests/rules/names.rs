//! Names: on the wire, everything has the document's name.

use super::*;
use names_fields::types::Thing;

#[test]
fn every_wire_name_has_a_field_of_its_own() {
    let keys = [
        "type",
        "self",
        "Self",
        "crate",
        "super",
        "async",
        "new",
        "map",
        "from",
        "to",
        "field",
        "default",
        "_",
        "",
        " ",
        "1st",
        "+1",
        "-1",
        "@type",
        "$type",
        "foo_bar",
        "fooBar",
        "FooBar",
        "foo-bar",
        "größe",
        "日本",
        "quote\"backslash\\newline\n",
        "additional_properties",
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
        (Sort::ValueUnknown, "unknown"),
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

/// A request as the server receives it.
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
