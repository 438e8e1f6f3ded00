//! What pages are made of: places in the request, and fields of the page as code can reach them.

use super::super::boxes::Boxes;
use crate::ir::{Api, Field, Location, Operation, Presence, Shape, Struct, TypeId, TypeKind, TypeRef};

/// How `stream` walks through an operation's pages. What the operation does not have is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pages {
    /// The list.
    pub items: PageItems,
    /// Takes a cursor out of the page before.
    pub cursor: Option<Place>,
    /// Takes the index of the page's first item.
    pub offset: Option<Place>,
    /// Takes the page's size.
    pub limit: Option<Place>,
    /// Takes the page's number.
    pub page: Option<Place>,
    /// The number of the first page, where it is not 1.
    pub first_page: Option<u64>,
    /// From the page to the link or cursor to the next one.
    pub next: Option<Vec<FieldStep>>,
    /// From the last item to what the cursor takes.
    pub last_item: Option<Vec<FieldStep>>,
    /// From the page to whether more follow.
    pub has_more: Option<Vec<FieldStep>>,
    /// From the page to how many items all pages have.
    pub total: Option<Vec<FieldStep>>,
    /// From the page to how many pages there are.
    pub pages: Option<Vec<FieldStep>>,
}

impl Pages {
    /// Pages of which nothing is known but the list: a `Link` header may lead to the next one.
    pub(super) fn of_items(items: PageItems) -> Self {
        Self {
            items,
            cursor: None,
            offset: None,
            limit: None,
            page: None,
            first_page: None,
            next: None,
            last_item: None,
            has_more: None,
            total: None,
            pages: None,
        }
    }
}

/// A place in the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A query parameter: an index into [`Operation::parameters`].
    Parameter(usize),
    /// A value in a JSON body, by the keys that lead to it.
    Body(Vec<String>),
}

/// The list of a page's items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PageItems {
    /// The type of the page.
    pub page: TypeRef,
    /// Whether the page may be null.
    pub page_is_nullable: bool,
    /// From the page to the list; none where the page is the list.
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
    /// The field's key on the wire.
    pub wire_name: String,
    /// How the field is present in the struct.
    pub presence: Presence,
}

/// The type that an operation's successes hold, or that of an item.
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

/// A way to a field.
pub(super) type Way = Result<Vec<FieldStep>, NoWay>;

