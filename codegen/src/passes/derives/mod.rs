//! Further derives of types, which the settings ask for.
//!
//! Whether a type can have one of Rust's own derives is decided here. Where `all` or `enums` asks for it, the types that cannot have it go without, with a
//! note; a type that is named in `types` must have what is asked for.

mod traits_of_kinds;
mod wanted;

use super::{Boxes, Construction, Constructions, Names};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Api, Shape, TypeId};
use crate::pointer::Pointer;
use crate::settings::{Derive, Settings, StandardDerive};
use traits_of_kinds::{Lacking, Traits};
use wanted::{Request, Wanted};

/// The further derives of each type, in the order of the settings.
#[derive(Debug)]
pub(crate) struct TypeDerives(Vec<Vec<Derive>>);

impl TypeDerives {
    /// Those of a type.
    pub(crate) fn of(&self, id: TypeId) -> &[Derive] {
        self.0.get(id.index()).map(Vec::as_slice).unwrap_or_default()
    }
}

/// What the decision is made from.
#[derive(Clone, Copy)]
pub(super) struct DeriveSources<'a> {
    pub api: &'a Api,
    pub names: &'a Names,
    pub boxes: &'a Boxes,
    pub constructions: &'a Constructions,
}

/// Decides for every type.
pub(super) fn plan_derives(
    sources: DeriveSources<'_>,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> TypeDerives {
    let root = Pointer::root_of(&settings.file).child("derives");
    let wanted = Wanted::collect(sources, &settings.derives, &root, diagnostics);
    let traits = Traits::settle(sources, &wanted);
    for request in &wanted.requests {
        report(sources, &wanted, &traits, request, diagnostics);
    }
    let kept = |id: TypeId| {
        let kept = wanted.of(id).filter(|derive| match derive {
            Derive::Standard(derive) => traits.has(id, *derive),
            Derive::Other(_) => true,
        });
        kept.cloned().collect()
    };
    TypeDerives(sources.api.definitions().map(|(id, _)| kept(id)).collect())
}

/// Says where a derive that is asked for is missing, or changes nothing.
fn report(
    sources: DeriveSources<'_>,
    wanted: &Wanted,
    traits: &Traits,
    request: &Request,
    diagnostics: &mut Diagnostics,
) {
    let name = request.derive.text();
    if request.added_to.is_empty() {
        let message = format!("no {} gets `{name}` by this: {}", request.scope.noun(), request.why_nothing(wanted));
        diagnostics.push(Diagnostic::error("unmatched-setting", &request.place, message, "the setting has no effect"));
        return;
    }
    let Derive::Standard(derive) = request.derive else { return };
    let lacking: Vec<(TypeId, &Lacking)> =
        request.added_to.iter().filter_map(|id| Some((*id, traits.lacking(*id, derive)?))).collect();
    let Some((first, reason)) = lacking.first() else { return };
    let reason = reason.text(sources, *first, derive);
    let first = sources.names.type_name(*first);
    if lacking.len() == request.added_to.len() || request.scope.is_one_type() {
        let message = format!("`{first}` cannot have `{name}`: {reason}");
        diagnostics.push(Diagnostic::error("impossible-derive", &request.place, message, "the derive is left out"));
    } else {
        let count = lacking.len();
        let types = if count == 1 { "1 type cannot".to_owned() } else { format!("{count} types cannot") };
        let message = format!("{types} have `{name}`; the first is `{first}`: {reason}");
        diagnostics.push(Diagnostic::note("derive-left-out", &request.place, message, "the others have it"));
    }
}

/// The derives that every type of a kind has without the settings.
fn has_anyway(sources: DeriveSources<'_>, id: TypeId, derive: StandardDerive) -> bool {
    match &sources.api.type_def(id).shape {
        Shape::Enum(_) => match derive {
            StandardDerive::Eq | StandardDerive::Hash | StandardDerive::Ord | StandardDerive::PartialOrd => true,
            StandardDerive::Copy | StandardDerive::Default => false,
        },
        Shape::Struct(_) => match sources.constructions.of(id) {
            Construction::Default | Construction::DefaultOf(_) => derive == StandardDerive::Default,
            Construction::Plain | Construction::OnlyDecoded | Construction::New(_) => false,
        },
        Shape::Union(_) | Shape::Alias(_) => false,
    }
}

/// Whether a type has an item of its own, on which derives can stand.
fn has_item(sources: DeriveSources<'_>, id: TypeId) -> bool {
    match &sources.api.type_def(id).shape {
        Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => true,
        Shape::Alias(_) => sources.boxes.is_newtype(id),
    }
}
