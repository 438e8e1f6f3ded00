//! `<api>.settings.yaml`: choices about the Rust code that a document cannot express (design section 2).

use indexmap::IndexMap;
use serde::Deserialize;

/// The choices for one API. `Default` is what a document without a settings file gets.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// What `type: number` becomes where nothing else decides.
    pub numbers: Numbers,
    /// JSONPaths (RFC 9535) to schemas that hold money: they become exact decimals whatever their bounds.
    pub decimals: Vec<String>,
    /// By key of `components.securitySchemes`.
    pub security: IndexMap<String, SecuritySettings>,
    /// By operationId (or `GET /path`): how to walk through its pages, where the document's shape does not tell.
    pub pagination: IndexMap<String, PaginationSettings>,
    /// New names, for where ours do not please.
    pub rename: Rename,
}

/// What `type: number` becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Numbers {
    /// `f64`.
    #[default]
    Float,
    /// `rust_decimal::Decimal`.
    Decimal,
}

/// Choices for a security scheme.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecuritySettings {
    /// Written before an API key, such as `"Token "`.
    #[serde(default)]
    pub prefix: String,
}

/// How to walk through an operation's pages. Names are wire names; paths into the body are dotted.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, tag = "style", rename_all = "lowercase")]
pub enum PaginationSettings {
    /// No `.stream()` for this operation.
    None,
    /// `limit` and `offset`.
    Offset {
        /// The list in the body.
        items: String,
        /// The parameter with the page's size.
        limit: Option<String>,
        /// The parameter with the first item's index.
        offset: String,
        /// The link to the next page in the body; without it a short page is the last.
        next: Option<String>,
    },
    /// A cursor from the body.
    Cursor {
        /// The list in the body.
        items: String,
        /// The parameter that takes the cursor.
        cursor: String,
        /// The next cursor in the body.
        next: String,
    },
    /// A page number.
    Page {
        /// The list in the body.
        items: String,
        /// The parameter with the page's number.
        page: String,
        /// The link to the next page in the body.
        next: Option<String>,
    },
}

/// New names, by the document's names.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rename {
    /// By component name: the Rust type's name.
    pub types: IndexMap<String, String>,
    /// By operationId (or `GET /path`): the method's name.
    pub operations: IndexMap<String, String>,
}
