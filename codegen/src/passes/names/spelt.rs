//! How a document spells most names of its fields and parameters.
//!
//! `fooBar` and `foo_bar` have one name in Rust, and which of them has it must not change when the other one arrives. So the lock knows who
//! was there. It need not know those that are spelt as most are: the lock has the style, and a name has one spelling in each style.

use heck::{ToKebabCase, ToLowerCamelCase, ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use crate::ir::{Api, Shape};
use crate::name_lock::NameLock;

/// A way to spell names of several words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Snake,
    Camel,
    Pascal,
    Kebab,
    Upper,
}

impl Style {
    const ALL: [Self; 5] = [Self::Snake, Self::Camel, Self::Pascal, Self::Kebab, Self::Upper];

    /// Whether a name is spelt so. Of names with one identifier only one is.
    pub(super) fn spells(self, name: &str) -> bool {
        let spelt = match self {
            Self::Snake => name.to_snake_case(),
            Self::Camel => name.to_lower_camel_case(),
            Self::Pascal => name.to_upper_camel_case(),
            Self::Kebab => name.to_kebab_case(),
            Self::Upper => name.to_shouty_snake_case(),
        };
        spelt == name
    }

    fn word(self) -> &'static str {
        match self {
            Self::Snake => "snake_case",
            Self::Camel => "camelCase",
            Self::Pascal => "PascalCase",
            Self::Kebab => "kebab-case",
            Self::Upper => "UPPER_CASE",
        }
    }

    /// The style that spells most of the names; of several the first one.
    fn of_most<'n>(names: impl Iterator<Item = &'n String> + Clone) -> Self {
        let count = |style: &Self| names.clone().filter(|name| style.spells(name)).count();
        Self::ALL.into_iter().rev().max_by_key(count).unwrap_or(Self::Snake)
    }
}

/// The style that the lock goes by, and the one that the next lock will go by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelling {
    pub(super) old: Style,
    pub(super) new: Style,
}

impl Spelling {
    /// That of the fields of all structs.
    pub(super) fn of_fields(api: &Api, old: &NameLock, new: &mut NameLock) -> Self {
        let fields = api.types.iter().flat_map(|definition| match &definition.shape {
            Shape::Struct(object) => object.fields.as_slice(),
            Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_) => &[],
        });
        Self::of("fields", fields.map(|field| &field.wire_name), old, new)
    }

    /// That of the parameters of all operations.
    pub(super) fn of_parameters(api: &Api, old: &NameLock, new: &mut NameLock) -> Self {
        let parameters = api.operations.iter().flat_map(|operation| &operation.parameters);
        Self::of("parameters", parameters.map(|parameter| &parameter.wire_name), old, new)
    }

    /// The style of snake case is not written down.
    fn of<'n>(key: &str, names: impl Iterator<Item = &'n String> + Clone, old: &NameLock, lock: &mut NameLock) -> Self {
        let new = Style::of_most(names);
        if new != Style::Snake {
            lock.styles.insert(key.to_owned(), new.word().to_owned());
        }
        let locked = old.styles.get(key).and_then(|word| Style::ALL.into_iter().find(|style| style.word() == word));
        Self { old: locked.unwrap_or(if old.exists() { Style::Snake } else { new }), new }
    }
}
