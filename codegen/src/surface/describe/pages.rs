//! How pages are walked through, in the words of the wire.

use super::Described;
use crate::ir::Operation;
use crate::passes::{FieldStep, Pages, Place};
use crate::surface::PagesSurface;

impl Described<'_> {
    pub(super) fn pages(self, operation: &Operation, pages: &Pages) -> PagesSurface {
        PagesSurface {
            item: self.type_with_null(&pages.items.item, None),
            page: self.type_with_null(&pages.items.page, None),
            way: way(operation, pages),
        }
    }
}

/// What the request takes, and what the page tells.
fn way(operation: &Operation, pages: &Pages) -> String {
    let taken = [("cursor", &pages.cursor), ("offset", &pages.offset), ("limit", &pages.limit), ("page", &pages.page)];
    let taken = taken.into_iter().filter_map(|(what, place)| Some((what, place_text(operation, place.as_ref()?))));
    let told = [
        ("next", &pages.next),
        ("last item's", &pages.last_item),
        ("has more", &pages.has_more),
        ("total", &pages.total),
        ("pages", &pages.pages),
    ];
    let told = told.into_iter().filter_map(|(what, steps)| Some((what, steps_text(steps.as_ref()?))));
    let first_page = pages.first_page.map(|number| ("first page", number.to_string()));
    let items = (!pages.items.steps.is_empty()).then(|| ("items", steps_text(&pages.items.steps)));
    let parts = items.into_iter().chain(taken).chain(first_page).chain(told);
    parts.map(|(what, text)| format!("{what} {text}")).collect::<Vec<_>>().join(", ")
}

fn place_text(operation: &Operation, place: &Place) -> String {
    match place {
        Place::Parameter(index) => {
            operation.parameters.get(*index).map(|parameter| format!("?{}", parameter.wire_name)).unwrap_or_default()
        }
        Place::Body(keys) => format!("body.{}", keys.join(".")),
    }
}

fn steps_text(steps: &[FieldStep]) -> String {
    steps.iter().map(|step| step.wire_name.as_str()).collect::<Vec<_>>().join(".")
}
