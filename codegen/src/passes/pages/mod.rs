//! Pages: which operations have a `.stream()`, and how it gets from one page to the next. The settings say so, else the shapes of
//! parameters and body, where they are certain.

mod chosen;
mod detected;
mod page;

pub(crate) use page::{FieldStep, Pages, Place};

use super::boxes::Boxes;
use super::by_operation::ByOperation;
use super::outcomes::{Outcomes, Payload, ResultType};
use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Operation};
use crate::settings::Settings;
use chosen::chosen_pages;
use detected::detected_pages;
use page::PageType;

/// Decides for every operation. Reports the settings that cannot be done.
pub(super) fn plan_pages(
    api: &Api,
    boxes: &Boxes,
    outcomes: &ByOperation<Outcomes>,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> ByOperation<Option<Pages>> {
    ByOperation::of(api, |index, operation| {
        let page = page_type(api, boxes, operation, outcomes.row(index));
        let key = operation.settings_key();
        match settings.pagination.get(&key) {
            Some(chosen) => chosen_pages(operation, page, chosen).unwrap_or_else(|problem| {
                diagnostics.push(problem.diagnostic(&settings.file, &key));
                None
            }),
            None => page.and_then(|page| detected_pages(operation, page)),
        }
    })
}

/// What the operation's successes hold, where that is one JSON value and the document calls it a success.
fn page_type<'a>(
    api: &'a Api,
    boxes: &'a Boxes,
    operation: &Operation,
    outcomes: &'a Outcomes,
) -> Option<PageType<'a>> {
    let has_success = operation.responses.iter().any(|response| response.status.is_success());
    match outcomes.successes.result_type() {
        ResultType::One(Payload::Json(ty)) if has_success => Some(PageType { api, boxes, ty }),
        ResultType::One(_) | ResultType::Nothing | ResultType::ByStatus => None,
    }
}
