//! Which types are one: those that stand at the same place on the wire, whatever they are called.

use std::collections::{HashMap, HashSet, VecDeque};

use indexmap::IndexMap;

use super::alike::are_alike;
use super::paired::Paired;
use crate::ir::TypeId;
use crate::surface::{
    ApiSurface, ArmSurface, OperationSurface, OutcomeSurface, ParameterSurface, RustType, ShapeSurface, StructSurface,
    TypeSurface, Wrapper,
};

/// The types of two states.
#[derive(Debug, Default)]
pub(super) struct TypePairs {
    new_of: HashMap<TypeId, TypeId>,
    old_of: HashMap<TypeId, TypeId>,
    /// By the old type: a place on the wire where it stands.
    ways: HashMap<TypeId, String>,
}

impl TypePairs {
    /// What became of a type.
    pub(super) fn new_of(&self, old: TypeId) -> Option<TypeId> {
        self.new_of.get(&old).copied()
    }

    /// What a type was.
    pub(super) fn old_of(&self, new: TypeId) -> Option<TypeId> {
        self.old_of.get(&new).copied()
    }

    /// A place on the wire where the type stood; its name, where no operation leads to it.
    pub(super) fn way(&self, old: &TypeSurface) -> String {
        self.ways.get(&old.id).cloned().unwrap_or_else(|| old.name.clone())
    }

    fn pair(&mut self, old: TypeId, new: TypeId) -> bool {
        let free = !self.new_of.contains_key(&old) && !self.old_of.contains_key(&new);
        if free {
            self.new_of.insert(old, new);
            self.old_of.insert(new, old);
        }
        free
    }
}

/// Pairs the types of two states, of which these operations are one.
pub(super) fn pair_types(
    old: &ApiSurface,
    new: &ApiSurface,
    operations: &[(&OperationSurface, &OperationSurface)],
) -> TypePairs {
    let mut search = Search {
        old,
        new,
        names: Names::of(old, new),
        open: VecDeque::new(),
        found: IndexMap::new(),
        followed: HashSet::new(),
    };
    for (old, new) in operations {
        search.meet_operation(old, new);
    }
    search.go();
    let mut pairs = search.decide();
    pair_the_rest(old, new, &mut pairs);
    pairs
}

/// Pairs types that no operation leads to, by name, else by component.
fn pair_the_rest(old: &ApiSurface, new: &ApiSurface, pairs: &mut TypePairs) {
    let by_name: HashMap<&str, TypeId> = new.types.iter().map(|surface| (surface.name.as_str(), surface.id)).collect();
    let components = new.types.iter().filter_map(|surface| Some((surface.component.as_deref()?, surface.id)));
    let by_component: HashMap<&str, TypeId> = components.collect();
    for surface in &old.types {
        if let Some(new) = by_name.get(surface.name.as_str()) {
            pairs.pair(surface.id, *new);
        }
    }
    for surface in &old.types {
        if let Some(new) = surface.component.as_deref().and_then(|component| by_component.get(component)) {
            pairs.pair(surface.id, *new);
        }
    }
}

/// The names of each state's types.
struct Names<'a> {
    old: HashSet<&'a str>,
    new: HashSet<&'a str>,
}

impl<'a> Names<'a> {
    fn of(old: &'a ApiSurface, new: &'a ApiSurface) -> Self {
        let names = |surface: &'a ApiSurface| surface.types.iter().map(|surface| surface.name.as_str()).collect();
        Self { old: names(old), new: names(new) }
    }
}

/// Two types at one place on the wire.
struct Meeting<'a> {
    old: &'a RustType,
    new: &'a RustType,
    way: String,
}

/// Goes through both states at once, from the operations down.
struct Search<'a> {
    old: &'a ApiSurface,
    new: &'a ApiSurface,
    names: Names<'a>,
    open: VecDeque<Meeting<'a>>,
    /// By two types that met and may be one: how often, and where first.
    found: IndexMap<(TypeId, TypeId), (usize, String)>,
    /// Names for other types that were followed, so that none is followed twice.
    followed: HashSet<(&'a RustType, &'a RustType)>,
}

impl<'a> Search<'a> {
    fn meet(&mut self, old: &'a RustType, new: &'a RustType, way: String) {
        self.open.push_back(Meeting { old, new, way });
    }

