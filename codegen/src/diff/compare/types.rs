//! Types: which are new, gone, or called otherwise, and what became of the others.

use super::Pair;
use crate::diff::change::Change;
use crate::diff::comparing::Comparing;
use crate::diff::rules::{self, Rule};
use crate::ir::View;
use crate::name_lock::NameScope;
use crate::surface::{ShapeSurface, TypeSurface};

pub(super) type Types<'a> = Pair<'a, TypeSurface>;

impl Comparing<'_> {
    pub(super) fn compare_types(&mut self) {
        let (old, new) = (self.states.old, self.states.new);
        for old in &old.types {
            match self.states.pairs.new_of(old.id).and_then(|id| new.type_surface(id)) {
                Some(new) => self.compare_type(Pair { old, new }),
                None => {
                    let gone = Change::new(&rules::TYPE_REMOVED, &old.name).was_at(&old.place);
                    self.report(gone.before(format!("{} {}", old.shape.kind(), old.name)).one_fact());
                }
            }
        }
        let is_new = |new: &&TypeSurface| self.states.pairs.old_of(new.id).is_none();
        let added: Vec<&TypeSurface> = new.types.iter().filter(is_new).collect();
        for new in added {
            let added = Change::new(&rules::TYPE_ADDED, &new.name).at(&new.place);
            self.report(added.after(format!("{} {}", new.shape.kind(), new.name)).one_fact());
        }
    }

    /// A change of a type, or of the member with this wire name.
    pub(super) fn type_change(&self, rule: &'static Rule, types: Types<'_>, member: Option<(&str, &str)>) -> Change {
        let Types { old, new } = types;
        let way = self.states.pairs.way(old);
        let change = match member {
            Some((rust_name, wire_name)) => {
                Change::new(rule, format!("{}.{rust_name}", new.name)).wire(format!("{way}.{wire_name}"))
            }
            None => Change::new(rule, &new.name).wire(way),
        };
        change.was_at(&old.place).at(&new.place)
    }

    fn compare_type(&mut self, types: Types<'_>) {
        let Types { old, new } = types;
        self.compare_docs(&old.docs, &new.docs);
        if old.name != new.name {
            let renamed = self.type_change(&rules::TYPE_RENAMED, types, None).detail(rename_cause(types));
            let renamed = renamed.renamed(NameScope::Types, &old.name, &new.name);
            self.report(renamed.before(old.name.clone()).after(new.name.clone()));
        }
        if old.deprecated != new.deprecated {
            let rule = if new.deprecated { &rules::TYPE_DEPRECATED } else { &rules::TYPE_REACTIVATED };
            self.report(self.type_change(rule, types, None));
        }
        if old.xml != new.xml {
            self.report(self.type_change(&rules::XML_CHANGED, types, None));
        }
        match (&old.shape, &new.shape) {
            (ShapeSurface::Struct(old), ShapeSurface::Struct(new)) => self.compare_struct(types, Pair { old, new }),
            (ShapeSurface::Enum(old), ShapeSurface::Enum(new)) => self.compare_enum(types, Pair { old, new }),
            (ShapeSurface::Union(old), ShapeSurface::Union(new)) => self.compare_union(types, Pair { old, new }),
            (ShapeSurface::Alias(old), ShapeSurface::Alias(new))
            | (ShapeSurface::Newtype(old), ShapeSurface::Newtype(new)) => {
                if !self.states.is_same_type(old, new) {
                    let changed = self.type_change(&rules::ALIAS_CHANGED, types, None);
                    self.report(changed.before(self.states.old.type_text(old)).after(self.states.new.type_text(new)));
                }
            }
            (before, after) => {
                let changed = self.type_change(&rules::TYPE_KIND_CHANGED, types, None);
                self.report(changed.before(before.kind()).after(after.kind()));
            }
        }
    }
}

/// Where the members of a type have their names.
pub(super) fn member_scope(types: Types<'_>) -> NameScope {
    NameScope::Type(types.new.name.clone())
}

/// Why a type is called otherwise.
fn rename_cause(Types { old, new }: Types<'_>) -> String {
    match (&old.component, &new.component) {
        (old_component, new_component) if old_component == new_component && old.view != new.view => match new.view {
            View::Plain => "there is no other type any more for what answers have of it".to_owned(),
            View::Request => "answers have it in another form, which is a type of its own".to_owned(),
        },
        (Some(old), Some(new)) if old == new => {
            "another thing takes the old name, or the settings rename it".to_owned()
        }
        (Some(old), Some(new)) => format!("the component `{old}` is `{new}` now"),
        (None, Some(new)) => format!("the schema is the component `{new}` now"),
        (Some(old), None) => format!("the component `{old}` is a schema inside others now"),
        (None, None) if old.place == new.place => "another thing takes the old name".to_owned(),
        (None, None) => "the schema stands elsewhere".to_owned(),
    }
}
