//! Names of operations, their parameters, and of what a client is built with.

use std::collections::HashMap;

use super::bodies;
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
    /// The struct of its responses' headers, where it documents some.
    pub headers: Identifier,
    /// The fields of that, in the order of [`Operation::response_headers`].
    pub header_fields: Vec<Identifier>,
    /// Its parameters, in their order.
    pub parameters: Vec<Identifier>,
    /// For each media type of its body: the method on `Client`, or the builder's setter where the body may be left out.
    pub bodies: Vec<Identifier>,
}

/// Methods that every builder of a request has, and the variable that arguments are set on.
const BUILDER_METHODS: &[&str] = &[
    "send",
    "send_as",
    "send_blocking",
    "send_as_blocking",
    "stream",
    "body",
    "part_header",
    "header",
    "timeout",
    "clone",
    "request",
];

/// Methods that every client has.
const CLIENT_METHODS: &[&str] = &["builder", "clone", "fmt", "core"];

/// Methods that every builder of a client has.
const CLIENT_BUILDER_METHODS: &[&str] = &[
    "base_url",
    "server",
    "credential",
    "variable",
    "http_client",
    "configure_http_client",
    "timeout",
    "connect_timeout",
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

/// What no file of a tag can be called: it would be the list of them, or a device of Windows.
const MODULES: &[&str] = &[
    "mod", "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// What the module of a tag imports, and what people would take a type of that name for.
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
    "BTreeMap",
    "Base64",
    "Base64Url",
    "DateTime",
    "Decimal",
    "DecimalString",
    "FilePart",
    "Maybe",
    "NaiveDate",
    "OrBlank",
    "Page",
    "Paging",
    "Pending",
    "UnknownValue",
    "Utc",
    "Uuid",
    "Value",
];

pub(super) fn assign(api: &Api, rename: &Rename) -> Vec<OperationNames> {
    let words: Vec<Vec<String>> = api.operations.iter().map(|operation| method_words(operation, rename)).collect();
    let mut client = Scope::new(Convention::Snake, CLIENT_METHODS);
    let methods = client.claim_all(words.iter().map(Vec::as_slice));
    let modules = modules(api);
    let mut types = Scope::new(Convention::Pascal, BUILDER_TYPES);
    let builders: Vec<Identifier> = methods.iter().map(|method| types.claim(&[method.to_string()])).collect();
    let named = api.operations.iter().zip(methods).zip(builders);
    named
        .map(|((operation, method), builder)| {
            let bodies = bodies::methods(operation, &method, &mut client);
            one(operation, (method, builder), bodies, &modules, &mut types)
        })
        .collect()
}

fn one(
    operation: &Operation,
    (method, builder): (Identifier, Identifier),
    methods: Vec<Identifier>,
    modules: &HashMap<String, Identifier>,
    types: &mut Scope,
) -> OperationNames {
    let tag = module_tag(operation);
    let mut setters = Scope::new(Convention::Snake, BUILDER_METHODS);
    let headers = operation.response_headers();
    let fields = headers.iter().map(|header| std::slice::from_ref(&header.wire_name));
    OperationNames {
        constant: method.as_str().chars().map(capital).collect(),
        module: modules.get(tag).cloned().unwrap_or_else(|| builder.clone()),
        success: types.claim(&[method.to_string(), "success".to_owned()]),
        error: types.claim(&[method.to_string(), "error".to_owned()]),
        headers: types.claim(&[method.to_string(), "headers".to_owned()]),
        header_fields: Scope::new(Convention::Snake, &[]).claim_all(fields),
        parameters: parameters(operation, &mut setters),
        bodies: methods.into_iter().chain(bodies::setters(operation, &mut setters)).collect(),
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

/// Setters on the client's builder.
pub(super) struct BuilderSetters {
    /// For each security scheme.
    pub(super) schemes: Vec<Identifier>,
    /// For each security scheme whose tokens the client can fetch.
    pub(super) client_credentials: Vec<Option<Identifier>>,
    /// For each server variable.
    pub(super) variables: Vec<(String, Identifier)>,
}

/// The setters' names; those of schemes come first, so that they are their keys.
pub(super) fn builder_setters(api: &Api) -> BuilderSetters {
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
    let client_credentials = api.security_schemes.iter().map(|scheme| {
        let words = [scheme.key.clone(), "client_credentials".to_owned()];
        scheme.kind.client_credentials().map(|_| scope.claim(&words))
    });
    let client_credentials = client_credentials.collect();
    BuilderSetters { schemes, client_credentials, variables: variables.into_iter().zip(names).collect() }
}

impl SecurityKind {
    /// Whether there is something for the caller to give.
    pub(crate) fn has_credential(&self) -> bool {
        !matches!(self, Self::MutualTls)
    }

    /// Where a client fetches its own tokens, and with which scopes.
    pub(crate) fn client_credentials(&self) -> Option<(&str, &[String])> {
        match self {
            Self::OAuth2 { token_url: Some(url), scopes } => Some((url, scopes)),
            Self::OAuth2 { token_url: None, .. }
            | Self::ApiKey { .. }
            | Self::Basic
            | Self::Bearer
            | Self::Http(_)
            | Self::OpenIdConnect
            | Self::MutualTls => None,
        }
    }
}
