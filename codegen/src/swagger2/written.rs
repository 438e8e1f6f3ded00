//! Parameters as the document writes them: behind their references, with the places where they really stand.

use std::borrow::Cow;

use serde_json::Value;

use super::{Object, place_of, text};
use crate::grammar::Place;
use crate::internal_keys::UNRESOLVED;
use crate::pointer::{Pointer, unescape};

/// The longest chain of references that is followed.
const MOST_HOPS: usize = 16;

/// A parameter of 2.0.
#[derive(Clone, Debug)]
pub(super) struct Written<'d> {
    /// One of the document's is not copied: many operations may refer to it.
    pub parameter: Cow<'d, Object>,
    /// Where it stands in the text.
    pub pointer: Pointer,
    /// Its name under `parameters` of the document, where a reference leads to it.
    pub component: Option<String>,
    /// What stands in the list itself, for a reference to the network.
    pub reference: Option<Value>,
}

/// The kinds of parameter that 3.0 has in different places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Body,
    FormField,
    Other,
}

impl<'d> Written<'d> {
    /// The parameters in a list. One that leads nowhere is left out: a message has said so.
    pub(super) fn list(list: Option<Value>, place: &Place<'_>, components: &'d Object) -> Vec<Self> {
        let Some(Value::Array(list)) = list else { return Vec::new() };
        let parameters = list.into_iter().enumerate().filter_map(|(index, node)| {
            let Value::Object(node) = node else { return None };
            Self::behind(node, place.index(index), components)
        });
        parameters.collect()
    }

    fn behind(node: Object, place: Place<'_>, components: &'d Object) -> Option<Self> {
        if node.contains_key(UNRESOLVED) {
            return None;
        }
        let Some(mut name) = component_name(&node) else {
            let pointer = place_of(&node, place).pointer();
            let reference = node.get("$ref").is_some_and(Value::is_string).then(|| Value::Object(node.clone()));
            return Some(Self { parameter: Cow::Owned(node), pointer, component: None, reference });
        };
        for _ in 0..MOST_HOPS {
            let found = components.get(&name)?.as_object()?;
            if found.contains_key(UNRESOLVED) {
                return None;
            }
            match component_name(found) {
                Some(next) => name = next,
                None => {
                    let root = Place::start(Pointer::root().child("parameters").child(&name));
                    let pointer = place_of(found, root).pointer();
                    let parameter = Cow::Borrowed(found);
                    return Some(Self { parameter, pointer, component: Some(name), reference: None });
                }
            }
        }
        None
    }

    /// What 3.0 makes of it.
    pub(super) fn role(&self) -> Role {
        role(&self.parameter)
    }

    /// Its name.
    pub(super) fn name(&self) -> Option<&str> {
        text(&self.parameter, "name")
    }

    /// Its place.
    pub(super) fn place(&self) -> Place<'static> {
        Place::start(self.pointer.clone())
    }
}

/// What 3.0 makes of a parameter.
pub(super) fn role(parameter: &Object) -> Role {
    match text(parameter, "in") {
        Some("body") => Role::Body,
        Some("formData" | "form") => Role::FormField,
        Some(_) | None => Role::Other,
    }
}

/// The name in a reference to a parameter of the document.
fn component_name(node: &Object) -> Option<String> {
    text(node, "$ref")?.strip_prefix("#/parameters/").map(unescape)
}
