//! Pages by the usual names of parameters and properties.

use super::page::{FieldStep, PageItems, PageType, Pages, Place, query_parameter};
use crate::ir::{Operation, Shape, TypeKind, TypeRef};

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

/// The pages of an operation whose parameters and body leave no doubt.
pub(super) fn detected_pages(operation: &Operation, page: PageType<'_>) -> Option<Pages> {
    let pages = Pages::of_items(items(page)?);
    let place = |names| one_of(operation, names).map(Place::Parameter);
    if let (Some(cursor), Some(next)) = (place(CURSORS), text(page, NEXT_CURSORS)) {
        return Some(Pages { cursor: Some(cursor), next: Some(next), ..pages });
    }
    let next = text(page, &["next"]);
    if let Some(offset) = place(&["offset"]) {
        return Some(Pages { limit: place(LIMITS), offset: Some(offset), next, ..pages });
    }
    let number = one_of(operation, PAGES).filter(|index| is_integer(operation, page, *index))?;
    Some(Pages { page: Some(Place::Parameter(number)), next, ..pages })
}

/// The one list of the body that can be the page's: the only list of objects, or the one with a usual name.
fn items(page: PageType<'_>) -> Option<PageItems> {
    let lists: Vec<(&str, PageItems)> = page
        .fields()
        .iter()
        .filter_map(|field| Some((field.wire_name.as_str(), page.items(&[&field.wire_name]).ok()?)))
        .collect();
    let objects: Vec<&(&str, PageItems)> = lists.iter().filter(|(_, items)| is_object(page, &items.item)).collect();
    match objects.as_slice() {
        [(_, only)] => Some(only.clone()),
        _ => lists.into_iter().find(|(name, _)| LISTS.contains(name)).map(|(_, items)| items),
    }
}

fn is_object(page: PageType<'_>, ty: &TypeRef) -> bool {
    let kind = &page.api.resolve(ty).kind;
    match kind.named().map(|id| &page.api.type_def(id).shape) {
        Some(Shape::Struct(_) | Shape::Union(_)) => true,
        Some(Shape::Enum(_) | Shape::Alias(_)) => false,
        None => matches!(kind, TypeKind::Map(_)),
    }
}

/// The first of these properties that is a text.
fn text(page: PageType<'_>, names: &[&str]) -> Option<Vec<FieldStep>> {
    let is_text = |name: &&&str| {
        let field = page.fields().iter().find(|field| field.wire_name == **name);
        field.is_some_and(|field| page.api.resolve(&field.ty).kind == TypeKind::String)
    };
    names.iter().find(is_text).and_then(|name| page.link(&[name]).ok())
}

fn one_of(operation: &Operation, names: &[&str]) -> Option<usize> {
    names.iter().find_map(|name| query_parameter(operation, name))
}

fn is_integer(operation: &Operation, page: PageType<'_>, parameter: usize) -> bool {
    let parameter = operation.parameters.get(parameter);
    parameter.is_some_and(|parameter| matches!(page.api.resolve(&parameter.ty).kind, TypeKind::Integer(_)))
}
