//! Messages for people to read.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::causes::{Cause, Causes, causes};
use super::{Located, Severity};

/// How the messages are shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct HumanFormat {
    /// Colours, for a terminal.
    pub styled: bool,
    /// Every message in full, instead of one for each cause, and one line per kind of note.
    pub notes: bool,
}

/// The messages as text, in their order; notes last. Messages that say the same of several places are one, unless every note is wanted too.
pub fn human(messages: &[Located], format: HumanFormat) -> String {
    let renderer = if format.styled { Renderer::styled() } else { Renderer::plain() }.decor_style(DecorStyle::Ascii);
    let (notes, others): (Vec<_>, Vec<_>) =
        messages.iter().partition(|message| message.diagnostic.severity == Severity::Note);
    let in_full = |cause: &Cause<'_>| renderer.render(&[group(cause)]) + "\n\n";
    if format.notes {
        let alone = |first| in_full(&Cause { first, others: Vec::new() });
        return others.into_iter().chain(notes).map(alone).collect();
    }
    let Causes { shown, others } = causes(&others);
    let mut text: String = shown.iter().map(in_full).collect();
    text.extend(others.iter().map(more_of_a_kind));
    text + &summary(&notes)
}

/// One line for what is not shown of a kind of message.
fn more_of_a_kind(Cause { first, others }: &Cause<'_>) -> String {
    let diagnostic = &first.diagnostic;
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let (code, count) = (diagnostic.code, 1 + others.len());
    format!("{severity}[{code}]: {count} more, the first at {}; `--notes` shows all\n\n", place(first))
}

fn group<'a>(cause: &Cause<'a>) -> Group<'a> {
    let Located { diagnostic, location } = cause.first;
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut line = Snippet::source(location.line_text.as_str())
        .line_start(location.line)
        .annotation(AnnotationKind::Primary.span(location.marked.clone()));
    let mut group = Group::with_title(level.primary_title(diagnostic.message.as_str()).id(diagnostic.code));
    if location.is_cut() {
        // The library would count the column from the start of the shown part.
        group = group.element(Origin::path(location.file.as_str()).line(location.line).char_column(location.column));
    } else {
        line = line.path(location.file.as_str());
    }
    group = group.element(line).element(Level::NOTE.message(diagnostic.action.as_str()));
    if !cause.others.is_empty() {
        group = group.element(Level::NOTE.message(same_elsewhere(&cause.others)));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    group
}

/// Names a few of the places, and says how many more there are.
fn same_elsewhere(others: &[&Located]) -> String {
    const NAMED: usize = 3;
    let named: Vec<String> = others.iter().take(NAMED).map(|message| place(message)).collect();
    let more = match others.len().saturating_sub(NAMED) {
        0 => String::new(),
        1 => " and 1 more place".to_owned(),
        count => format!(" and {count} more places"),
    };
    format!("the same at {}{more}", named.join(", "))
}

fn place(Located { location, .. }: &Located) -> String {
    format!("{}:{}:{}", location.file, location.line, location.column)
}

/// One line per kind of note: how often, and where first.
fn summary(notes: &[&Located]) -> String {
    let mut kinds: indexmap::IndexMap<&str, (usize, &Located)> = indexmap::IndexMap::new();
    for note in notes {
        kinds.entry(note.diagnostic.code).or_insert((0, note)).0 += 1;
    }
    let mut text = String::new();
    for (code, (count, first)) in kinds {
        let places = if count == 1 { "1 place" } else { &format!("{count} places, the first") };
        text.push_str(&format!("note[{code}]: {places} at {}: {}\n", place(first), first.diagnostic.message));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, Location, Position};
    use crate::pointer::Pointer;
    use crate::read::source_map::LineIndex;

    fn located(diagnostic: Diagnostic, line: usize, column: usize) -> Located {
        let lines = LineIndex::new("paths:\n  /pets:\n    get: {$ref: x}\n");
        Located { diagnostic, location: Location::new("specs/x.yaml", &lines, Position { line, column }) }
    }

    #[test]
    fn an_error_shows_its_line_and_what_was_done() {
        let diagnostic = Diagnostic::error("unresolved-reference", &Pointer::root(), "`x` does not exist", "left out")
            .help("Add it.");
        let text = human(&[located(diagnostic, 3, 5)], HumanFormat::default());
        assert_eq!(
            text,
            "error[unresolved-reference]: `x` does not exist\n --> specs/x.yaml:3:5\n  |\n3 |     get: {$ref: x}\n  |     ^^^\n  |\n  \
             = note: left out\n  = help: Add it.\n\n"
        );
    }

    #[test]
    fn notes_are_counted_unless_all_are_wanted() {
        let note =
            |code, line| located(Diagnostic::note(code, &Pointer::root(), format!("on {line}"), "documented"), line, 1);
        let notes = [note("a", 1), note("b", 2), note("a", 3)];
        let summary = human(&notes, HumanFormat::default());
        assert_eq!(
            summary,
            "note[a]: 2 places, the first at specs/x.yaml:1:1: on 1\nnote[b]: 1 place at specs/x.yaml:2:1: on 2\n"
        );
        let full = human(&notes, HumanFormat { notes: true, styled: false });
        assert_eq!(full.matches("note[a]").count(), 2);
    }

    #[test]
    fn errors_of_one_cause_are_one_message_with_a_count() {
        let dead = |target: usize, line| {
            located(
                Diagnostic::error("dead", &Pointer::root(), format!("`{target}` leads nowhere"), "left out"),
                line,
                1,
            )
        };
        let errors = [dead(1, 1), dead(1, 2), dead(1, 3), dead(1, 1), dead(1, 2), dead(1, 3)];
        let text = human(&errors, HumanFormat::default());
        assert_eq!(text.matches("error[dead]").count(), 1, "{text}");
        assert!(text.contains("--> specs/x.yaml:1:1"), "{text}");
        let others = "the same at specs/x.yaml:2:1, specs/x.yaml:3:1, specs/x.yaml:1:1 and 2 more places";
        assert!(text.contains(others), "{text}");
        assert_eq!(human(&errors, HumanFormat { notes: true, styled: false }).matches("error[dead]").count(), 6);
    }

    #[test]
    fn of_a_kind_of_error_with_many_causes_ten_are_shown() {
        let dead = |target: usize| {
            located(Diagnostic::error("dead", &Pointer::root(), format!("`{target}` leads nowhere"), "left out"), 2, 1)
        };
        let errors: Vec<Located> = (0..13).map(dead).collect();
        let text = human(&errors, HumanFormat::default());
        assert_eq!(text.matches("leads nowhere").count(), 10, "{text}");
        assert!(text.contains("error[dead]: 3 more, the first at specs/x.yaml:2:1; `--notes` shows all"), "{text}");
    }

    #[test]
    fn styles_are_for_terminals_only() {
        let error = located(Diagnostic::error("x", &Pointer::root(), "m", "a"), 1, 1);
        assert!(!human(std::slice::from_ref(&error), HumanFormat::default()).contains('\u{1b}'));
        assert!(human(&[error], HumanFormat { styled: true, notes: false }).contains('\u{1b}'));
    }
}
