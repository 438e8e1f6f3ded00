//! What a surface says that code has, in the same texts as those of the code.

use std::collections::BTreeSet;

use codegen::ir::SecurityKind;
use codegen::surface::{
    ApiSurface, HowMade, OperationSurface, OutcomeSurface, ResultSurface, SchemeSurface, ShapeSurface, StructSurface,
    TypeSurface,
};

/// The facts of a surface.
pub fn facts_of_surface(surface: &ApiSurface) -> BTreeSet<String> {
    let derived = surface.types.iter().filter(|definition| definition.derives.iter().any(|derive| derive == "Default"));
    let derived = derived.map(|definition| format!("{}::default()", definition.name));
    let types = surface.types.iter().flat_map(|definition| type_facts(surface, definition)).chain(derived);
    let operations = surface.operations.iter().flat_map(|operation| operation_facts(surface, operation));
    let builder = surface.schemes.iter().flat_map(scheme_facts);
    let variables = surface.variables.iter().map(|variable| builder_setter(&variable.setter, 1));
    types.chain(operations).chain(builder).chain(variables).map(|fact| fact.replace(' ', "")).collect()
}

fn type_facts(surface: &ApiSurface, definition: &TypeSurface) -> Vec<String> {
    let name = &definition.name;
    match &definition.shape {
        ShapeSurface::Struct(object) => struct_facts(surface, name, object),
        ShapeSurface::Enum(list) => {
            list.variants.iter().map(|variant| format!("{name}::{}", variant.rust_name)).collect()
        }
        ShapeSurface::Union(union) => {
            let arms = union.arms.iter();
            arms.map(|arm| format!("{name}::{}({})", arm.rust_name, surface.type_text(&arm.ty))).collect()
        }
        ShapeSurface::Alias(ty) => vec![format!("type{name}={}", surface.type_text(ty))],
        ShapeSurface::Newtype(ty) => vec![format!("{name}.0:{}", surface.type_text(ty))],
    }
}

fn struct_facts(surface: &ApiSurface, name: &str, object: &StructSurface) -> Vec<String> {
    let field = |rust_name: &String, ty| format!("{name}.{rust_name}:{}", surface.type_text(ty));
    let fields = object.fields.iter().map(|item| field(&item.rust_name, &item.ty));
    let additional = object.additional.iter().map(|(rust_name, ty)| field(rust_name, ty));
    let made = match &object.made {
        HowMade::OnlyDecoded => format!("{name}non_exhaustive"),
        HowMade::Default => format!("{name}::default()"),
        HowMade::New(arguments) => {
            let arguments = arguments.iter().map(|(name, ty)| format!("{name}:{}", surface.type_text(ty)));
            format!("{name}::new({})", arguments.collect::<Vec<_>>().join(","))
        }
    };
    fields.chain(additional).chain([made]).collect()
}

fn operation_facts(surface: &ApiSurface, operation: &OperationSurface) -> Vec<String> {
    let mut facts = call_facts(surface, operation);
    facts.extend(setter_facts(surface, operation));
    facts.extend(result_facts(surface, operation));
    facts
}

fn call_facts(surface: &ApiSurface, operation: &OperationSurface) -> Vec<String> {
    let required = operation.parameters.iter().filter(|parameter| parameter.required);
    let arguments: Vec<String> =
        required.map(|parameter| format!("{}:{}", parameter.rust_name, surface.argument_text(&parameter.ty))).collect();
    let client = operation.client.as_deref().unwrap_or("Client");
    let call = |name: &str, arguments: &[String]| {
        let method = name.rsplit('.').next().unwrap_or(name);
        format!("{client}::{method}({})->{}", arguments.join(","), operation.builder)
    };
    let accessor = operation.rust_name.split_once("().").filter(|_| operation.client.is_some());
    let accessor = accessor.map(|(accessor, _)| format!("Client::{accessor}()->{client}"));
    let mut facts: Vec<String> = accessor.into_iter().collect();
    facts.extend(match operation.body.as_ref().filter(|body| body.required && !body.media.is_empty()) {
        None => vec![call(&operation.rust_name, &arguments)],
        Some(body) => {
            let media = body.media.iter().map(|media| {
                let body = format!("body:{}", surface.argument_text(&media.ty));
                call(&media.rust_name, &[arguments.as_slice(), &[body]].concat())
            });
            media.collect()
        }
    });
    facts
}

fn setter_facts(surface: &ApiSurface, operation: &OperationSurface) -> Vec<String> {
    let setter = |name: &str, ty| format!("{}::{name}({})", operation.builder, surface.argument_text(ty));
    let optional = operation.parameters.iter().filter(|parameter| !parameter.required);
    let parameters = optional.map(|parameter| setter(&parameter.rust_name, &parameter.ty));
    let bodies = operation.body.iter().filter(|body| !body.required).flat_map(|body| &body.media);
    parameters.chain(bodies.map(|media| setter(&media.rust_name, &media.ty))).collect()
}

fn result_facts(surface: &ApiSurface, operation: &OperationSurface) -> Vec<String> {
    let (success, error) = (result_text(surface, &operation.success), result_text(surface, &operation.error));
    let builder = &operation.builder;
    let mut facts = vec![format!("{builder}::send()->Pending<{success},{error}>")];
    if let Some(pages) = &operation.pages {
        let (item, page) = (surface.type_text(&pages.item), surface.type_text(&pages.page));
        facts.push(format!("{builder}::stream()->http::Items<{item},{error}>"));
        facts.push(format!("{builder}::pages()->http::Pages<{page},{error}>"));
    }
    facts.extend(status_facts(surface, &operation.success, &operation.successes));
    facts.extend(status_facts(surface, &operation.error, &operation.errors));
    if let Some(owner) = &operation.headers_struct {
        facts.extend([format!("{owner}::default()"), format!("{owner}non_exhaustive")]);
        let headers = operation.headers.iter();
        facts.extend(
            headers.map(|header| format!("{owner}.{}:Option<{}>", header.rust_name, surface.type_text(&header.ty))),
        );
    }
    facts
}

fn status_facts(surface: &ApiSurface, result: &ResultSurface, outcomes: &[OutcomeSurface]) -> Vec<String> {
    let ResultSurface::ByStatus(name) = result else { return Vec::new() };
    let variants = outcomes.iter();
    variants.map(|outcome| format!("{name}::{}({})", outcome.variant, surface.type_text(&outcome.ty))).collect()
}

fn result_text(surface: &ApiSurface, result: &ResultSurface) -> String {
    match result {
        ResultSurface::One(ty) => surface.type_text(ty),
        ResultSurface::ByStatus(name) => name.clone(),
    }
}

fn scheme_facts(scheme: &SchemeSurface) -> Vec<String> {
    let arguments = if scheme.kind == SecurityKind::Basic { 2 } else { 1 };
    let setter = scheme.setter.iter().map(|setter| builder_setter(setter, arguments));
    let client = scheme.client_credentials.iter().map(|setter| builder_setter(setter, 2));
    let device = scheme
        .device_authorization
        .iter()
        .map(|method| format!("{}->http::DeviceAuthorization", builder_setter(method, 1)));
    setter.chain(client).chain(device).collect()
}

fn builder_setter(name: &str, arguments: usize) -> String {
    format!("ClientBuilder::{name}({})", vec!["impl Into<String>"; arguments].join(","))
}
