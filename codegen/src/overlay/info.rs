//! `info`: what the overlay is called.

use serde_json::Value;

use super::Version;
use super::parse::Parser;
use crate::pointer::Pointer;

const KEYS: &[&str] = &["title", "version", "description"];

impl Parser<'_> {
    pub(super) fn info(&mut self, info: Option<&Value>, root: &Pointer, version: Version) {
        let Some(info) = info else {
            self.wrong(root, "`info` is missing, which has the title and the version of the overlay");
            return;
        };
        let pointer = root.child("info");
        let Some(info) = self.object(info, &pointer, "`info`", KEYS) else { return };
        for key in ["title", "version"] {
            match info.get(key) {
                Some(_) => drop(self.text(info, key, &pointer)),
                None => self.wrong(&pointer, format!("`info` has no `{key}`")),
            }
        }
        if info.contains_key("description") && !version.has_copy_and_info_description() {
            self.newer_key(&pointer, "description");
        }
        self.text(info, "description", &pointer);
    }
}
