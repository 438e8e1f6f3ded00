//! The rules: for each kind of change whom it concerns, which version it needs, and what to do.
//!
//! Codes are those of oasdiff where they mean the same.

use super::change::{Bump, Direction, Kind};

/// A kind of change.
#[derive(Debug)]
pub struct Rule {
    /// Its name for tools.
    pub code: &'static str,
    /// Whom it concerns.
    pub kind: Kind,
    /// What changes: what is sent, or what comes back.
    pub direction: Direction,
    /// The version that it needs.
    pub bump: Bump,
    /// What happened, as a clause.
    pub says: &'static str,
    /// What a user does about it; empty where there is nothing to do.
    pub fix: &'static str,
}

macro_rules! rules {
    ($($name:ident = $code:literal, $kind:ident, $direction:ident, $bump:ident, $says:literal, $fix:literal;)*) => {
        $(
            #[doc = $says]
            pub(super) static $name: Rule = Rule {
                code: $code,
                kind: Kind::$kind,
                direction: Direction::$direction,
                bump: Bump::$bump,
                says: $says,
                fix: $fix,
            };
        )*

        /// Every rule, in the order of a report.
        pub static RULES: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    // Whole APIs.
    API_REMOVED = "document-removed", Breaking, Both, Major, "the API is gone", "remove what uses its module";
    API_ADDED = "document-added", Additive, Both, Minor, "the API is new", "";

    // Operations.
    OPERATION_REMOVED = "api-removed-without-deprecation", Breaking, Both, Major, "the operation is gone", "remove the calls: the server answers 404 to them";
    DEPRECATED_OPERATION_REMOVED = "api-removed-with-deprecation", Breaking, Both, Major, "the operation is gone, which was deprecated", "remove the calls: the server answers 404 to them";
    OPERATION_ADDED = "endpoint-added", Additive, Both, Minor, "the operation is new", "";
    METHOD_NAME_CHANGED = "client-method-renamed", Rename, Both, Major, "the method is called otherwise", "call it by its new name, or keep the old one: `rename.operations` in the settings";
    PATH_CHANGED = "api-path-changed", Wire, Both, Major, "the path has moved", "deploy builds of this client: those from before send the old path";
    METHOD_CHANGED = "api-method-changed", Wire, Both, Major, "the HTTP method has changed", "deploy builds of this client: those from before send the old method";
    TAG_CHANGED = "api-tag-changed", Literal, Both, Minor, "its request type is in another module", "import it from there, if your code names it";
    TAG_OF_TYPES_CHANGED = "api-tag-of-named-types-changed", Breaking, Both, Major, "the types of its results by status, or of its headers, are in another module", "import them from there";
    OPERATION_DEPRECATED = "endpoint-deprecated", Additive, Both, Minor, "the operation is deprecated", "the compiler warns; find out what replaces it";
    OPERATION_REACTIVATED = "endpoint-reactivated", Additive, Both, Minor, "the operation is no longer deprecated", "";
    IDEMPOTENCY_KEY_REMOVED = "idempotency-key-removed", Breaking, Request, Major, "its request has no `idempotency_key` any more", "remove the setter: the HTTP method is idempotent, or a parameter has the name";
    IDEMPOTENCY_KEY_ADDED = "idempotency-key-added", Additive, Request, Minor, "its request has an `idempotency_key`", "";

    // Servers and credentials.
    SERVER_CHANGED = "api-server-changed", Wire, Both, Major, "requests go to another server", "deploy builds of this client, or give `base_url`";
    SERVER_REMOVED = "api-server-removed", Wire, Both, Major, "a server is gone that callers could choose", "choose another one, or give `base_url`";
    SERVER_ADDED = "api-server-added", Additive, Both, Minor, "a server is new", "";
    SERVER_VARIABLE_REMOVED = "server-variable-removed", Breaking, Both, Major, "a variable of the server's URL is gone", "remove the setter on the client's builder";
    SERVER_VARIABLE_ADDED = "server-variable-added", Additive, Both, Minor, "the server's URL has a new variable", "";
    SECURITY_REQUIRED = "api-security-required", Wire, Both, Major, "a credential is needed where none was", "give the credential to the client's builder: without it the server answers 401";
    SECURITY_REMOVED = "api-security-removed", Wire, Both, Major, "a way to authenticate is gone", "use one of those that are left: the server answers 401 to the old one";
    SECURITY_ADDED = "api-security-added", Additive, Both, Minor, "there is a further way to authenticate", "";
    SECURITY_SCOPE_ADDED = "api-security-scope-added", Wire, Both, Major, "a credential needs further scopes", "ask for tokens with these scopes: without them the server answers 403";
    SCHEME_CHANGED = "api-security-scheme-changed", Wire, Both, Major, "the credential is sent otherwise", "deploy builds of this client: the server answers 401 to those from before";
    SCHEME_ARGUMENTS_CHANGED = "api-security-scheme-type-changed", Breaking, Both, Major, "the credential is another one", "give the client's builder what it takes now";
    SCHEME_REMOVED = "api-security-component-removed", Breaking, Both, Major, "a credential is gone", "remove the setter on the client's builder";
    SCHEME_ADDED = "api-security-component-added", Additive, Both, Minor, "a credential is new", "";

    // Parameters.
    REQUIRED_PARAMETER_ADDED = "new-required-request-parameter", Breaking, Request, Major, "a required parameter is new", "give the argument: the server refuses requests without it";
    OPTIONAL_PARAMETER_ADDED = "new-optional-request-parameter", Additive, Request, Minor, "an optional parameter is new", "";
    PARAMETER_REMOVED = "request-parameter-removed", Breaking, Request, Major, "a parameter is gone", "remove the argument or the setter";
    PARAMETER_BECAME_REQUIRED = "request-parameter-became-required", Breaking, Request, Major, "a parameter is required now", "give it as an argument in place of the setter: the server may refuse requests without it";
    PARAMETER_BECAME_OPTIONAL = "request-parameter-became-optional", Breaking, Request, Major, "a parameter is optional now", "give it by the setter in place of the argument";
    PARAMETERS_REORDERED = "request-parameters-reordered", Wire, Request, Major, "required parameters stand in another order", "swap the arguments: the compiler cannot tell them apart";
    PARAMETERS_REORDERED_BY_TYPE = "request-parameters-of-other-types-reordered", Breaking, Request, Major, "required parameters stand in another order", "swap the arguments";
    PARAMETER_RENAMED = "request-parameter-renamed", Breaking, Request, Major, "a parameter has another name", "use the new setter: the server ignores the old name";
    PARAMETER_RENAMED_ON_THE_WIRE = "request-parameter-renamed-on-the-wire", Wire, Request, Major, "a parameter has another name on the wire", "deploy builds of this client: the server ignores the old name";
    PATH_PARAMETER_RENAMED = "path-parameter-renamed", Rename, Request, Patch, "a path parameter has another name", "";
    SETTER_RENAMED = "client-setter-renamed", Rename, Request, Major, "a setter is called otherwise", "call it by its new name";
    SETTER_NAME_TAKEN = "client-setter-name-taken", Wire, Request, Major, "another parameter has the name of a setter now", "call the setter by its new name: the old one sets the other parameter";
    PARAMETER_MOVED = "request-parameter-moved", Wire, Request, Major, "a parameter goes elsewhere in the request", "deploy builds of this client: the server does not look where those from before put it";
    PARAMETER_STYLE_CHANGED = "request-parameter-style-changed", Wire, Request, Major, "a parameter is written otherwise", "deploy builds of this client: the server misreads what those from before send";
    PARAMETER_TYPE_CHANGED = "request-parameter-type-changed", Breaking, Request, Major, "a parameter has another type", "give a value of the new type";
    PARAMETER_BECAME_ENUM = "request-parameter-became-enum", Wire, Request, Major, "a parameter is one of listed values now", "give one of the values: the server refuses others";
    PARAMETER_DEFAULT_CHANGED = "request-parameter-default-value-changed", Wire, Request, Minor, "the server's default for a parameter has changed", "set the parameter, if you rely on the old default";
    PARAMETER_CONSTRAINT_CHANGED = "request-parameter-constraint-changed", Wire, Request, Minor, "bounds or pattern of a parameter have changed", "check what you send: the server may refuse it";
    PARAMETER_CONSTRAINT_LOOSENED = "request-parameter-constraint-removed", Additive, Request, Patch, "bounds or pattern of a parameter are gone", "";
    PARAMETER_DEPRECATED = "request-parameter-deprecated", Additive, Request, Minor, "a parameter is deprecated", "the compiler warns; find out what replaces it";
    PARAMETER_REACTIVATED = "request-parameter-reactivated", Additive, Request, Minor, "a parameter is no longer deprecated", "";

    // Request bodies.
    BODY_BECAME_REQUIRED = "request-body-became-required", Breaking, Request, Major, "the body is required now", "give it as an argument: the server refuses requests without it";
    BODY_BECAME_OPTIONAL = "request-body-became-optional", Breaking, Request, Major, "the body is optional now", "give it by the setter `body` in place of the argument";
    REQUIRED_BODY_ADDED = "new-required-request-body", Breaking, Request, Major, "there is a required body now", "give it as an argument";
    OPTIONAL_BODY_ADDED = "new-optional-request-body", Additive, Request, Minor, "there is an optional body now", "";
    BODY_REMOVED = "request-body-removed", Breaking, Request, Major, "there is no body any more", "remove the argument or the setter";
    BODY_MEDIA_CHANGED = "request-body-media-type-changed", Wire, Request, Major, "the body is sent as another media type", "deploy builds of this client: the server may refuse the old media type";
    BODY_MEDIA_ADDED = "request-body-media-type-added", Additive, Request, Minor, "the body may have a further media type", "";
    BODY_MEDIA_REMOVED = "request-body-media-type-removed", Breaking, Request, Major, "the body may no longer have a media type", "send it as another one";
    BODY_TYPE_CHANGED = "request-body-type-changed", Breaking, Request, Major, "the body has another type", "give a value of the new type";
    BODY_PARTS_CHANGED = "request-body-encoding-changed", Wire, Request, Major, "parts of the form are written otherwise", "deploy builds of this client: the server may misread what those from before send";

    // Answers.
    SUCCESS_TYPE_CHANGED = "response-body-type-changed", Breaking, Response, Major, "the answer has another type", "read the new type: builds from before may fail to decode it";
    LIST_BECAME_PAGE = "response-list-became-page", Breaking, Response, Major, "the answer is a page now", "read the items of the page, or use `.stream()` for all pages: builds from before fail to decode it";
    SUCCESS_BECAME_ENUM = "response-success-became-enum", Breaking, Response, Major, "the answer has another type for each status", "match on the status: builds from before fail on the new one";
    SUCCESS_NO_LONGER_ENUM = "response-success-no-longer-enum", Breaking, Response, Major, "the answer has one type for all statuses", "use the value without a `match`";
    SUCCESS_VARIANT_REMOVED = "response-success-variant-removed", Breaking, Response, Major, "a documented success is gone", "remove its arm of the `match`";
    SUCCESS_VARIANT_ADDED = "response-success-variant-added", Additive, Response, Minor, "a success with a type of its own is new", "give it an arm of the `match`: builds from before take it for an unexpected response";
    SUCCESS_STATUS_CHANGED = "response-success-status-changed", Wire, Response, Major, "successes have another status", "deploy builds of this client: those from before fail with `UnexpectedResponse`";
    SUCCESS_STATUS_ADDED = "response-success-status-added", Additive, Response, Minor, "a status of success is new", "builds from before fail on it with `UnexpectedResponse`";
    SUCCESS_STATUS_REMOVED = "response-success-status-removed", Wire, Response, Minor, "a status of success is no longer documented", "nothing, unless the server sends it: then the client fails with `UnexpectedResponse`";
    RESPONSE_MEDIA_CHANGED = "response-media-type-changed", Wire, Response, Minor, "the answer has other media types", "nothing; the client asks for the new ones";
    ERROR_DOCUMENTED = "response-error-body-documented", Breaking, Response, Major, "errors are documented", "handle `Error::ErrorResponse` in place of `UnexpectedResponse`; name the new type where you wrote `Error<()>`";
    ERROR_REMOVED = "response-error-body-removed", Breaking, Response, Major, "errors are no longer documented", "handle `UnexpectedResponse`; write `Error<()>` where you named the type";
    ERROR_TYPE_CHANGED = "response-error-type-changed", Breaking, Response, Major, "errors have another type", "read the new type";
    ERROR_BECAME_ENUM = "response-error-became-enum", Breaking, Response, Major, "errors have another type for each status", "match on the status before reading fields";
    ERROR_NO_LONGER_ENUM = "response-error-no-longer-enum", Breaking, Response, Major, "errors have one type for all statuses", "read fields without a `match` on the status";
    ERROR_VARIANT_REMOVED = "response-error-variant-removed", Breaking, Response, Major, "a documented error is gone", "remove its arm of the `match`";
    ERROR_VARIANT_ADDED = "response-error-variant-added", Additive, Response, Minor, "an error with a type of its own is documented", "it was `UnexpectedResponse`; give it an arm of the `match`";
    ERROR_STATUS_ADDED = "response-non-success-status-added", Additive, Response, Minor, "a further status of errors is documented", "it was `UnexpectedResponse` and is `ErrorResponse`: look where you handle it";
    ERROR_STATUS_REMOVED = "response-non-success-status-removed", Wire, Response, Minor, "a status of errors is no longer documented", "it was `ErrorResponse` and is `UnexpectedResponse`: look where you handle it";
    HEADER_ADDED = "response-header-added", Additive, Response, Minor, "a response header is documented", "";
    HEADER_REMOVED = "response-header-removed", Breaking, Response, Major, "a response header is no longer documented", "read it from `headers()`, if the server still sends it";
    HEADER_TYPE_CHANGED = "response-header-type-changed", Breaking, Response, Major, "a response header has another type", "read the new type";
    PAGES_REMOVED = "pages-no-longer-recognised", Breaking, Response, Major, "the operation has no `stream` any more", "say in the settings how its pages follow (`pagination`), or walk through them yourself";
    PAGES_ADDED = "pages-recognised", Additive, Response, Minor, "the operation has a `stream`", "";
    PAGES_TYPE_CHANGED = "pages-item-type-changed", Breaking, Response, Major, "`stream` gives items of another type", "read the new type";
    PAGES_WAY_CHANGED = "pages-way-changed", Wire, Response, Minor, "`stream` walks through the pages in another way", "nothing; builds from before may stop early or fail";

    // Structs.
    REQUIRED_REQUEST_PROPERTY_ADDED = "new-required-request-property", Breaking, Request, Major, "a required property is new", "give it to `new`: the server refuses requests without it";
    FIRST_REQUIRED_PROPERTY_ADDED = "new-first-required-request-property", Breaking, Request, Major, "a required property is new, the first one", "make the value with `new` in place of `Default`: the server refuses requests without the property";
    OPTIONAL_REQUEST_PROPERTY_ADDED = "new-optional-request-property", Literal, Request, Minor, "an optional property is new", "add the field, or `..Default::default()`";
    REQUEST_PROPERTY_REMOVED = "request-property-removed", Breaking, Request, Major, "a property is gone", "do not set it";
    REQUEST_PROPERTY_READ_ONLY = "request-property-became-read-only", Breaking, Request, Major, "a property is read-only now", "do not set it: the server ignores it";
    REQUEST_PROPERTY_REQUIRED = "request-property-became-required", Breaking, Request, Major, "a property is required now", "give it to `new`: the server refuses requests without it";
    REQUEST_PROPERTY_OPTIONAL = "request-property-became-optional", Breaking, Request, Major, "a property is optional now", "set the field in place of the argument of `new`";
    REQUEST_PROPERTY_NULLABLE = "request-property-became-nullable", Breaking, Request, Major, "a property may be null now", "set it with `.into()`, or to null";
    REQUEST_PROPERTY_NOT_NULLABLE = "request-property-became-not-nullable", Breaking, Request, Major, "a property may no longer be null", "leave it out, or give a value: the server refuses null";
    REQUEST_PROPERTY_TYPE_CHANGED = "request-property-type-changed", Breaking, Request, Major, "a property has another type", "give a value of the new type";
    REQUEST_PROPERTY_ENUM = "request-property-became-enum", Breaking, Request, Major, "a property is one of listed values now", "give one of the values: the server refuses others";
    REQUEST_NONE_CHANGED = "request-property-none-changed-meaning", Wire, Request, Major, "`None` sends something else", "set the property: `None` is null where the property is required, else it is left out";
    REQUEST_PROPERTY_DEFAULT_CHANGED = "request-property-default-value-changed", Wire, Request, Minor, "the server's default for a property has changed", "set the property, if you rely on the old default";
    REQUEST_PROPERTY_CONSTRAINT_CHANGED = "request-property-constraint-changed", Wire, Request, Minor, "bounds or pattern of a property have changed", "check what you send: the server may refuse it";
    REQUEST_PROPERTY_CONSTRAINT_LOOSENED = "request-property-constraint-removed", Additive, Request, Patch, "bounds or pattern of a property are gone", "";
    OPTIONAL_RESPONSE_PROPERTY_ADDED = "response-optional-property-added", Additive, Response, Minor, "an optional property is new", "";
    REQUIRED_RESPONSE_PROPERTY_ADDED = "response-required-property-added", Additive, Response, Minor, "a property is new", "";
    REQUIRED_RESPONSE_PROPERTY_REMOVED = "response-required-property-removed", Breaking, Response, Major, "a property is gone that was always there", "do not read it: builds from before fail to decode answers without it";
    OPTIONAL_RESPONSE_PROPERTY_REMOVED = "response-optional-property-removed", Breaking, Response, Major, "a property is gone", "do not read it";
    RESPONSE_PROPERTY_OPTIONAL = "response-property-became-optional", Breaking, Response, Major, "a property may be missing now", "handle `None`: builds from before fail to decode answers without it";
    RESPONSE_PROPERTY_NULLABLE = "response-property-became-nullable", Breaking, Response, Major, "a property may be null now", "handle `None`: builds from before fail to decode null";
    RESPONSE_PROPERTY_REQUIRED = "response-property-became-required", Breaking, Response, Major, "a property is always there now", "read it without `Option`: this client fails to decode answers without it";
    RESPONSE_PROPERTY_NOT_NULLABLE = "response-property-became-not-nullable", Breaking, Response, Major, "a property may no longer be null", "read it without `Option`: this client fails to decode null";
    RESPONSE_PROPERTY_TYPE_CHANGED = "response-property-type-changed", Breaking, Response, Major, "a property has another type", "read the new type: builds from before may fail to decode it";
    RESPONSE_PROPERTY_ENUM = "response-property-became-enum", Breaking, Response, Major, "a property is one of listed values now", "match on the enum in place of comparing texts";
    PRESENCE_DOCUMENTED = "response-nullable-property-required-changed", Documentation, Response, Patch, "whether a property is always there has changed, where Rust has an `Option` in any case", "";
    PROPERTY_RENAMED_ON_THE_WIRE = "property-renamed-on-the-wire", Wire, Both, Major, "a property has another name on the wire", "deploy builds of this client: those from before write and read the old name";
    FIELD_RENAMED = "client-field-renamed", Rename, Both, Major, "a field is called otherwise", "use its new name";
    FIELD_NAME_TAKEN = "client-field-name-taken", Wire, Both, Major, "another property has the name of a field now", "use the field's new name: the old one is the other property";
    PROPERTY_BOXED = "property-boxed", Breaking, Both, Major, "a field is in a `Box` now, or no longer is, since its type contains itself or no longer does", "write `Box::new(…)` around its value, or leave it out";
    PRESENCE_BY_USE = "property-presence-changed-by-use", Breaking, Both, Major, "a field can be set to null, or no longer can, since requests use its type otherwise", "set it with `.into()`";
    PROPERTY_DEPRECATED = "property-deprecated", Additive, Both, Minor, "a property is deprecated", "the compiler warns; find out what replaces it";
    PROPERTY_REACTIVATED = "property-reactivated", Additive, Both, Minor, "a property is no longer deprecated", "";
    REQUEST_ADDITIONAL_ADDED = "request-additional-properties-added", Literal, Request, Minor, "there may be further properties", "add the field, or `..Default::default()`";
    RESPONSE_ADDITIONAL_ADDED = "response-additional-properties-added", Additive, Response, Minor, "there may be further properties", "";
    ADDITIONAL_REMOVED = "additional-properties-removed", Breaking, Both, Major, "there are no further properties any more", "do not use the field";
    NEW_REORDERED = "constructor-arguments-reordered", Wire, Request, Major, "the arguments of `new` stand in another order", "swap the arguments: the compiler cannot tell them apart";
    NEW_CHANGED = "constructor-changed", Breaking, Request, Major, "values are made otherwise", "make them as shown";
    TYPE_CAN_BE_MADE = "type-can-be-made", Additive, Request, Minor, "requests use the type now: code can make values of it", "";
    TYPE_CANNOT_BE_MADE = "type-can-no-longer-be-made", Breaking, Request, Major, "only answers use the type now: code can make no values of it", "make a value for a test from JSON";
    XML_CHANGED = "xml-changed", Wire, Both, Major, "it is written otherwise in XML", "deploy builds of this client: those from before write and read the old form";

    // Enums and unions.
    REQUEST_VALUE_ADDED = "request-property-enum-value-added", Additive, Request, Minor, "a value is new", "";
    REQUEST_VALUE_REMOVED = "request-property-enum-value-removed", Breaking, Request, Major, "a value is gone", "send another one: the server refuses it";
    RESPONSE_VALUE_ADDED = "response-property-enum-value-added", Additive, Response, Minor, "a value is new", "give it an arm of the `match`: it was `Unknown` before";
    RESPONSE_VALUE_REMOVED = "response-property-enum-value-removed", Breaking, Response, Major, "a value is gone", "remove its arm of the `match`";
    VALUE_CHANGED_ON_THE_WIRE = "enum-wire-value-changed", Wire, Both, Major, "a value is another one on the wire", "deploy builds of this client: those from before send the old value, and read the new one as `Unknown`";
    VARIANT_RENAMED = "client-variant-renamed", Rename, Both, Major, "a variant is called otherwise", "use its new name";
    ARM_ADDED = "one-of-added", Additive, Both, Minor, "there is a further kind of value", "give it an arm of the `match`: it was `Unknown` before";
    ARM_REMOVED = "one-of-removed", Breaking, Both, Major, "a kind of value is gone", "remove its arm of the `match`";
    ARM_TYPE_CHANGED = "one-of-type-changed", Breaking, Both, Major, "a kind of value has another type", "use the new type";
    ARM_TOLD_OTHERWISE = "one-of-told-otherwise", Wire, Both, Minor, "kinds of value are told apart in another way", "check what you read: a value may be of another kind now";

    // Types.
    TYPE_REMOVED = "type-removed", Breaking, Both, Major, "types are gone", "do not name them";
    TYPE_ADDED = "type-added", Additive, Both, Minor, "types are new", "";
    TYPE_RENAMED = "type-renamed", Rename, Both, Major, "a type is called otherwise", "use the new name, or keep the old one: `rename.types` in the settings";
    TYPE_KIND_CHANGED = "type-kind-changed", Breaking, Both, Major, "a type is of another kind", "use it as what it is now";
    ALIAS_CHANGED = "type-alias-changed", Breaking, Both, Major, "a name stands for another type", "use the new type";
    TYPE_DEPRECATED = "type-deprecated", Additive, Both, Minor, "a type is deprecated", "the compiler warns; find out what replaces it";
    TYPE_REACTIVATED = "type-reactivated", Additive, Both, Minor, "a type is no longer deprecated", "";
}
