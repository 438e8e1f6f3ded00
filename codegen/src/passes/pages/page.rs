//! What pages are made of: query parameters, and fields of the page as code can reach them.

use super::super::boxes::Boxes;
use crate::ir::{Api, Field, Location, Operation, Presence, Shape, Struct, TypeId, TypeKind, TypeRef};
use crate::settings::Pagination;

/// How `stream` walks through an operation's pages. Parameters are indexes into [`Operation::parameters`].
pub(crate) type Pages = Pagination<usize, PageItems, Vec<FieldStep>>;

/// The list of a page's items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PageItems {
    /// The type of the page.
    pub page: TypeRef,
    /// From the page to the list.
    pub steps: Vec<FieldStep>,
    /// The type of an item.
    pub item: TypeRef,
}

/// A step from a struct into one of its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldStep {
    /// The struct.
    pub holder: TypeId,
    /// The field's index.
    pub field: usize,
    /// How the field is present in the struct.
    pub presence: Presence,
}

/// The type that an operation's successes hold.
#[derive(Clone, Copy)]
pub(super) struct PageType<'a> {
    pub(super) api: &'a Api,
    pub(super) boxes: &'a Boxes,
    pub(super) ty: &'a TypeRef,
}

/// Why there is no way to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoWay {
    /// A property on the way is not there, or not inside an object.
    Missing,
    /// What is there has another type than it must have.
    WrongType,
}

impl<'a> PageType<'a> {
    /// The page's fields, where it is a struct.
    pub(super) fn fields(self) -> &'a [Field] {
        self.as_struct(self.ty).map_or(&[], |(_, object)| &object.fields)
    }

    /// The way to a list of items.
    pub(super) fn items(self, path: &[&str]) -> Result<PageItems, NoWay> {
        let (steps, ty) = self.steps(path)?;
        let Some(TypeRef { kind: TypeKind::List(item), .. }) = self.plain(ty) else { return Err(NoWay::WrongType) };
        Ok(PageItems { page: self.ty.clone(), steps, item: (**item).clone() })
    }

    /// The way to a text or number that leads to the next page.
    pub(super) fn next(self, path: &[&str]) -> Result<Vec<FieldStep>, NoWay> {
        let (steps, ty) = self.steps(path)?;
        let is_text = |ty: &TypeRef| matches!(ty.kind, TypeKind::String | TypeKind::Integer(_) | TypeKind::Uuid);
        if self.plain(ty).is_some_and(is_text) { Ok(steps) } else { Err(NoWay::WrongType) }
    }

    /// The way through fields of structs, by their wire names, and the type at its end.
    fn steps(self, path: &[&str]) -> Result<(Vec<FieldStep>, &'a TypeRef), NoWay> {
        let mut steps = Vec::new();
        let mut ty = self.ty;
        if ty.nullable {
            return Err(NoWay::Missing);
        }
        for wire_name in path {
            let (holder, object) = self.as_struct(ty).ok_or(NoWay::Missing)?;
            let mut fields = object.fields.iter().enumerate();
            let (index, field) = fields.find(|(_, field)| field.wire_name == *wire_name).ok_or(NoWay::Missing)?;
            steps.push(FieldStep { holder, field: index, presence: field.presence(self.api.type_def(holder).usage) });
            ty = &field.ty;
        }
        Ok((steps, ty))
    }

    fn as_struct(self, ty: &'a TypeRef) -> Option<(TypeId, &'a Struct)> {
        let id = self.plain(ty)?.kind.named()?;
        match &self.api.type_def(id).shape {
            Shape::Struct(object) => Some((id, object)),
            Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_) => None,
        }
    }

    /// The type behind aliases that code need not unwrap: none that hides null, blank, or a recursive value. The reference itself may
    /// be nullable, which its field's presence says.
    fn plain(self, ty: &'a TypeRef) -> Option<&'a TypeRef> {
        let mut current = ty;
        // No chain of aliases is longer than there are types, unless it is a circle.
        for _ in 0..=self.api.types.len() {
            if current.blankable {
                return None;
            }
            let Some(id) = current.kind.named() else { return Some(current) };
            let Shape::Alias(target) = &self.api.type_def(id).shape else { return Some(current) };
            if target.nullable || self.boxes.is_newtype(id) {
                return None;
            }
            current = target;
        }
        None
    }
}

/// The index of a query parameter.
pub(super) fn query_parameter(operation: &Operation, name: &str) -> Option<usize> {
    let mut parameters = operation.parameters.iter();
    parameters.position(|parameter| parameter.location == Location::Query && parameter.wire_name == name)
}