impl<'a> PageType<'a> {
    /// The fields, where it is a struct.
    pub(super) fn fields(self) -> &'a [Field] {
        self.page().and_then(|page| self.struct_of(page.ty)).map_or(&[], |(_, object)| &object.fields)
    }

    /// The same of another type.
    pub(super) fn of(self, ty: &'a TypeRef) -> Self {
        Self { ty, ..self }
    }

    /// The way to a list of items.
    pub(super) fn items(self, path: &[&str]) -> Result<PageItems, NoWay> {
        let (steps, ty) = self.steps(path)?;
        let Some(TypeRef { kind: TypeKind::List(item), .. }) = ty else { return Err(NoWay::WrongType) };
        let page_is_nullable = self.ty.nullable || self.page().is_some_and(|page| page.alias_is_nullable);
        Ok(PageItems { page: self.ty.clone(), page_is_nullable, steps, item: (**item).clone() })
    }

    /// The way to a text or number that leads to the next page.
    pub(super) fn link(self, path: &[&str]) -> Way {
        self.way(path, |kind| matches!(kind, TypeKind::String | TypeKind::Integer(_) | TypeKind::Uuid))
    }

    /// The way to a text.
    pub(super) fn text(self, path: &[&str]) -> Way {
        self.way(path, |kind| *kind == TypeKind::String)
    }

    /// The way to a boolean.
    pub(super) fn flag(self, path: &[&str]) -> Way {
        self.way(path, |kind| *kind == TypeKind::Boolean)
    }

    /// The way to an integer.
    pub(super) fn count(self, path: &[&str]) -> Way {
        self.way(path, |kind| matches!(kind, TypeKind::Integer(_)))
    }

    /// The way from an item to a text or number that names it.
    pub(super) fn last_item(self, items: &PageItems, path: &[&str]) -> Way {
        if items.item.nullable {
            return Err(NoWay::WrongType);
        }
        PageType { ty: &items.item, ..self }.link(path)
    }

    /// The properties beside the first name of the path that is missing, and that name.
    pub(super) fn beside_missing<'p>(self, path: &[&'p str]) -> Option<(&'p str, Vec<&'a str>)> {
        let missing =
            (1..=path.len()).find(|length| path.get(..*length).is_some_and(|path| self.steps(path).is_err()))?;
        let (name, before) = path.get(..missing)?.split_last()?;
        let (_, holder) = self.steps(before).ok()?;
        let (_, object) = self.struct_of(holder?)?;
        Some((*name, object.fields.iter().map(|field| field.wire_name.as_str()).collect()))
    }

    fn way(self, path: &[&str], fits: impl Fn(&TypeKind) -> bool) -> Way {
        match self.steps(path)? {
            (steps, Some(ty)) if !steps.is_empty() && fits(&ty.kind) => Ok(steps),
            (_, _) => Err(NoWay::WrongType),
        }
    }

    /// The way through fields of structs, by their wire names, and the type at its end; no type where code cannot reach inside.
    fn steps(self, path: &[&str]) -> Result<(Vec<FieldStep>, Option<&'a TypeRef>), NoWay> {
        let mut steps = Vec::new();
        let mut ty = self.page().map(|page| page.ty);
        for wire_name in path {
            let (holder, object) = ty.and_then(|ty| self.struct_of(ty)).ok_or(NoWay::Missing)?;
            let mut fields = object.fields.iter().enumerate();
            let (index, field) = fields.find(|(_, field)| field.wire_name == *wire_name).ok_or(NoWay::Missing)?;
            let presence = field.presence(self.api.type_def(holder).usage);
            steps.push(FieldStep { holder, field: index, wire_name: field.wire_name.clone(), presence });
            ty = self.unaliased(&field.ty).filter(|behind| !behind.alias_is_nullable).map(|behind| behind.ty);
        }
        Ok((steps, ty))
    }

    /// What is behind the page's aliases; `None` where code would have to look through two options.
    fn page(self) -> Option<Unaliased<'a>> {
        self.unaliased(self.ty).filter(|behind| !(behind.alias_is_nullable && self.ty.nullable))
    }

    fn struct_of(self, ty: &'a TypeRef) -> Option<(TypeId, &'a Struct)> {
        let id = ty.kind.named()?;
        match &self.api.type_def(id).shape {
            Shape::Struct(object) => Some((id, object)),
            Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_) => None,
        }
    }

    /// What is behind aliases that code need not unwrap: none that hides blank, or a recursive value. The reference itself may be
    /// nullable, which its field's presence says.
    fn unaliased(self, ty: &'a TypeRef) -> Option<Unaliased<'a>> {
        let mut behind = Unaliased { ty, alias_is_nullable: false };
        // No chain of aliases is longer than there are types, unless it is a circle.
        for _ in 0..=self.api.types.len() {
            if behind.ty.blankable {
                return None;
            }
            let Some(id) = behind.ty.kind.named() else { return Some(behind) };
            let Shape::Alias(target) = &self.api.type_def(id).shape else { return Some(behind) };
            if self.boxes.is_newtype(id) || (target.nullable && behind.alias_is_nullable) {
                return None;
            }
            behind = Unaliased { ty: target, alias_is_nullable: behind.alias_is_nullable || target.nullable };
        }
        None
    }
}

/// What is behind aliases.
#[derive(Clone, Copy)]
struct Unaliased<'a> {
    ty: &'a TypeRef,
    /// Whether one of the aliases is of a type that may be null.
    alias_is_nullable: bool,
}

/// The index of a query parameter.
pub(super) fn query_parameter(operation: &Operation, name: &str) -> Option<usize> {
    let mut parameters = operation.parameters.iter();
    parameters.position(|parameter| parameter.location == Location::Query && parameter.wire_name == name)
}

/// Whether a parameter of this type takes a text or a number.
pub(super) fn takes_text(api: &Api, ty: &TypeRef) -> bool {
    matches!(api.resolve(ty).kind, TypeKind::String | TypeKind::Uuid) || takes_number(api, ty)
}

/// Whether a parameter of this type takes a number.
pub(super) fn takes_number(api: &Api, ty: &TypeRef) -> bool {
    matches!(api.resolve(ty).kind, TypeKind::Integer(_) | TypeKind::Number | TypeKind::Decimal(_))
}

/// The type of the operation's JSON body, where that is the first that callers may give.
pub(super) fn json_body(operation: &Operation) -> Option<&TypeRef> {
    operation.body.as_ref()?.media.first()?.kind.json()
}
