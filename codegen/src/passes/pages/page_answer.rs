//! What an answer has of pages.

use super::page::{FieldStep, PageItems, PageType, Way};
use super::usual_names::{ASIDES, CONTAINERS, ENVELOPES, LISTS, plain_name};
use crate::ir::{Field, Shape, TypeKind, TypeRef};

/// How many objects may be around a property that speaks of pages.
const MAX_CONTAINERS: usize = 2;

/// A list that may be that of the items.
#[derive(Clone, Debug)]
pub(super) struct FoundItems {
    pub items: PageItems,
    pub certainty: Certainty,
}

/// How sure it is that a list is that of the items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Certainty {
    /// It is the only list of objects, or has a usual name.
    Sure,
    /// It is one of several lists; the others have names of what stands beside the items.
    BesideOthers,
    /// It is in the only object of the answer that has a list.
    Inside,
    /// It is a list of scalars, and the only list.
    Scalars,
    /// The answer is a list itself.
    Bare,
}

/// The list of items, in the answer or in an object in it; of several lists the one that is called like the operation's path.
pub(super) fn find_items<'a>(page: PageType<'a>, path: &str) -> Option<FoundItems> {
    if let Ok(items) = page.items(&[]) {
        return Some(FoundItems { items, certainty: Certainty::Bare });
    }
    let top = page.fields().iter().map(|field| vec![field.wire_name.as_str()]).collect();
    let own_name = plain_name(path.rsplit('/').next().filter(|segment| !segment.contains('{')).unwrap_or_default());
    let inside = |envelope: &'a Field| -> Vec<Vec<&'a str>> {
        let fields = page.of(&envelope.ty).fields().iter();
        fields.map(|field| vec![envelope.wire_name.as_str(), field.wire_name.as_str()]).collect()
    };
    list_among(page, top, &own_name)
        .or_else(|| {
            let envelopes = page.fields().iter().filter(|field| is_one_of(&field.wire_name, ENVELOPES));
            list_among(page, envelopes.flat_map(inside).collect(), &own_name)
        })
        .or_else(|| {
            let lists = page.fields().iter().filter_map(|field| list_among(page, inside(field), &own_name));
            let mut lists = lists.filter(|found| found.certainty == Certainty::Sure);
            let only = lists.next()?;
            lists.next().is_none().then_some(FoundItems { certainty: Certainty::Inside, ..only })
        })
}

fn list_among(page: PageType<'_>, paths: Vec<Vec<&str>>, own_name: &str) -> Option<FoundItems> {
    let lists: Vec<(&str, PageItems)> =
        paths.iter().filter_map(|path| Some((*path.last()?, page.items(path).ok()?))).collect();
    let objects: Vec<&(&str, PageItems)> = lists.iter().filter(|(_, items)| is_object(page, &items.item)).collect();
    let found = |items: &PageItems, certainty| Some(FoundItems { items: items.clone(), certainty });
    if let [(_, only)] = objects.as_slice() {
        return found(only, Certainty::Sure);
    }
    if let Some((_, own)) = objects.iter().find(|(name, _)| plain_name(name) == own_name) {
        return found(own, Certainty::BesideOthers);
    }
    let main: Vec<&&(&str, PageItems)> = objects.iter().filter(|(name, _)| !is_one_of(name, ASIDES)).collect();
    if let [(_, only)] = main.as_slice() {
        return found(only, Certainty::BesideOthers);
    }
    if let Some((_, usual)) = lists.iter().find(|(name, _)| is_one_of(name, LISTS)) {
        return found(usual, Certainty::Sure);
    }
    match lists.as_slice() {
        [(_, only)] => found(only, Certainty::Scalars),
        _ => None,
    }
}

/// The way to the first property of these names that `way` takes: of those on top first, and of those by the order of the names. It may be in
/// the objects that the list of items is in.
pub(super) fn find_property<'a>(
    page: PageType<'a>,
    items: &[FieldStep],
    names: &[&str],
    way: impl Fn(&[&'a str]) -> Way,
) -> Option<Vec<FieldStep>> {
    let mut level: Vec<Property<'a>> = vec![Property { name: String::new(), path: Vec::new(), ty: page.ty }];
    for _ in 0..=MAX_CONTAINERS {
        let below: Vec<Property<'a>> = level.iter().flat_map(|around| around.properties(page)).collect();
        let find = |name: &&str| {
            below.iter().filter(|property| property.name == **name).find_map(|property| way(&property.path).ok())
        };
        if let Some(found) = names.iter().find_map(find) {
            return Some(found);
        }
        level = below.into_iter().filter(|property| property.is_container() || property.is_around(items)).collect();
    }
    None
}

/// A property of an answer, or of an object in it.
struct Property<'a> {
    /// Its plain name.
    name: String,
    path: Vec<&'a str>,
    ty: &'a TypeRef,
}

impl<'a> Property<'a> {
    fn properties(&self, page: PageType<'a>) -> Vec<Self> {
        let property = |field: &'a Field| {
            let path: Vec<&str> = self.path.iter().copied().chain([field.wire_name.as_str()]).collect();
            Self { name: property_name(&path), path, ty: &field.ty }
        };
        page.of(self.ty).fields().iter().map(property).collect()
    }

    fn is_container(&self) -> bool {
        self.path.last().is_some_and(|name| is_one_of(name, CONTAINERS))
    }

    fn is_around(&self, items: &[FieldStep]) -> bool {
        items.len() > self.path.len() && self.path.iter().zip(items).all(|(name, step)| step.wire_name == *name)
    }
}

/// What the property at the end of a path is called; the address in an object that is a link (`next: {href}`) is called like the link.
fn property_name(path: &[&str]) -> String {
    let plain: Vec<String> = path.iter().map(|name| plain_name(name)).collect();
    match plain.as_slice() {
        [.., link, address] if link.starts_with("next") && matches!(address.as_str(), "href" | "url" | "uri") => {
            link.clone()
        }
        [.., last] => last.clone(),
        [] => String::new(),
    }
}

fn is_one_of(name: &str, usual: &[&str]) -> bool {
    usual.contains(&plain_name(name).as_str())
}

fn is_object(page: PageType<'_>, ty: &TypeRef) -> bool {
    let kind = &page.api.resolve(ty).kind;
    match kind.named().map(|id| &page.api.type_def(id).shape) {
        Some(Shape::Struct(_) | Shape::Union(_)) => true,
        Some(Shape::Enum(_) | Shape::Alias(_)) => false,
        None => matches!(kind, TypeKind::Map(_)),
    }
}
