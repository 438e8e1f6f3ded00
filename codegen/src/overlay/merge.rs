//! Merges a value into another.

use serde_json::Value;

use super::Version;

/// The kind of a value, as far as merging distinguishes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Object,
    List,
    Primitive,
}

impl Kind {
    pub(super) fn of(value: &Value) -> Self {
        match value {
            Value::Object(_) => Self::Object,
            Value::Array(_) => Self::List,
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Self::Primitive,
        }
    }

    /// What it is called in messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Object => "an object",
            Self::List => "a list",
            Self::Primitive => "a single value",
        }
    }
}

/// How an update changes a node that an action targets, by the kinds of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Objects merge, lists get the entries of another.
    Merge,
    /// A list gets one entry.
    Append,
    /// A single value takes the place of another.
    Replace,
}

impl Effect {
    /// `None` if the version knows no such update.
    pub(super) fn of(target: &Value, update: &Value, version: Version) -> Option<Self> {
        match (Kind::of(target), Kind::of(update)) {
            (Kind::Object, Kind::Object) => Some(Self::Merge),
            (Kind::List, Kind::List) if version.concatenates_lists() => Some(Self::Merge),
            (Kind::List, Kind::Object | Kind::List | Kind::Primitive) => Some(Self::Append),
            (Kind::Primitive, Kind::Primitive) if version.updates_primitives() => Some(Self::Replace),
            (Kind::Object, Kind::List | Kind::Primitive)
            | (Kind::Primitive, Kind::Object | Kind::List | Kind::Primitive) => None,
        }
    }
}

/// Objects merge, lists grow at their end, everything else is replaced.
pub(super) fn merge(target: &mut Value, update: &Value) {
    match (target, update) {
        (Value::Object(target), Value::Object(update)) => {
            for (key, value) in update {
                match target.get_mut(key) {
                    Some(target) => merge(target, value),
                    None => drop(target.insert(key.clone(), value.clone())),
                }
            }
        }
        (Value::Array(target), Value::Array(update)) => target.extend(update.iter().cloned()),
        (target, update) => *target = update.clone(),
    }
}

/// Two values of one property that are of different kinds.
pub(super) struct Conflict {
    /// The keys that lead to the property, from the inside out.
    keys: Vec<String>,
    pub(super) there: Kind,
    pub(super) update: Kind,
}

impl Conflict {
    /// The first one that a merge would meet.
    pub(super) fn between(target: &Value, update: &Value) -> Option<Self> {
        match (target, update) {
            (Value::Object(target), Value::Object(update)) => update.iter().find_map(|(key, value)| {
                let mut conflict = Self::between(target.get(key)?, value)?;
                conflict.keys.push(key.clone());
                Some(conflict)
            }),
            (target, update) => {
                let (there, update) = (Kind::of(target), Kind::of(update));
                (there != update).then(|| Self { keys: Vec::new(), there, update })
            }
        }
    }

    /// The keys that lead to the property, joined by dots.
    pub(super) fn property(&self) -> String {
        self.keys.iter().rev().map(String::as_str).collect::<Vec<_>>().join(".")
    }
}
