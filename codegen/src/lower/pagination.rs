//! How to walk through an operation's pages: what the settings say, else what the shapes of parameters and body make certain.

use super::Lowering;
use crate::diagnostic::Diagnostic;
use crate::ir::{
    Location, Operation, Pagination, PaginationStyle, ResponseKind, Shape, Status, Struct, TypeKind, TypeRef,
};
use crate::pointer::Pointer;
use crate::settings::PaginationSettings;

const LISTS: &[&str] = &["results", "data", "items", "response", "records", "values", "entries"];
const LIMITS: &[&str] = &["limit", "per_page", "page_size", "pageSize", "perPage", "size"];
const CURSORS: &[&str] = &["cursor", "page_token", "pageToken", "next_token", "nextToken", "after", "starting_after"];
const NEXT_CURSORS: &[&str] = &[
    "next",
    "next_cursor",
    "nextCursor",
    "next_page_token",
    "nextPageToken",
    "next_token",
    "nextToken",
    "cursor",
    "after",
];
const PAGES: &[&str] = &["page", "page_number", "pageNumber"];

impl Lowering<'_, '_> {
    /// How to walk through the operation's pages.
    pub(super) fn pagination(&mut self, operation: &Operation) -> Option<Pagination> {
        let settings = self.settings;
        let keys = [operation.id.clone().unwrap_or_default(), method_and_path(operation)];
        match keys.iter().find_map(|key| settings.pagination.get_key_value(key)) {
            Some((key, chosen)) => self.chosen(key, chosen, operation),
            None => self.detected(operation),
        }
    }

    /// A name in a settings entry that the operation does not have. (An entry without an operation is found in `settings`.)
    fn unmatched(&mut self, key: &str, message: String) {
        let place = Pointer::root_of(&self.settings.file).child("pagination").child(key);
        self.diagnostics.push(Diagnostic::error("unmatched-setting", &place, message, "the entry has no effect"));
    }

    fn chosen(&mut self, key: &str, chosen: &PaginationSettings, operation: &Operation) -> Option<Pagination> {
        let found = match chosen {
            PaginationSettings::None => return None,
            PaginationSettings::Offset { items, limit, offset, next } => {
                self.list_at(operation, items).and_then(|list| {
                    let limit = optional(limit, |name| parameter(operation, name))?;
                    let next = optional(next, |path| self.field_at(operation, path))?;
                    Ok((list, PaginationStyle::Offset { limit, offset: parameter(operation, offset)?, next }))
                })
            }
            PaginationSettings::Cursor { items, cursor, next } => self.list_at(operation, items).and_then(|list| {
                let next = self.field_at(operation, next)?;
                Ok((list, PaginationStyle::Cursor { cursor: parameter(operation, cursor)?, next }))
            }),
            PaginationSettings::Page { items, page, next } => self.list_at(operation, items).and_then(|list| {
                let next = optional(next, |path| self.field_at(operation, path))?;
                Ok((list, PaginationStyle::Page { page: parameter(operation, page)?, next }))
            }),
        };
        match found {
            Ok(((items, item), style)) => Some(Pagination { items, item, style }),
            Err(missing) => {
                self.unmatched(key, format!("the operation has no {missing}"));
                None
            }
        }
    }

    fn list_at(&self, operation: &Operation, path: &str) -> Result<(Vec<String>, TypeRef), String> {
        let words = words(path);
        match self.at_path(operation, &words).map(|ty| ty.kind) {
            Some(TypeKind::List(item)) => Ok((words, *item)),
            _ => Err(format!("list `{path}` in its body")),
        }
    }

    fn field_at(&self, operation: &Operation, path: &str) -> Result<Vec<String>, String> {
        let words = words(path);
        self.at_path(operation, &words).map(|_| words).ok_or_else(|| format!("`{path}` in its body"))
    }

    fn at_path(&self, operation: &Operation, path: &[String]) -> Option<TypeRef> {
        let mut ty = self.unaliased(success(operation)?);
        for word in path {
            let field = self.as_struct(&ty)?.fields.iter().find(|field| field.wire_name == *word)?;
            ty = self.unaliased(&field.ty);
        }
        Some(ty)
    }

    fn detected(&self, operation: &Operation) -> Option<Pagination> {
        let body = self.unaliased(success(operation)?);
        let page = self.as_struct(&body)?;
        let (items, item) = self.items(page)?;
        let style = self
            .cursor(operation, page)
            .or_else(|| self.offset(operation, page))
            .or_else(|| self.page(operation, page))?;
        Some(Pagination { items: vec![items], item, style })
    }

