//! Rust types as generated code writes them.

use super::ApiSurface;
use crate::ir::{OwnType, TypeId};

/// A Rust type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RustType {
    /// A type that is not the document's, such as `i64` or `DateTime<Utc>`.
    Known(&'static str),
    /// A type that the user has written.
    Own(OwnType),
    /// A type of the document.
    Defined(TypeId),
    /// A type around another.
    Around(Wrapper, Box<RustType>),
    /// A tuple.
    Tuple(Vec<RustType>),
}

/// What a type can be wrapped in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wrapper {
    /// `Option<…>`.
    Option,
    /// `Maybe<…>`: left out, null, or a value.
    Maybe,
    /// `OrBlank<…>`: an empty string, or a value.
    OrBlank,
    /// `impl Into<Nullable<…>>`: null, or a value.
    Nullable,
    /// `impl Into<…>`.
    Into,
    /// `Box<…>`.
    Box,
    /// `Vec<…>`.
    List,
    /// `BTreeMap<String, …>`.
    Map,
    /// `http::JsonLines<…>`.
    JsonLines,
    /// `http::Parts<…>`.
    Parts,
    /// `http::Events<…>`.
    Events,
}

impl Wrapper {
    /// What stands before and behind the type inside.
    fn around(self) -> (&'static str, &'static str) {
        match self {
            Self::Option => ("Option<", ">"),
            Self::Maybe => ("Maybe<", ">"),
            Self::OrBlank => ("OrBlank<", ">"),
            Self::Nullable => ("impl Into<Nullable<", ">>"),
            Self::Into => ("impl Into<", ">"),
            Self::Box => ("Box<", ">"),
            Self::List => ("Vec<", ">"),
            Self::Map => ("BTreeMap<String, ", ">"),
            Self::JsonLines => ("http::JsonLines<", ">"),
            Self::Parts => ("http::Parts<", ">"),
            Self::Events => ("http::Events<", ">"),
        }
    }
}

impl RustType {
    /// This type inside another.
    #[must_use]
    pub fn inside(self, wrapper: Wrapper) -> Self {
        Self::Around(wrapper, Box::new(self))
    }

    /// This type, or an `Option` of it where it may be null.
    #[must_use]
    pub(crate) fn or_null(self, nullable: bool) -> Self {
        if nullable { self.inside(Wrapper::Option) } else { self }
    }
}

/// What an argument or a setter takes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ArgumentType {
    /// In which form.
    pub form: ArgumentForm,
    /// Of which type.
    pub ty: RustType,
}

/// In which form a caller gives a value of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ArgumentForm {
    /// As it is.
    Exact,
    /// Anything that converts into it.
    Into,
    /// An iterator of anything that converts into it.
    Items,
}

impl ApiSurface {
    /// A type of this surface as code writes it.
    pub fn type_text(&self, ty: &RustType) -> String {
        match ty {
            RustType::Known(name) => (*name).to_owned(),
            RustType::Own(OwnType { path, json }) if json.is_number() => format!("SerdeNumber<{path}>"),
            RustType::Own(OwnType { path, .. }) => format!("Serde<{path}>"),
            RustType::Defined(id) => self.type_surface(*id).map(|surface| surface.name.clone()).unwrap_or_default(),
            RustType::Around(wrapper, inner) => {
                let (before, behind) = wrapper.around();
                format!("{before}{}{behind}", self.type_text(inner))
            }
            RustType::Tuple(items) => {
                let items: Vec<String> = items.iter().map(|item| self.type_text(item)).collect();
                let comma = if items.len() == 1 { "," } else { "" };
                format!("({}{comma})", items.join(", "))
            }
        }
    }

    /// An argument's type as code writes it.
    pub fn argument_text(&self, argument: &ArgumentType) -> String {
        let ty = self.type_text(&argument.ty);
        match argument.form {
            ArgumentForm::Exact => ty,
            ArgumentForm::Into => format!("impl Into<{ty}>"),
            ArgumentForm::Items => format!("impl IntoIterator<Item = impl Into<{ty}>>"),
        }
    }
}
