//! The names of the extensions that people write in documents of 2.0. Those that any document may have are in [`crate::extensions`].

/// Whether a value may be null: on a schema, a parameter or a header, a boolean.
pub(super) const NULLABLE: [&str; 2] = ["x-nullable", "x-isnullable"];

/// On a parameter: `true` where reserved characters stay as they are.
pub(super) const SKIP_URL_ENCODING: &str = "x-ms-skip-url-encoding";

/// On a schema with `enum`: an object whose `values` give names and descriptions.
pub(super) const ENUM: &str = "x-ms-enum";

/// On a schema that inherits from another: the value by which the other's discriminator names it.
pub(super) const DISCRIMINATOR_VALUE: &str = "x-ms-discriminator-value";

/// On a property: a list of `create`, `read` and `update`, the kinds of operation that have it.
pub(super) const MUTABILITY: &str = "x-ms-mutability";

/// On a schema or a parameter: `true` where it is deprecated, for which 2.0 has no keyword.
pub(super) const DEPRECATED: &str = "x-deprecated";
