//! The visitor that makes values, of YAML and JSON alike.
//!
//! It takes linear time and memory for any text: there is a budget for what aliases may add, and what is
//! nested too deeply is skipped without recursion.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::{Map, Number, Value};

use super::merge::{MERGE_KEY, Merges};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;

/// How deeply values may be nested. Published documents stay below 40; the YAML reader itself gives up at 128.
pub(super) const MAX_DEPTH: usize = 120;

/// What aliases may add to a document, in nodes and bytes of text.
const ALIAS_ALLOWANCE: usize = 2_000_000;

/// What a message takes of that budget, so that the number of messages is limited as well.
const MESSAGE_COST: usize = 1_000;

/// The state of reading one text.
pub(super) struct Reading<'a> {
    root: &'a Pointer,
    merge_keys: bool,
    /// How many nodes and bytes of text may still be made; `None` once it was overdrawn.
    budget: Cell<Option<usize>>,
    diagnostics: RefCell<Vec<Diagnostic>>,
}

impl<'a> Reading<'a> {
    /// The state at the start of `text`, whose root is the node `root`. `merge_keys` says whether `<<` is YAML's merge key.
    pub(super) fn new(root: &'a Pointer, text: &str, merge_keys: bool) -> Self {
        // Each node takes a byte of the text at least, and an escape at most doubles in size.
        let budget = text.len().saturating_mul(3).saturating_add(ALIAS_ALLOWANCE);
        Self { root, merge_keys, budget: Cell::new(Some(budget)), diagnostics: RefCell::default() }
    }

    /// Makes the value.
    pub(super) fn value<'de, D: Deserializer<'de>>(&self, deserializer: D) -> Result<Value, D::Error> {
        Node { reading: self, path: Path::Root, depth: 0 }.deserialize(deserializer)
    }

    /// Whether reading ended because the document became too large.
    pub(super) fn exhausted(&self) -> bool {
        self.budget.get().is_none()
    }

    /// Hands the messages over.
    pub(super) fn report(self, diagnostics: &mut Diagnostics) {
        diagnostics.extend(self.diagnostics.into_inner());
    }

    fn charge<E: Error>(&self, cost: usize) -> Result<(), E> {
        self.budget.set(self.budget.get().and_then(|budget| budget.checked_sub(cost)));
        match self.budget.get() {
            Some(_) => Ok(()),
            None => Err(E::custom(
                "YAML aliases expand this to many times the size of its text, or thousands of its keys are faulty",
            )),
        }
    }

    fn push<E: Error>(&self, diagnostic: Diagnostic) -> Result<(), E> {
        self.diagnostics.borrow_mut().push(diagnostic);
        self.charge(MESSAGE_COST)
    }
}

/// The place of a node. It allocates nothing, since most nodes have no message.
#[derive(Clone, Copy)]
enum Path<'a> {
    Root,
    Key(&'a Path<'a>, &'a str),
    Item(&'a Path<'a>, usize),
}

impl Path<'_> {
    fn pointer(&self, root: &Pointer) -> Pointer {
        match self {
            Self::Root => root.clone(),
            Self::Key(parent, key) => parent.pointer(root).child(key),
            Self::Item(parent, index) => parent.pointer(root).child(index),
        }
    }
}

/// A node that is about to be read.
#[derive(Clone, Copy)]
struct Node<'a> {
    reading: &'a Reading<'a>,
    path: Path<'a>,
    depth: usize,
}

impl Node<'_> {
    fn pointer(&self) -> Pointer {
        self.path.pointer(self.reading.root)
    }

    fn too_deep<E: Error>(&self) -> Result<bool, E> {
        if self.depth < MAX_DEPTH {
            return Ok(false);
        }
        let message = format!("this value is nested more than {MAX_DEPTH} levels deep");
        self.reading.push(Diagnostic::error("too-deep", &self.pointer(), message, "its content is left out"))?;
        Ok(true)
    }

    fn duplicate<E: Error>(&self, key: &str) -> Result<(), E> {
        let message = format!("this mapping has the key `{key}` twice");
        let diagnostic = Diagnostic::error(
            "duplicate-key",
            &self.pointer().child(key),
            message,
            "the last of the two values is used",
        );
        self.reading.push(diagnostic.help("remove one of the two entries, or rename its key"))
    }

    fn scalar<E: Error>(&self, value: impl Into<Value>) -> Result<Value, E> {
        self.reading.charge(1)?;
        Ok(value.into())
    }
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        self.scalar(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        self.scalar(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        self.scalar(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        self.scalar(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        self.scalar(value)
    }

    /// A JSON number: Django's bound -9223372036854776000 is just below what an `i64` holds.
    fn visit_i128<E: Error>(self, value: i128) -> Result<Value, E> {
        self.visit_f64(value.to_string().parse().unwrap_or(f64::NAN))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Value, E> {
        self.visit_f64(value.to_string().parse().unwrap_or(f64::NAN))
    }

    /// YAML's `.inf` and `.nan` are no JSON numbers, and become strings.
    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        match Number::from_f64(value) {
            Some(number) => self.scalar(number),
            None if value.is_nan() => self.scalar(".nan"),
            None => self.scalar(if value > 0.0 { ".inf" } else { "-.inf" }),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        self.reading.charge(text.len())?;
        self.scalar(text)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        self.reading.charge(1)?;
        let mut items = Vec::new();
        if self.too_deep()? {
            while seq.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Value::Array(items));
        }
        let node = |index| Node { path: Path::Item(&self.path, index), depth: self.depth + 1, ..self };
        while let Some(item) = seq.next_element_seed(node(items.len()))? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        self.reading.charge(1)?;
        if self.too_deep()? {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Value::Object(Map::new()));
        }
        let mut entries = Map::new();
        let mut merges = Merges::default();
        while let Some(key) = map.next_key_seed(Key)? {
            self.reading.charge(key.len())?;
            let value =
                map.next_value_seed(Node { path: Path::Key(&self.path, &key), depth: self.depth + 1, ..self })?;
            if self.reading.merge_keys && key == MERGE_KEY {
                merges.add(value);
            } else if entries.contains_key(&key) {
                self.duplicate(&key)?;
                entries.insert(key, value);
            } else {
                entries.insert(key, value);
            }
        }
        if !merges.apply(&mut entries) {
            let message = "the value of the merge key `<<` must be a mapping, or a list of mappings";
            let pointer = self.pointer().child(MERGE_KEY);
            self.reading.push(Diagnostic::error(
                "merge-key",
                &pointer,
                message,
                "values that are not mappings are not merged",
            ))?;
        }
        Ok(Value::Object(entries))
    }

    /// A YAML tag is ignored.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (IgnoredAny, value) = tagged.variant()?;
        value.newtype_variant_seed(self)
    }
}

/// A key, as it is written: YAML's `200:` and `1.10:` are the texts `200` and `1.10`.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text as the key")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<String, E> {
        Ok(text)
    }
}
