//! `xml.rs`: how the types of XML bodies are written, as tables. Only APIs with XML have it.

mod union;

use std::cell::RefCell;
use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::file::{file, items};
use super::tokens::ident;
use crate::OutputFile;
use crate::ir::{
    Api, BodyKind, DecimalForm, EnumRepr, Field, ResponseKind, Shape, Struct, TypeId, TypeKind, TypeRef, Xml,
};

/// Whether any body is XML.
pub(super) fn is_used(api: &Api) -> bool {
    !roots(api).is_empty()
}

/// The types of XML bodies.
fn roots(api: &Api) -> Vec<&TypeRef> {
    let bodies = api.operations.iter().flat_map(|operation| &operation.body).flat_map(|body| &body.media);
    let requests = bodies.filter_map(|media| match &media.kind {
        BodyKind::Xml(ty, _) => Some(ty),
        BodyKind::Json(_) | BodyKind::Form(..) | BodyKind::Multipart(..) | BodyKind::Text | BodyKind::Bytes => None,
    });
    let responses = api.operations.iter().flat_map(|operation| &operation.responses);
    // A response is read as its first media type; the others are handed on as they come.
    let read = responses.filter_map(|response| response.media.first());
    let replies = read.filter_map(|media| match &media.kind {
        ResponseKind::Xml(ty, _) => Some(ty),
        ResponseKind::Json(_)
        | ResponseKind::JsonLines(_)
        | ResponseKind::EventStream(_)
        | ResponseKind::Text
        | ResponseKind::Bytes => None,
    });
    requests.chain(replies).collect()
}

/// A table for each struct and union that XML bodies hold.
pub(super) fn xml_file(context: Context<'_>, module: &str) -> OutputFile {
    let structs = structs(context);
    let items = items(&structs, |id, _| Writer::new(context, TokenStream::new()).table(*id));
    let about =
        "//! How the types are written as XML.\n\nuse crate::support::xml::{Field, Node, Object, Place, Shape};\n";
    let about = if items.is_empty() { "//! No XML body holds a struct.\n" } else { about };
    file(module, "xml.rs", "render/xml.rs", about, &items)
}

/// The structs and unions in XML bodies, also deep inside.
fn structs(context: Context<'_>) -> Vec<TypeId> {
    let writer = Writer::new(context, TokenStream::new());
    for root in roots(context.api) {
        drop(writer.shape(root, None));
    }
    let mut done = BTreeSet::new();
    loop {
        let next = writer.needed.borrow().difference(&done).next().copied();
        let Some(id) = next else { return done.into_iter().collect() };
        done.insert(id);
        drop(writer.table(id));
    }
}

/// The element of a whole body.
pub(super) fn root(context: Context<'_>, ty: &TypeRef, xml: Option<&Xml>) -> TokenStream {
    let writer = Writer::new(context, quote!(super::super::xml::));
    let default = match ty.kind {
        TypeKind::Named(id) => context.api.type_def(id).hint.0.join("_"),
        _ => "root".to_owned(),
    };
    let node = writer.node(&default, ty, xml);
    // The types are written out: an operation's module has types of its own.
    quote!({
        use crate::support::xml::{Node, Shape};
        const ROOT: &Node = &Node #node;
        ROOT
    })
}

pub(super) struct Writer<'a> {
    pub(super) context: Context<'a>,
    /// What is before the name of a table.
    pub(super) path: TokenStream,
    /// The structs and unions whose tables are mentioned.
    pub(super) needed: RefCell<BTreeSet<TypeId>>,
}

impl<'a> Writer<'a> {
    fn new(context: Context<'a>, path: TokenStream) -> Self {
        Self { context, path, needed: RefCell::default() }
    }

    fn table(&self, id: TypeId) -> TokenStream {
        let name = ident(self.context.tables.names.type_name(id));
        let (fields, additional) = match &self.context.api.type_def(id).shape {
            Shape::Struct(object) => {
                let fields: Vec<TokenStream> = object.fields.iter().map(|field| self.field(field)).collect();
                (fields, self.additional(object))
            }
            Shape::Union(_) => self.fields_of_all(id),
            Shape::Enum(_) | Shape::Alias(_) => return TokenStream::new(),
        };
        quote! {
            pub(super) static #name: Object = Object { fields: &[#(#fields),*], additional: #additional };
        }
    }

