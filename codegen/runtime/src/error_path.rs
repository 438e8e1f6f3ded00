//! Where in a value an error happened: `results[3].created_at`.
//!
//! serde's errors know no path. So whoever passes an error on (the object driver, lists, maps) records its key or index here, and
//! the entry points in `json` put the result in front of the message. Nothing is recorded outside of those, so that
//! calls through plain serde_json leave nothing behind; and nothing costs time while all goes well.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt::Write;

/// How many characters of a long text begin a message.
const MAX_BEGINNING: usize = 300;

/// How many characters of a long text end a message, less one.
const MAX_END: usize = 199;

thread_local! {
    static STEPS: RefCell<Option<Vec<Step>>> = const { RefCell::new(None) };
}

enum Step {
    Key(String),
    Index(usize),
}

/// Runs `work` while steps are recorded, and returns its result and the path of its error (empty where there is none).
pub(super) fn recording<R>(work: impl FnOnce() -> R) -> (R, String) {
    let guard = Restore(STEPS.replace(Some(Vec::new())));
    let result = work();
    let steps = STEPS.take().unwrap_or_default();
    drop(guard);
    (result, path_text(&steps))
}

/// An error passed through the value of `key`.
#[cold]
pub(super) fn at_key(key: &str) {
    push(|| Step::Key(shortened(key).into_owned()));
}

/// A text for a message: of a long one only the beginning and the end. What a server sends may be as large as a body.
pub(super) fn shortened(text: &str) -> Cow<'_, str> {
    let ends = text.char_indices().nth(MAX_BEGINNING).zip(text.char_indices().nth_back(MAX_END));
    match ends {
        Some(((beginning, _), (end, _))) if beginning < end => {
            let (beginning, end) = (text.get(..beginning).unwrap_or_default(), text.get(end..).unwrap_or_default());
            Cow::Owned(format!("{beginning}…{end}"))
        }
        _ => Cow::Borrowed(text),
    }
}

/// An error passed through the item at `index`.
#[cold]
pub(super) fn at_index(index: usize) {
    push(|| Step::Index(index));
}

/// How many steps are recorded.
pub(super) fn mark() -> usize {
    STEPS.with_borrow(|steps| steps.as_ref().map_or(0, Vec::len))
}

/// Forgets the steps after a mark: the errors that made them were handled.
pub(super) fn rewind(mark: usize) {
    STEPS.with_borrow_mut(|steps| {
        if let Some(steps) = steps {
            steps.truncate(mark);
        }
    });
}

fn push(step: impl FnOnce() -> Step) {
    STEPS.with_borrow_mut(|steps| {
        if let Some(steps) = steps {
            steps.push(step());
        }
    });
}

/// Puts the outer recording back, also when `work` panics.
struct Restore(Option<Vec<Step>>);

impl Drop for Restore {
    fn drop(&mut self) {
        STEPS.set(self.0.take());
    }
}

/// The steps were recorded from the inside out.
fn path_text(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps.iter().rev() {
        match step {
            Step::Index(index) => {
                let _ = write!(path, "[{index}]");
            }
            Step::Key(key) if is_word(key) && path.is_empty() => path.push_str(key),
            Step::Key(key) if is_word(key) => {
                let _ = write!(path, ".{key}");
            }
            Step::Key(key) => {
                let _ = write!(path, "[{key:?}]");
            }
        }
    }
    path
}

fn is_word(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '@'))
}
