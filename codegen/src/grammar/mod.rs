//! Which OpenAPI object stands where.
//!
//! One table for OpenAPI 3.0, 3.1 and 3.2 together. `normalize` and `check` walk documents with it, so a property that is
//! called `$ref` or `type`, or a key in an example or an extension, is never taken for a keyword.

pub(crate) mod place;
pub(crate) mod walk;

mod objects;
mod schema;

pub(crate) use place::Place;
pub(crate) use schema::is_type;

use serde_json::Value;

use crate::{extensions, internal_keys};

/// An object of the OpenAPI specification, by its name there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    Document,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Paths,
    PathItem,
    Operation,
    ExternalDocs,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Responses,
    Response,
    Callback,
    Example,
    Link,
    Header,
    Tag,
    Schema,
    Discriminator,
    Xml,
    Components,
    SecurityScheme,
    OAuthFlows,
    OAuthFlow,
}

/// The keys of a path item that hold an operation each, with the methods that are sent.
pub(crate) const METHODS: [(&str, &str); 9] = [
    ("get", "GET"),
    ("put", "PUT"),
    ("post", "POST"),
    ("delete", "DELETE"),
    ("options", "OPTIONS"),
    ("head", "HEAD"),
    ("patch", "PATCH"),
    ("trace", "TRACE"),
    ("query", "QUERY"),
];

/// The operations of a path item as a document has it, each with its method as it is sent.
pub(crate) fn operations_of(item: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let fixed = METHODS.iter().filter_map(move |(key, method)| Some((*method, item.get(key)?)));
    let others = item.get("additionalOperations").and_then(Value::as_object).into_iter().flatten();
    fixed.chain(others.map(|(method, operation)| (method.as_str(), operation)))
}

/// The shape of the value at one key of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Any JSON value.
    Any,
    Text,
    Bool,
    Number,
    /// A count: an integer that is not negative.
    Size,
    TextList,
    TextMap,
    AnyMap,
    AnyList,
    /// Security requirements: a list of maps from scheme to scopes.
    Requirements,
    /// `additionalProperties`: a boolean or a schema.
    SchemaOrBool,
    /// 3.0's boolean, or 3.1's number.
    NumberOrBool,
    One(Kind),
    Map(Kind),
    List(Kind),
    /// No key of this object.
    Unknown,
}

/// The OpenAPI objects in the value at one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Children {
    None,
    /// The value is an object of this kind.
    One(Kind),
    /// The value is a map, and each of its values an object of this kind.
    Map(Kind),
    /// The value is a list, and each of its items an object of this kind.
    List(Kind),
}

impl Shape {
    /// The objects in a value of this shape.
    pub(crate) fn children(self) -> Children {
        match self {
            Self::One(kind) => Children::One(kind),
            Self::SchemaOrBool => Children::One(Kind::Schema),
            Self::Map(kind) => Children::Map(kind),
            Self::List(kind) => Children::List(kind),
            Self::Any
            | Self::Text
            | Self::Bool
            | Self::Number
            | Self::Size
            | Self::TextList
            | Self::TextMap
            | Self::AnyMap
            | Self::AnyList
            | Self::Requirements
            | Self::NumberOrBool
            | Self::Unknown => Children::None,
        }
    }
}

