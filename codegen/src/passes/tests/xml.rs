//! Which elements and attributes the values of XML bodies become.

use super::{operation, planned};
use crate::passes::{BodyForm, Tables, XmlNode, XmlPlace, XmlShape};

/// An operation whose body is XML of this schema.
fn body(schema: &str, components: &str) -> Tables {
    let rest = format!(
        "      requestBody: {{content: {{application/xml: {{schema: {schema}}}}}}}\n      responses: {{'204': {{description: no}}}}\n"
    );
    operation(&rest, components)
}

impl Tables {
    fn root(&self) -> String {
        match &self.bodies.row(0)[0].form {
            BodyForm::Xml(_, root) => self.node(root),
            other => panic!("{other:?}"),
        }
    }

    fn node(&self, node: &XmlNode) -> String {
        format!("<{}>{}", node.name, self.shape(&node.shape))
    }

    fn shape(&self, shape: &XmlShape) -> String {
        match shape {
            XmlShape::Text => "text".to_owned(),
            XmlShape::Literal => "literal".to_owned(),
            XmlShape::Either => "either".to_owned(),
            XmlShape::List(item) => format!("[{}]", self.node(item)),
            XmlShape::Map(value) => format!("{{{}}}", self.shape(value)),
            XmlShape::Object(id) => self.name(*id),
            XmlShape::Union(id) => format!("one of {}", self.name(*id)),
            XmlShape::Any => "any".to_owned(),
        }
    }

    /// The fields of a struct or union, by its name.
    fn xml_fields(&self, name: &str) -> Vec<String> {
        let objects = self.xml.as_ref().unwrap();
        let (_, object) = objects.iter().find(|(id, _)| self.name(**id) == name).unwrap();
        let show = |place: XmlPlace| match place {
            XmlPlace::Element => "",
            XmlPlace::Attribute => "attribute ",
            XmlPlace::Text => "text of the element ",
            XmlPlace::CData => "CDATA section of the element ",
            XmlPlace::Items => "items ",
            XmlPlace::Inline => "inside of ",
        };
        object.fields.iter().map(|field| format!("{}{}", show(field.place), self.node(&field.node))).collect()
    }

    fn xml_tables(&self) -> Vec<String> {
        self.xml.iter().flat_map(|objects| objects.keys()).map(|id| self.name(*id)).collect()
    }
}

#[test]
fn fields_are_elements_attributes_or_items() {
    let planned = body(
        "{$ref: '#/components/schemas/Pet'}",
        "
    Pet:
      type: object
      xml: {name: pet}
      properties:
        id: {type: integer, xml: {attribute: true}}
        name: {type: string}
        tags: {type: array, items: {type: string, xml: {name: tag}}}
        photos: {type: array, xml: {wrapped: true}, items: {type: string, xml: {name: photo}}}
",
    );
    assert_eq!(planned.root(), "<pet>Pet");
    let expected = ["attribute <id>literal", "<name>text", "items <tag>text", "<photos>[<photo>text]"];
    assert_eq!(planned.xml_fields("Pet"), expected);
}

#[test]
fn an_element_without_a_name_is_called_after_its_type_as_xml_allows() {
    let planned = planned(
        "
paths:
  /pets/{id}:
    put:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      requestBody: {content: {application/xml: {schema: {type: object, properties: {x: {type: string}}}}}}
      responses: {'204': {description: no}}
",
    );
    assert_eq!(planned.root(), "<put_pets__by_id_body>PutPetsByIdBody");
}

#[test]
fn only_what_xml_bodies_reach_has_a_table() {
    let planned = body(
        "{type: array, items: {$ref: '#/components/schemas/Node'}}",
        "
    Node:
      type: object
      properties:
        next: {$ref: '#/components/schemas/Node'}
        leaves: {type: object, additionalProperties: {$ref: '#/components/schemas/Leaf'}}
    Leaf: {type: object, properties: {x: {type: string}}}
    Other: {type: object, properties: {x: {type: string}}}
",
    );
    assert_eq!(planned.root(), "<root>[<root>Node]");
    assert_eq!(planned.xml_tables(), ["Node", "Leaf"]);
    assert_eq!(planned.xml_fields("Node"), ["<next>Node", "<leaves>{Leaf}"]);
}

#[test]
fn an_api_without_xml_bodies_has_no_tables() {
    let planned = operation("      responses: {'204': {description: no}}\n", "    A: {type: string}\n");
    assert!(planned.xml.is_none());
}

#[test]
fn a_union_of_scalars_is_read_by_its_text() {
    let of = |arms: &str| body(&format!("{{oneOf: {arms}}}"), "    A: {type: string}\n").root();
    assert_eq!(of("[{type: integer}, {type: boolean}]"), "<a_body>literal");
    assert_eq!(of("[{type: string}, {type: boolean}]"), "<a_body>either");
    assert_eq!(of("[{type: string}, {type: array, items: {type: string}}]"), "<a_body>any");
}

#[test]
fn a_union_of_structs_has_the_fields_of_all_arms_each_once() {
    let planned = body(
        "{$ref: '#/components/schemas/U'}",
        "
    U: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
    A: {type: object, required: [a], properties: {a: {type: string}, c: {type: string}}}
    B: {type: object, required: [b], properties: {b: {type: string}, c: {type: integer}}}
",
    );
    assert_eq!(planned.root(), "<U>one of U");
    assert_eq!(planned.xml_fields("U"), ["<a>text", "<c>text", "<b>text"]);
    let objects = planned.xml.as_ref().unwrap();
    assert!(objects.values().flat_map(|object| &object.fields).all(|field| !field.required));
}

#[test]
fn an_alias_of_itself_is_any_element() {
    let planned =
        body("{$ref: '#/components/schemas/L'}", "    L: {type: array, items: {$ref: '#/components/schemas/L'}}\n");
    assert_eq!(planned.root(), "<L>any");
}
