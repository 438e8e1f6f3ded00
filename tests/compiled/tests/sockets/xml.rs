//! XML by the document's `xml` objects.

use compiled_cases::crates::chrono::NaiveDate;
use compiled_cases::sockets_xml::types::{Cat, Dog, Order, Pet};

use crate::{Reply, answered};

const XML: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?><o:order xmlns:o="urn:order" o:id="7"><total>12345678901234567.89</total>"#,
    "<day>2024-02-03</day><color>blue</color><Tags><tag>a</tag><tag>b</tag></Tags>",
    r#"<n:note xmlns:n="urn:note">x</n:note><n:note xmlns:n="urn:note">y</n:note>"#,
    r#"<pet lives="9"><kind>cat</kind></pet>"#,
    r#"<pets lives="7"><kind>cat</kind></pets><pets><kind>dog</kind><tricks>sit</tricks><good>true</good></pets>"#,
    "<amount>5</amount></o:order>"
);

#[tokio::test]
async fn every_part_of_an_order_both_ways() {
    let order = Order {
        total: Some("12345678901234567.89".parse().unwrap()),
        day: NaiveDate::from_ymd_opt(2024, 2, 3),
        color: Some("blue".into()),
        tags: Some(vec!["a".to_owned(), "b".to_owned()]),
        notes: Some(vec!["x".to_owned(), "y".to_owned()]),
        pet: Some(Pet::Cat(Cat::new("cat", 9))),
        amount: Some(compiled_cases::sockets_xml::types::OrderAmount::Integer(5)),
        ..Order::new(
            7,
            vec![
                Pet::Cat(Cat::new("cat", 7)),
                Pet::Dog(Dog { tricks: Some(vec!["sit".to_owned()]), good: Some(true), ..Dog::new("dog") }),
            ],
        )
    };
    let reply = Reply::new(200, XML).header("content-type", "application/xml");
    let (result, request) = answered!(sockets_xml, reply, |client| client.order(order.clone()));
    assert_eq!(request.body, XML);
    assert_eq!(request.header("content-type"), Some("application/xml"));
    assert_eq!(request.header("accept"), Some("application/xml"));
    assert_eq!(result.unwrap().into_inner(), order);
}

#[tokio::test]
async fn prefixes_are_the_servers_and_empty_lists_stay_lists() {
    let xml = r#"<order xmlns="urn:order" id="1"><amount>all</amount><Tags/></order>"#;
    let reply = Reply::new(200, xml).header("content-type", "text/xml");
    let (result, _) = answered!(sockets_xml, reply, |client| client.order(Order::new(1, Vec::new())));
    let order = result.unwrap().into_inner();
    assert_eq!((order.id, order.pets.len(), order.tags), (1, 0, Some(Vec::new())));
}