    fn meet_operation(&mut self, old: &'a OperationSurface, new: &'a OperationSurface) {
        let line = new.request_line();
        for parameter in &old.parameters {
            let is_same = |other: &&ParameterSurface| {
                (other.location, &other.wire_name) == (parameter.location, &parameter.wire_name)
            };
            if let Some(other) = new.parameters.iter().find(is_same) {
                self.meet(&parameter.ty.ty, &other.ty.ty, format!("{line} → {}", parameter.wire_name));
            }
        }
        let media = |operation: &'a OperationSurface| operation.body.iter().flat_map(|body| &body.media);
        for (index, body) in media(old).enumerate() {
            let other = media(new).find(|other| other.media_type == body.media_type).or_else(|| media(new).nth(index));
            if let Some(other) = other {
                self.meet(&body.ty.ty, &other.ty.ty, format!("{line} → body"));
            }
        }
        self.meet_outcomes(&line, &old.successes, &new.successes);
        self.meet_outcomes(&line, &old.errors, &new.errors);
        for header in &old.headers {
            if let Some(other) = new.headers.iter().find(|other| other.wire_name == header.wire_name) {
                self.meet(&header.ty, &other.ty, format!("{line} → header {}", header.wire_name));
            }
        }
    }

    /// By status; what is alone on both sides is one as well.
    fn meet_outcomes(&mut self, line: &str, old: &'a [OutcomeSurface], new: &'a [OutcomeSurface]) {
        for outcome in old {
            let other = new.iter().find(|other| other.status == outcome.status);
            let only = || if let ([_], [only]) = (old, new) { Some(only) } else { None };
            if let Some(other) = other.or_else(only) {
                self.meet(&outcome.ty, &other.ty, format!("{line} → {}", outcome.status.text()));
            }
        }
    }

    fn go(&mut self) {
        while let Some(Meeting { old, new, way }) = self.open.pop_front() {
            match (old, new) {
                (RustType::Around(outer, inner), RustType::Around(other, other_inner)) if outer == other => {
                    self.meet(inner, other_inner, way + step(*outer));
                }
                (RustType::Around(outer, inner), _) if is_presence(*outer) => self.meet(inner, new, way),
                (_, RustType::Around(outer, inner)) if is_presence(*outer) => self.meet(old, inner, way),
                (RustType::Tuple(items), RustType::Tuple(others)) => {
                    for (index, (item, other)) in items.iter().zip(others).enumerate() {
                        self.meet(item, other, format!("{way}[{index}]"));
                    }
                }
                (RustType::Defined(one), RustType::Defined(other)) if self.meet_types(*one, *other, &way) => {}
                (RustType::Defined(_), _) | (_, RustType::Defined(_)) => self.meet_targets(old, new, way),
                (RustType::Known(_) | RustType::Own(_) | RustType::Around(..) | RustType::Tuple(_), _) => {}
            }
        }
    }

    /// Whether two types may be one; then what they are made of meets as well.
    fn meet_types(&mut self, old_id: TypeId, new_id: TypeId, way: &str) -> bool {
        let (Some(old), Some(new)) = (self.old.type_surface(old_id), self.new.type_surface(new_id)) else {
            return false;
        };
        if let Some((count, _)) = self.found.get_mut(&(old_id, new_id)) {
            *count += 1;
            return true;
        }
        let may_be_one = self.may_be_one(old, new);
        if may_be_one {
            self.found.insert((old_id, new_id), (1, way.to_owned()));
            self.meet_parts(&old.shape, &new.shape, way);
        }
        may_be_one
    }

    /// What names for other types stand for, where the types are not one.
    fn meet_targets(&mut self, old: &'a RustType, new: &'a RustType, way: String) {
        let (target, other) = (alias_target(self.old, old), alias_target(self.new, new));
        if (target.is_some() || other.is_some()) && self.followed.insert((old, new)) {
            self.meet(target.unwrap_or(old), other.unwrap_or(new), way);
        }
    }

    /// Whether two types at one place are one type: they have one name; or one has gone and the other has come; or nothing else about them
    /// differs.
    fn may_be_one(&self, old: &TypeSurface, new: &TypeSurface) -> bool {
        let has_gone = !self.names.new.contains(old.name.as_str());
        let has_come = !self.names.old.contains(new.name.as_str());
        let same_kind = old.shape.kind() == new.shape.kind();
        old.name == new.name || same_kind && (has_gone && has_come || are_alike(&old.shape, &new.shape))
    }

