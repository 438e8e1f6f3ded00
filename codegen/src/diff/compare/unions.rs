//! Unions: their arms, and what tells them.

use super::Pair;
use super::types::{Types, member_scope};
use crate::diff::change::Change;
use crate::diff::comparing::Comparing;
use crate::diff::paired::Paired;
use crate::diff::rules::{self, Rule};
use crate::surface::{ApiSurface, ArmSurface, RustType, ToldBy, UnionSurface};

impl Comparing<'_> {
    pub(super) fn compare_union(&mut self, types: Types<'_>, Pair { old, new }: Pair<'_, UnionSurface>) {
        let arms = Paired::none(&old.arms, &new.arms).by(|arm| Some(arm.rust_name.clone()));
        let arms = arms.by(|arm| (!arm.told_by.is_empty()).then(|| arm.told_by.clone()));
        for arm in &arms.old {
            let gone = self.arm_change(&rules::ARM_REMOVED, types, arm);
            self.report(gone.before(format!("{}({})", arm.rust_name, self.states.old.type_text(&arm.ty))));
        }
        for arm in &arms.new {
            let come = self.arm_change(&rules::ARM_ADDED, types, arm);
            self.report(come.after(format!("{}({})", arm.rust_name, self.states.new.type_text(&arm.ty))));
        }
        if old.told_by != new.told_by {
            let detail = format!("{} → {}", told_by(&old.told_by), told_by(&new.told_by));
            self.report(self.type_change(&rules::ARM_TOLD_OTHERWISE, types, None).detail(detail));
        }
        let same_way = old.told_by == new.told_by;
        for (old, new) in arms.both {
            self.compare_docs(&old.docs, &new.docs);
            self.compare_arm(types, Pair { old, new }, same_way);
        }
    }

    fn compare_arm(&mut self, types: Types<'_>, Pair { old, new }: Pair<'_, ArmSurface>, same_way: bool) {
        if old.rust_name != new.rust_name {
            let renamed = self.arm_change(&rules::VARIANT_RENAMED, types, new);
            let renamed = renamed.renamed(member_scope(types), &old.rust_name, &new.rust_name);
            let renamed = renamed.detail(self.arm_rename_cause(Pair { old, new }));
            self.report(renamed.before(old.rust_name.clone()).after(new.rust_name.clone()));
        }
        if !self.states.is_same_type(&old.ty, &new.ty) {
            let changed = self.arm_change(&rules::ARM_TYPE_CHANGED, types, new);
            let (before, after) = (self.states.old.type_text(&old.ty), self.states.new.type_text(&new.ty));
            self.report(changed.before(before).after(after));
        }
        if same_way && old.told_by != new.told_by {
            let changed = self.arm_change(&rules::ARM_TOLD_OTHERWISE, types, new);
            self.report(changed.detail(format!("{} → {}", old.told_by, new.told_by)));
        }
    }

    /// Why an arm is called otherwise: it is called after the component that it is, or else after what tells it.
    fn arm_rename_cause(&self, Pair { old, new }: Pair<'_, ArmSurface>) -> &'static str {
        let is_component = |surface: &ApiSurface, arm: &ArmSurface| match &arm.ty {
            RustType::Defined(id) => surface.type_surface(*id).is_some_and(|surface| surface.component.is_some()),
            RustType::Known(_) | RustType::Own(_) | RustType::Around(..) | RustType::Tuple(_) => false,
        };
        match (is_component(self.states.old, old), is_component(self.states.new, new)) {
            (true, true) => "it is another component now",
            (false, true) => "it is a component now, and called after it",
            (true, false) => "it is no component any more",
            (false, false) => "another arm takes the old name, or the arm has another title",
        }
    }

    fn arm_change(&self, rule: &'static Rule, types: Types<'_>, arm: &ArmSurface) -> Change {
        let change = self.type_change(rule, types, None);
        let wire = format!("{}({})", change.wire, arm.rust_name);
        Change { subject: format!("{}::{}", types.new.name, arm.rust_name), ..change }.wire(wire)
    }
}

fn told_by(told_by: &ToldBy) -> String {
    match told_by {
        ToldBy::Property(property) => format!("by `{property}`"),
        ToldBy::Shape => "by shape".to_owned(),
    }
}
