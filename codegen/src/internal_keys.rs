//! The keys by which `normalize` and `check` hand on to `lower` what openapiv3 has no field for.
//!
//! openapiv3 keeps every `x-` key of an object as it is. So a keyword of 3.1 or 3.2 that `lower` needs is renamed to one of the
//! keys below, and read from there. All of them start with [`PREFIX`], which no document may use: [`crate::reserved`] takes such
//! keys out of what was read, before any stage looks for one. The extensions that documents may use are in
//! [`crate::extensions`].

/// A key with the reserved prefix.
macro_rules! internal_key {
    ($name:literal) => {
        concat!("x-openapi-clients-internal-", $name)
    };
}

/// All keys of this module start with it, and no key of a document does.
pub(crate) const PREFIX: &str = internal_key!("");

/// On any object that was moved or copied: a string, the pointer (`file#/path`) to where the document has it.
///
/// Written by `normalize` and by `check/path_template.rs`. Read by `grammar::walk`, `check` and `lower`, for messages, and to find
/// what `decimals` in the settings selects.
pub(crate) const ORIGIN: &str = internal_key!("origin");

/// On a schema in the place of one that could not be used: a boolean. `true`: the generator does not support it. `false`: the
/// document is wrong, for instance because a reference leads nowhere.
///
/// Written by `normalize` and `check`. Read by `lower/schema`, to count the untyped positions of a document.
pub(crate) const UNTYPED: &str = internal_key!("untyped");

/// On an Encoding or Header Object that says `explode`: the same boolean. openapiv3 reads a missing `explode` of an encoding as
/// `false`, which is not the default, and has no field for a header's.
///
/// Written by `normalize/encoding.rs`. Read by `lower/request_body.rs` and `lower/response.rs`.
pub(crate) const EXPLODE: &str = internal_key!("explode");

/// On a Parameter, Header or Encoding Object: the style by which its list is one text, a string: `form` or `simple` (commas), `spaceDelimited`,
/// `pipeDelimited`, or `tabDelimited`, which 3.0 does not have. It stands where 3.0 has no `style` that says the same.
///
/// Written by `swagger2/collection_format.rs`. Read by `lower/list_style.rs`.
pub(crate) const LIST_STYLE: &str = internal_key!("list-style");

/// On a Request Body or Response Object that is a copy of a component with other media types: the component's name, a string. What is in the
/// copy is called as it is in the component.
///
/// Written by `swagger2/operation.rs`. Read by `lower/request_body.rs` and `lower/response.rs`.
pub(crate) const COMPONENT: &str = internal_key!("component");

/// On a Media Type Object: `true` where the body is a file, bytes that are not decoded whatever the media type says.
///
/// Written by `swagger2`. Read by `lower/request_body.rs` and `lower/response.rs`.
pub(crate) const FILE: &str = internal_key!("file");

/// On a Media Type Object: `true` where the body is one JSON value after the other, each in a line of its own, although the media type says
/// JSON. The schema is that of one of them.
///
/// Written by `swagger2/responses.rs`. Read by `lower/response.rs`.
pub(crate) const JSON_LINES: &str = internal_key!("json-lines");

/// On a schema: its `xml`, an XML Object.
///
/// Written by `normalize/schema/xml.rs`. Read by `lower/schema/xml.rs`.
pub(crate) const XML: &str = internal_key!("xml");

/// On a schema of arrays: its `prefixItems`, a list of schemas.
///
/// Written by `normalize/schema/tuple.rs`. Read by `lower/schema/list.rs`.
pub(crate) const PREFIX_ITEMS: &str = internal_key!("prefix-items");

/// On a schema of integers: its `minimum`, a number that is no `i64`.
///
/// Written by `normalize/schema/numbers.rs`. Read by `lower/schema/read_keywords.rs`.
pub(crate) const MINIMUM: &str = internal_key!("minimum");

/// On a schema of integers: its `maximum`, a number that is no `i64`. Like [`MINIMUM`].
pub(crate) const MAXIMUM: &str = internal_key!("maximum");

/// On a schema of integers: its `multipleOf`, a number that is no `i64`. Like [`MINIMUM`].
pub(crate) const MULTIPLE_OF: &str = internal_key!("multiple-of");

/// On a Media Type Object: 3.2's `itemSchema`, a schema.
///
/// Written by `check/body.rs`. Read by `lower/response.rs`.
pub(crate) const ITEM_SCHEMA: &str = internal_key!("item-schema");

