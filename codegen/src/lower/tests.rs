//! Each rule of design section 4 on a small document that already has the normalized shape.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod compose;
mod corpus;
mod operations;
mod types;
mod unions;

use serde_json::{Value, json};

use super::lower;
use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Field, Shape, Struct, TypeDef, TypeKind, TypeRef};
use crate::name_lock::NameLock;
use crate::settings::{Decimals, Settings};

/// A lowered document and what was said about it.
struct Lowered {
    api: Api,
    diagnostics: Diagnostics,
}

fn lowered_with(document: Value, settings: &Settings) -> Lowered {
    let document = serde_json::from_value(document).unwrap();
    let mut diagnostics = Diagnostics::default();
    let api = lower(&document, settings, &NameLock::default(), &Decimals::default(), &mut diagnostics);
    Lowered { api, diagnostics }
}

/// A document with these component schemas (YAML).
fn schemas(yaml: &str) -> Lowered {
    let schemas: Value = serde_yaml::from_str(yaml).unwrap();
    let document = json!({ "openapi": "3.0.3", "info": { "title": "t", "version": "1" }, "paths": {}, "components": { "schemas": schemas } });
    lowered_with(document, &Settings::default())
}

/// A document with these paths, and whatever else the YAML holds.
fn document(yaml: &str) -> Value {
    let mut document: Value = serde_yaml::from_str(yaml).unwrap();
    document["openapi"] = "3.0.3".into();
    document["info"] = json!({ "title": "t", "version": "1" });
    document
}

impl Lowered {
    fn def(&self, hint: &[&str]) -> &TypeDef {
        let found = self.api.types.iter().find(|definition| definition.hint.0 == hint);
        found.unwrap_or_else(|| panic!("no {hint:?} among {:?}", self.hints()))
    }

    fn hints(&self) -> Vec<String> {
        self.api.types.iter().map(|definition| definition.hint.0.join(".")).collect()
    }

    fn object(&self, hint: &[&str]) -> &Struct {
        match &self.def(hint).shape {
            Shape::Struct(object) => object,
            other => panic!("{hint:?} is {other:?}"),
        }
    }

    fn field(&self, hint: &[&str], name: &str) -> &Field {
        self.object(hint).fields.iter().find(|field| field.wire_name == name).unwrap()
    }

    /// A type in short: `Pet?` nullable, `Pet~` blankable, `[T]` a list, `{T}` a map.
    fn show(&self, ty: &TypeRef) -> String {
        let kind = match &ty.kind {
            TypeKind::Named(id) => self.api.type_def(*id).hint.0.join("."),
            TypeKind::List(item) => format!("[{}]", self.show(item)),
            TypeKind::Map(value) => format!("{{{}}}", self.show(value)),
            other => format!("{other:?}"),
        };
        format!("{kind}{}{}", if ty.blankable { "~" } else { "" }, if ty.nullable { "?" } else { "" })
    }

    /// The fields of a struct in short.
    fn fields(&self, hint: &[&str]) -> Vec<String> {
        let show = |field: &Field| {
            format!("{}{}: {}", field.wire_name, if field.required { "" } else { "?" }, self.show(&field.ty))
        };
        self.object(hint).fields.iter().map(show).collect()
    }

    /// The arms of a union in short.
    fn arms(&self, hint: &[&str]) -> Vec<String> {
        match &self.def(hint).shape {
            Shape::Union(union) => {
                union.variants.iter().map(|arm| format!("{}: {}", arm.hint, self.show(&arm.ty))).collect()
            }
            other => panic!("{hint:?} is {other:?}"),
        }
    }

    /// The values of an enum.
    fn values(&self, hint: &[&str]) -> Vec<Value> {
        match &self.def(hint).shape {
            Shape::Enum(listed) => listed.variants.iter().map(|variant| variant.value.clone()).collect(),
            other => panic!("{hint:?} is {other:?}"),
        }
    }

    fn codes(&self) -> Vec<&'static str> {
        self.diagnostics.list().iter().map(|diagnostic| diagnostic.code).collect()
    }
}
