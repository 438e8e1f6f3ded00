//! The overlay file's shape.

use serde_json::{Map, Value};

use super::{Overlay, Version, error};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use crate::similar::did_you_mean;

const OVERLAY_KEYS: &[&str] = &["overlay", "info", "extends", "actions"];

/// The overlay; `None` if any part of the file is wrong, which is reported.
pub(super) fn overlay(value: &Value, root: &Pointer, diagnostics: &mut Diagnostics) -> Option<Overlay> {
    let mut parser = Parser { diagnostics, valid: true };
    let overlay = parser.overlay(value, root);
    overlay.filter(|_| parser.valid)
}

/// Reports what is wrong.
pub(super) struct Parser<'a> {
    pub(super) diagnostics: &'a mut Diagnostics,
    valid: bool,
}

impl Parser<'_> {
    pub(super) fn wrong(&mut self, pointer: &Pointer, message: impl Into<String>) {
        self.fault(error(pointer, message));
    }

    pub(super) fn fault(&mut self, fault: Diagnostic) {
        self.valid = false;
        self.diagnostics.push(fault);
    }

    fn overlay(&mut self, value: &Value, root: &Pointer) -> Option<Overlay> {
        let overlay = self.object(value, root, "an overlay", OVERLAY_KEYS)?;
        // The rest is read as 1.1 where the version is none, so that the message about the version is the only one.
        let version = self.version(overlay.get("overlay"), root).unwrap_or(Version::V1_1);
        self.info(overlay.get("info"), root, version);
        self.text(overlay, "extends", root);
        let actions = self.actions(overlay.get("actions"), root, version);
        Some(Overlay { version, actions })
    }

    fn version(&mut self, version: Option<&Value>, root: &Pointer) -> Option<Version> {
        let Some(value) = version else {
            self.wrong(root, "`overlay: 1.1.0` is missing");
            return None;
        };
        let version = value.as_str().and_then(Version::parse);
        if version.is_none() {
            let message = format!("this is overlay version {value}; versions 1.0.0 and 1.1.0 are supported");
            self.wrong(&root.child("overlay"), message);
        }
        version
    }

    /// Whether a key that need not be there is a text where it is there.
    pub(super) fn text<'v>(&mut self, object: &'v Map<String, Value>, key: &str, pointer: &Pointer) -> Option<&'v str> {
        let value = object.get(key)?;
        if !value.is_string() {
            self.wrong(&pointer.child(key), format!("`{key}` must be a text"));
        }
        value.as_str()
    }

    pub(super) fn object<'v>(
        &mut self,
        value: &'v Value,
        pointer: &Pointer,
        what: &str,
        keys: &[&str],
    ) -> Option<&'v Map<String, Value>> {
        let Value::Object(object) = value else {
            self.wrong(pointer, format!("{what} must be a mapping"));
            return None;
        };
        for key in object.keys().filter(|key| !keys.contains(&key.as_str()) && !key.starts_with("x-")) {
            let known = keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
            let message = format!("`{key}` is not a key of {what}, which has {known}");
            let help = did_you_mean(key, keys.iter().copied());
            self.fault(Diagnostic { help, ..error(&pointer.child(key), message) });
        }
        Some(object)
    }

    /// A key of version 1.1 in a file of version 1.0.
    pub(super) fn newer_key(&mut self, pointer: &Pointer, key: &str) {
        let message = format!("`{key}` is a key of version 1.1 of overlays, and this is one of version 1.0");
        self.fault(error(&pointer.child(key), message).help("write `overlay: 1.1.0`"));
    }
}