    fn meet_parts(&mut self, old: &'a ShapeSurface, new: &'a ShapeSurface, way: &str) {
        match (old, new) {
            (ShapeSurface::Struct(old), ShapeSurface::Struct(new)) => self.meet_fields(old, new, way),
            (ShapeSurface::Union(old), ShapeSurface::Union(new)) => self.meet_arms(&old.arms, &new.arms, way),
            (
                ShapeSurface::Alias(old) | ShapeSurface::Newtype(old),
                ShapeSurface::Alias(new) | ShapeSurface::Newtype(new),
            ) => self.meet(old, new, way.to_owned()),
            (ShapeSurface::Struct(_) | ShapeSurface::Enum(_) | ShapeSurface::Union(_), _)
            | (ShapeSurface::Alias(_) | ShapeSurface::Newtype(_), _) => {}
        }
    }

    fn meet_fields(&mut self, old: &'a StructSurface, new: &'a StructSurface, way: &str) {
        let others: HashMap<&str, &RustType> =
            new.fields.iter().map(|field| (field.wire_name.as_str(), &field.ty)).collect();
        for field in &old.fields {
            if let Some(other) = others.get(field.wire_name.as_str()) {
                self.meet(&field.ty, other, format!("{way}.{}", field.wire_name));
            }
        }
        if let (Some((_, value)), Some((_, other))) = (&old.additional, &new.additional) {
            self.meet(value, other, way.to_owned());
        }
    }

    /// Arms by their names; arms with other names in their order.
    fn meet_arms(&mut self, old: &'a [ArmSurface], new: &'a [ArmSurface], way: &str) {
        let mut pairs = Paired::none(old, new).by(|arm| Some(arm.rust_name.as_str().to_owned()));
        pairs.both.extend(pairs.old.into_iter().zip(pairs.new));
        for (arm, other) in pairs.both {
            self.meet(&arm.ty, &other.ty, format!("{way}({})", other.rust_name));
        }
    }

    /// A name that stays is the best partner, then the one that a type met most.
    fn decide(self) -> TypePairs {
        let mut pairs = TypePairs::default();
        let name = |surface: &ApiSurface, id| surface.type_surface(id).map(|surface| surface.name.clone());
        let keeps_name = |(old, new): &(TypeId, TypeId)| name(self.old, *old) == name(self.new, *new);
        let mut found: Vec<((TypeId, TypeId), (usize, String))> = self.found.clone().into_iter().collect();
        // The sort is stable: among equals the first that met is the best.
        found.sort_by_key(|(ids, (count, _))| (!keeps_name(ids), std::cmp::Reverse(*count)));
        for ((old, new), (_, way)) in found {
            if pairs.pair(old, new) {
                pairs.ways.insert(old, way);
            }
        }
        pairs
    }
}

/// What an alias stands for; `None` for what is none.
pub(super) fn alias_target<'a>(surface: &'a ApiSurface, ty: &RustType) -> Option<&'a RustType> {
    let RustType::Defined(id) = ty else { return None };
    match &surface.type_surface(*id)?.shape {
        ShapeSurface::Alias(target) => Some(target),
        ShapeSurface::Struct(_) | ShapeSurface::Enum(_) | ShapeSurface::Union(_) | ShapeSurface::Newtype(_) => None,
    }
}

/// Whether it says only whether there is a value.
fn is_presence(wrapper: Wrapper) -> bool {
    match wrapper {
        Wrapper::Option | Wrapper::Maybe | Wrapper::OrBlank | Wrapper::Box => true,
        Wrapper::List
        | Wrapper::Map
        | Wrapper::JsonLines
        | Wrapper::Parts
        | Wrapper::Events
        | Wrapper::Into
        | Wrapper::Nullable => false,
    }
}

/// How the way goes on inside.
fn step(wrapper: Wrapper) -> &'static str {
    match wrapper {
        Wrapper::List | Wrapper::JsonLines | Wrapper::Parts | Wrapper::Events => "[]",
        Wrapper::Map => "{}",
        Wrapper::Option | Wrapper::Maybe | Wrapper::OrBlank | Wrapper::Box | Wrapper::Into | Wrapper::Nullable => "",
    }
}
