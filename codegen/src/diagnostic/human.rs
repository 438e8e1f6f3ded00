//! Messages for people to read.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Located, Severity};

/// How the messages are shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct HumanFormat {
    /// Colours, for a terminal.
    pub styled: bool,
    /// Every note in full, instead of one line per kind of note.
    pub notes: bool,
}

/// The messages as text, in their order; notes last.
pub fn human(messages: &[Located], format: HumanFormat) -> String {
    let renderer = if format.styled { Renderer::styled() } else { Renderer::plain() }.decor_style(DecorStyle::Ascii);
    let (notes, others): (Vec<_>, Vec<_>) =
        messages.iter().partition(|message| message.diagnostic.severity == Severity::Note);
    let mut text = String::new();
    let in_full = others.iter().chain(if format.notes { notes.as_slice() } else { &[] });
    for message in in_full {
        text.push_str(&renderer.render(&[group(message)]));
        text.push_str("\n\n");
    }
    if !format.notes {
        text.push_str(&summary(&notes));
    }
    text
}

fn group(message: &Located) -> Group<'_> {
    let (diagnostic, location) = (&message.diagnostic, &message.location);
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
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    group
}

/// One line per kind of note: how often, and where first.
fn summary(notes: &[&Located]) -> String {
    let mut kinds: indexmap::IndexMap<&str, (usize, &Located)> = indexmap::IndexMap::new();
    for note in notes {
        kinds.entry(note.diagnostic.code).or_insert((0, note)).0 += 1;
    }
    let mut text = String::new();
    for (code, (count, first)) in kinds {
        let Located { diagnostic, location } = first;
        let places = if count == 1 { "1 place" } else { &format!("{count} places, the first") };
        text.push_str(&format!(
            "note[{code}]: {places} at {}:{}:{}: {}\n",
            location.file, location.line, location.column, diagnostic.message
        ));
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
    fn styles_are_for_terminals_only() {
        let error = located(Diagnostic::error("x", &Pointer::root(), "m", "a"), 1, 1);
        assert!(!human(std::slice::from_ref(&error), HumanFormat::default()).contains('\u{1b}'));
        assert!(human(&[error], HumanFormat { styled: true, notes: false }).contains('\u{1b}'));
    }
}
