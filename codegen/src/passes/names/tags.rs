//! Settings about tags that cannot be followed.

use std::collections::{BTreeMap, BTreeSet};

use super::identifier::{Convention, Identifier, identifier};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use crate::settings::{Settings, unmatched};
use crate::similar::did_you_mean;

/// Reports tags that have one name because of the settings, and new names for tags that no operation has.
pub(super) fn report_tags(tags: &BTreeSet<&String>, settings: &Settings, diagnostics: &mut Diagnostics) {
    let root = Pointer::root_of(&settings.file);
    let section = root.child("rename").child("tags");
    for tag in settings.rename.tags.keys().filter(|tag| !tags.contains(tag)) {
        let help = did_you_mean(tag, tags.iter().map(|tag| tag.as_str()));
        let message = format!("`{tag}` is the first tag of no operation");
        diagnostics.push(Diagnostic { help, ..unmatched(&section.child(tag), message) });
    }
    for (key, is_there) in
        [("features", settings.features.is_some()), ("naming/group_by", settings.naming.group_by.is_some())]
    {
        if is_there && tags.is_empty() {
            let place = key.split('/').fold(root.clone(), |place, token| place.child(token));
            let message = "no operation has a tag";
            diagnostics.push(Diagnostic::error("ineffective-setting", &place, message, "the setting has no effect"));
        }
    }
    let mut holders: BTreeMap<Identifier, &String> = BTreeMap::new();
    for tag in tags {
        let name = identifier(&[settings.rename.tag(tag).to_owned()], Convention::Snake);
        let Some(other) = holders.insert(name.clone(), tag) else { continue };
        let renamed = [*tag, other].into_iter().find(|tag| settings.rename.tags.contains_key(*tag));
        let place = match renamed {
            Some(renamed) => section.child(renamed),
            None if settings.naming.group_by.is_some() => root.child("naming").child("group_by"),
            None => continue,
        };
        let message = format!("the tags `{other}` and `{tag}` would both be called `{name}`");
        let action = "one of them has a number behind its name";
        let help = format!("give one of them another name: `rename: {{ tags: {{ {tag:?}: … }} }}`");
        diagnostics.push(Diagnostic::error("name-collision", &place, message, action).help(help));
    }
}
