//! Names of operations, their parameters, and of what a client is built with.

use std::collections::HashMap;

use super::bodies::{self, BodyNames};
use super::identifier::{Convention, Identifier};
use super::scope::Scope;
use crate::ir::{Api, Operation, SecurityKind};
use crate::settings::Rename;

/// The names of one operation.
#[derive(Debug)]
pub(crate) struct OperationNames {
    /// The method on `Client`.
    pub method: Identifier,
    /// The builder that the method returns.
    pub builder: Identifier,
    /// The static description behind it.
    pub constant: String,
    /// The module that holds both.
    pub module: Identifier,
    /// The enum of its bodies by status, where it has several kinds of success.
    pub success: Identifier,
    /// The enum of its error bodies by status, where it has several.
    pub error: Identifier,
    /// Its parameters, in their order.
    pub parameters: Vec<Identifier>,
    /// The media types of its body, in their order.
    pub bodies: Vec<BodyNames>,
}

/// Methods that every builder of a request has, and the variable that arguments are set on.
const BUILDER_METHODS: &[&str] = &["send", "send_as", "stream", "body", "header", "timeout", "clone", "request"];

/// Methods that every client has.
const CLIENT_METHODS: &[&str] = &["builder", "clone", "fmt", "core"];

/// Methods that every builder of a client has.
const CLIENT_BUILDER_METHODS: &[&str] = &[
    "base_url",
    "server",
    "credential",
    "http_client",
    "timeout",
    "connect_timeout",
    "user_agent",
    "max_response_size",
    "default_header",
    "retries",
    "build",
    "clone",
    "fmt",
    "signer",
    "hooks",
    "retry",
];

/// What no file of a tag can be called: it would be the list of them, or a device of Windows.
const MODULES: &[&str] = &[
    "mod", "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt0",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// What the module of a tag imports.
const BUILDER_TYPES: &[&str] = &[
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
    "Pages",
    "ResponseValue",
    "Clone",
    "Debug",
    "ByteStream",
    "Page",
    "Paging",
    "BTreeMap",
    "DateTime",
    "Utc",
    "NaiveDate",
    "Decimal",
    "Value",
    "Uuid",
    "Base64",
    "Base64Url",
    "DecimalString",
    "FilePart",
    "Maybe",
    "OrBlank",
    "UnknownValue",
];

pub(super) fn assign(api: &Api, rename: &Rename) -> Vec<OperationNames> {
    let words: Vec<Vec<String>> = api.operations.iter().map(|operation| method_words(operation, rename)).collect();
    let mut scopes = Scopes {
        methods: Scope::new(Convention::Snake, CLIENT_METHODS),
        types: Scope::new(Convention::Pascal, BUILDER_TYPES),
        modules: modules(api),
    };
    let methods = scopes.methods.claim_all(words.iter().map(Vec::as_slice));
    let builders: Vec<Identifier> = methods.iter().map(|method| scopes.types.claim(&[method.to_string()])).collect();
    let named = api.operations.iter().zip(methods).zip(builders);
    named.map(|((operation, method), builder)| one(operation, method, builder, &mut scopes)).collect()
}

/// What the operations of an API share.
struct Scopes {
    methods: Scope,
    types: Scope,
    /// By tag.
    modules: HashMap<String, Identifier>,
}

fn one(operation: &Operation, method: Identifier, builder: Identifier, scopes: &mut Scopes) -> OperationNames {
    let mut setters = Scope::new(Convention::Snake, BUILDER_METHODS);
    let parameters = parameters(operation, &mut setters);
    OperationNames {
        constant: method.as_str().chars().map(capital).collect(),
        module: scopes.modules.get(module_tag(operation)).cloned().unwrap_or_else(|| builder.clone()),
        success: scopes.types.claim(&[method.to_string(), "success".to_owned()]),
        error: scopes.types.claim(&[method.to_string(), "error".to_owned()]),
        bodies: bodies::names(operation, &method, &mut scopes.methods, &mut setters),
        parameters,
        method,
        builder,
    }
}

/// The capital of a letter, where no other letter has the same one: as methods differ, so do their constants.
fn capital(letter: char) -> char {
    let mut capitals = letter.to_uppercase();
    match (capitals.next(), capitals.next()) {
        (Some(capital), None) if capital.to_lowercase().eq([letter]) => capital,
        (Some(_), _) | (None, _) => letter,
    }
}

fn method_words(operation: &Operation, rename: &Rename) -> Vec<String> {
    let by_path = format!("{} {}", operation.method.as_str(), operation.path);
    let key = operation.id.as_deref().unwrap_or(&by_path);
    if let Some(new) = rename.operations.get(key) {
        return vec![new.clone()];
    }
    vec![operation.called()]
}

fn modules(api: &Api) -> HashMap<String, Identifier> {
    let mut tags: Vec<String> = Vec::new();
    for operation in &api.operations {
        let tag = module_tag(operation);
        if !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    let names = Scope::new(Convention::Snake, MODULES).claim_all(tags.iter().map(std::slice::from_ref));
    tags.into_iter().zip(names).collect()
}

/// The tag whose module an operation is in; without a tag it is in `default`.
fn module_tag(operation: &Operation) -> &str {
    operation.tag.as_deref().unwrap_or("default")
}

/// A name that a parameter of another place has already gets its own place behind it.
fn parameters(operation: &Operation, scope: &mut Scope) -> Vec<Identifier> {
    let mut seen: Vec<&str> = Vec::new();
    let words: Vec<Vec<String>> = operation
        .parameters
        .iter()
        .map(|parameter| {
            let mut words = vec![parameter.wire_name.clone()];
            if seen.contains(&parameter.wire_name.as_str()) {
                words.push(format!("{:?}", parameter.location));
            }
            seen.push(&parameter.wire_name);
            words
        })
        .collect();
    scope.claim_all(words.iter().map(Vec::as_slice))
}

/// Setters on the client's builder: one for each security scheme that has a credential, and for each server variable.
pub(super) fn builder_setters(api: &Api) -> (Vec<Identifier>, Vec<(String, Identifier)>) {
    let mut scope = Scope::new(Convention::Snake, CLIENT_BUILDER_METHODS);
    let keys: Vec<&String> = api.security_schemes.iter().map(|scheme| &scheme.key).collect();
    let schemes = scope.claim_all(keys.iter().map(|key| std::slice::from_ref(*key)));
    let mut variables: Vec<String> = Vec::new();
    let servers = api.servers.iter().chain(api.operations.iter().flat_map(|operation| &operation.servers));
    for variable in servers.flat_map(|server| &server.variables) {
        if !variables.contains(&variable.name) {
            variables.push(variable.name.clone());
        }
    }
    let names = scope.claim_all(variables.iter().map(std::slice::from_ref));
    (schemes, variables.into_iter().zip(names).collect())
}

impl SecurityKind {
    /// Whether there is something for the caller to give.
    pub(crate) fn has_credential(&self) -> bool {
        !matches!(self, Self::MutualTls)
    }
}
