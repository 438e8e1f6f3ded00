//! Headers of responses: how their texts are read.

use crate::ir::{Api, ResponseHeader, Struct, TypeRef};
use crate::passes::by_operation::ByOperation;
use crate::passes::json_form::JsonForm;

/// How a header's text is read (OpenAPI 3.1, 4.8.21: style `simple`).
#[derive(Clone, Debug)]
pub(crate) enum HeaderShape {
    /// A text.
    Text,
    /// A number or boolean.
    Literal,
    /// A number or boolean where the text is one, else the text.
    Either,
    /// JSON, as `content` says.
    Json,
    /// `a,b`.
    List(Box<HeaderShape>),
    /// `k,v,k,v`, or exploded `k=v,k=v`.
    Object {
        /// Whether keys and values are joined by `=`.
        explode: bool,
        /// The properties that the document knows, by their keys.
        fields: Vec<(String, HeaderShape)>,
        /// The shape of all other properties.
        others: Box<HeaderShape>,
    },
}

/// How deep the type of a header is followed; deeper down it is text.
const MAX_DEPTH: usize = 4;

/// Decides for every documented header of an operation, in the order of [`response_headers`](crate::ir::Operation::response_headers).
pub(in crate::passes) fn plan_headers(api: &Api) -> ByOperation<Vec<HeaderShape>> {
    ByOperation::of(api, |_, operation| {
        operation.response_headers().into_iter().map(|header| shape(api, header)).collect()
    })
}

fn shape(api: &Api, header: &ResponseHeader) -> HeaderShape {
    match &header.content {
        Some(media_type) if media_type.contains("json") => HeaderShape::Json,
        Some(_) => HeaderShape::Text,
        None => Simple { api, explode: header.explode }.shape(&header.ty, MAX_DEPTH),
    }
}

/// The style `simple`, by which headers without `content` are written.
#[derive(Clone, Copy)]
struct Simple<'a> {
    api: &'a Api,
    explode: bool,
}

impl Simple<'_> {
    fn shape(self, ty: &TypeRef, depth: usize) -> HeaderShape {
        let Some(depth) = depth.checked_sub(1) else { return HeaderShape::Text };
        match JsonForm::of(self.api, ty) {
            JsonForm::Boolean | JsonForm::Integer | JsonForm::Number => HeaderShape::Literal,
            JsonForm::String | JsonForm::Any | JsonForm::Cycle => HeaderShape::Text,
            JsonForm::Scalar | JsonForm::Union(..) => HeaderShape::Either,
            JsonForm::List(item) => HeaderShape::List(Box::new(self.shape(item, depth))),
            JsonForm::Tuple => HeaderShape::List(Box::new(HeaderShape::Either)),
            JsonForm::Map(value) => self.object(Vec::new(), self.shape(value, depth)),
            JsonForm::Struct(_, object) => self.known_keys(object, depth),
        }
    }

    fn known_keys(self, object: &Struct, depth: usize) -> HeaderShape {
        let fields = object.fields.iter().map(|field| (field.wire_name.clone(), self.shape(&field.ty, depth)));
        let others = object.additional.as_ref().map_or(HeaderShape::Text, |ty| self.shape(ty, depth));
        self.object(fields.collect(), others)
    }

    fn object(self, fields: Vec<(String, HeaderShape)>, others: HeaderShape) -> HeaderShape {
        HeaderShape::Object { explode: self.explode, fields, others: Box::new(others) }
    }
}
