//! XML by tables, both ways.

use super::http_mock::{Server, answer, body, header};
use super::sample::Client;
use openapi_client_runtime::http::{Request, ResponseValue};
use openapi_client_runtime::xml::{Field, Node, Object, Place, Shape, to_json, to_xml};

const fn node(name: &'static str, shape: Shape) -> Node {
    Node { name, prefix: "", namespace: "", shape }
}

const fn field(key: &'static str, place: Place, node: Node) -> Field {
    Field { key, required: true, place, node }
}

static ITEM: Node = node("tag", Shape::Text);
static BOOK: Object = Object {
    fields: &[
        field("id", Place::Attribute, node("xml-id", Shape::Literal)),
        field("title", Place::Element, Node { name: "Title", prefix: "b", namespace: "urn:b", shape: Shape::Text }),
        field("tags", Place::Element, node("Tags", Shape::List(&ITEM))),
        field("authors", Place::Items, node("author", Shape::Text)),
        field("part", Place::Element, node("part", Shape::Object(&BOOK))),
        field("extra", Place::Element, node("extra", Shape::Map(&Shape::Literal))),
    ],
    additional: None,
};
static ROOT: Node = Node { name: "Book", prefix: "b", namespace: "urn:b", shape: Shape::Object(&BOOK) };

const JSON: &str = r#"{"id":123456789012345678.91,"title":"A & <B>\r","tags":["x","y"],"authors":["p","q"],"part":{"title":"1","authors":[]},"extra":{"n":1,"t":true}}"#;
const XML: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?><b:Book xmlns:b="urn:b" xml-id="123456789012345678.91"><b:Title>A &amp; &lt;B&gt;&#13;</b:Title>"#,
    "<Tags><tag>x</tag><tag>y</tag></Tags><author>p</author><author>q</author><part><b:Title>1</b:Title></part>",
    "<extra><n>1</n><t>true</t></extra></b:Book>"
);

#[test]
fn names_attributes_wrappers_and_namespaces() {
    assert_eq!(to_xml(JSON.as_bytes(), &ROOT).unwrap(), XML);
    assert_eq!(to_json(XML.as_bytes(), &ROOT).unwrap(), JSON);
}

#[test]
fn a_text_in_a_cdata_section_comes_back() {
    static NOTE: Object = Object {
        fields: &[
            field("lang", Place::Attribute, node("lang", Shape::Text)),
            field("text", Place::CData, node("text", Shape::Text)),
        ],
        additional: None,
    };
    let root = node("note", Shape::Object(&NOTE));
    let json = r#"{"lang":"en","text":"a <b> & ]]> c"}"#;
    let xml = to_xml(json.as_bytes(), &root).unwrap();
    assert!(xml.ends_with(r#"<note lang="en"><![CDATA[a <b> & ]]]]><![CDATA[> c]]></note>"#), "{xml}");
    assert_eq!(to_json(xml.as_bytes(), &root).unwrap(), json);
    assert!(to_xml(br#"{"text":"\u0001"}"#, &root).is_err());
}

#[test]
fn an_object_without_an_element_of_its_own_stands_in_the_one_around_it() {
    static AUDIT: Object = Object {
        fields: &[
            field("by", Place::Attribute, node("by", Shape::Text)),
            field("at", Place::Element, node("at", Shape::Text)),
        ],
        additional: None,
    };
    static THING: Object = Object {
        fields: &[
            field("id", Place::Element, node("id", Shape::Literal)),
            Field { required: false, ..field("audit", Place::Inline, node("audit", Shape::Object(&AUDIT))) },
        ],
        additional: Some(Shape::Text),
    };
    let root = node("thing", Shape::Object(&THING));
    let json = r#"{"id":1,"audit":{"by":"me","at":"now"},"other":"x"}"#;
    let xml = to_xml(json.as_bytes(), &root).unwrap();
    assert!(xml.ends_with(r#"<thing by="me"><id>1</id><at>now</at><other>x</other></thing>"#), "{xml}");
    assert_eq!(to_json(xml.as_bytes(), &root).unwrap(), json);
    assert_eq!(to_json(b"<thing><id>1</id></thing>", &root).unwrap(), r#"{"id":1}"#);
}

#[test]
fn what_xml_cannot_hold_is_refused() {
    assert!(to_xml(br#"{"title":"\u0001"}"#, &ROOT).unwrap_err().contains("character"));
    assert!(to_xml(br#"{"extra":{"a b":1}}"#, &ROOT).unwrap_err().contains("`a b`"));
    assert!(to_json(b"<a><b></a>", &ROOT).is_err());
    assert!(to_json(b"<a>&unknown;</a>", &ROOT).unwrap_err().contains("unknown"));
    let deep = format!("{}{}", "<a>".repeat(1000), "</a>".repeat(1000));
    assert!(to_json(deep.as_bytes(), &ROOT).unwrap_err().contains("deeply"));
}

#[test]
fn what_the_document_does_not_type_is_read_by_its_form() {
    let any = node("any", Shape::Any);
    let json = to_json(b"<any><a>1</a><b x='y'/><a><c>2</c></a></any>", &any).unwrap();
    assert_eq!(json, r#"{"a":["1",{"c":"2"}],"b":{"x":"y"}}"#);
    assert!(to_xml(json.as_bytes(), &any).unwrap().ends_with("<any><a>1</a><a><c>2</c></a><b><x>y</x></b></any>"));
}

#[tokio::test]
async fn xml_goes_over_the_wire() {
    let server = Server::new(&[&answer("200 OK", "content-type: application/xml\r\n", XML)]).await;
    let client: Client = server.client().build().unwrap();
    let mut request: Request = client.update("1").request;
    let value: serde_json::Value = serde_json::from_str(r#"{"title":"T"}"#).unwrap();
    request.xml("application/xml", value, &ROOT);
    let value: ResponseValue<serde_json::Value> = request.send::<_, ()>(|response| response.xml(&ROOT)).await.unwrap();
    assert_eq!(value["tags"], serde_json::json!(["x", "y"]));
    let seen = server.seen();
    assert_eq!(header(&seen[0], "content-type"), Some("application/xml"));
    assert!(body(&seen[0]).ends_with(r#"<b:Book xmlns:b="urn:b"><b:Title>T</b:Title></b:Book>"#), "{}", seen[0]);
}
