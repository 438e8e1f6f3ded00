//! Places in YAML, by a second parser whose events have places: serde_yaml does not give those of libyaml.

use saphyr_parser::{Event, Parser, Span};

use super::wanted::{Id, Wanted};
use crate::diagnostic::Position;

/// Finds the wanted nodes of the first document. Where the text is no YAML, it finds those in front of the fault.
pub(super) fn find(text: &str, wanted: &mut Wanted) {
    if !find_in(text, wanted) {
        find_in(&with_indented_ends(text), wanted);
    }
}

/// libyaml lets the `}` or `]` of a value of several lines stand as far left as its key, and this parser does not. Such an end is moved to the
/// right; nothing that has a place stands behind one in the same line, except what follows a comma there.
fn with_indented_ends(text: &str) -> String {
    let mut indented = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with(['}', ']']) {
            indented.push_str(&" ".repeat(END_INDENTATION));
        }
        indented.push_str(line);
    }
    indented
}

/// Deeper than anything is indented.
const END_INDENTATION: usize = 256;

/// Whether the text was read to its end.
fn find_in(text: &str, wanted: &mut Wanted) -> bool {
    let mut walk = Walk { wanted, open: Vec::new(), root_seen: false };
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else { return false };
        match event {
            Event::Scalar(text, ..) => walk.scalar(&text, span),
            Event::Alias(_) => walk.scalar("", span),
            Event::MappingStart(..) => walk.open(span, |node| Open { node, kind: Kind::Mapping(Expect::Key) }),
            Event::SequenceStart(..) => walk.open(span, |node| Open { node, kind: Kind::Sequence(0) }),
            Event::MappingEnd | Event::SequenceEnd => walk.close(),
            Event::DocumentEnd | Event::StreamEnd => return true,
            Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => {}
        }
    }
    true
}

/// The mappings and lists around the parser's place, the outermost first.
struct Walk<'a> {
    wanted: &'a mut Wanted,
    open: Vec<Open>,
    root_seen: bool,
}

/// A mapping or list that has begun; `node` if something below it is wanted.
struct Open {
    node: Option<Id>,
    kind: Kind,
}

enum Kind {
    Mapping(Expect),
    /// The index of the next item.
    Sequence(usize),
}

/// What comes next in a mapping.
#[derive(Clone, Copy)]
enum Expect {
    Key,
    /// The value of this node, if that is wanted.
    Value(Option<Id>),
}

impl Walk<'_> {
    fn scalar(&mut self, text: &str, span: Span) {
        let Some(Open { node, kind: Kind::Mapping(expect @ Expect::Key) }) = self.open.last_mut() else {
            self.value(span);
            return;
        };
        let child = node.and_then(|node| self.wanted.child(node, text));
        *expect = Expect::Value(child);
        if let Some(child) = child {
            self.wanted.found(child, position(span));
        }
    }

    fn open(&mut self, span: Span, open: impl FnOnce(Option<Id>) -> Open) {
        let node = self.value(span);
        self.open.push(open(node));
    }

    fn close(&mut self) {
        self.open.pop();
    }

    /// The wanted node that the value which begins now is. A mapping that is a key is none.
    fn value(&mut self, span: Span) -> Option<Id> {
        let Some(Open { node, kind }) = self.open.last_mut() else {
            return self.root(span);
        };
        match kind {
            Kind::Mapping(expect) => match std::mem::replace(expect, Expect::Key) {
                Expect::Value(child) => child,
                Expect::Key => {
                    *expect = Expect::Value(None);
                    None
                }
            },
            Kind::Sequence(index) => {
                let item = node.and_then(|node| self.wanted.child(node, &index.to_string()));
                *index += 1;
                if let Some(item) = item {
                    self.wanted.found(item, position(span));
                }
                item
            }
        }
    }

    fn root(&mut self, span: Span) -> Option<Id> {
        if std::mem::replace(&mut self.root_seen, true) {
            return None;
        }
        self.wanted.found(Wanted::ROOT, position(span));
        Some(Wanted::ROOT)
    }
}

fn position(span: Span) -> Position {
    Position { line: span.start.line(), column: span.start.col() + 1 }
}
