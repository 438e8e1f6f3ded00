//! Types of the user's, by the settings `replace` and `formats`.

use super::keywords::{JsonType, Keywords};
use super::schema_at::SchemaNode;
use crate::diagnostic::Diagnostic;
use crate::ir::{OwnJson, OwnType, Shape, TypeId, TypeKind, TypeRef};
use crate::lower::Lowering;
use crate::pointer::Pointer;
use crate::settings::TypePath;
use crate::similar::did_you_mean;

impl<'a> Lowering<'a, '_> {
    /// The user's type for a boolean, a number or a string of a format.
    pub(super) fn own_type_of_format(&self, json_type: JsonType, format: Option<&str>) -> Option<TypeKind> {
        let json = match json_type {
            JsonType::Boolean | JsonType::Integer | JsonType::Number | JsonType::String => own_json(json_type),
            JsonType::Array | JsonType::Object => return None,
        };
        let format = format?;
        self.seen_formats.borrow_mut().insert(format.to_owned());
        let TypePath(path) = self.settings.formats.get(format)?;
        Some(TypeKind::Own(OwnType { path: path.clone(), json }))
    }

    /// The user's type for a component.
    pub(super) fn own_type_of_component(&self, name: &str, node: SchemaNode<'a>) -> Option<Shape> {
        let TypePath(path) = self.settings.replace.get(name)?;
        let json = match node {
            SchemaNode::Inline(schema) => Keywords::of_schema(schema).implied_type().map_or(OwnJson::Any, own_json),
            SchemaNode::Reference(_) => OwnJson::Any,
        };
        Some(Shape::Alias(TypeRef::new(TypeKind::Own(OwnType { path: path.clone(), json }))))
    }

    /// Says which of both settings have no effect.
    pub(in crate::lower) fn report_unused_own_types(&mut self) {
        let root = Pointer::root_of(&self.settings.file);
        let replaced: Vec<Diagnostic> = self
            .settings
            .replace
            .keys()
            .filter(|name| self.components.named(name).is_some())
            .filter_map(|name| Some((name, self.why_not_replaced(name)?)))
            .map(|(name, why)| unmatched(&root.child("replace").child(name), why))
            .collect();
        let seen = self.seen_formats.borrow();
        let formats = self.settings.formats.keys().filter(|format| !seen.contains(*format)).map(|format| {
            let message = format!("no boolean, number or string of the document has `format: {format}`");
            let help = did_you_mean(format, seen.iter().map(String::as_str));
            Diagnostic { help, ..unmatched(&root.child("formats").child(format), message) }
        });
        let formats: Vec<Diagnostic> = formats.collect();
        drop(seen);
        replaced.into_iter().chain(formats).for_each(|message| self.diagnostics.push(message));
    }

    fn why_not_replaced(&self, name: &str) -> Option<String> {
        match self.ids.get(name) {
            None => Some(format!("`{name}` is only another name for a schema, or for null: it has no type to replace")),
            Some((id, _)) if !self.is_mentioned(*id) => {
                Some(format!("nothing refers to `{name}` as a whole, so that no type of yours can stand for it"))
            }
            Some(_) => None,
        }
    }

    fn is_mentioned(&self, id: TypeId) -> bool {
        self.api.type_refs().any(|ty| ty.mentioned_ids().any(|mentioned| mentioned == id))
    }
}

fn unmatched(place: &Pointer, message: String) -> Diagnostic {
    Diagnostic::error("unmatched-setting", place, message, "the setting has no effect")
}

fn own_json(json_type: JsonType) -> OwnJson {
    match json_type {
        JsonType::Boolean => OwnJson::Boolean,
        JsonType::Integer => OwnJson::Integer,
        JsonType::Number => OwnJson::Number,
        JsonType::String => OwnJson::String,
        JsonType::Array => OwnJson::Array,
        JsonType::Object => OwnJson::Object,
    }
}