    /// The one list of the body that can be the page's: the only list of objects, or the one with a usual name.
    fn items(&self, page: &Struct) -> Option<(String, TypeRef)> {
        let lists = page.fields.iter().filter_map(|field| match self.unaliased(&field.ty).kind {
            TypeKind::List(item) => Some((field.wire_name.clone(), *item)),
            _ => None,
        });
        let lists: Vec<(String, TypeRef)> = lists.collect();
        let objects: Vec<&(String, TypeRef)> = lists.iter().filter(|(_, item)| self.is_object(item)).collect();
        match objects.as_slice() {
            [only] => Some((*only).clone()),
            _ => lists.into_iter().find(|(name, _)| LISTS.contains(&name.as_str())),
        }
    }

    fn offset(&self, operation: &Operation, page: &Struct) -> Option<PaginationStyle> {
        let offset = one_of(operation, &["offset"])?;
        let next = self.text_field(page, &["next"]).map(|name| vec![name]);
        Some(PaginationStyle::Offset { limit: one_of(operation, LIMITS), offset, next })
    }

    fn cursor(&self, operation: &Operation, page: &Struct) -> Option<PaginationStyle> {
        let cursor = one_of(operation, CURSORS)?;
        Some(PaginationStyle::Cursor { cursor, next: vec![self.text_field(page, NEXT_CURSORS)?] })
    }

    fn page(&self, operation: &Operation, page: &Struct) -> Option<PaginationStyle> {
        let number = one_of(operation, PAGES)?;
        let whole = operation.parameters.get(number).map(|parameter| self.unaliased(&parameter.ty).kind);
        let counts = matches!(whole, Some(TypeKind::Integer(_)));
        let next = self.text_field(page, &["next"]).map(|name| vec![name]);
        counts.then_some(PaginationStyle::Page { page: number, next })
    }

    fn text_field(&self, page: &Struct, names: &[&str]) -> Option<String> {
        let text = |name: &&&str| {
            let field = page.fields.iter().find(|field| field.wire_name == **name);
            field.is_some_and(|field| self.unaliased(&field.ty).kind == TypeKind::String)
        };
        names.iter().find(text).map(|name| (*name).to_owned())
    }

    /// A type behind its aliases, of which there may be a chain.
    fn unaliased(&self, ty: &TypeRef) -> TypeRef {
        let mut ty = ty.clone();
        for _ in 0..32 {
            match ty.kind {
                TypeKind::Named(id) => match &self.api.type_def(id).shape {
                    Shape::Alias(target) => ty = target.clone().or_null(ty.nullable),
                    Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => return ty,
                },
                _ => return ty,
            }
        }
        ty
    }

    fn as_struct(&self, ty: &TypeRef) -> Option<&Struct> {
        match ty.kind {
            TypeKind::Named(id) => match &self.api.type_def(id).shape {
                Shape::Struct(object) => Some(object),
                Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_) => None,
            },
            _ => None,
        }
    }

    fn is_object(&self, ty: &TypeRef) -> bool {
        match self.unaliased(ty).kind {
            TypeKind::Named(id) => match self.api.type_def(id).shape {
                Shape::Struct(_) | Shape::Union(_) => true,
                Shape::Enum(_) | Shape::Alias(_) => false,
            },
            TypeKind::Map(_) => true,
            _ => false,
        }
    }
}

/// The JSON body of the first successful response.
fn success(operation: &Operation) -> Option<&TypeRef> {
    let good = operation.responses.iter().find(|response| match response.status {
        Status::Code(code) => (200..300).contains(&code),
        Status::Range(range) => range == 2,
        Status::Default => false,
    })?;
    good.media.iter().find_map(|media| match &media.kind {
        ResponseKind::Json(ty) => Some(ty),
        ResponseKind::JsonLines(_)
        | ResponseKind::EventStream(_)
        | ResponseKind::Xml(..)
        | ResponseKind::Text
        | ResponseKind::Bytes => None,
    })
}

fn one_of(operation: &Operation, names: &[&str]) -> Option<usize> {
    names.iter().find_map(|name| parameter(operation, name).ok())
}

fn parameter(operation: &Operation, name: &str) -> Result<usize, String> {
    let found = operation.parameters.iter().position(|p| p.location == Location::Query && p.wire_name == name);
    found.ok_or_else(|| format!("query parameter `{name}`"))
}

fn optional<T>(name: &Option<String>, find: impl Fn(&str) -> Result<T, String>) -> Result<Option<T>, String> {
    name.as_deref().map(find).transpose()
}

fn words(path: &str) -> Vec<String> {
    path.split('.').map(str::to_owned).collect()
}

fn method_and_path(operation: &Operation) -> String {
    format!("{} {}", operation.method.as_str(), operation.path)
}
