//! Which types can have which of Rust's derives: those that hold nothing without it.

use std::collections::{HashMap, HashSet};

use super::{DeriveSources, Wanted, has_anyway};
use crate::ir::{DateCrate, Field, Shape, TypeId, TypeKind, TypeRef};
use crate::passes::Names;
use crate::settings::{Derive, StandardDerive};

/// The derives that types have in the end.
pub(super) struct Traits {
    has: HashSet<(TypeId, StandardDerive)>,
    lacking: HashMap<(TypeId, StandardDerive), Lacking>,
}

/// Why a type cannot have a derive.
#[derive(Clone, Debug)]
pub(super) struct Lacking {
    /// The part of the type that cannot; `None` where the kind of type has none.
    part: Option<Part>,
}

#[derive(Clone, Debug)]
struct Part {
    /// The field or the variant: an index.
    index: Option<usize>,
    /// What it holds that has not the trait.
    holds: String,
}

impl Traits {
    /// Starts with all that is wanted, and takes away what a part of the type stands against, until nothing more goes.
    pub(super) fn settle(sources: DeriveSources<'_>, wanted: &Wanted) -> Self {
        let ids = sources.api.definitions().map(|(id, _)| id);
        let standard = |derive: &Derive| match derive {
            Derive::Standard(derive) => Some(*derive),
            Derive::Other(_) => None,
        };
        let mut open: Vec<(TypeId, StandardDerive)> =
            ids.flat_map(|id| wanted.of(id).filter_map(standard).map(move |derive| (id, derive))).collect();
        let mut traits = Self { has: open.iter().copied().collect(), lacking: HashMap::new() };
        loop {
            let (bad, good): (Vec<_>, Vec<_>) = open
                .into_iter()
                .map(|(id, derive)| (id, derive, traits.part_without(sources, id, derive)))
                .partition(|(.., lacking)| lacking.is_some());
            if bad.is_empty() {
                return traits;
            }
            for (id, derive, lacking) in bad {
                traits.has.remove(&(id, derive));
                traits.lacking.extend(lacking.map(|lacking| ((id, derive), lacking)));
            }
            open = good.into_iter().map(|(id, derive, _)| (id, derive)).collect();
        }
    }

    /// Whether the type has a derive that was wanted.
    pub(super) fn has(&self, id: TypeId, derive: StandardDerive) -> bool {
        self.has.contains(&(id, derive))
    }

    /// Why the type cannot have a derive that was wanted.
    pub(super) fn lacking(&self, id: TypeId, derive: StandardDerive) -> Option<&Lacking> {
        self.lacking.get(&(id, derive))
    }

    fn part_without(&self, sources: DeriveSources<'_>, id: TypeId, derive: StandardDerive) -> Option<Lacking> {
        let see = Seen { traits: self, sources, holder: id, derive };
        if let Some(needed) = derive.needs().iter().find(|needed| !see.defined_has(id, **needed)) {
            return self.lacking(id, *needed).cloned().or(Some(Lacking { part: None }));
        }
        match &sources.api.type_def(id).shape {
            Shape::Struct(object) => {
                let fields = object.fields.iter().enumerate();
                let mut parts = fields.map(|(index, field)| (Some(index), see.field_lacks(field)));
                let further = object.additional.as_ref().map(|value| (None, see.map_lacks(value)));
                parts.find(|(_, lacks)| lacks.is_some()).or(further).and_then(see.lacking())
            }
            Shape::Union(union) => {
                if derive == StandardDerive::Copy || derive == StandardDerive::Default {
                    return Some(Lacking { part: None });
                }
                let variants = union.variants.iter().enumerate();
                let mut parts = variants.map(|(index, variant)| (Some(index), see.lacks(&variant.ty)));
                parts.find(|(_, lacks)| lacks.is_some()).and_then(see.lacking())
            }
            // Of a value that is not listed the text is kept on the heap.
            Shape::Enum(_) => Some(Lacking { part: None }),
            Shape::Alias(target) => see.lacking()((None, see.lacks(target))),
        }
    }
}

/// A type that is looked at for a derive.
#[derive(Clone, Copy)]
struct Seen<'a> {
    traits: &'a Traits,
    sources: DeriveSources<'a>,
    holder: TypeId,
    derive: StandardDerive,
}

