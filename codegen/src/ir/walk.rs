//! Walks over the IR: the types that a type, a definition, an operation or the whole API is made of.
//!
//! Every pass that goes through types does it by these functions, so that a new kind of type is added in one place.

use std::collections::{HashMap, HashSet};

use super::{Api, BodyKind, Operation, ResponseKind, Shape, TypeId, TypeKind, TypeRef};

impl Api {
    /// Every use of a type: in definitions, operations and incoming payloads. None of the types nested in them.
    pub fn type_refs(&self) -> impl Iterator<Item = &TypeRef> {
        let definitions = self.types.iter().flat_map(|definition| definition.shape.type_refs());
        let payloads = self.incoming.iter().map(|incoming| &incoming.payload);
        let operations = self.operations.iter();
        definitions.chain(payloads).chain(operations.flat_map(|o| o.request_types().chain(o.response_types())))
    }

    /// The definitions behind some types, directly or through others.
    pub fn reached<'a>(&'a self, roots: impl Iterator<Item = &'a TypeRef>) -> HashSet<TypeId> {
        let mut open: Vec<TypeId> = roots.flat_map(TypeRef::mentioned_ids).collect();
        let mut reached = HashSet::new();
        while let Some(id) = open.pop() {
            if reached.insert(id) {
                open.extend(self.type_def(id).shape.type_refs().into_iter().flat_map(TypeRef::mentioned_ids));
            }
        }
        reached
    }

    /// Takes out the definitions that neither an operation nor an incoming payload reaches. The others get new ids.
    pub fn drop_unused_types(&mut self) {
        let used =
            self.operations.iter().flat_map(|operation| operation.request_types().chain(operation.response_types()));
        let used = self.reached(used.chain(self.incoming.iter().map(|incoming| &incoming.payload)));
        let mut new_ids = HashMap::new();
        for (index, definition) in std::mem::take(&mut self.types).into_iter().enumerate() {
            if used.contains(&TypeId::new(index)) {
                new_ids.insert(TypeId::new(index), self.define(definition));
            }
        }
        let new_id = |id: TypeId| new_ids.get(&id).copied().unwrap_or(id);
        let definitions = self.types.iter_mut().flat_map(|definition| definition.shape.type_refs_mut());
        definitions.for_each(|ty| ty.replace_ids(&new_id));
        for operation in &mut self.operations {
            operation.request_types_mut().for_each(|ty| ty.replace_ids(&new_id));
            operation.response_types_mut().for_each(|ty| ty.replace_ids(&new_id));
        }
        self.incoming.iter_mut().for_each(|incoming| incoming.payload.replace_ids(&new_id));
    }
}

impl Operation {
    /// The types that a caller gives: parameters and request bodies.
    pub fn request_types(&self) -> impl Iterator<Item = &TypeRef> {
        let parameters = self.parameters.iter().map(|parameter| &parameter.ty);
        let media = self.body.iter().flat_map(|body| &body.media);
        parameters.chain(media.filter_map(|media| BodyKind::type_ref(&media.kind)))
    }

    /// The same, to change them.
    pub fn request_types_mut(&mut self) -> impl Iterator<Item = &mut TypeRef> {
        let parameters = self.parameters.iter_mut().map(|parameter| &mut parameter.ty);
        let media = self.body.iter_mut().flat_map(|body| &mut body.media);
        parameters.chain(media.filter_map(|media| media.kind.type_ref_mut()))
    }

    /// The types that come back: response headers and bodies.
    pub fn response_types(&self) -> impl Iterator<Item = &TypeRef> {
        let headers = self.responses.iter().flat_map(|response| &response.headers).map(|header| &header.ty);
        let media = self.responses.iter().flat_map(|response| &response.media);
        headers.chain(media.filter_map(|media| ResponseKind::type_ref(&media.kind)))
    }

    /// The same, to change them.
    pub fn response_types_mut(&mut self) -> impl Iterator<Item = &mut TypeRef> {
        self.responses.iter_mut().flat_map(|response| {
            let headers = response.headers.iter_mut().map(|header| &mut header.ty);
            headers.chain(response.media.iter_mut().filter_map(|media| media.kind.type_ref_mut()))
        })
    }
}

