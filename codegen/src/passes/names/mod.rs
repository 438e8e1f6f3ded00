//! What everything is called.
//!
//! A name comes from the thing's own place in the document. Only where two things would get the same name does it depend on the rest of
//! the document: [`scope`] says who gets it.

mod bodies;
mod client_builder;
mod clients;
mod component_word;
mod identifier;
mod kept_components;
mod length;
mod members;
mod methods;
mod operations;
mod outcomes;
mod rename_places;
mod renames;
mod request_views;
mod reserved;
mod scope;
mod shorten;
mod spelling;
mod spelt;
mod tag_modules;
mod tags;
mod type_places;
mod types;

pub(crate) use clients::TagClient;
pub(crate) use identifier::Identifier;
use identifier::{Convention, identifier};
use kept_components::KeptComponents;
use members::MemberLocks;
pub(crate) use operations::OperationNames;
use renames::Renames;
use reserved::{CRATE_MODULES, DEVICES, TYPES};
use scope::Scope;
use spelt::Spelling;
pub(crate) use tag_modules::TagModules;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Api, TypeDef, TypeId};
use crate::name_lock::{NameLock, NameScope};
use crate::pointer::Pointer;
use crate::settings::Settings;

/// What everything is called.
#[derive(Debug)]
pub(crate) struct Names {
    types: Vec<Identifier>,
    /// What is inside each type.
    members: Vec<members::MemberNames>,
    operations: Vec<OperationNames>,
    /// The modules of tags.
    pub tags: TagModules,
    /// The client builder's setters for the security schemes, in the order of [`Api::security_schemes`].
    pub schemes: Vec<Identifier>,
    /// The setters for the credentials of a client that fetches its own tokens, in the same order, where a scheme has them.
    pub client_credentials: Vec<Option<Identifier>>,
    /// The methods that begin a login in a browser, in the same order, where a scheme has one.
    pub device_authorizations: Vec<Option<Identifier>>,
    /// Server variables with their setters on the client's builder, each once.
    pub variables: Vec<(String, Identifier)>,
}

/// The module of an API, after its document's file stem: the folder of its files and its cargo feature, in ASCII.
pub fn module_name(api: &str) -> String {
    let name = identifier(&[api.to_owned()], Convention::File);
    if CRATE_MODULES.contains(&name.as_str()) || DEVICES.contains(&name.as_str()) {
        return format!("{name}_api");
    }
    // A cargo feature must not begin with an underscore.
    match name.as_str().strip_prefix('_') {
        Some(digits) => format!("api_{digits}"),
        None => name.to_string(),
    }
}

/// Names every type, field, variant, operation and parameter. What has a name in the lock keeps it. Also gives the lock for the next time.
pub(super) fn assign_names(
    api: &Api,
    settings: &Settings,
    old: &NameLock,
    diagnostics: &mut Diagnostics,
) -> (Names, NameLock) {
    let mut new = NameLock::default();
    let kept = KeptComponents::find(api, old, &mut new, diagnostics);
    let types = types::type_names(api, settings, &kept, (old, &mut new), diagnostics);
    let (mut fields, mut variants) = (Renames::of_fields(settings), Renames::of_variants(settings));
    let spelling = Some(Spelling::of_fields(api, old, &mut new));
    let member_names = |(definition, name): (&TypeDef, &Identifier)| {
        let scope = NameScope::Type(name.to_string());
        let locks = MemberLocks { old, new: &mut new, kept: old.keep.in_scope(&scope), spelling };
        members::member_names(definition, &kept, (&mut fields, &mut variants), locks)
    };
    let members = api.types.iter().zip(&types).map(member_names).collect();
    fields.report(|| rename_places::fields(api), diagnostics);
    variants.report(|| rename_places::variants(api), diagnostics);
    let tags = TagModules::of(api, &settings.rename);
    let operations = operations::operation_names(api, settings, &tags, (old, &mut new), diagnostics);
    let client_builder::BuilderSetters { schemes, client_credentials, device_authorizations, variables } =
        client_builder::builder_setters(api, old, &mut new);
    if settings.leaves_out() {
        new.keep(old);
    } else {
        note_unneeded(old, &new, diagnostics);
    }
    (Names { types, members, operations, tags, schemes, client_credentials, device_authorizations, variables }, new)
}

/// The scope of all types, in which long names are not shortened yet.
fn type_scope() -> Scope {
    Scope::new(Convention::Pascal, TYPES)
}

/// Tells which entries of the lock go because nothing needs them any more. A type that shares its name with no other place any more keeps it.
fn note_unneeded(old: &NameLock, new: &NameLock, diagnostics: &mut Diagnostics) {
    let sections = old.sections().into_iter().zip(new.sections());
    for ((section, _, before), (.., now)) in sections.filter(|((section, ..), _)| *section != "styles") {
        for (key, value) in before.iter().filter(|(key, _)| !now.contains_key(*key)) {
            let place = Pointer::root_of(&old.file).child(section).child(key);
            let message = format!("nothing needs the entry `{key}: {value}` of the name lock any more");
            diagnostics.push(Diagnostic::note("unneeded-locked-name", &place, message, "the entry is removed"));
        }
    }
}

#[expect(
    clippy::indexing_slicing,
    reason = "the table has an entry for every definition, field, variant and operation"
)]
impl Names {
    /// A definition's name.
    pub(crate) fn type_name(&self, id: TypeId) -> &Identifier {
        &self.types[id.index()]
    }

    /// A struct's fields or an enum's or union's variants, in their order.
    pub(crate) fn members(&self, id: TypeId) -> &[Identifier] {
        &self.members[id.index()].members
    }

    /// The field for further properties.
    pub(crate) fn additional(&self, id: TypeId) -> &Identifier {
        &self.members[id.index()].additional
    }

    /// The names of all definitions and of the client's methods.
    pub(crate) fn types_and_methods(&self) -> impl Iterator<Item = &Identifier> {
        self.types.iter().chain(
            self.operations
                .iter()
                .flat_map(|operation| std::iter::once(&operation.method).chain(operation.bodies.iter().skip(1))),
        )
    }

    /// An operation's names, by its index.
    pub(crate) fn operation(&self, index: usize) -> &OperationNames {
        &self.operations[index]
    }
}

#[cfg(test)]
mod tests {
    use super::module_name;

    #[test]
    fn any_file_stem_makes_a_module() {
        for (stem, module) in [
            ("campfire", "campfire"),
            ("My-API v2", "my_api_v2"),
            ("3gpp", "api_3gpp"),
            ("", "empty"),
            ("type", "type_"),
            ("crates", "crates_api"),
            ("bin", "bin_api"),
            ("café", "cafe"),
            ("А", "a"),
            ("AUX", "aux_api"),
            ("com¹", "com1_api"),
        ] {
            assert_eq!((module_name(stem).as_str(), stem), (module, stem));
        }
        assert!(module_name(&"ab".repeat(120)).len() <= 60);
    }
}
