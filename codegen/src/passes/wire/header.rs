//! Headers of responses: how their texts are read.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Api, Operation, ResponseHeader, Struct, Style, TypeRef};
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
    /// `a|b`, by another character than a comma.
    Delimited(Box<HeaderShape>, char),
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
pub(in crate::passes) fn plan_headers(api: &Api, diagnostics: &mut Diagnostics) -> ByOperation<Vec<HeaderShape>> {
    ByOperation::of(api, |_, operation| {
        note_other_types(api, operation, diagnostics);
        operation.response_headers().into_iter().map(|header| header_shape(api, header, diagnostics)).collect()
    })
}

/// Reports each header that an earlier response has with another type: the client has one method for both.
fn note_other_types(api: &Api, operation: &Operation, diagnostics: &mut Diagnostics) {
    let mut first: HashMap<String, &ResponseHeader> = HashMap::new();
    for header in operation.responses.iter().flat_map(|response| &response.headers) {
        let used = first.entry(header.wire_name.to_ascii_lowercase()).or_insert(header);
        if !is_read_alike(api, used, header) {
            diagnostics.push(Diagnostic::note(
                "header-of-two-types",
                &header.origin,
                format!("the header `{}` has another type in an earlier response of the operation", header.wire_name),
                "it is read as the earlier response says",
            ));
        }
    }
}

fn is_read_alike(api: &Api, one: &ResponseHeader, other: &ResponseHeader) -> bool {
    let same_definition = || match (one.ty.kind.named(), other.ty.kind.named()) {
        (Some(one), Some(other)) => api.type_def(one).shape == api.type_def(other).shape,
        (None | Some(_), _) => false,
    };
    let same_use = (one.ty.nullable, one.ty.blankable) == (other.ty.nullable, other.ty.blankable);
    let same_type = one.ty == other.ty || same_use && same_definition();
    same_type && (one.style, one.explode, &one.content) == (other.style, other.explode, &other.content)
}

fn header_shape(api: &Api, header: &ResponseHeader, diagnostics: &mut Diagnostics) -> HeaderShape {
    match &header.content {
        Some(media_type) if media_type.contains("json") => HeaderShape::Json,
        Some(_) => HeaderShape::Text,
        None => {
            let mut simple = Simple { api, explode: header.explode, is_cut: false };
            let shape = with_delimiter(simple.shape(&header.ty, MAX_DEPTH), header.style);
            if simple.is_cut {
                diagnostics.push(Diagnostic::note(
                    "header-too-deep",
                    &header.origin,
                    format!("the type of the header `{}` nests more than {MAX_DEPTH} levels deep", header.wire_name),
                    "what is deeper is read as text",
                ));
            }
            shape
        }
    }
}

/// The same shape, whose items are joined as the style says.
fn with_delimiter(shape: HeaderShape, style: Style) -> HeaderShape {
    let delimiter = match style {
        Style::SpaceDelimited => ' ',
        Style::PipeDelimited => '|',
        Style::TabDelimited => '\t',
        Style::Simple | Style::Label | Style::Matrix | Style::Form | Style::DeepObject | Style::Cookie => return shape,
    };
    match shape {
        HeaderShape::List(item) => HeaderShape::Delimited(item, delimiter),
        HeaderShape::Text
        | HeaderShape::Literal
        | HeaderShape::Either
        | HeaderShape::Json
        | HeaderShape::Delimited(..)
        | HeaderShape::Object { .. } => shape,
    }
}

/// The style `simple`, by which headers without `content` are written.
struct Simple<'a> {
    api: &'a Api,
    explode: bool,
    /// Whether a type was deeper than it is followed.
    is_cut: bool,
}

impl Simple<'_> {
    fn shape(&mut self, ty: &TypeRef, depth: usize) -> HeaderShape {
        let Some(depth) = depth.checked_sub(1) else {
            self.is_cut |= !matches!(JsonForm::of(self.api, ty), JsonForm::String | JsonForm::Any | JsonForm::Cycle);
            return HeaderShape::Text;
        };
        match JsonForm::of(self.api, ty) {
            JsonForm::Boolean | JsonForm::Integer | JsonForm::Number => HeaderShape::Literal,
            JsonForm::String | JsonForm::Any | JsonForm::Cycle => HeaderShape::Text,
            JsonForm::Scalar | JsonForm::Union(..) => HeaderShape::Either,
            JsonForm::List(item) => HeaderShape::List(Box::new(self.shape(item, depth))),
            JsonForm::Tuple => HeaderShape::List(Box::new(HeaderShape::Either)),
            JsonForm::Map(value) => {
                let others = self.shape(value, depth);
                self.object(Vec::new(), others)
            }
            JsonForm::Object => self.object(Vec::new(), HeaderShape::Either),
            JsonForm::Struct(_, object) => self.known_keys(object, depth),
        }
    }

    fn known_keys(&mut self, object: &Struct, depth: usize) -> HeaderShape {
        let fields =
            object.fields.iter().map(|field| (field.wire_name.clone(), self.shape(&field.ty, depth))).collect();
        let others = object.additional.as_ref().map_or(HeaderShape::Text, |ty| self.shape(ty, depth));
        self.object(fields, others)
    }

    fn object(&self, fields: Vec<(String, HeaderShape)>, others: HeaderShape) -> HeaderShape {
        HeaderShape::Object { explode: self.explode, fields, others: Box::new(others) }
    }
}