impl Shape {
    /// The types that the definition is made of.
    pub fn type_refs(&self) -> Vec<&TypeRef> {
        match self {
            Self::Struct(object) => object.fields.iter().map(|field| &field.ty).chain(&object.additional).collect(),
            Self::Enum(_) => Vec::new(),
            Self::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
            Self::Alias(target) => vec![target],
        }
    }

    /// The same, to change them.
    pub fn type_refs_mut(&mut self) -> Vec<&mut TypeRef> {
        match self {
            Self::Struct(object) => {
                object.fields.iter_mut().map(|field| &mut field.ty).chain(&mut object.additional).collect()
            }
            Self::Enum(_) => Vec::new(),
            Self::Union(union) => union.variants.iter_mut().map(|variant| &mut variant.ty).collect(),
            Self::Alias(target) => vec![target],
        }
    }
}

impl TypeKind {
    /// The definition that it is, where it is one.
    pub fn named(&self) -> Option<TypeId> {
        let Self::Named(id) = self else { return None };
        Some(*id)
    }

    /// The types that it is directly made of: a list's items, a map's values, the items of a tuple.
    pub fn children(&self) -> &[TypeRef] {
        match self {
            Self::List(inner) | Self::Map(inner) => std::slice::from_ref(&**inner),
            Self::Tuple(items) => items,
            Self::Named(_)
            | Self::Boolean
            | Self::Integer(_)
            | Self::Number
            | Self::Decimal(_)
            | Self::String
            | Self::Uuid
            | Self::Date(_)
            | Self::DateTime(_)
            | Self::Encoded(_)
            | Self::Binary
            | Self::Own(_)
            | Self::Any(_) => &[],
        }
    }

    /// The same, to change them.
    pub fn children_mut(&mut self) -> &mut [TypeRef] {
        match self {
            Self::List(inner) | Self::Map(inner) => std::slice::from_mut(&mut **inner),
            Self::Tuple(items) => items,
            Self::Named(_)
            | Self::Boolean
            | Self::Integer(_)
            | Self::Number
            | Self::Decimal(_)
            | Self::String
            | Self::Uuid
            | Self::Date(_)
            | Self::DateTime(_)
            | Self::Encoded(_)
            | Self::Binary
            | Self::Own(_)
            | Self::Any(_) => &mut [],
        }
    }

    /// The types of which a value holds one without going through the heap.
    fn inline_children(&self) -> &[TypeRef] {
        if matches!(self, Self::List(_) | Self::Map(_)) { &[] } else { self.children() }
    }
}

impl TypeRef {
    /// This type and all that it is made of, outermost first.
    pub fn nested_types(&self) -> impl Iterator<Item = &TypeRef> {
        depth_first(self, TypeKind::children)
    }

    /// Every definition that this type mentions, through lists, maps and tuples.
    pub fn mentioned_ids(&self) -> impl Iterator<Item = TypeId> {
        self.nested_types().filter_map(|ty| ty.kind.named())
    }

    /// Every definition of which a value of this type holds one without going through the heap.
    pub fn inline_ids(&self) -> impl Iterator<Item = TypeId> {
        depth_first(self, TypeKind::inline_children).filter_map(|ty| ty.kind.named())
    }

    /// Replaces every mentioned definition.
    pub fn replace_ids(&mut self, with: &impl Fn(TypeId) -> TypeId) {
        if let TypeKind::Named(id) = &mut self.kind {
            *id = with(*id);
        }
        self.kind.children_mut().iter_mut().for_each(|child| child.replace_ids(with));
    }
}

fn depth_first<'a>(
    root: &'a TypeRef,
    children: impl Fn(&'a TypeKind) -> &'a [TypeRef],
) -> impl Iterator<Item = &'a TypeRef> {
    let mut open = vec![root];
    std::iter::from_fn(move || {
        let next = open.pop()?;
        open.extend(children(&next.kind).iter().rev());
        Some(next)
    })
}
