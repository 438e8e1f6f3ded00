//! Pages: which operations have a `.stream()`, and how it gets from one page to the next. The settings say so, else the shapes of
//! parameters and body, where they are certain.

mod chosen;
mod detected;
mod guess;
mod page;
mod page_answer;
mod page_parameters;
mod usual_names;

pub(crate) use page::{FieldStep, Pages, Place};

use super::boxes::Boxes;
use super::by_operation::ByOperation;
use super::outcomes::{Outcomes, Payload, ResultType};
use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Method, Operation, Status};
use crate::settings::Settings;
use chosen::chosen_pages;
use detected::{Detected, detected_pages};
use guess::{guess_note, missing_note};
use page::PageType;
use page_answer::find_items;
use page_parameters::PageParameters;

/// Decides for every operation. Reports the settings that cannot be done, what is a guess, and what looks like pages and is none.
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
            None => guessed_pages(api, operation, page, diagnostics),
        }
    })
}

/// How many operations with GET have parameters that speak of pages, and no stream.
pub(crate) fn paging_like_without_stream(api: &Api, pages: &ByOperation<Option<Pages>>) -> usize {
    let rows = api.operations.iter().zip(pages.rows());
    rows.filter(|(operation, pages)| pages.is_none() && looks_like_pages(api, operation)).count()
}

fn looks_like_pages(api: &Api, operation: &Operation) -> bool {
    operation.method == Method::Get && PageParameters::of(api, operation).telling().is_some()
}

/// The pages that usual names tell, with a note where they are a guess, or there are none.
fn guessed_pages(
    api: &Api,
    operation: &Operation,
    page: Option<PageType<'_>>,
    diagnostics: &mut Diagnostics,
) -> Option<Pages> {
    let parameters = PageParameters::of(api, operation);
    let found = page.and_then(|page| find_items(page, &operation.path));
    let items = found.as_ref().map(|found| found.items.steps.clone());
    let detected = page.zip(found).and_then(|(page, found)| detected_pages(operation, page, parameters, found));
    let Some(Detected { pages, guess }) = detected else {
        let why = match (page, &items) {
            (None, _) => "its answer is not one JSON value",
            (Some(_), None) => "there is no list of items in its answer",
            (Some(_), Some(_)) => "nothing in its answer leads to the next page",
        };
        let note = missing_note(operation, &parameters, items.as_deref(), why);
        diagnostics.extend(note.filter(|_| operation.method == Method::Get));
        return None;
    };
    diagnostics.extend(guess.map(|guess| guess_note(operation, &pages, guess)));
    Some(pages)
}

/// What the operation's successes hold, where that is one JSON value. Without a success a `default` describes it if it stands alone.
fn page_type<'a>(
    api: &'a Api,
    boxes: &'a Boxes,
    operation: &Operation,
    outcomes: &'a Outcomes,
) -> Option<PageType<'a>> {
    let statuses = || operation.responses.iter().map(|response| response.status);
    let is_described = statuses().any(Status::is_success) || statuses().eq([Status::Default]);
    match outcomes.successes.result_type() {
        ResultType::One(Payload::Json(ty)) if is_described => Some(PageType { api, boxes, ty }),
        ResultType::One(_) | ResultType::Nothing | ResultType::ByStatus => None,
    }
}
