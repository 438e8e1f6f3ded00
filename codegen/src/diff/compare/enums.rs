//! Open enums: their values.

use super::Pair;
use super::structs::{ByUse, common_usage};
use super::types::{Types, member_scope};
use crate::diff::change::Change;
use crate::diff::comparing::Comparing;
use crate::diff::paired::Paired;
use crate::diff::rules::{self, Rule};
use crate::surface::{EnumSurface, VariantSurface};

impl Comparing<'_> {
    pub(super) fn compare_enum(&mut self, types: Types<'_>, Pair { old, new }: Pair<'_, EnumSurface>) {
        // A value that is written otherwise and gives the same identifier is the same variant.
        let variants = Paired::none(&old.variants, &new.variants)
            .by(|variant| Some(variant.value.to_string()))
            .by(|variant| Some(variant.rust_name.clone()));
        let usage = common_usage(types);
        let added = ByUse { request: &rules::REQUEST_VALUE_ADDED, response: &rules::RESPONSE_VALUE_ADDED };
        let removed = ByUse { request: &rules::REQUEST_VALUE_REMOVED, response: &rules::RESPONSE_VALUE_REMOVED };
        for variant in variants.old {
            let gone = self.variant_change(removed.rule(usage), types, variant);
            self.report(gone.before(format!("{}::{}", types.old.name, variant.rust_name)));
        }
        for variant in variants.new {
            let come = self.variant_change(added.rule(usage), types, variant);
            self.report(come.after(format!("{}::{}", types.new.name, variant.rust_name)));
        }
        for (old, new) in variants.both {
            self.compare_docs(&old.docs, &new.docs);
            self.compare_variant(types, Pair { old, new });
        }
    }

    fn compare_variant(&mut self, types: Types<'_>, Pair { old, new }: Pair<'_, VariantSurface>) {
        if old.value != new.value {
            let changed = self.variant_change(&rules::VALUE_CHANGED_ON_THE_WIRE, types, new);
            self.report(changed.detail(format!("{} → {}", old.value, new.value)));
        }
        if old.rust_name != new.rust_name {
            let renamed = self.variant_change(&rules::VARIANT_RENAMED, types, new);
            let renamed = renamed.renamed(member_scope(types), &old.rust_name, &new.rust_name);
            self.report(
                renamed
                    .detail("another value takes the old name")
                    .before(old.rust_name.clone())
                    .after(new.rust_name.clone()),
            );
        }
    }

    fn variant_change(&self, rule: &'static Rule, types: Types<'_>, variant: &VariantSurface) -> Change {
        let change = self.type_change(rule, types, None);
        let wire = format!("{} = {}", change.wire, variant.value);
        Change { subject: format!("{}::{}", types.new.name, variant.rust_name), ..change }.wire(wire)
    }
}
