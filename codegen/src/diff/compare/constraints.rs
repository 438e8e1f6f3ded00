//! Defaults, bounds and patterns, which are documentation in Rust.

use crate::surface::DEFAULT;

/// The constraints of one thing in both states: one short text each.
#[derive(Clone, Copy)]
pub(super) struct Constraints<'a> {
    pub old: &'a [String],
    pub new: &'a [String],
}

impl Constraints<'_> {
    /// How the default changed, if it did.
    pub(super) fn default_change(self) -> Option<String> {
        let default = |lines: &[String]| lines.iter().find_map(|line| Some(line.strip_prefix(DEFAULT)?.to_owned()));
        let (old, new) = (default(self.old), default(self.new));
        let text = |default: Option<String>| default.unwrap_or_else(|| "none".to_owned());
        (old != new).then(|| format!("{} → {}", text(old), text(new)))
    }

    /// How bounds or patterns changed, if there are new ones or other ones: the server may refuse what it took.
    pub(super) fn tightened(self) -> Option<String> {
        let (gone, come) = self.changed();
        (!come.is_empty()).then(|| format!("{} → {}", text(&gone), text(&come)))
    }

    /// Which bounds or patterns are gone, if there are no others in their place.
    pub(super) fn loosened(self) -> Option<String> {
        let (gone, come) = self.changed();
        (!gone.is_empty() && come.is_empty()).then(|| text(&gone))
    }

    fn changed(self) -> (Vec<String>, Vec<String>) {
        let alone = |lines: &[String], others: &[String]| {
            let alone = lines.iter().filter(|line| !line.starts_with(DEFAULT) && !others.contains(line));
            alone.cloned().collect::<Vec<_>>()
        };
        (alone(self.old, self.new), alone(self.new, self.old))
    }
}

fn text(lines: &[String]) -> String {
    if lines.is_empty() { "none".to_owned() } else { lines.join("; ") }
}
