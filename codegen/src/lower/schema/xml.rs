//! The `xml` object of a schema.

use openapiv3::{Schema, SchemaKind, Type};
use serde_json::{Map, Value};

use crate::ir::Xml;
use crate::{extensions, internal_keys};

/// A schema's `xml`, which `normalize` keeps under [`internal_keys::XML`], with that of its items.
pub(in crate::lower) fn schema_xml(schema: &Schema) -> Option<Xml> {
    let items = match &schema.schema_kind {
        SchemaKind::Type(Type::Array(array)) => array.items.as_ref(),
        SchemaKind::Any(any) => any.items.as_ref(),
        SchemaKind::Type(_)
        | SchemaKind::OneOf { .. }
        | SchemaKind::AllOf { .. }
        | SchemaKind::AnyOf { .. }
        | SchemaKind::Not { .. } => None,
    };
    let items = items.and_then(|items| schema_xml(items.as_item()?)).map(Box::new);
    let own = schema.schema_data.extensions.get(internal_keys::XML).and_then(Value::as_object);
    match own {
        Some(own) => Some(Xml { items, ..xml_object(own) }),
        None => items.map(|items| Xml { items: Some(items), ..Xml::default() }),
    }
}

fn xml_object(xml: &Map<String, Value>) -> Xml {
    let text = |key: &str| xml.get(key).and_then(Value::as_str).map(str::to_owned);
    let flag = |key: &str| xml.get(key).and_then(Value::as_bool).unwrap_or_default();
    let node_type = text("nodeType");
    Xml {
        name: text("name"),
        namespace: text("namespace"),
        prefix: text("prefix"),
        attribute: flag("attribute") || node_type.as_deref() == Some("attribute"),
        wrapped: flag("wrapped") || node_type.as_deref() == Some("element"),
        text: extensions::XML_TEXT.into_iter().any(flag) || node_type.as_deref() == Some("text"),
        cdata: node_type.as_deref() == Some("cdata"),
        inline: node_type.as_deref() == Some("none"),
        items: None,
    }
}
