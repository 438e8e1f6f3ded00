//! The keys of each object but the schema, in the order of the specification. `Kind::shape_at` calls them.

use super::{Kind, Shape};

pub(super) fn document(key: &str) -> Shape {
    match key {
        "openapi" | "jsonSchemaDialect" | "$self" => Shape::Text,
        "info" => Shape::One(Kind::Info),
        "servers" => Shape::List(Kind::Server),
        "paths" => Shape::One(Kind::Paths),
        "webhooks" => Shape::Map(Kind::PathItem),
        "components" => Shape::One(Kind::Components),
        "security" => Shape::Requirements,
        "tags" => Shape::List(Kind::Tag),
        "externalDocs" => Shape::One(Kind::ExternalDocs),
        "definitions" | "$defs" => Shape::Map(Kind::Schema),
        _ => Shape::Unknown,
    }
}

pub(super) fn components(key: &str) -> Shape {
    match key {
        "schemas" => Shape::Map(Kind::Schema),
        "responses" => Shape::Map(Kind::Response),
        "parameters" => Shape::Map(Kind::Parameter),
        "examples" => Shape::Map(Kind::Example),
        "requestBodies" => Shape::Map(Kind::RequestBody),
        "headers" => Shape::Map(Kind::Header),
        "securitySchemes" => Shape::Map(Kind::SecurityScheme),
        "links" => Shape::Map(Kind::Link),
        "callbacks" => Shape::Map(Kind::Callback),
        "pathItems" => Shape::Map(Kind::PathItem),
        "mediaTypes" => Shape::Map(Kind::MediaType),
        _ => Shape::Unknown,
    }
}

pub(super) fn path_item(key: &str) -> Shape {
    match key {
        "summary" | "description" | "$ref" => Shape::Text,
        "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace" | "query" => {
            Shape::One(Kind::Operation)
        }
        "servers" => Shape::List(Kind::Server),
        "parameters" => Shape::List(Kind::Parameter),
        "additionalOperations" => Shape::Map(Kind::Operation),
        _ => Shape::Unknown,
    }
}

pub(super) fn operation(key: &str) -> Shape {
    match key {
        "tags" => Shape::TextList,
        "summary" | "description" | "operationId" => Shape::Text,
        "externalDocs" => Shape::One(Kind::ExternalDocs),
        "parameters" => Shape::List(Kind::Parameter),
        "requestBody" => Shape::One(Kind::RequestBody),
        "responses" => Shape::One(Kind::Responses),
        "callbacks" => Shape::Map(Kind::Callback),
        "deprecated" => Shape::Bool,
        "security" => Shape::Requirements,
        "servers" => Shape::List(Kind::Server),
        _ => Shape::Unknown,
    }
}

pub(super) fn parameter(key: &str) -> Shape {
    match key {
        "name" | "in" | "description" | "style" | "$ref" => Shape::Text,
        "required" | "deprecated" | "allowEmptyValue" | "explode" | "allowReserved" => Shape::Bool,
        "schema" => Shape::One(Kind::Schema),
        "example" => Shape::Any,
        "examples" => Shape::Map(Kind::Example),
        "content" => Shape::Map(Kind::MediaType),
        _ => Shape::Unknown,
    }
}

pub(super) fn request_body(key: &str) -> Shape {
    match key {
        "description" | "$ref" => Shape::Text,
        "content" => Shape::Map(Kind::MediaType),
        "required" => Shape::Bool,
        _ => Shape::Unknown,
    }
}

pub(super) fn media_type(key: &str) -> Shape {
    match key {
        "schema" | "itemSchema" => Shape::One(Kind::Schema),
        "description" => Shape::Text,
        "example" => Shape::Any,
        "prefixEncoding" => Shape::List(Kind::Encoding),
        "itemEncoding" => Shape::One(Kind::Encoding),
        "examples" => Shape::Map(Kind::Example),
        "encoding" => Shape::Map(Kind::Encoding),
        _ => Shape::Unknown,
    }
}

