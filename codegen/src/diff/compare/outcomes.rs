//! What comes back: answers, errors, headers, pages.

use super::Operations;
use super::operation::change;
use crate::diff::change::Change;
use crate::diff::comparing::Comparing;
use crate::diff::paired::Paired;
use crate::diff::rules::{self, Rule};
use crate::surface::{OperationSurface, OutcomeSurface, ResultSurface, RustType, Wrapper};

/// The rules of one half of the outcomes.
struct Half {
    became_enum: &'static Rule,
    no_longer_enum: &'static Rule,
    variant_added: &'static Rule,
    variant_removed: &'static Rule,
    status_added: &'static Rule,
    status_removed: &'static Rule,
    status_changed: Option<&'static Rule>,
}

static SUCCESSES: Half = Half {
    became_enum: &rules::SUCCESS_BECAME_ENUM,
    no_longer_enum: &rules::SUCCESS_NO_LONGER_ENUM,
    variant_added: &rules::SUCCESS_VARIANT_ADDED,
    variant_removed: &rules::SUCCESS_VARIANT_REMOVED,
    status_added: &rules::SUCCESS_STATUS_ADDED,
    status_removed: &rules::SUCCESS_STATUS_REMOVED,
    status_changed: Some(&rules::SUCCESS_STATUS_CHANGED),
};

static ERRORS: Half = Half {
    became_enum: &rules::ERROR_BECAME_ENUM,
    no_longer_enum: &rules::ERROR_NO_LONGER_ENUM,
    variant_added: &rules::ERROR_VARIANT_ADDED,
    variant_removed: &rules::ERROR_VARIANT_REMOVED,
    status_added: &rules::ERROR_STATUS_ADDED,
    status_removed: &rules::ERROR_STATUS_REMOVED,
    status_changed: None,
};

/// One half of the outcomes in both states.
struct Results<'a> {
    old: &'a ResultSurface,
    new: &'a ResultSurface,
    outcomes: Paired<'a, OutcomeSurface>,
    half: &'static Half,
}

