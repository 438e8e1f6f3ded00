//! The keys of all objects but the schema.

use super::{Kind, Shape};

/// What stands at `key` of an object; the specification's order.
pub(super) fn field(kind: Kind, key: &str) -> Shape {
    match kind {
        Kind::Document => document(key),
        Kind::Components => components(key),
        Kind::Paths | Kind::Callback => Shape::One(Kind::PathItem),
        Kind::PathItem => path_item(key),
        Kind::Operation => operation(key),
        Kind::Parameter | Kind::Header => parameter(key),
        Kind::Responses => Shape::One(Kind::Response),
        Kind::RequestBody | Kind::MediaType | Kind::Encoding | Kind::Response | Kind::Link | Kind::Example => {
            body(kind, key)
        }
        Kind::Info | Kind::Contact | Kind::License | Kind::Tag | Kind::ExternalDocs => about(kind, key),
        Kind::Server | Kind::ServerVariable => server(kind, key),
        Kind::SecurityScheme | Kind::OAuthFlows | Kind::OAuthFlow => security(kind, key),
        Kind::Schema | Kind::Discriminator | Kind::Xml => beside_schemas(kind, key),
    }
}

fn document(key: &str) -> Shape {
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

fn components(key: &str) -> Shape {
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

fn path_item(key: &str) -> Shape {
    match key {
        "summary" | "description" | "$ref" => Shape::Text,
        "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace" | "query" => {
            Shape::One(Kind::Operation)
        }
        "servers" => Shape::List(Kind::Server),
        "parameters" => Shape::List(Kind::Parameter),
        "additionalOperations" => Shape::AnyMap,
        _ => Shape::Unknown,
    }
}

fn operation(key: &str) -> Shape {
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

fn parameter(key: &str) -> Shape {
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

fn body(kind: Kind, key: &str) -> Shape {
    match (kind, key) {
        (Kind::RequestBody | Kind::Response | Kind::Link | Kind::Example, "description" | "$ref") => Shape::Text,
        (Kind::RequestBody | Kind::Response, "content") => Shape::Map(Kind::MediaType),
        (Kind::RequestBody, "required") => Shape::Bool,
        (Kind::Response | Kind::Encoding, "headers") => Shape::Map(Kind::Header),
        (Kind::Response, "links") => Shape::Map(Kind::Link),
        (Kind::Response | Kind::Example, "summary") => Shape::Text,
        (Kind::MediaType, "schema" | "itemSchema") => Shape::One(Kind::Schema),
        (Kind::MediaType, "example") | (Kind::Example, "value" | "dataValue") | (Kind::Link, "requestBody") => {
            Shape::Any
        }
        (Kind::MediaType, "examples") => Shape::Map(Kind::Example),
        (Kind::MediaType, "encoding") => Shape::Map(Kind::Encoding),
        (Kind::MediaType, "prefixEncoding" | "itemEncoding") => Shape::Any,
        (Kind::Encoding, "contentType" | "style") => Shape::Text,
        (Kind::Encoding, "explode" | "allowReserved") => Shape::Bool,
        (Kind::Example, "externalValue" | "serializedValue") => Shape::Text,
        (Kind::Link, "operationRef" | "operationId") => Shape::Text,
        (Kind::Link, "parameters") => Shape::AnyMap,
        (Kind::Link, "server") => Shape::One(Kind::Server),
        _ => Shape::Unknown,
    }
}

fn about(kind: Kind, key: &str) -> Shape {
    match (kind, key) {
        (Kind::Info, "title" | "summary" | "description" | "termsOfService" | "version") => Shape::Text,
        (Kind::Info, "contact") => Shape::One(Kind::Contact),
        (Kind::Info, "license") => Shape::One(Kind::License),
        (Kind::Contact, "name" | "url" | "email") => Shape::Text,
        (Kind::License, "name" | "identifier" | "url") => Shape::Text,
        (Kind::Tag, "name" | "summary" | "description" | "parent" | "kind") => Shape::Text,
        (Kind::Tag, "externalDocs") => Shape::One(Kind::ExternalDocs),
        (Kind::ExternalDocs, "description" | "url") => Shape::Text,
        _ => Shape::Unknown,
    }
}

fn server(kind: Kind, key: &str) -> Shape {
    match (kind, key) {
        (Kind::Server, "url" | "name" | "description") => Shape::Text,
        (Kind::Server, "variables") => Shape::Map(Kind::ServerVariable),
        (Kind::ServerVariable, "enum") => Shape::TextList,
        (Kind::ServerVariable, "default" | "description") => Shape::Text,
        _ => Shape::Unknown,
    }
}

fn security(kind: Kind, key: &str) -> Shape {
    match (kind, key) {
        (
            Kind::SecurityScheme,
            "type" | "description" | "name" | "in" | "scheme" | "bearerFormat" | "openIdConnectUrl",
        ) => Shape::Text,
        (Kind::SecurityScheme, "$ref" | "oauth2MetadataUrl") => Shape::Text,
        (Kind::SecurityScheme, "deprecated") => Shape::Bool,
        (Kind::SecurityScheme, "flows") => Shape::One(Kind::OAuthFlows),
        (Kind::OAuthFlows, "implicit" | "password" | "clientCredentials" | "authorizationCode") => {
            Shape::One(Kind::OAuthFlow)
        }
        (Kind::OAuthFlows, "deviceAuthorization") => Shape::Any,
        (Kind::OAuthFlow, "authorizationUrl" | "tokenUrl" | "refreshUrl") => Shape::Text,
        (Kind::OAuthFlow, "scopes") => Shape::TextMap,
        _ => Shape::Unknown,
    }
}

fn beside_schemas(kind: Kind, key: &str) -> Shape {
    match (kind, key) {
        (Kind::Discriminator, "propertyName" | "defaultMapping") => Shape::Text,
        (Kind::Discriminator, "mapping") => Shape::TextMap,
        (Kind::Xml, "name" | "namespace" | "prefix" | "nodeType") => Shape::Text,
        (Kind::Xml, "attribute" | "wrapped") => Shape::Bool,
        _ => Shape::Unknown,
    }
}
