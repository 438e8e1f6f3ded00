//! A call as the documentation shows it. It is text for readers: only the tests of this repository compile it.

use super::super::context::Context;
use crate::ir::{SecurityKind, TypeId};
use crate::passes::{ExampleValue, Identifier, OperationNames};

/// How long a line of an example may be.
const WIDTH: usize = 90;

/// The call of an operation by a method of its, in a block of its own.
pub(super) fn example_docs(context: Context<'_>, index: usize, method: &str, body: Option<usize>) -> String {
    format!("# Example\n\n```ignore\n{}```", example_lines(context, index, method, body))
}

/// The first program: a client with its credentials, and a call; `None` where there is no operation.
pub(in super::super) fn first_program(context: Context<'_>) -> Option<String> {
    let index = context.tables.examples.first?;
    let names = context.tables.names.operation(index);
    let needs_body = context.api.operations.get(index)?.body.as_ref().is_some_and(|body| body.required);
    let (method, body) = match names.bodies.first().filter(|_| needs_body) {
        Some(name) => (name, Some(0)),
        None => (&names.method, None),
    };
    let call = example_lines(context, index, method.as_str(), body);
    Some(format!("{}{call}", client_lines(context, index)))
}

/// How the client is built: with the credentials of the operation, and with what the server's address needs.
fn client_lines(context: Context<'_>, index: usize) -> String {
    let setters: Vec<String> =
        credential_setters(context, index).into_iter().chain(variable_setters(context)).collect();
    chain("let client = Client::builder()", &setters, "build()?;")
}

/// The setters of one alternative of credentials, the first that asks for some.
fn credential_setters(context: Context<'_>, index: usize) -> Vec<String> {
    let Some(operation) = context.api.operations.get(index) else { return Vec::new() };
    let alternative = operation.security.iter().find(|alternative| !alternative.schemes.is_empty());
    let keys: Vec<&String> = match alternative {
        Some(alternative) => alternative.schemes.iter().map(|(key, _)| key).collect(),
        None => operation.extra_schemes.iter().take(1).collect(),
    };
    let schemes = context.api.security_schemes.iter().zip(&context.tables.names.schemes);
    let needed = schemes.filter(|(scheme, _)| keys.contains(&&scheme.key) && scheme.kind.has_credential());
    let setter = |(scheme, name): (&crate::ir::SecurityScheme, &Identifier)| match scheme.kind {
        SecurityKind::Basic => format!("{name}(\"user name\", \"password\")"),
        SecurityKind::ApiKey { .. } => format!("{name}(\"key\")"),
        SecurityKind::Http(_)
        | SecurityKind::Bearer
        | SecurityKind::OAuth2 { .. }
        | SecurityKind::OpenIdConnect
        | SecurityKind::MutualTls => format!("{name}(\"token\")"),
    };
    needed.map(setter).collect()
}

/// The variables of the first server that have no default.
fn variable_setters(context: Context<'_>) -> Vec<String> {
    let Some(server) = context.api.servers.first() else { return Vec::new() };
    let open = |name: &String| server.variables.iter().any(|known| known.name == *name && known.default.is_empty());
    let variables = context.tables.names.variables.iter().filter(|(variable, _)| open(variable));
    variables.map(|(variable, name)| format!("{name}({variable:?})")).collect()
}

fn example_lines(context: Context<'_>, index: usize, method: &str, body: Option<usize>) -> String {
    let names = context.tables.names.operation(index);
    let example = context.tables.examples.calls.row(index);
    let body = body.and_then(|body| example.bodies.get(body));
    let write = Writer { context };
    let arguments: Vec<&ExampleValue> = example.parameters.iter().chain(body).collect();
    let call = write.call(method, arguments.into_iter(), 4);
    let calls: Vec<String> = client_of_tag(names).into_iter().chain([call]).collect();
    if context.tables.pages.row(index).is_some() {
        let items = chain("let mut items = client", &calls, "stream();");
        return format!("{items}while let Some(item) = items.next().await {{\n    println!(\"{{:?}}\", item?);\n}}\n");
    }
    chain("let answer = client", &calls, "send().await?;")
}

/// The call that gives the client of the operation's tag, where it has one.
fn client_of_tag(names: &OperationNames) -> Option<String> {
    names.client.as_ref().map(|client| format!("{}()", client.accessor))
}

/// Calls on one line, or each on its own where that is too long.
fn chain(head: &str, calls: &[String], last: &str) -> String {
    let calls: Vec<&str> = calls.iter().map(String::as_str).chain([last]).collect();
    let one = format!("{head}.{}", calls.join("."));
    if !one.contains('\n') && one.chars().count() <= WIDTH {
        return one + "\n";
    }
    let calls: String = calls.iter().map(|call| format!("    .{call}\n")).collect();
    format!("{head}\n{calls}")
}

struct Writer<'a> {
    context: Context<'a>,
}

impl Writer<'_> {
    /// A call with its arguments, on one line where they fit behind this indentation.
    fn call<'v>(
        &self,
        function: &str,
        arguments: impl Iterator<Item = &'v ExampleValue> + Clone,
        indent: usize,
    ) -> String {
        let one: Vec<String> = arguments.clone().map(|value| self.value(value, indent)).collect();
        let line = format!("{function}({})", one.join(", "));
        if one.is_empty() || (!line.contains('\n') && indent + line.chars().count() <= WIDTH) {
            return line;
        }
        let lines: String =
            arguments.map(|value| format!("{:1$}{2},\n", "", indent + 4, self.value(value, indent + 4))).collect();
        format!("{function}(\n{lines}{:1$})", "", indent)
    }

    fn value(&self, value: &ExampleValue, indent: usize) -> String {
        let wrapped = |function: &str, inner: &ExampleValue| self.call(function, std::iter::once(inner), indent);
        match value {
            ExampleValue::Text(text) => format!("{text:?}"),
            ExampleValue::OwnedText(text) => format!("{text:?}.to_owned()"),
            ExampleValue::JsonText(text) => format!("{text:?}.into()"),
            ExampleValue::Plain(code) => code.clone(),
            ExampleValue::Parsed(text) => format!("{text:?}.parse()?"),
            ExampleValue::Listed(id, index) => self.member(*id, *index),
            ExampleValue::Arm(id, index, inner) => wrapped(&self.member(*id, *index), inner),
            ExampleValue::New(id, arguments) => {
                self.call(&format!("{}::new", self.name(*id)), arguments.iter(), indent)
            }
            ExampleValue::Default(id) => format!("{}::default()", self.name(*id)),
            ExampleValue::List(item) => format!("vec![{}]", self.value(item, indent)),
            ExampleValue::Empty => "Default::default()".to_owned(),
            ExampleValue::Some(inner) => wrapped("Some", inner),
            ExampleValue::Boxed(inner) => wrapped("Box::new", inner),
            ExampleValue::Given(name) => variable(name),
        }
    }

    fn name(&self, id: TypeId) -> String {
        format!("types::{}", self.context.tables.names.type_name(id))
    }

    fn member(&self, id: TypeId, index: usize) -> String {
        let member = self.context.tables.names.members(id).get(index).map(Identifier::as_str).unwrap_or_default();
        format!("{}::{member}", self.name(id))
    }
}

/// A name of the document as a variable, for readers.
fn variable(name: &str) -> String {
    let letter = |character: char| if character.is_alphanumeric() { character.to_ascii_lowercase() } else { '_' };
    name.chars().take(40).map(letter).collect()
}
