//! A command line for any API: lists its operations, explains one, and calls it through `invoke`.
//!
//! [`main`] runs it; [`apis`] makes the table of APIs that it takes. Exit codes: 0 good, 1 the call failed, 2 wrong usage. It never shows a
//! credential. Of what changes something (any method but GET, HEAD, OPTIONS and TRACE) it shows the request first, where stdin is a terminal and
//! `--yes` is missing.

mod answer;
mod body;
mod call;
mod explain;
mod failure;
mod json;
mod list;
mod names;
mod options;
mod preview;
mod reply;
mod settings;
mod value;
mod wrap;

#[cfg(test)]
mod tests;

use std::future::Future;
use std::io::{IsTerminal, Write};
use std::pin::Pin;
use std::process::ExitCode;

use crate::description::{self, Operation};
use crate::invoke::Reply;

pub use self::answer::Answer;
pub use self::failure::Failure;
pub use self::settings::Settings;

/// An API: what it is, what can be called, and how.
pub struct Api {
    /// Its name, servers and security schemes.
    pub description: &'static description::Api,
    /// Its operations.
    pub operations: &'static [Operation],
    /// Calls an operation by its id, with `invoke`'s arguments, through a client with these settings.
    pub call: for<'a> fn(&'a Settings, &'a str, &'a str) -> Calling<'a>,
}

/// A call, to be awaited.
pub type Calling<'a> = Pin<Box<dyn Future<Output = Result<Reply, Failure>> + 'a>>;

/// What the program is called with, beside its APIs.
pub struct Invocation<'a> {
    /// How the user starts it, for examples.
    pub program: &'a str,
    /// The arguments, without the program's name.
    pub words: &'a [String],
    /// Looks up an environment variable.
    pub environment: &'a dyn Fn(&str) -> Option<String>,
    /// Who reads and writes.
    pub terminal: Terminal,
}

/// Which of the program's streams are terminals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terminal {
    /// How many characters fit in a line of stdout, where that is a terminal: help is broken to it, and JSON is indented.
    pub width: Option<usize>,
    /// Whether stdin is one: a write then needs `--yes`.
    pub is_asked: bool,
}

impl Terminal {
    /// Those of this process.
    fn here() -> Self {
        let size = terminal_size::terminal_size_of(std::io::stdout());
        Self { width: size.map(|(width, _)| width.0.into()), is_asked: std::io::stdin().is_terminal() }
    }
}

/// What the program prints, and its exit code.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// For stdout.
    pub out: Vec<u8>,
    /// For stderr, lines.
    pub said: String,
    /// The exit code.
    pub code: u8,
}

/// Runs the program with the arguments and environment of this process.
pub fn main(package: &str, apis: &[Api]) -> ExitCode {
    let program = format!("cargo run -p {package} --example api --features cli --");
    let words: Vec<String> = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let environment = |name: &str| std::env::var(name).ok();
    let done = run(
        apis,
        &Invocation { program: &program, words: &words, environment: &environment, terminal: Terminal::here() },
    );
    // Writing fails where the reader has closed its end, as `head` does.
    let _ = std::io::stdout().write_all(&done.out);
    let _ = std::io::stderr().write_all(done.said.as_bytes());
    ExitCode::from(done.code)
}

/// The whole program, without its process.
pub fn run(apis: &[Api], invocation: &Invocation<'_>) -> Done {
    answer(apis, invocation).unwrap_or_else(|failure| Done {
        out: Vec::new(),
        said: format!("error: {failure}\n"),
        code: failure.exit_code(),
    })
}

fn answer(apis: &[Api], invocation: &Invocation<'_>) -> Result<Done, Failure> {
    let help = |text: String| shown(wrap::wrapped(&text, invocation.terminal.width));
    let [name, words @ ..] = invocation.words else { return Ok(help(list::apis(apis, invocation))) };
    if options::is_help(name) {
        return Ok(help(list::apis(apis, invocation)));
    }
    let known = || apis.iter().map(|api| api.description.name);
    let api = apis.iter().find(|api| api.description.name == name);
    let api = api.ok_or_else(|| Failure::unknown("API", name, known()))?;
    match words {
        [id, words @ ..] if !id.starts_with('-') => {
            let operation = operation(api, id)?;
            if words.iter().any(|word| options::is_help(word)) {
                return Ok(help(explain::operation(api, operation, invocation)));
            }
            call::call(api, operation, words, invocation)
        }
        options => Ok(help(list::operations(api, options, invocation)?)),
    }
}

/// The operation with this id, which may also be given in kebab case.
fn operation(api: &Api, id: &str) -> Result<&'static Operation, Failure> {
    let exact = api.operations.iter().find(|operation| operation.id == id);
    let found =
        exact.or_else(|| api.operations.iter().find(|operation| names::kebab(operation.id) == names::kebab(id)));
    let known = || api.operations.iter().map(|operation| operation.id);
    found.ok_or_else(|| Failure::unknown("operation", id, known()))
}

fn shown(text: String) -> Done {
    Done { out: text.into_bytes(), ..Done::default() }
}

/// The rows for [`main`]: `apis!(package: "feature" module, …)`; APIs whose features are off are left out.
#[doc(hidden)]
#[macro_export]
macro_rules! apis {
    ($package:ident: $($feature:tt $module:ident),* $(,)?) => {
        &[$(
            #[cfg(feature = $feature)]
            $crate::cli::Api {
                description: &$package::$module::invoke::API,
                operations: $package::$module::invoke::OPERATIONS,
                call: |settings, operation, arguments| {
                    Box::pin(async move {
                        let mut builder = $package::$module::Client::builder();
                        for (scheme, credential) in settings.credentials() {
                            builder = builder.credential(scheme, credential);
                        }
                        for (name, value) in settings.variables() {
                            builder = builder.variable(name, value);
                        }
                        if let Some(url) = settings.base_url() {
                            builder = builder.base_url(url);
                        }
                        if let Some(server) = settings.server() {
                            builder = builder.server(server);
                        }
                        if let Some(timeout) = settings.timeout() {
                            builder = builder.timeout(timeout);
                        }
                        let client = builder.hooks(settings.answer().clone()).build().map_err(|error| $crate::cli::Failure::Usage(error.to_string()))?;
                        let reply = $package::$module::invoke::invoke(&client, operation, arguments).await;
                        reply.map_err($crate::cli::Failure::from)
                    })
                },
            },
        )*]
    };
}
pub use apis;
