//! A report for the body of a pull request.

use super::text::heading;
use super::{Fact, Report, RuleFacts, subjects};
use crate::diagnostic::Location;
use crate::diff::Kind;

/// How many characters of a body forges take, and a little less.
const MOST_CHARACTERS: usize = 64_000;

impl Report {
    /// Reports as one Markdown text of fewer than 65,000 characters. What does not fit is cut, and the text says how much that is and how
    /// `program` shows it.
    pub fn markdown(reports: &[Self], program: &str) -> String {
        let mut page = Page { text: String::new(), left: MOST_CHARACTERS, cut: 0 };
        for report in reports {
            report.write_markdown(&mut page);
        }
        if page.cut > 0 {
            page.text.push_str(&format!("\n{} lines were cut: `{program} diff` shows them.\n", page.cut));
        }
        page.text
    }

    fn write_markdown(&self, page: &mut Page) {
        page.keep(&format!("## {}: {}\n\n", escaped(&self.api), self.summary().text()));
        let rules = self.facts_by_rule();
        for kind in Kind::ALL {
            let rows: Vec<String> = rules.iter().filter(|rule| rule.rule.kind == kind).flat_map(rule_rows).collect();
            if rows.is_empty() {
                continue;
            }
            let is_open = match kind {
                Kind::Breaking | Kind::Wire => true,
                Kind::Rename | Kind::Literal | Kind::Additive | Kind::Documentation => false,
            };
            let (begin, end) = if is_open {
                (format!("### {}\n\n", heading(kind)), "\n")
            } else {
                (format!("<details><summary>{} {}</summary>\n\n", rows.len(), heading(kind)), "\n</details>\n\n")
            };
            page.keep(&begin);
            page.keep("| what | before | after | place | do |\n|---|---|---|---|---|\n");
            rows.iter().for_each(|row| page.row(row));
            page.keep(end);
        }
    }
}

/// A text of limited length.
struct Page {
    text: String,
    left: usize,
    /// How many rows did not fit.
    cut: usize,
}

impl Page {
    /// Writes a row, if it fits.
    fn row(&mut self, row: &str) {
        let length = row.chars().count();
        if self.cut == 0 && length <= self.left {
            self.text.push_str(row);
            self.left -= length;
        } else {
            self.cut += 1;
        }
    }

    /// Writes what must stand there; it is short.
    fn keep(&mut self, text: &str) {
        self.text.push_str(text);
        self.left = self.left.saturating_sub(text.chars().count());
    }
}

fn rule_rows(rule: &RuleFacts<'_>) -> Vec<String> {
    rule.facts.iter().map(|fact| fact_row(rule, fact)).collect()
}

fn fact_row(RuleFacts { rule, .. }: &RuleFacts<'_>, fact: &Fact<'_>) -> String {
    let Some(first) = fact.first() else { return String::new() };
    let count = if fact.len() > 1 { format!("{} places: ", fact.len()) } else { String::new() };
    let detail = first.change.detail.as_ref().map(|detail| format!(" ({})", escaped(detail))).unwrap_or_default();
    let what = format!("{count}{}: {}{detail}", code(&subjects(fact)), rule.says);
    let rust = |text: &Option<String>| text.as_deref().map(code).unwrap_or_default();
    let place =
        first.at.as_ref().map(link).or_else(|| first.was_at.as_ref().map(|was_at| format!("was {}", place(was_at))));
    let (before, after) = (rust(&first.change.before), rust(&first.change.after));
    format!("| {what} | {before} | {after} | {} | {} |\n", place.unwrap_or_default(), rule.fix)
}

fn link(location: &Location) -> String {
    let target: String = location.file.chars().filter(|c| !c.is_whitespace() && !"()<>|\\".contains(*c)).collect();
    format!("[{}]({target}#L{})", place(location), location.line)
}

fn place(location: &Location) -> String {
    escaped(&format!("{}:{}", location.file, location.line))
}

/// A code span inside a table: its backticks and bars are those of the text.
fn code(text: &str) -> String {
    let text = shortened(text).replace('|', "\\|");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let (before, behind) = if longest > 0 { (" ", " ") } else { ("", "") };
    format!("{fence}{before}{text}{behind}{fence}")
}

/// A text that is no HTML, no mention of a person and no end of a cell.
fn escaped(text: &str) -> String {
    let text = shortened(text);
    text.replace('&', "&amp;").replace('<', "&lt;").replace('|', "\\|").replace('@', "&#64;")
}

/// One line of a length that people read.
fn shortened(text: &str) -> String {
    const MOST: usize = 300;
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MOST).collect();
    if text.chars().nth(MOST).is_some() { format!("{line}…") } else { line }
}
