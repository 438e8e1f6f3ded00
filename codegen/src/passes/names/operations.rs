//! Names of operations and of their parameters.

use std::collections::HashSet;

use super::bodies::BodyNames;
use super::clients::{Clients, TagClient};
use super::identifier::{Convention, Identifier, identifier};
use super::members::{Member, MemberLocks, Order, claim_members, claim_others};
use super::methods::{MethodNames, method_names};
use super::rename_places;
use super::renames::Renames;
use super::reserved::REQUEST_METHODS;
use super::scope::Scope;
use super::spelt::Spelling;
use super::tag_modules::TagModules;
use crate::diagnostic::Diagnostics;
use crate::ir::{Api, NameHint, Operation, ResponseHeader};
use crate::name_lock::{NameLock, NameScope, place_of};
use crate::settings::Settings;

/// The runtime's method that sets an idempotency key.
const IDEMPOTENCY_KEY: &str = "idempotency_key";

/// The names of one operation.
#[derive(Debug)]
pub(crate) struct OperationNames {
    /// What programs call it by: its `operationId`; the method's name where there is none, or an operation before has the same.
    pub id: String,
    /// The method on `Client`, or on the client of its tag.
    pub method: Identifier,
    /// The client of its tag, where the method is on that.
    pub client: Option<TagClient>,
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
    /// For each media type of its body: the method on its client, or the builder's setter where the body may be left out.
    pub bodies: Vec<Identifier>,
    /// Whether the builder has our method `idempotency_key`: the HTTP method is not idempotent, and the document's own parameters leave
    /// the name free.
    pub has_idempotency_key: bool,
}

/// Names every operation, and adds to the lock what it needs to know for the next time.
pub(super) fn operation_names(
    api: &Api,
    settings: &Settings,
    modules: &TagModules,
    (old, new): (&NameLock, &mut NameLock),
    diagnostics: &mut Diagnostics,
) -> Vec<OperationNames> {
    let mut clients = Clients::new(api, settings, diagnostics);
    let method_names = method_names(api, settings, &mut clients, (old, new), diagnostics);
    let methods: Vec<(&Operation, &Identifier)> =
        api.operations.iter().zip(method_names.iter().map(|names| &names.method)).collect();
    let client = |operation: &Operation| clients.index(operation);
    let order: Vec<usize> = api.operations.iter().map(client).collect();
    let builders = in_order(
        &methods,
        |(_, method)| (*method).clone(),
        |(operation, method)| clients.scopes_of(operation).types.claim(&[method.to_string()]),
    );
    clients.scopes.iter_mut().for_each(|scopes| scopes.types.shorten_from_here());
    let calls = Scope::new(Convention::Snake, &[]);
    let parameters = Renames::of_parameters(settings);
    let mut scopes = Scopes { clients, calls, parameters, modules };
    let ids = ids(&methods);
    let spelling = Some(Spelling::of_parameters(api, old, new));
    let named: Vec<_> = api.operations.iter().zip(ids).zip(&method_names).zip(builders).zip(order).collect();
    let names = in_order(
        &named,
        |(((_, names), _), client)| (names.method.clone(), *client),
        |((((operation, id), names), builder), _)| {
            let scope = NameScope::Method(names.method.to_string());
            let locks = MemberLocks { old, new, kept: old.keep.in_scope(&scope), spelling };
            scopes.name(operation, id.clone(), (names, builder.clone()), locks)
        },
    );
    scopes.parameters.report(|| rename_places::parameters(api), diagnostics);
    names
}

/// What `make` gives for each thing of a list, made in the order of `key`, which is not the document's.
fn in_order<T, K: Ord, R>(list: &[T], key: impl Fn(&T) -> K, mut make: impl FnMut(&T) -> R) -> Vec<R> {
    let mut things: Vec<(usize, &T)> = list.iter().enumerate().collect();
    things.sort_by_cached_key(|(_, thing)| key(thing));
    let mut made: Vec<(usize, R)> = things.into_iter().map(|(index, thing)| (index, make(thing))).collect();
    made.sort_by_key(|(index, _)| *index);
    made.into_iter().map(|(_, result)| result).collect()
}

/// Where an operation stands.
fn place(operation: &Operation) -> (String, String) {
    (operation.path.clone(), operation.method.as_str().to_owned())
}

/// The ids, each different from those of the places before.
fn ids(operations: &[(&Operation, &Identifier)]) -> Vec<String> {
    let mut taken = HashSet::new();
    in_order(
        operations,
        |(operation, _)| place(operation),
        |(operation, method)| {
            let request_line = format!("{} {}", operation.method.as_str(), operation.path);
            let own = operation.id.iter().cloned().chain([method.to_string()]);
            own.into_iter().find(|id| taken.insert(id.clone())).unwrap_or(request_line)
        },
    )
}

