//! A report for tools: one JSON object for each change, and one for the whole.

use serde_json::{Map, Value, json};

use super::{LocatedChange, Report};
use crate::diagnostic::Location;
use crate::diff::{Bump, Kind};

impl Report {
    /// One object on a line for each change, and a last one with the summary.
    pub fn json(&self) -> String {
        let lines = self.changes.iter().map(|change| self.change_line(change)).chain([self.summary_line()]);
        lines.map(|line| format!("{line}\n")).collect()
    }

    fn change_line(&self, located: &LocatedChange) -> Value {
        let change = &located.change;
        json!({
            "api": self.api,
            "kind": change.rule.kind.word(),
            "code": change.rule.code,
            "direction": change.rule.direction.word(),
            "bump": change.rule.bump.word(),
            "subject": change.subject,
            "wire": change.wire,
            "says": change.rule.says,
            "detail": change.detail,
            "rust": {"before": change.before, "after": change.after},
            "at": located.at.as_ref().map(place),
            "was_at": located.was_at.as_ref().map(place),
            "fix": change.rule.fix,
        })
    }

    fn summary_line(&self) -> Value {
        let summary = self.summary();
        let counts = Kind::ALL.into_iter().map(|kind| (kind.word().to_owned(), summary.count(kind).into()));
        let mut fields: Map<String, Value> = Map::new();
        fields.insert("api".to_owned(), self.api.clone().into());
        fields.insert("bump".to_owned(), summary.bump.map(Bump::word).into());
        fields.insert("bump_before_1_0".to_owned(), summary.bump.map(|bump| bump.before_1_0().word()).into());
        fields.extend(counts);
        fields.insert("documentation_lines".to_owned(), summary.documentation.into());
        json!({ "summary": fields })
    }
}

fn place(location: &Location) -> Value {
    json!({"file": location.file, "line": location.line, "column": location.column})
}
