//! The options of a call: the operation's parameters, and the program's own.

use super::failure::Failure;
use super::names::kebab;
use crate::description::{JsonType, Location, Operation, Parameter};

/// An option of the program's own: its name, what follows it, and what it is for.
pub(super) struct Own {
    pub(super) name: &'static str,
    pub(super) value: &'static str,
    pub(super) help: &'static str,
}

/// The program's own options for calls; a parameter of such a name is given with its location before it.
pub(super) const OWN: &[Own] = &[
    Own { name: "body", value: "TEXT|@FILE|-", help: "The body: a text, a file's content, or what comes from stdin" },
    Own { name: "content-type", value: "TYPE", help: "The body's media type, where there are several" },
    Own { name: "accept", value: "TYPE", help: "The media type to ask for" },
    Own { name: "base-url", value: "URL", help: "Calls this server instead of the document's" },
    Own { name: "server", value: "NAME", help: "Chooses one of the document's servers" },
    Own { name: "timeout", value: "SECONDS", help: "How long the call may take" },
    Own { name: "include", value: "", help: "Shows the response's headers as well, on stderr" },
    Own { name: "yes", value: "", help: "Sends what changes something without showing it first" },
    Own { name: "help", value: "", help: "Explains the operation" },
];

/// The options that were given.
#[derive(Debug, Default)]
pub(super) struct Given<'a> {
    parameters: Vec<(&'static Parameter, String, &'a str)>,
    own: Vec<(&'static str, &'a str)>,
}

impl<'a> Given<'a> {
    /// Reads the words behind an operation.
    pub(super) fn read(operation: &Operation, words: &'a [String]) -> Result<Self, Failure> {
        let mut given = Self::default();
        let mut words = words.iter().map(String::as_str).peekable();
        while let Some(word) = words.next() {
            let Some(option) = word.strip_prefix("--") else {
                return Err(Failure::Usage(format!("`{word}` is no option: options begin with `--`")));
            };
            let (name, inline) = option.split_once('=').map_or((option, None), |(name, value)| (name, Some(value)));
            let target = find(operation, name)?;
            let is_value = |next: &&str| match target {
                Target::Parameter(parameter) if parameter.json_type == JsonType::Boolean => {
                    matches!(*next, "true" | "false")
                }
                Target::Parameter(_) => !next.starts_with("--"),
                Target::Own(own) => !own.value.is_empty() && !next.starts_with("--"),
            };
            let value = inline.or_else(|| words.next_if(is_value));
            given.set(target, name, value)?;
        }
        Ok(given)
    }

    fn set(&mut self, target: Target, name: &str, value: Option<&'a str>) -> Result<(), Failure> {
        match (target, value) {
            (Target::Parameter(parameter), Some(value)) => self.parameters.push((parameter, name.to_owned(), value)),
            (Target::Parameter(parameter), None) if parameter.json_type == JsonType::Boolean => {
                self.parameters.push((parameter, name.to_owned(), "true"));
            }
            (Target::Own(Own { name, value: "", .. }), Some(_)) => {
                return Err(Failure::Usage(format!("`--{name}` has no value")));
            }
            (Target::Own(own), _) if self.own(own.name).is_some() => {
                return Err(Failure::Usage(format!("`--{name}` is given twice")));
            }
            (Target::Own(own), Some(value)) => self.own.push((own.name, value)),
            (Target::Own(own), None) if own.value.is_empty() => self.own.push((own.name, "")),
            (Target::Parameter(_) | Target::Own(_), None) => {
                let help = "write `=` before one that begins with `--`";
                return Err(Failure::Usage(format!("`--{name}` needs a value ({help})")));
            }
        }
        Ok(())
    }

    /// The values of a parameter, with the option as the user wrote it.
    pub(super) fn values(&self, parameter: &Parameter) -> Option<(&str, Vec<&'a str>)> {
        let of_it = || self.parameters.iter().filter(|(of, ..)| is_same(of, parameter));
        let (_, name, _) = of_it().next()?;
        Some((name, of_it().map(|(.., value)| *value).collect()))
    }

    /// The value of one of the program's own options.
    pub(super) fn own(&self, name: &str) -> Option<&'a str> {
        self.own.iter().find(|(own, _)| *own == name).map(|(_, value)| *value)
    }
}

/// What an option sets.
#[derive(Clone, Copy)]
enum Target {
    Parameter(&'static Parameter),
    Own(&'static Own),
}

fn find(operation: &Operation, name: &str) -> Result<Target, Failure> {
    if let Some(own) = OWN.iter().find(|own| own.name == name) {
        return Ok(Target::Own(own));
    }
    let by = |is_it: &dyn Fn(&Parameter) -> bool| -> Vec<&'static Parameter> {
        operation.parameters.iter().filter(|parameter| is_it(parameter)).collect()
    };
    let short = kebab(name);
    let within = |parameter: &Parameter, is_it: &dyn Fn(&str) -> bool| {
        let inside = name.strip_prefix(place(parameter.location)).and_then(|rest| rest.strip_prefix('.'));
        inside.is_some_and(is_it)
    };
    // The exact spelling is preferred to one in kebab case.
    let spellings: [&dyn Fn(&Parameter) -> bool; 4] = [
        &|parameter| parameter.name == name,
        &|parameter| within(parameter, &|inside| inside == parameter.name),
        &|parameter| within(parameter, &|inside| kebab(inside) == kebab(parameter.name)),
        &|parameter| kebab(parameter.name) == short && !short.is_empty(),
    ];
    let found = spellings.iter().map(|is_it| by(is_it)).find(|found| !found.is_empty()).unwrap_or_default();
    match found.as_slice() {
        [only] => Ok(Target::Parameter(only)),
        [] => {
            let parameters = operation.parameters.iter().map(|one| option(operation, one));
            let known: Vec<String> =
                parameters.chain(OWN.iter().map(|own| own.name.to_owned())).map(|name| format!("--{name}")).collect();
            Err(Failure::unknown("option", &format!("--{name}"), known.iter().map(String::as_str)))
        }
        several => {
            let names: Vec<String> =
                several.iter().map(|one| format!("`--{}.{}`", place(one.location), one.name)).collect();
            Err(Failure::Usage(format!("`--{name}` can be several parameters: write {}", names.join(" or "))))
        }
    }
}

/// The shortest option that means only this parameter, without `--`.
pub(super) fn option(operation: &Operation, parameter: &Parameter) -> String {
    let short = kebab(parameter.name);
    let others = || operation.parameters.iter().filter(|other| !is_same(other, parameter));
    let is_own = OWN.iter().any(|own| own.name == short);
    if !short.is_empty() && !is_own && !others().any(|other| kebab(other.name) == short) {
        return short;
    }
    let same_place = |other: &Parameter| other.location == parameter.location && kebab(other.name) == short;
    let name = if short.is_empty() || others().any(same_place) { parameter.name.to_owned() } else { short };
    format!("{}.{name}", place(parameter.location))
}

/// Whether a word asks for help.
pub(super) fn is_help(word: &str) -> bool {
    matches!(word, "--help" | "-h")
}

/// Where a parameter goes, in a word.
pub(super) fn place(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}

fn is_same(one: &Parameter, other: &Parameter) -> bool {
    one.location == other.location && one.name == other.name
}
