//! `xml.rs`: which elements and attributes the types of XML bodies become, as tables. Only APIs with XML bodies have it.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::features::allow_line;
use super::file::generated_file;
use super::items::format_items;
use super::tokens::ident;
use crate::OutputFile;
use crate::ir::TypeId;
use crate::passes::{XmlField, XmlNode, XmlObject, XmlObjects, XmlPlace, XmlShape};

const IMPORTS: &str = "use openapi_client_runtime::xml::{Field, Node, Object, Place, Shape};\n";

/// A table for each struct and union that XML bodies hold.
pub(super) fn xml_file(context: Context<'_>, objects: &XmlObjects, module: &str) -> OutputFile {
    let objects: Vec<(&TypeId, &XmlObject)> = objects.iter().collect();
    let writer = || XmlWriter { context, path: TokenStream::new() };
    let items = format_items(&objects, |(id, object), _| writer().object_table(**id, object));
    let docs = format!("//! How the types are written as XML.\n\n{}{IMPORTS}", allow_line(context, "dead_code"));
    let preamble = if items.is_empty() { "//! No XML body holds a struct.\n" } else { &docs };
    generated_file(module, "xml.rs", "render/xml.rs", preamble, &items)
}

/// The element of a whole body, for the module of an operation.
pub(super) fn xml_root(context: Context<'_>, root: &XmlNode) -> TokenStream {
    let node = XmlWriter { context, path: quote!(super::super::xml::) }.node(root);
    // The names are imported in a block: the module of an operation may have types of these names.
    quote!({
        use openapi_client_runtime::xml::{Node, Shape};
        const ROOT: &Node = &Node #node;
        ROOT
    })
}

struct XmlWriter<'a> {
    context: Context<'a>,
    /// What is before the name of a table.
    path: TokenStream,
}

impl XmlWriter<'_> {
    fn object_table(&self, id: TypeId, object: &XmlObject) -> TokenStream {
        let name = ident(self.context.tables.names.type_name(id));
        let fields = object.fields.iter().map(|field| self.field(field));
        let additional = match &object.additional {
            Some(shape) => {
                let shape = self.shape(shape);
                quote!(Some(#shape))
            }
            None => quote!(None),
        };
        quote! {
            pub(super) static #name: Object = Object { fields: &[#(#fields),*], additional: #additional };
        }
    }

    fn field(&self, field: &XmlField) -> TokenStream {
        let XmlField { key, required, place, node } = field;
        let place = match place {
            XmlPlace::Element => quote!(Place::Element),
            XmlPlace::Attribute => quote!(Place::Attribute),
            XmlPlace::Text => quote!(Place::Text),
            XmlPlace::CData => quote!(Place::CData),
            XmlPlace::Items => quote!(Place::Items),
            XmlPlace::Inline => quote!(Place::Inline),
        };
        let node = self.node(node);
        quote!(Field { key: #key, required: #required, place: #place, node: Node #node })
    }

    /// `{ name, prefix, namespace, shape }`.
    fn node(&self, node: &XmlNode) -> TokenStream {
        let XmlNode { name, prefix, namespace, shape } = node;
        let shape = self.shape(shape);
        quote!({ name: #name, prefix: #prefix, namespace: #namespace, shape: #shape })
    }

    fn shape(&self, shape: &XmlShape) -> TokenStream {
        match shape {
            XmlShape::Text => quote!(Shape::Text),
            XmlShape::Literal => quote!(Shape::Literal),
            XmlShape::Either => quote!(Shape::Either),
            XmlShape::List(item) => {
                let item = self.node(item);
                quote!(Shape::List(&Node #item))
            }
            XmlShape::Map(value) => {
                let value = self.shape(value);
                quote!(Shape::Map(&#value))
            }
            XmlShape::Object(id) => {
                let table = self.table(*id);
                quote!(Shape::Object(&#table))
            }
            XmlShape::Union(id) => {
                let table = self.table(*id);
                quote!(Shape::Union(&#table))
            }
            XmlShape::Any => quote!(Shape::Any),
        }
    }

    fn table(&self, id: TypeId) -> TokenStream {
        let (path, name) = (&self.path, ident(self.context.tables.names.type_name(id)));
        quote!(#path #name)
    }
}
