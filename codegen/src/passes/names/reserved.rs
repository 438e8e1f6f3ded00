//! Names that belong to the generated code itself or to Rust.

/// Methods that every builder of a request has, and the variable on which a method of the client sets its arguments.
pub(super) const REQUEST_METHODS: &[&str] = &[
    "send",
    "send_as",
    "send_blocking",
    "send_as_blocking",
    "stream",
    "paged_call",
    "pages",
    "body",
    "part_header",
    "header",
    "timeout",
    "clone",
    "request",
];

/// Methods that every client has.
pub(super) const CLIENT_METHODS: &[&str] = &["builder", "clone", "fmt", "core"];

/// Methods that every builder of a client has.
pub(super) const CLIENT_BUILDER_METHODS: &[&str] = &[
    "base_url",
    "server",
    "credential",
    "variable",
    "http_client",
    "configure_http_client",
    "timeout",
    "connect_timeout",
    "stream_idle_timeout",
    "from_env",
    "user_agent",
    "max_response_size",
    "default_header",
    "idempotency_header",
    "build",
    "clone",
    "fmt",
    "signer",
    "hooks",
    "retry",
];

/// What no file of a tag can be called beside [`DEVICES`]: the file that lists them.
pub(super) const TAG_MODULES: &[&str] = &["mod"];

/// Modules that the module of a tag imports.
pub(super) const IMPORTED_MODULES: &[&str] = &["http", "types"];

/// Types that no type in the module of a tag can be called like: those that the module imports, and those of the prelude that people
/// would take it for.
pub(super) const TYPES_OF_TAGS: &[&str] = &[
    "Self",
    "Client",
    "Option",
    "Some",
    "None",
    "Result",
    "Ok",
    "Err",
    "Vec",
    "String",
    "Box",
    "Into",
    "IntoIterator",
    "Error",
    "ResponseValue",
    "Clone",
    "Debug",
    "ByteStream",
    "BTreeMap",
    "Base64",
    "Base64Url",
    "DateTime",
    "Decimal",
    "DecimalString",
    "FilePart",
    "Maybe",
    "NaiveDate",
    "OffsetDateTime",
    "OrBlank",
    "Pending",
    "Serde",
    "SerdeNumber",
    "UnknownValue",
    "Utc",
    "Uuid",
    "Value",
];

/// What `types.rs` must not define: the prelude's names, since people write `use types::*`, and what the file imports.
pub(super) const TYPES: &[&str] = &[
    "Self",
    "Option",
    "Some",
    "None",
    "Result",
    "Ok",
    "Err",
    "Vec",
    "String",
    "Box",
    "ToString",
    "ToOwned",
    "Default",
    "Clone",
    "Copy",
    "Send",
    "Sync",
    "Sized",
    "Drop",
    "Fn",
    "FnMut",
    "FnOnce",
    "AsRef",
    "AsMut",
    "Into",
    "From",
    "TryFrom",
    "TryInto",
    "Iterator",
    "IntoIterator",
    "Extend",
    "DoubleEndedIterator",
    "ExactSizeIterator",
    "FromIterator",
    "PartialEq",
    "PartialOrd",
    "Eq",
    "Ord",
    "Unpin",
    "BTreeMap",
    "Value",
    "Decimal",
    "DecimalString",
    "DateTime",
    "Utc",
    "NaiveDate",
    "OffsetDateTime",
    "Uuid",
    "Maybe",
    "OrBlank",
    "Serde",
    "SerdeNumber",
    "UnknownValue",
    "Base64",
    "Base64Url",
    "FilePart",
];

/// Windows' names of devices. No file or folder can be called so there, whatever its ending.
pub(super) const DEVICES: &[&str] = &[
    "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt0",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// What the module of an API, which is a cargo feature too, cannot be called: the crate's other modules and features, what cargo takes
/// for programs, and the words with which paths in it begin.
pub(super) const CRATE_MODULES: &[&str] = &[
    "crates",
    "lib",
    "main",
    "bin",
    "default",
    "invoke",
    "rustls",
    "native_tls",
    "gzip",
    "http2",
    "blocking",
    "tracing",
    "cli",
    "openapi_client_runtime",
    "std",
    "core",
    "alloc",
];
