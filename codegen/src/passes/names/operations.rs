//! Names of operations and of their parameters.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;

use super::bodies;
use super::identifier::{Convention, Identifier};
use super::reserved::{CLIENT_METHODS, DEVICES, REQUEST_METHODS, TAG_MODULES, TYPES_OF_TAGS};
use super::scope::Scope;
use crate::ir::{Api, Operation};
use crate::settings::Rename;

/// The runtime's method that sets an idempotency key.
const IDEMPOTENCY_KEY: &str = "idempotency_key";

/// The names of one operation.
#[derive(Debug)]
pub(crate) struct OperationNames {
    /// What programs call it by: its `operationId`; the method's name where there is none, or an operation before has the same.
    pub id: String,
    /// The method on `Client`.
    pub method: Identifier,
    /// The builder that the method returns.
    pub builder: Identifier,
    /// The static description of the operation.
    pub constant: Identifier,
    /// The function in `invoke.rs` that calls the method with JSON arguments.
    pub invoke_function: Identifier,
    /// The module that holds all of this but the function.
    pub module: Identifier,
    /// The enum of its bodies by status, where it has several kinds of success.
    pub success: Identifier,
    /// The enum of its error bodies by status, where it has several.
    pub error: Identifier,
    /// The struct of its responses' headers, where it documents some.
    pub headers: Identifier,
    /// The fields of that struct, in the order of [`Operation::response_headers`].
    pub header_fields: Vec<Identifier>,
    /// Its parameters, in their order.
    pub parameters: Vec<Identifier>,
    /// For each media type of its body: the method on `Client`, or the builder's setter where the body may be left out.
    pub bodies: Vec<Identifier>,
    /// Whether the builder has our method `idempotency_key`: the HTTP method is not idempotent, and the document's own parameters leave
    /// the name free.
    pub has_idempotency_key: bool,
}

/// Names every operation.
pub(super) fn operation_names(api: &Api, rename: &Rename) -> Vec<OperationNames> {
    let mut methods = Scope::new(Convention::Snake, CLIENT_METHODS);
    let method_names = method_names(api, rename, &mut methods);
    let mut types = Scope::new(Convention::Pascal, TYPES_OF_TAGS);
    let builders: Vec<Identifier> = method_names.iter().map(|method| types.claim(&[method.to_string()])).collect();
    types.shorten_from_here();
    let mut scopes = Scopes { methods, types, modules: module_names(api) };
    let ids = ids(api, &method_names);
    let named = api.operations.iter().zip(ids).zip(method_names).zip(builders);
    named.map(|(((operation, id), method), builder)| scopes.name(operation, id, method, builder)).collect()
}

/// The ids, each different from those before it.
fn ids(api: &Api, methods: &[Identifier]) -> Vec<String> {
    let mut taken = HashSet::new();
    let operations = api.operations.iter().zip(methods);
    operations
        .map(|(operation, method)| {
            let id = operation.id.as_deref().unwrap_or(method.as_str());
            if taken.insert(id) { id } else { method.as_str() }.to_owned()
        })
        .collect()
}

/// What the names of all operations share.
struct Scopes {
    /// Methods on `Client`.
    methods: Scope,
    /// Types in the modules of tags.
    types: Scope,
    /// The modules, by their tags.
    modules: HashMap<String, Identifier>,
}

impl Scopes {
    /// The names of one operation, whose id, method and builder have theirs.
    fn name(&mut self, operation: &Operation, id: String, method: Identifier, builder: Identifier) -> OperationNames {
        let mut setters = Scope::new(Convention::Snake, REQUEST_METHODS);
        let headers = operation.response_headers();
        let header_fields = headers.iter().map(|header| std::slice::from_ref(&header.wire_name));
        let body_methods = bodies::method_names(operation, &method, &mut self.methods);
        let parameters = parameter_names(operation, &mut setters);
        setters.shorten_from_here();
        let mut type_name = |kind: &str| self.types.claim(&[method.to_string(), kind.to_owned()]);
        let bodies: Vec<Identifier> =
            body_methods.into_iter().chain(bodies::setter_names(operation, &mut setters)).collect();
        let is_free = parameters.iter().chain(&bodies).all(|name| name.as_str() != IDEMPOTENCY_KEY);
        OperationNames {
            id,
            constant: method.in_capitals(),
            invoke_function: method.with_prefix("call_"),
            module: self.modules.get(module_tag(operation)).cloned().unwrap_or_else(|| builder.clone()),
            success: type_name("success"),
            error: type_name("error"),
            headers: type_name("headers"),
            header_fields: Scope::new(Convention::Snake, &[]).claim_all(header_fields),
            parameters,
            bodies,
            has_idempotency_key: is_free && !operation.method.is_idempotent(),
            method,
            builder,
        }
    }
}

/// The methods: first those with a name from the settings, which stays as it is.
fn method_names(api: &Api, rename: &Rename, methods: &mut Scope) -> Vec<Identifier> {
    let new_names = api.operations.iter().map(|operation| rename.operations.get(&operation.settings_key()));
    let hints = api.operations.iter().map(|operation| &operation.name_hint);
    let words: Vec<(bool, [String; 1])> =
        new_names.zip(hints).map(|(new, hint)| (new.is_some(), [new.unwrap_or(hint).clone()])).collect();
    let of = |renamed: bool| words.iter().filter(move |(new, _)| *new == renamed).map(|(_, words)| words.as_slice());
    let mut chosen = methods.claim_all(of(true)).into_iter();
    methods.shorten_from_here();
    let mut made = methods.claim_all(of(false)).into_iter();
    words.iter().filter_map(|(renamed, _)| if *renamed { chosen.next() } else { made.next() }).collect()
}

/// The module of each tag.
fn module_names(api: &Api) -> HashMap<String, Identifier> {
    let tags: IndexSet<String> = api.operations.iter().map(|operation| module_tag(operation).to_owned()).collect();
    let names =
        Scope::new(Convention::File, TAG_MODULES).reserving(DEVICES).claim_all(tags.iter().map(std::slice::from_ref));
    tags.into_iter().zip(names).collect()
}

/// The tag whose module an operation is in; without a tag it is in `default`.
fn module_tag(operation: &Operation) -> &str {
    operation.tag.as_deref().unwrap_or("default")
}

/// Where two parameters have one name, such as `id` in the path and in the query, the second is called after its location as well.
fn parameter_names(operation: &Operation, scope: &mut Scope) -> Vec<Identifier> {
    let mut seen: HashSet<&str> = HashSet::new();
    let words: Vec<Vec<String>> = operation
        .parameters
        .iter()
        .map(|parameter| {
            let mut words = vec![parameter.wire_name.clone()];
            if !seen.insert(&parameter.wire_name) {
                words.push(parameter.location.as_str().to_owned());
            }
            words
        })
        .collect();
    scope.claim_all(words.iter().map(Vec::as_slice))
}
