//! `<api>.settings.yaml`: choices about the Rust code that a document does not make (design section 2).
//!
//! ```yaml
//! source: https://example.com/openapi.yaml
//! numbers: decimal             # `type: number` is an exact decimal everywhere
//! decimals:                    # or only where these JSONPaths (RFC 9535) lead
//!   - $.components.schemas.Invoice.properties.total
//! dates: jiff                  # or `text`; `chrono` where nothing is said
//! security:
//!   tokenAuth: { prefix: "Token " }
//! pagination:                  # by operationId, or method and path
//!   GET /customers: { style: offset, items: data, limit: limit, offset: offset }
//! include:                     # only operations for which one of these rules holds
//! - { tags: [billing], methods: [GET] }
//! exclude:
//! - { deprecated: true }
//! unused_types: drop           # leave out the types that no operation uses
//! naming:
//!   strip_prefix: rr_api_v1_    # `rr_api_v1_customers_list` is `customers_list`
//!   group_by: tag               # `client.customers().list()`
//! features: tag                # a cargo feature for each tag
//! rename:
//!   types: { VendorType391Enum: VendorType }
//!   operations: { GET /customers: list_customers }
//! replace: { Money: crate::billing::ext::Money }   # a type with serde's traits, for a component
//! formats: { money: my_money::Money }               # and for a `format`
//! derives:                     # beside those that types have
//!   all: [Hash]                # every type that can
//!   enums: [schemars::JsonSchema]
//!   types: { Invoice: [Eq] }
//! ```

mod dates;
mod decimals;
mod derives;
mod filter;
mod invalid;
mod matching;
mod naming;
mod operations;
mod origin;
mod own_types;
mod pagination;
mod rust_path;
mod template;
mod unmatched;

pub use dates::Dates;
pub(crate) use decimals::Decimals;
pub use derives::{Derive, Derives, StandardDerive};
pub use filter::{OperationRule, PathPattern, UnusedTypes};
use invalid::invalid_settings;
pub use naming::{GroupBy, Naming};
pub(crate) use operations::Operations;
pub use origin::Origin;
pub use own_types::TypePath;
pub use pagination::{BodyPlace, PagePlace, Pagination};
pub use rust_path::{PathStart, RustPath};
pub use template::settings_template;
pub(crate) use unmatched::unmatched;

use indexmap::IndexMap;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use crate::read::read_value;
use crate::stale::History;

/// The choices for one API. `Default` is what a document without a settings file gets.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Where the document comes from.
    pub source: Option<Origin>,
    /// What `type: number` becomes where nothing else decides.
    pub numbers: Numbers,
    /// JSONPaths (RFC 9535) to schemas that hold money: they become exact decimals whatever their bounds.
    pub decimals: Vec<String>,
    /// Which types dates and date-times have.
    pub dates: Dates,
    /// By key of `components.securitySchemes`.
    pub security: IndexMap<String, SecuritySettings>,
    /// By operationId (or `GET /path`): how to walk through its pages, where the document's shape does not tell.
    pub pagination: IndexMap<String, Pagination>,
    /// Only operations for which one of these rules holds; all where there are none.
    #[serde(deserialize_with = "filter::rules")]
    pub include: Vec<OperationRule>,
    /// Without operations for which one of these rules holds.
    #[serde(deserialize_with = "filter::rules")]
    pub exclude: Vec<OperationRule>,
    /// What becomes of types that no operation uses. Where it is not said, they are left out if operations are chosen.
    pub unused_types: Option<UnusedTypes>,
    /// What has a cargo feature of its own.
    pub features: Option<Features>,
    /// What methods are called after, and where they are.
    pub naming: Naming,
    /// Names chosen by the user.
    pub rename: Rename,
    /// By component name: the user's type that stands for it.
    pub replace: IndexMap<String, TypePath>,
    /// By `format`, as the document writes it: the user's type that stands for booleans, numbers and strings of it.
    pub formats: IndexMap<String, TypePath>,
    /// Further derives of types.
    pub derives: Derives,
    /// The name of the file that the settings stand in, for messages about them.
    #[serde(skip)]
    pub file: String,
}

impl Settings {
    /// Reads a settings file; `name` is for messages.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong: the text is no YAML, a key is unknown, a value has the wrong shape.
    pub fn parse(name: &str, text: &str) -> Result<Self, Diagnostic> {
        let mut diagnostics = Diagnostics::default();
        let value = read_value(name, &Pointer::root_of(name), text, &mut diagnostics)?;
        if let Some(first) = diagnostics.into_list().into_iter().next() {
            return Err(first);
        }
        if value.is_null() {
            return Ok(Self { file: name.to_owned(), ..Self::default() });
        }
        if !value.is_object() {
            let (root, left_out) = (Pointer::root_of(name), "nothing is generated from this document");
            return Err(Diagnostic::error("invalid-settings", &root, "a settings file must be a mapping", left_out));
        }
        let settings: Self = serde_path_to_error::deserialize(value).map_err(|error| invalid_settings(name, &error))?;
        Ok(Self { file: name.to_owned(), ..settings })
    }

    /// Whether something of the document may be left out.
    pub(crate) fn leaves_out(&self) -> bool {
        self.chooses_operations() || self.drops_unused_types()
    }

    /// Whether only some operations are generated.
    pub(crate) fn chooses_operations(&self) -> bool {
        !self.include.is_empty() || !self.exclude.is_empty()
    }

    /// Whether types are left out that no operation uses.
    pub(crate) fn drops_unused_types(&self) -> bool {
        match self.unused_types {
            Some(UnusedTypes::Keep) => false,
            Some(UnusedTypes::Drop) => true,
            None => self.chooses_operations(),
        }
    }

    /// The schemas of a document, as it is written, that `decimals` selects.
    ///
    /// Every setting that matches nothing in the document is reported.
    pub(crate) fn select(&self, document: &Value, history: &History<'_>, diagnostics: &mut Diagnostics) -> Decimals {
        matching::report_unmatched(self, document, history, diagnostics);
        Decimals::select(self, document, history, diagnostics)
    }
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

/// What has a cargo feature of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Features {
    /// Each tag, with the types that only its operations use.
    Tag,
}

/// Choices for a security scheme.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecuritySettings {
    /// Written before an API key, such as `"Token "`: without control characters, which would end a header's line.
    #[serde(default, deserialize_with = "prefix")]
    pub prefix: String,
}

fn prefix<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let prefix = String::deserialize(deserializer)?;
    match prefix.chars().any(char::is_control) {
        true => Err(D::Error::custom("a prefix has no line breaks and no other control characters")),
        false => Ok(prefix),
    }
}

/// New names, by the document's names.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rename {
    /// By component name: the Rust type's name.
    pub types: IndexMap<String, String>,
    /// By operationId (or `GET /path`): the method's name.
    pub operations: IndexMap<String, String>,
    /// By place, such as `Invoice.total`: the field's name.
    pub fields: IndexMap<String, String>,
    /// By place, such as `Status.open`: the name of an enum's or a union's variant.
    pub variants: IndexMap<String, String>,
    /// By operation and wire name, such as `list_invoices.filter[status]`: the name of the argument or setter.
    pub parameters: IndexMap<String, String>,
    /// By tag: what its module is called after, and its client.
    pub tags: IndexMap<String, String>,
}

impl Rename {
    /// What a tag is called after.
    pub(crate) fn tag<'a>(&'a self, tag: &'a str) -> &'a str {
        self.tags.get(tag).map_or(tag, String::as_str)
    }
}

#[cfg(test)]
mod tests;
