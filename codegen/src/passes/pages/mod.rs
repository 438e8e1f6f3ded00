//! Pages: which operations have a `.stream()`, and how it gets from one page to the next. The settings say so, else the shapes of
//! parameters and body, where they are certain.

mod chosen;
mod detected;
mod page;

pub(crate) use page::{FieldStep, PageItems};

use super::boxes::Boxes;
use super::by_operation::ByOperation;
use super::outcomes::{Outcomes, Payload, ResultType, is_success};
use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Location, Operation};
use crate::settings::{Pagination, Settings};
use page::PageType;

/// How `stream` walks through an operation's pages. Parameters are indexes into [`Operation::parameters`].
pub(crate) type Pages = Pagination<usize, PageItems, Vec<FieldStep>>;

/// Decides for every operation. Reports the settings that cannot be done.
pub(super) fn plan_pages(
    api: &Api,
    boxes: &Boxes,
    outcomes: &ByOperation<Outcomes>,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> ByOperation<Pages> {
    ByOperation::of(api, |index, operation| {
        let page = page_type(api, boxes, operation, outcomes.row(index));
        match setting(operation, settings) {
            Some((key, chosen)) => chosen::pages(operation, page, chosen).unwrap_or_else(|problem| {
                diagnostics.push(problem.diagnostic(&settings.file, key));
                Pages::None
            }),
            None => page.and_then(|page| detected::pages(operation, page)).unwrap_or(Pages::None),
        }
    })
}

/// The settings' entry for an operation, with its key: the operationId, or method and path.
fn setting<'a>(operation: &Operation, settings: &'a Settings) -> Option<(&'a String, &'a Pagination)> {
    let by_path = format!("{} {}", operation.method.as_str(), operation.path);
    let keys = [operation.id.as_deref(), Some(&by_path)];
    keys.into_iter().flatten().find_map(|key| settings.pagination.get_key_value(key))
}

/// What the operation's successes hold, where that is one JSON value and the document calls it a success.
fn page_type<'a>(
    api: &'a Api,
    boxes: &'a Boxes,
    operation: &Operation,
    outcomes: &'a Outcomes,
) -> Option<PageType<'a>> {
    let has_success = operation.responses.iter().any(|response| is_success(response.status));
    match outcomes.successes.result_type() {
        ResultType::One(Payload::Json(ty)) if has_success => Some(PageType { api, boxes, ty }),
        ResultType::One(_) | ResultType::Nothing | ResultType::ByStatus => None,
    }
}

/// The index of a query parameter.
fn query_parameter(operation: &Operation, name: &str) -> Option<usize> {
    let mut parameters = operation.parameters.iter();
    parameters.position(|parameter| parameter.location == Location::Query && parameter.wire_name == name)
}