impl Seen<'_> {
    fn lacking(self) -> impl Fn((Option<usize>, Option<String>)) -> Option<Lacking> {
        |(index, holds)| Some(Lacking { part: Some(Part { index, holds: holds? }) })
    }

    fn field_lacks(self, field: &Field) -> Option<String> {
        let has_empty_value = !field.required || field.ty.nullable;
        if self.derive == StandardDerive::Default && has_empty_value { None } else { self.lacks(&field.ty) }
    }

    fn map_lacks(self, value: &TypeRef) -> Option<String> {
        match self.derive {
            StandardDerive::Copy => Some("a map".to_owned()),
            StandardDerive::Default => None,
            StandardDerive::Eq | StandardDerive::Hash | StandardDerive::Ord | StandardDerive::PartialOrd => {
                self.lacks(value)
            }
        }
    }

    /// What of a type has not the trait; `None` where all of it has.
    fn lacks(self, ty: &TypeRef) -> Option<String> {
        match (self.derive, &ty.kind) {
            (StandardDerive::Default, _) if ty.nullable => None,
            (StandardDerive::Default, _) if ty.blankable => Some("a value that may be blank".to_owned()),
            (StandardDerive::Copy, TypeKind::List(_)) => Some("a list".to_owned()),
            (StandardDerive::Default, TypeKind::List(_)) => None,
            (_, TypeKind::List(item)) => self.lacks(item),
            (_, TypeKind::Map(value)) => self.map_lacks(value),
            (_, TypeKind::Tuple(items)) => items.iter().find_map(|item| self.lacks(item)),
            (derive, TypeKind::Named(id)) => self.named_lacks(*id, derive),
            (derive, kind) => scalar_lacks(kind, derive).map(str::to_owned),
        }
    }

    fn named_lacks(self, id: TypeId, derive: StandardDerive) -> Option<String> {
        let api = self.sources.api;
        match &api.type_def(id).shape {
            Shape::Alias(target) if !self.sources.boxes.is_newtype(id) => self.lacks(target),
            Shape::Alias(_) | Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => {
                let is_boxed = self.sources.boxes.is_boxed(self.holder, id);
                let has = self.defined_has(id, derive) && !(is_boxed && derive == StandardDerive::Copy);
                (!has).then(|| format!("`{}`", self.sources.names.type_name(id)))
            }
        }
    }

    fn defined_has(self, id: TypeId, derive: StandardDerive) -> bool {
        self.traits.has(id, derive) || has_anyway(self.sources, id, derive)
    }
}

/// What a type that is no definition is called where it has not the trait.
fn scalar_lacks(kind: &TypeKind, derive: StandardDerive) -> Option<&'static str> {
    use StandardDerive::{Copy, Default, Eq, Hash, Ord, PartialOrd};
    let lacks = |traits: &[StandardDerive], name| traits.contains(&derive).then_some(name);
    match kind {
        TypeKind::Number => lacks(&[Eq, Hash, Ord], "`f64`"),
        TypeKind::String => lacks(&[Copy], "`String`"),
        TypeKind::Encoded(_) => lacks(&[Copy], "bytes"),
        TypeKind::Binary => lacks(&[Copy, Default, Ord, PartialOrd], "`FilePart`"),
        TypeKind::DateTime(DateCrate::Jiff) => lacks(&[Default], "`OffsetDateTime`"),
        TypeKind::Any(_) => lacks(&[Copy, Ord, PartialOrd], "`Value`"),
        TypeKind::Boolean
        | TypeKind::Integer(_)
        | TypeKind::Decimal(_)
        | TypeKind::Uuid
        | TypeKind::Date(_)
        | TypeKind::DateTime(DateCrate::Chrono)
        // Of the user's own types the compiler knows.
        | TypeKind::Own(_) => None,
        // Looked at by what they hold.
        TypeKind::Named(_) | TypeKind::List(_) | TypeKind::Map(_) | TypeKind::Tuple(_) => None,
    }
}

impl Lacking {
    /// The reason as a clause.
    pub(super) fn text(&self, sources: DeriveSources<'_>, id: TypeId, derive: StandardDerive) -> String {
        let name = derive.name();
        let Some(Part { index, holds }) = &self.part else {
            return match derive {
                StandardDerive::Default => "no value of it is the usual one".to_owned(),
                StandardDerive::Copy
                | StandardDerive::Eq
                | StandardDerive::Hash
                | StandardDerive::Ord
                | StandardDerive::PartialOrd => {
                    "a value that the document does not list is kept on the heap".to_owned()
                }
            };
        };
        match index.and_then(|index| member(sources.names, id, index)) {
            Some(member) => format!("`{member}` holds {holds}, which has no `{name}`"),
            None => format!("it holds {holds}, which has no `{name}`"),
        }
    }
}

fn member(names: &Names, id: TypeId, index: usize) -> Option<&str> {
    names.members(id).get(index).map(|name| name.as_str())
}