    pub(super) fn additional(&self, object: &Struct) -> TokenStream {
        match &object.additional {
            Some(ty) => {
                let shape = self.shape(ty, None);
                quote!(Some(#shape))
            }
            None => quote!(None),
        }
    }

    pub(super) fn field(&self, field: &Field) -> TokenStream {
        let Field { wire_name, required, ty, .. } = field;
        let xml = self.own(ty, field.xml.as_ref());
        let is_list = matches!(self.context.api.resolve(ty).kind, TypeKind::List(_));
        let (place, node) = if xml.attribute {
            (quote!(Place::Attribute), self.node(wire_name, ty, Some(&xml)))
        } else if xml.text {
            (quote!(Place::Text), self.node(wire_name, ty, Some(&xml)))
        } else if is_list && !xml.wrapped {
            // Without a wrapper its name is nowhere to be seen; the items are called after the property.
            (quote!(Place::Items), self.items(wire_name, ty, &xml))
        } else {
            (quote!(Place::Element), self.node(wire_name, ty, Some(&xml)))
        };
        quote!(Field { key: #wire_name, required: #required, place: #place, node: Node #node })
    }

    /// The node of a list's items.
    fn items(&self, default: &str, ty: &TypeRef, xml: &Xml) -> TokenStream {
        match &self.context.api.resolve(ty).kind {
            TypeKind::List(item) => self.node(default, item, xml.items.as_deref()),
            _ => self.node(default, ty, Some(xml)),
        }
    }

    /// The `xml` of a position, with what the type says for itself where the position is silent.
    fn own(&self, ty: &TypeRef, xml: Option<&Xml>) -> Xml {
        let mut own = xml.cloned().unwrap_or_default();
        let mut current = ty;
        // As far as aliases can lead.
        for _ in 0..=self.context.api.types.len() {
            let TypeKind::Named(id) = current.kind else { break };
            let definition = self.context.api.type_def(id);
            if let Some(xml) = &definition.xml {
                own.name = own.name.or_else(|| xml.name.clone());
                own.namespace = own.namespace.or_else(|| xml.namespace.clone());
                own.prefix = own.prefix.or_else(|| xml.prefix.clone());
                own.attribute |= xml.attribute;
                own.wrapped |= xml.wrapped;
                own.items = own.items.or_else(|| xml.items.clone());
            }
            let Shape::Alias(target) = &definition.shape else { break };
            current = target;
        }
        own
    }

    /// `{ name, prefix, namespace, shape }`.
    fn node(&self, default: &str, ty: &TypeRef, xml: Option<&Xml>) -> TokenStream {
        let xml = self.own(ty, xml);
        let name = xml.name.as_deref().unwrap_or(default);
        let prefix = xml.prefix.as_deref().unwrap_or_default();
        let namespace = xml.namespace.as_deref().unwrap_or_default();
        let shape = self.shape(ty, Some((name, &xml)));
        quote!({ name: #name, prefix: #prefix, namespace: #namespace, shape: #shape })
    }

    pub(super) fn shape(&self, ty: &TypeRef, around: Option<(&str, &Xml)>) -> TokenStream {
        match &ty.kind {
            TypeKind::Named(id) => self.named(*id, around),
            TypeKind::Boolean | TypeKind::Integer(_) | TypeKind::Number | TypeKind::Decimal(DecimalForm::Number) => {
                quote!(Shape::Literal)
            }
            TypeKind::Decimal(DecimalForm::String)
            | TypeKind::String
            | TypeKind::Uuid
            | TypeKind::Date
            | TypeKind::DateTime
            | TypeKind::Encoded(_)
            | TypeKind::Binary => quote!(Shape::Text),
            TypeKind::List(item) => {
                // Items without a name are called like the element around them.
                let (name, xml) = around.map_or(("item", None), |(name, xml)| (name, xml.items.as_deref()));
                let node = self.node(name, item, xml);
                quote!(Shape::List(&Node #node))
            }
            TypeKind::Map(value) => {
                let shape = self.shape(value, None);
                quote!(Shape::Map(&#shape))
            }
            TypeKind::Tuple(_) | TypeKind::Any(_) => quote!(Shape::Any),
        }
    }

    fn named(&self, id: TypeId, around: Option<(&str, &Xml)>) -> TokenStream {
        match &self.context.api.type_def(id).shape {
            Shape::Struct(_) => {
                self.needed.borrow_mut().insert(id);
                let (path, name) = (&self.path, ident(self.context.tables.names.type_name(id)));
                quote!(Shape::Object(&#path #name))
            }
            Shape::Enum(list) => match list.repr {
                EnumRepr::String => quote!(Shape::Text),
                EnumRepr::Integer => quote!(Shape::Literal),
                EnumRepr::Json => quote!(Shape::Any),
            },
            Shape::Union(_) => self.union(id),
            // A recursive one has no end.
            Shape::Alias(_) if self.context.tables.boxes.newtype(id) => quote!(Shape::Any),
            Shape::Alias(target) => self.shape(target, around),
        }
    }
}