pub(super) fn encoding(key: &str) -> Shape {
    match key {
        "contentType" | "style" => Shape::Text,
        "headers" => Shape::Map(Kind::Header),
        "explode" | "allowReserved" => Shape::Bool,
        "encoding" => Shape::AnyMap,
        "prefixEncoding" => Shape::AnyList,
        "itemEncoding" => Shape::Any,
        _ => Shape::Unknown,
    }
}

pub(super) fn response(key: &str) -> Shape {
    match key {
        "summary" | "description" | "$ref" => Shape::Text,
        "headers" => Shape::Map(Kind::Header),
        "content" => Shape::Map(Kind::MediaType),
        "links" => Shape::Map(Kind::Link),
        _ => Shape::Unknown,
    }
}

pub(super) fn example(key: &str) -> Shape {
    match key {
        "summary" | "description" | "$ref" | "externalValue" | "serializedValue" => Shape::Text,
        "value" | "dataValue" => Shape::Any,
        _ => Shape::Unknown,
    }
}

pub(super) fn link(key: &str) -> Shape {
    match key {
        "operationRef" | "operationId" | "description" | "$ref" => Shape::Text,
        "parameters" => Shape::AnyMap,
        "requestBody" => Shape::Any,
        "server" => Shape::One(Kind::Server),
        _ => Shape::Unknown,
    }
}

pub(super) fn info(key: &str) -> Shape {
    match key {
        "title" | "summary" | "description" | "termsOfService" | "version" => Shape::Text,
        "contact" => Shape::One(Kind::Contact),
        "license" => Shape::One(Kind::License),
        _ => Shape::Unknown,
    }
}

pub(super) fn contact(key: &str) -> Shape {
    match key {
        "name" | "url" | "email" => Shape::Text,
        _ => Shape::Unknown,
    }
}

pub(super) fn license(key: &str) -> Shape {
    match key {
        "name" | "identifier" | "url" => Shape::Text,
        _ => Shape::Unknown,
    }
}

pub(super) fn tag(key: &str) -> Shape {
    match key {
        "name" | "summary" | "description" | "parent" | "kind" => Shape::Text,
        "externalDocs" => Shape::One(Kind::ExternalDocs),
        _ => Shape::Unknown,
    }
}

pub(super) fn external_docs(key: &str) -> Shape {
    match key {
        "description" | "url" => Shape::Text,
        _ => Shape::Unknown,
    }
}

pub(super) fn server(key: &str) -> Shape {
    match key {
        "url" | "name" | "description" => Shape::Text,
        "variables" => Shape::Map(Kind::ServerVariable),
        _ => Shape::Unknown,
    }
}

pub(super) fn server_variable(key: &str) -> Shape {
    match key {
        "enum" => Shape::TextList,
        "default" | "description" => Shape::Text,
        _ => Shape::Unknown,
    }
}

pub(super) fn security_scheme(key: &str) -> Shape {
    match key {
        "type" | "description" | "name" | "in" | "scheme" | "bearerFormat" | "openIdConnectUrl" => Shape::Text,
        "$ref" | "oauth2MetadataUrl" => Shape::Text,
        "deprecated" => Shape::Bool,
        "flows" => Shape::One(Kind::OAuthFlows),
        _ => Shape::Unknown,
    }
}

pub(super) fn oauth_flows(key: &str) -> Shape {
    match key {
        "implicit" | "password" | "clientCredentials" | "authorizationCode" | "deviceAuthorization" => {
            Shape::One(Kind::OAuthFlow)
        }
        _ => Shape::Unknown,
    }
}

pub(super) fn oauth_flow(key: &str) -> Shape {
    match key {
        "authorizationUrl" | "deviceAuthorizationUrl" | "tokenUrl" | "refreshUrl" => Shape::Text,
        "scopes" => Shape::TextMap,
        _ => Shape::Unknown,
    }
}

pub(super) fn discriminator(key: &str) -> Shape {
    match key {
        "propertyName" | "defaultMapping" => Shape::Text,
        "mapping" => Shape::TextMap,
        _ => Shape::Unknown,
    }
}

pub(super) fn xml(key: &str) -> Shape {
    match key {
        "name" | "namespace" | "prefix" | "nodeType" => Shape::Text,
        "attribute" | "wrapped" => Shape::Bool,
        _ => Shape::Unknown,
    }
}