/// What the names of all operations share.
struct Scopes<'a> {
    /// Methods, and types beside them.
    clients: Clients,
    /// Functions in `invoke.rs`.
    calls: Scope,
    /// Names of parameters from the settings.
    parameters: Renames<'a>,
    /// The modules, by their tags.
    modules: &'a TagModules,
}

impl OperationNames {
    /// The type that has its method.
    pub(crate) fn client_type(&self) -> &str {
        self.client.as_ref().map_or("Client", |client| client.name.as_str())
    }

    /// A method as code calls it on the client: `list`, or `customers().list`.
    pub(crate) fn call_path(&self, method: &Identifier) -> String {
        self.client.as_ref().map_or_else(|| method.to_string(), |client| format!("{}().{method}", client.accessor))
    }
}

impl Scopes<'_> {
    /// The function that calls a method: `call_list`, or `call_customers_list`.
    fn invoke_function(&mut self, operation: &Operation, method: &Identifier) -> Identifier {
        let tag = self.clients.scopes_of(operation).tag.as_ref();
        let prefix = tag.map_or_else(|| "call_".to_owned(), |tag| format!("call_{}_", tag.accessor));
        let name = method.with_prefix(&prefix);
        self.calls.take_first(vec![name.clone()], &name, &[])
    }

    /// The names of one operation, whose id, method and builder have theirs.
    fn name(
        &mut self,
        operation: &Operation,
        id: String,
        (MethodNames { method, bodies, key }, builder): (&MethodNames, Identifier),
        MemberLocks { old, new, kept, spelling }: MemberLocks<'_>,
    ) -> OperationNames {
        let mut setters = Scope::new(Convention::Snake, REQUEST_METHODS);
        let headers = NameHint::new(operation.settings_key()).child("headers");
        let header =
            |header: &ResponseHeader| Member::new(place_of(&headers.child(&header.wire_name)), &header.wire_name);
        let header_fields = operation.response_headers().into_iter().map(header).collect();
        let invoke_function = self.invoke_function(operation, method);
        let scopes = self.clients.scopes_of(operation);
        let mut body_setters = has_body_setters(operation).then(|| BodyNames::new(operation, "body", key));
        body_setters.iter_mut().for_each(|names| _ = names.claim_known(&mut setters, old));
        let locks = MemberLocks { old, new, kept, spelling };
        let parameters = parameter_names(operation, &mut setters, &mut self.parameters, locks);
        let locks = MemberLocks::plain(old, new);
        let header_fields = claim_members(&mut Scope::new(Convention::Snake, &[]), header_fields, Order::Words, locks);
        setters.shorten_from_here();
        let mut type_name = |kind: &str| scopes.types.claim(&[method.to_string(), kind.to_owned()]);
        let body = || identifier(&["body".to_owned()], Convention::Snake);
        let body_setters = body_setters.map(|names| names.claim_others(body(), &mut setters, new));
        let bodies: Vec<Identifier> = bodies.iter().cloned().chain(body_setters.into_iter().flatten()).collect();
        let is_free = parameters.iter().chain(&bodies).all(|name| name.as_str() != IDEMPOTENCY_KEY);
        OperationNames {
            id,
            constant: method.in_capitals(),
            invoke_function,
            module: self.modules.of_operation(operation).cloned().unwrap_or_else(|| builder.clone()),
            success: type_name("success"),
            error: type_name("error"),
            headers: type_name("headers"),
            header_fields,
            parameters,
            bodies,
            has_idempotency_key: is_free && !operation.method.is_idempotent(),
            client: scopes.tag.clone(),
            method: method.clone(),
            builder,
        }
    }
}

/// Whether the body may be left out, so that each of its media types has a setter.
fn has_body_setters(operation: &Operation) -> bool {
    operation.body.as_ref().is_some_and(|body| !body.required)
}

/// Where two parameters have one name, such as `id` in the path and in the query, the second is called after its location as well.
fn parameter_names(
    operation: &Operation,
    scope: &mut Scope,
    renames: &mut Renames<'_>,
    locks: MemberLocks<'_>,
) -> Vec<Identifier> {
    let mut seen: HashSet<&str> = HashSet::new();
    let hint = NameHint::new(operation.settings_key());
    let members: Vec<Member> = operation
        .parameters
        .iter()
        .map(|parameter| {
            let location = (!seen.insert(&parameter.wire_name)).then(|| parameter.location.as_str().to_owned());
            let words = |name: &String| -> Vec<String> { std::iter::once(name).chain(&location).cloned().collect() };
            let place = words(&parameter.wire_name).iter().fold(hint.clone(), |hint, word| hint.child(word));
            let words = words(parameter.client_name.as_ref().unwrap_or(&parameter.wire_name));
            Member { place: place_of(&place), other_places: Vec::new(), words }
        })
        .collect();
    let given = renames.give(scope, Convention::Snake, &members, &locks.old.members);
    claim_others(scope, given, members, Order::Document, locks)
}