/// On a Media Type Object of `multipart/*`: 3.2's `prefixEncoding`, a list of Encoding Objects.
///
/// Written by `check/body.rs`. Read by `lower/positions.rs`.
pub(crate) const PREFIX_ENCODING: &str = internal_key!("prefix-encoding");

/// On a Media Type Object of `multipart/*`: 3.2's `itemEncoding`, an Encoding Object. Like [`PREFIX_ENCODING`].
pub(crate) const ITEM_ENCODING: &str = internal_key!("item-encoding");

/// On a Media Type Object of server-sent events: `true` once `itemSchema` is the schema of the events' data, and no longer
/// that of whole events.
///
/// Written and read by `normalize/events.rs`.
pub(crate) const ITEM_IS_DATA: &str = internal_key!("item-is-data");

/// On a Path Item Object: 3.2's `query` and `additionalOperations`, a map from the method as it is sent to Operation Object.
///
/// Written by `check/operation.rs`. Read by `check/path_parameters.rs` and `lower/path_item.rs`.
pub(crate) const OTHER_METHODS: &str = internal_key!("other-methods");

/// On a Parameter Object with `in: query`: `true` where it is 3.2's `in: querystring`.
///
/// Written by `check/parameter.rs`. Read by `lower/parameter.rs`.
pub(crate) const QUERY_STRING: &str = internal_key!("query-string");

/// On a Parameter Object with `in: cookie`: `true` where it has 3.2's `style: cookie`. Like [`QUERY_STRING`].
pub(crate) const COOKIE_STYLE: &str = internal_key!("cookie-style");

/// On a Parameter Object with `in: path` or `in: cookie`: `true` where it has `allowReserved`, which openapiv3 knows in a query alone. Like
/// [`QUERY_STRING`].
pub(crate) const ALLOW_RESERVED: &str = internal_key!("allow-reserved");

/// On a Discriminator Object: 3.2's `defaultMapping`, a string like the values of `mapping`.
///
/// Written by `check/schema.rs`. Read by `lower/schema/discriminator.rs` and `lower/schema/inheritance.rs`.
pub(crate) const DEFAULT_MAPPING: &str = internal_key!("default-mapping");

/// On a Security Scheme Object: 3.2's `deprecated`, a boolean.
///
/// Written by `check/security_scheme.rs`. Read by `lower/security.rs`.
pub(crate) const DEPRECATED: &str = internal_key!("deprecated");

/// On a Security Scheme Object: 3.2's `oauth2MetadataUrl`, a string. Like [`DEPRECATED`].
pub(crate) const OAUTH2_METADATA_URL: &str = internal_key!("oauth2-metadata-url");

/// On an OAuth Flows Object: 3.2's `deviceAuthorization`, an OAuth Flow Object.
///
/// Written by `check/security_scheme.rs`. Read by `lower/security.rs`.
pub(crate) const DEVICE_AUTHORIZATION: &str = internal_key!("device-authorization");

/// On a Tag Object: 3.2's `summary`, `parent` and `kind`, strings in an object.
///
/// Written by `check/metadata.rs`. Read by `lower/tags.rs`.
pub(crate) const TAG: &str = internal_key!("tag");

/// On a Server Object: 3.2's `name`, a string.
///
/// Written by `check/server.rs`. Read by `lower/server.rs`.
pub(crate) const SERVER_NAME: &str = internal_key!("server-name");

/// On the document: a map from name to Path Item Object, of `webhooks` and `x-webhooks`.
///
/// Written by `normalize/webhooks.rs`. Read by `lower/incoming.rs`.
pub(crate) const WEBHOOKS: &str = internal_key!("webhooks");

/// In `components`: a map from name to Operation Object, of operations that references lead to. The specification has no such
/// components, but people do put operations into files of their own.
///
/// Written by `normalize/references`. Read, and taken out again, by `normalize/inline.rs`.
pub(crate) const OPERATIONS: &str = internal_key!("operations");

/// On an object that stands for a reference to nothing: `true`.
///
/// Written by `normalize/references`, which takes the object out at its end, and by `swagger2/references.rs`, for the rest of that stage.
pub(crate) const UNRESOLVED: &str = internal_key!("unresolved");

#[cfg(test)]
mod tests;