impl Kind {
    /// What stands at `key` of this object.
    pub(crate) fn shape_at(self, key: &str) -> Shape {
        if key.starts_with("x-") {
            return self.extension(key);
        }
        match self {
            Self::Document => objects::document(key),
            Self::Info => objects::info(key),
            Self::Contact => objects::contact(key),
            Self::License => objects::license(key),
            Self::Server => objects::server(key),
            Self::ServerVariable => objects::server_variable(key),
            Self::Paths | Self::Callback => Shape::One(Self::PathItem),
            Self::PathItem => objects::path_item(key),
            Self::Operation => objects::operation(key),
            Self::ExternalDocs => objects::external_docs(key),
            Self::Parameter | Self::Header => objects::parameter(key),
            Self::RequestBody => objects::request_body(key),
            Self::MediaType => objects::media_type(key),
            Self::Encoding => objects::encoding(key),
            Self::Responses => Shape::One(Self::Response),
            Self::Response => objects::response(key),
            Self::Example => objects::example(key),
            Self::Link => objects::link(key),
            Self::Tag => objects::tag(key),
            Self::Schema => schema::keyword(key),
            Self::Discriminator => objects::discriminator(key),
            Self::Xml => objects::xml(key),
            Self::Components => objects::components(key),
            Self::SecurityScheme => objects::security_scheme(key),
            Self::OAuthFlows => objects::oauth_flows(key),
            Self::OAuthFlow => objects::oauth_flow(key),
        }
    }

    /// What stands at an `x-` key of this object: any value, except where it holds OpenAPI objects of its own.
    fn extension(self, key: &str) -> Shape {
        match key {
            extensions::WEBHOOKS | internal_keys::WEBHOOKS if self == Self::Document => Shape::Map(Self::PathItem),
            internal_keys::OTHER_METHODS if self == Self::PathItem => Shape::Map(Self::Operation),
            internal_keys::PREFIX_ITEMS if self == Self::Schema => Shape::List(Self::Schema),
            internal_keys::PREFIX_ENCODING if self == Self::MediaType => Shape::List(Self::Encoding),
            internal_keys::ITEM_ENCODING if self == Self::MediaType => Shape::One(Self::Encoding),
            internal_keys::ITEM_SCHEMA if self == Self::MediaType => Shape::One(Self::Schema),
            _ => Shape::Any,
        }
    }

    /// The map under `components` that holds reusable objects of this kind. Where there is one, a Reference Object may stand in the
    /// place of such an object.
    pub(crate) fn section(self) -> Option<&'static str> {
        match self {
            Self::Schema => Some("schemas"),
            Self::Response => Some("responses"),
            Self::Parameter => Some("parameters"),
            Self::Example => Some("examples"),
            Self::RequestBody => Some("requestBodies"),
            Self::Header => Some("headers"),
            Self::SecurityScheme => Some("securitySchemes"),
            Self::Link => Some("links"),
            Self::Callback => Some("callbacks"),
            Self::PathItem => Some("pathItems"),
            Self::MediaType => Some("mediaTypes"),
            Self::Operation => Some(internal_keys::OPERATIONS),
            Self::Document
            | Self::Info
            | Self::Contact
            | Self::License
            | Self::Server
            | Self::ServerVariable
            | Self::Paths
            | Self::ExternalDocs
            | Self::Encoding
            | Self::Responses
            | Self::Tag
            | Self::Discriminator
            | Self::Xml
            | Self::Components
            | Self::OAuthFlows
            | Self::OAuthFlow => None,
        }
    }

    /// What a message calls such an object.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Info => "info object",
            Self::Contact => "contact",
            Self::License => "license",
            Self::Server => "server",
            Self::ServerVariable => "server variable",
            Self::Paths => "paths object",
            Self::PathItem => "path item",
            Self::Operation => "operation",
            Self::ExternalDocs => "external documentation",
            Self::Parameter => "parameter",
            Self::RequestBody => "request body",
            Self::MediaType => "media type",
            Self::Encoding => "encoding",
            Self::Responses => "responses object",
            Self::Response => "response",
            Self::Callback => "callback",
            Self::Example => "example",
            Self::Link => "link",
            Self::Header => "header",
            Self::Tag => "tag",
            Self::Schema => "schema",
            Self::Discriminator => "discriminator",
            Self::Xml => "xml object",
            Self::Components => "components object",
            Self::SecurityScheme => "security scheme",
            Self::OAuthFlows => "flows object",
            Self::OAuthFlow => "flow",
        }
    }

    /// The same with its article: "a schema", "an operation".
    pub(crate) fn a_noun(self) -> String {
        let noun = self.noun();
        let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("{article} {noun}")
    }
}
