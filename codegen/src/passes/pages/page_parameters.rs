//! The query parameters that speak of pages.

use super::page::{takes_number, takes_text};
use super::usual_names::{
    AFTER_ITEM, CURSORS, LIMITS, OFFSETS, PAGE_NUMBERS, STRONG_LIMITS, SURELY_AFTER_ITEM, TEXT_POSITIONS, WEAK_OFFSETS,
    plain_name,
};
use crate::ir::{Api, Location, Operation, TypeRef};

/// The query parameters that speak of pages, by their usual names: indexes into [`Operation::parameters`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct PageParameters {
    /// Takes a cursor.
    pub cursor: Option<usize>,
    /// Whether the cursor names an item.
    pub is_after_item: bool,
    /// Whether its name leaves no doubt of that.
    pub is_surely_after_item: bool,
    /// Takes a cursor, if an answer has one.
    pub text_position: Option<usize>,
    /// Takes the index of an item.
    pub offset: Option<usize>,
    /// Takes the number of a page.
    pub page: Option<usize>,
    /// Takes the size of a page.
    pub limit: Option<usize>,
    /// Whether the size's name says by itself that there are pages.
    limit_is_strong: bool,
}

impl PageParameters {
    /// Those of an operation.
    pub(super) fn of(api: &Api, operation: &Operation) -> Self {
        let names: Vec<String> =
            operation.parameters.iter().map(|parameter| plain_name(&parameter.wire_name)).collect();
        let find = |usual: &[&str], takes: fn(&Api, &TypeRef) -> bool| {
            usual.iter().find_map(|usual| {
                let mut parameters = operation.parameters.iter().enumerate();
                parameters.position(|(index, parameter)| {
                    parameter.location == Location::Query
                        && names.get(index).is_some_and(|name| name == usual)
                        && takes(api, &parameter.ty)
                })
            })
        };
        let is_one_of =
            |index: usize, usual: &[&str]| names.get(index).is_some_and(|name| usual.contains(&name.as_str()));
        let limit = find(LIMITS, takes_number);
        let cursor = find(CURSORS, takes_text);
        let offset = find(OFFSETS, takes_number).filter(|index| limit.is_some() || !is_one_of(*index, WEAK_OFFSETS));
        Self {
            cursor,
            is_after_item: cursor.is_some_and(|index| is_one_of(index, AFTER_ITEM)),
            is_surely_after_item: cursor.is_some_and(|index| is_one_of(index, SURELY_AFTER_ITEM)),
            text_position: find(TEXT_POSITIONS, |api, ty| takes_text(api, ty) && !takes_number(api, ty)),
            offset,
            page: find(PAGE_NUMBERS, takes_number),
            limit,
            limit_is_strong: limit.is_some_and(|index| is_one_of(index, STRONG_LIMITS)),
        }
    }

    /// The first of them, where they say by themselves that the operation has pages.
    pub(super) fn telling(&self) -> Option<usize> {
        let limit = self.limit.filter(|_| self.limit_is_strong);
        self.cursor.or(self.offset).or(self.page).or(limit)
    }
}
