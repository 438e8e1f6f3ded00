//! The file of cases, `cases.json`.

use std::fs;
use std::path::Path;

use openapi_clients::Failure;
use serde::Deserialize;
use serde_json::Value;

/// One call of an operation: the caller's arguments, the request that must be sent, and the response that comes back.
#[derive(Debug, Deserialize)]
pub struct Case {
    /// The scenario's name.
    pub id: String,
    /// The part of the contract that it tests, by which the summary counts.
    pub area: String,
    document30: Option<String>,
    document31: Option<String>,
    document32: Option<String>,
    /// The operation.
    #[serde(rename = "operationId")]
    pub operation_id: String,
    /// The path of the server's URL, in front of the operation's path.
    #[serde(default)]
    pub base_url_suffix: String,
    arguments: Value,
    arguments30: Option<Value>,
    /// The request that must be seen.
    pub request: Request,
    /// The response that comes back.
    pub response: Response,
    /// The credentials that the client has.
    #[serde(default)]
    pub security: Security,
    /// `ok` or `error`.
    pub expect: String,
    /// Whether the operation can be described in OpenAPI.
    pub representable: bool,
    /// Rules for values that need not be equal to the expected ones.
    #[serde(default, rename = "match")]
    pub matches: Vec<Match>,
}

/// The request that must be on the wire.
#[derive(Debug, Deserialize)]
pub struct Request {
    /// In lower case; a method that is not all capitals as it is sent.
    pub method: String,
    /// Decoded.
    pub path: String,
    /// The path with its escapes, where the case says which.
    pub raw_path: Option<String>,
    /// Other paths that are right as well.
    #[serde(default)]
    pub path_alternatives: Vec<String>,
    /// Decoded names and values.
    #[serde(default)]
    pub query: Vec<(String, String)>,
    /// The query with its escapes, where the case says which.
    pub raw_query: Option<String>,
    /// Headers that must be there.
    #[serde(default)]
    pub headers: serde_json::Map<String, Value>,
    /// Headers that must not be there.
    #[serde(default)]
    pub headers_absent: Vec<String>,
    /// The body.
    pub body: Option<Body>,
}

/// The response.
#[derive(Debug, Deserialize)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// The headers.
    #[serde(default)]
    pub headers: serde_json::Map<String, Value>,
    /// The body.
    pub body: Option<Body>,
    /// The values of headers that the document describes.
    #[serde(default)]
    pub header_values: serde_json::Map<String, Value>,
}

/// A body, by its kind.
#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Body {
    Json {
        json: Value,
    },
    Text {
        text: String,
    },
    Base64 {
        data: String,
    },
    Form {
        pairs: Vec<(String, String)>,
    },
    Multipart {
        parts: Vec<Value>,
    },
    /// A multipart response: its text, and the values of the parts.
    Parts {
        text: String,
        values: Vec<Value>,
    },
    Xml {
        text: String,
        value: Option<Value>,
    },
}

/// The credentials that a client has.
#[derive(Debug, Default, Deserialize)]
pub struct Security {
    /// Schemes with their credentials: `scheme` and `credential`.
    #[serde(default)]
    pub used: Vec<Value>,
}

/// How one value is compared.
#[derive(Debug, Deserialize)]
pub struct Match {
    /// A JSON pointer into the case.
    pub at: String,
    /// The kind of comparison.
    pub kind: String,
    /// The format of a date.
    pub format: Option<String>,
}

/// The versions that a case's document may come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    V30,
    V31,
    V32,
}

impl Version {
    /// All versions.
    pub const ALL: [Self; 3] = [Self::V30, Self::V31, Self::V32];

    /// The version as a document writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V30 => "3.0",
            Self::V31 => "3.1",
            Self::V32 => "3.2",
        }
    }
}

impl Case {
    /// The path of the document below the folder of the cases, where the case has it in that version.
    pub fn document(&self, version: Version) -> Option<&str> {
        let document = match version {
            Version::V30 => &self.document30,
            Version::V31 => &self.document31,
            Version::V32 => &self.document32,
        };
        document.as_deref()
    }

    /// The arguments of the call.
    pub fn arguments(&self, version: Version) -> &Value {
        match (version, &self.arguments30) {
            (Version::V30, Some(arguments)) => arguments,
            (Version::V30, None) | (Version::V31 | Version::V32, _) => &self.arguments,
        }
    }
}

/// One case with one of its documents.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    /// The case.
    pub case: &'a Case,
    /// Which of its documents.
    pub version: Version,
    /// The path of that document, below the folder of the cases.
    pub document: &'a str,
}

/// Reads `cases.json` of a folder.
pub fn read_cases(folder: &Path) -> Result<Vec<Case>, Failure> {
    let path = folder.join("cases.json");
    let text = fs::read_to_string(&path).map_err(|error| Failure::io("read", &path, &error))?;
    serde_json::from_str(&text).map_err(|error| Failure::Run(format!("{} is no cases file: {error}", path.display())))
}
