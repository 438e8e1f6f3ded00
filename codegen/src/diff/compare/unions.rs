//! Unions: their arms, and what tells them.

use super::Pair;
use super::types::Types;
use crate::diff::change::Change;
use crate::diff::comparing::Comparing;
use crate::diff::paired::Paired;
use crate::diff::rules::{self, Rule};
use crate::surface::{ArmSurface, ToldBy, UnionSurface};

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