impl Comparing<'_> {
    pub(super) fn compare_outcomes(&mut self, operations: Operations<'_>) {
        let Operations { old, new } = operations;
        let by_status = |old, new| Paired::none(old, new).by(|outcome: &OutcomeSurface| Some(outcome.status));
        let successes = by_status(&old.successes, &new.successes);
        self.compare_results(
            operations,
            Results { old: &old.success, new: &new.success, outcomes: successes, half: &SUCCESSES },
        );
        let errors = by_status(&old.errors, &new.errors);
        self.compare_results(operations, Results { old: &old.error, new: &new.error, outcomes: errors, half: &ERRORS });
        self.compare_headers(operations);
        self.compare_pages(operations);
    }

    fn compare_results(&mut self, operations: Operations<'_>, results: Results<'_>) {
        for (old, new) in &results.outcomes.both {
            self.compare_docs(&old.docs, &new.docs);
        }
        let whole = match (results.old, results.new) {
            (ResultSurface::One(_), ResultSurface::ByStatus(_)) => Some(results.half.became_enum),
            (ResultSurface::ByStatus(_), ResultSurface::One(_)) => Some(results.half.no_longer_enum),
            (ResultSurface::One(old), ResultSurface::One(new)) if !self.states.is_same_type(old, new) => {
                Some(self.type_rule(operations, old, new, results.half))
            }
            (ResultSurface::One(_), ResultSurface::One(_)) => {
                self.compare_statuses(operations, &results);
                None
            }
            (ResultSurface::ByStatus(_), ResultSurface::ByStatus(_)) => {
                self.compare_variants(operations, &results);
                None
            }
        };
        if let Some(rule) = whole {
            let (before, after) = (self.states.old.result_text(results.old), self.states.new.result_text(results.new));
            let changed = self.result_change(rule, operations, results.outcomes.both.first().copied());
            self.report(changed.before(before).after(after).same_everywhere());
        }
    }

    /// The rule for a result of another type.
    fn type_rule(
        &self,
        Operations { old: before, new: after }: Operations<'_>,
        old: &RustType,
        new: &RustType,
        half: &'static Half,
    ) -> &'static Rule {
        let nothing = RustType::Known("()");
        let is_list = |ty: &RustType| matches!(ty, RustType::Around(Wrapper::List, _));
        if std::ptr::eq(half, &SUCCESSES) {
            let became_page = is_list(old) && !is_list(new) && after.pages.is_some();
            return if became_page { &rules::LIST_BECAME_PAGE } else { &rules::SUCCESS_TYPE_CHANGED };
        }
        match (*old == nothing && before.errors.is_empty(), *new == nothing && after.errors.is_empty()) {
            (true, _) => &rules::ERROR_DOCUMENTED,
            (false, true) => &rules::ERROR_REMOVED,
            (false, false) => &rules::ERROR_TYPE_CHANGED,
        }
    }

    /// Statuses that all have one type.
    fn compare_statuses(&mut self, operations: Operations<'_>, results: &Results<'_>) {
        let Results { outcomes, half, .. } = results;
        for (old, new) in &outcomes.both {
            self.compare_response_media(operations, old, new);
        }
        let statuses = |outcomes: &[&OutcomeSurface]| {
            outcomes.iter().map(|outcome| outcome.status.text()).collect::<Vec<_>>().join(", ")
        };
        let (gone, come) = (statuses(&outcomes.old), statuses(&outcomes.new));
        let at = |change: Change| at_first(change, outcomes);
        match (outcomes.old.is_empty(), outcomes.new.is_empty(), half.status_changed) {
            (true, true, _) => {}
            (false, false, Some(rule)) => {
                self.report(at(change(rule, operations)).detail(format!("{gone} → {come}")).same_everywhere());
            }
            (no_old, no_new, _) => {
                if !no_old {
                    self.report(at(change(half.status_removed, operations)).detail(gone).same_everywhere());
                }
                if !no_new {
                    self.report(at(change(half.status_added, operations)).detail(come).same_everywhere());
                }
            }
        }
    }

    /// Statuses that have a type each.
    fn compare_variants(&mut self, operations: Operations<'_>, results: &Results<'_>) {
        let Results { outcomes, half, .. } = results;
        let type_changed = |half: &'static Half| {
            if std::ptr::eq(half, &SUCCESSES) { &rules::SUCCESS_TYPE_CHANGED } else { &rules::ERROR_TYPE_CHANGED }
        };
        for (old, new) in &outcomes.both {
            if self.states.is_same_type(&old.ty, &new.ty) {
                self.compare_response_media(operations, old, new);
            } else {
                let changed = self.result_change(type_changed(half), operations, Some((*old, *new)));
                let (before, after) = (self.states.old.type_text(&old.ty), self.states.new.type_text(&new.ty));
                self.report(changed.before(before).after(after).same_everywhere());
            }
        }
        for outcome in &outcomes.old {
            let gone = change(half.variant_removed, operations).was_at(&outcome.place);
            let before = format!("{}({})", outcome.variant, self.states.old.type_text(&outcome.ty));
            self.report(gone.before(before).same_everywhere());
        }
        for outcome in &outcomes.new {
            let added = change(half.variant_added, operations).at(&outcome.place);
            let after = format!("{}({})", outcome.variant, self.states.new.type_text(&outcome.ty));
            self.report(added.after(after).same_everywhere());
        }
    }

    fn compare_response_media(&mut self, operations: Operations<'_>, old: &OutcomeSurface, new: &OutcomeSurface) {
        let sorted = |media: &[String]| {
            let mut media = media.to_vec();
            media.sort();
            media.join(", ")
        };
        let (before, after) = (sorted(&old.media), sorted(&new.media));
        if before != after {
            let changed = self.result_change(&rules::RESPONSE_MEDIA_CHANGED, operations, Some((old, new)));
            self.report(changed.detail(format!("{before} → {after}")).same_everywhere());
        }
    }

    /// A change of what comes back, with the status where there is one.
    fn result_change(
        &self,
        rule: &'static Rule,
        operations: Operations<'_>,
        outcome: Option<(&OutcomeSurface, &OutcomeSurface)>,
    ) -> Change {
        let changed = change(rule, operations);
        match outcome {
            Some((old, new)) => {
                let wire = format!("{} → {}", operations.new.request_line(), new.status.text());
                changed.wire(wire).was_at(&old.place).at(&new.place)
            }
            None => changed,
        }
    }

    fn compare_headers(&mut self, operations: Operations<'_>) {
        let Operations { old, new } = operations;
        let pairs = Paired::none(&old.headers, &new.headers).by(|header| Some(header.wire_name.to_ascii_lowercase()));
        let text = |owner: &OperationSurface, name: &str| {
            format!("{}.{name}", owner.headers_struct.as_deref().unwrap_or_default())
        };
        for header in pairs.old {
            let gone = change(&rules::HEADER_REMOVED, operations).was_at(&header.place);
            self.report(gone.detail(format!("`{}`", header.wire_name)).before(text(old, &header.rust_name)));
        }
        for header in pairs.new {
            let added = change(&rules::HEADER_ADDED, operations).at(&header.place);
            self.report(added.detail(format!("`{}`", header.wire_name)).after(text(new, &header.rust_name)));
        }
        for (old, new) in pairs.both {
            self.compare_docs(&old.docs, &new.docs);
            if !self.states.is_same_type(&old.ty, &new.ty) {
                let (before, after) = (self.states.old.type_text(&old.ty), self.states.new.type_text(&new.ty));
                let changed = change(&rules::HEADER_TYPE_CHANGED, operations).was_at(&old.place).at(&new.place);
                let changed = changed.detail(format!("`{}`", new.wire_name));
                self.report(changed.before(format!("Option<{before}>")).after(format!("Option<{after}>")));
            }
        }
    }

    fn compare_pages(&mut self, operations: Operations<'_>) {
        match (&operations.old.pages, &operations.new.pages) {
            (None, None) => {}
            (None, Some(pages)) => {
                let item = self.states.new.type_text(&pages.item);
                self.report(change(&rules::PAGES_ADDED, operations).after(format!(".stream() of {item}")));
            }
            (Some(pages), None) => {
                let item = self.states.old.type_text(&pages.item);
                self.report(change(&rules::PAGES_REMOVED, operations).before(format!(".stream() of {item}")));
            }
            (Some(old), Some(new)) if !self.states.is_same_type(&old.item, &new.item) => {
                let (before, after) = (self.states.old.type_text(&old.item), self.states.new.type_text(&new.item));
                self.report(change(&rules::PAGES_TYPE_CHANGED, operations).before(before).after(after));
            }
            (Some(old), Some(new)) => {
                if old.way != new.way {
                    let detail = format!("{} → {}", old.way, new.way);
                    self.report(change(&rules::PAGES_WAY_CHANGED, operations).detail(detail).same_everywhere());
                }
            }
        }
    }
}

/// At the first outcome that only one state has.
fn at_first(change: Change, outcomes: &Paired<'_, OutcomeSurface>) -> Change {
    let change = match outcomes.old.first() {
        Some(outcome) => change.was_at(&outcome.place),
        None => change,
    };
    match outcomes.new.first() {
        Some(outcome) => change.at(&outcome.place),
        None => change,
    }
}
