//! Parameters.

use std::collections::HashMap;

use openapiv3::{
    CookieStyle, HeaderStyle, Parameter as Written, ParameterData, ParameterSchemaOrContent, PathItem, PathStyle,
    QueryStyle, ReferenceOr,
};

use serde_json::Value;

use super::Lowering;
use super::list_style::list_style;
use super::media_kind::MediaKind;
use super::reference::{component_hint, moved, resolve};
use super::request_body::encoding_style;
use super::schema::{SchemaAt, short_example};
use crate::diagnostic::Diagnostic;
use crate::extensions::client_name;
use crate::internal_keys;
use crate::ir::{
    Docs, Location, NameHint, Parameter, ParameterEncoding, PartEncoding, Style, TypeKind, TypeRef, Untyped,
};
use crate::pointer::Pointer;

impl<'a> Lowering<'a, '_> {
    /// The parameters of an operation: those of its path item first. One of the operation replaces one of the path item with the same location
    /// and name.
    pub(super) fn parameters(
        &mut self,
        item: (&'a PathItem, &Pointer),
        operation: (&'a openapiv3::Operation, &Pointer),
        hint: &NameHint,
    ) -> Vec<Parameter> {
        let of_item =
            item.0.parameters.iter().enumerate().map(|(index, p)| (p, item.1.child("parameters").child(index)));
        let own = operation
            .0
            .parameters
            .iter()
            .enumerate()
            .map(|(index, p)| (p, operation.1.child("parameters").child(index)));
        let mut parameters: Vec<Parameter> = Vec::new();
        let mut places: HashMap<(Location, String), usize> = HashMap::new();
        for (written, pointer) in of_item.chain(own) {
            let Some((written, pointer)) = self.parameter_behind(written, pointer) else { continue };
            let parameter = self.parameter(written, pointer, hint);
            let key = (parameter.location, parameter.wire_name.clone());
            match places.get(&key).and_then(|index| parameters.get_mut(*index)) {
                Some(place) => *place = parameter,
                None => {
                    places.insert(key, parameters.len());
                    parameters.push(parameter);
                }
            }
        }
        self.one_query(&mut parameters);
        parameters
    }

    /// Leaves out what is the whole query where there is something else in the query.
    fn one_query(&mut self, parameters: &mut Vec<Parameter>) {
        let is_whole = |parameter: &Parameter| parameter.location == Location::QueryString;
        let in_query =
            parameters.iter().filter(|parameter| is_whole(parameter) || parameter.location == Location::Query);
        if in_query.count() < 2 {
            return;
        }
        for parameter in parameters.extract_if(.., |parameter| is_whole(parameter)) {
            self.diagnostics.push(Diagnostic::error(
                "unusable-parameter",
                &parameter.origin,
                format!(
                    "`{}` is the whole query, and the operation has other parameters in the query",
                    parameter.wire_name
                ),
                "the parameter is left out",
            ));
        }
    }

    fn parameter_behind(&self, written: &'a ReferenceOr<Written>, pointer: Pointer) -> Option<(&'a Written, Pointer)> {
        let components = self.document.components.as_ref();
        resolve(components, |components| &components.parameters, "parameters", written, pointer)
    }

    fn parameter(&mut self, written: &'a Written, pointer: Pointer, operation: &NameHint) -> Parameter {
        let LocatedParameter { data, location, style, allow_reserved, allow_empty } = locate_parameter(written);
        let has = |key| data.extensions.get(key) == Some(&Value::Bool(true));
        let location = if has(internal_keys::QUERY_STRING) { Location::QueryString } else { location };
        let style = if has(internal_keys::COOKIE_STYLE) { Style::Cookie } else { style };
        let allow_reserved = allow_reserved || has(internal_keys::ALLOW_RESERVED);
        let own_hint = component_hint(&pointer, "parameters", "parameter");
        let hint = own_hint.unwrap_or_else(|| operation.child(&data.name));
        let pointer = moved(data.extensions.get(internal_keys::ORIGIN), pointer);
        let explode = data.explode.unwrap_or(matches!(style, Style::Form | Style::DeepObject | Style::Cookie));
        let (style, explode) = list_style(&data.extensions).map_or((style, explode), |style| (style, false));
        let (ty, content, schema_docs) = self.parameter_type(&data.format, &pointer, &hint);
        self.remember_enum_labels(&ty, data.description.as_deref());
        let allow_empty = allow_empty && content.is_none();
        let form = if location == Location::QueryString { self.form_encodings(&data.format) } else { None };
        let mut constraints = schema_docs.constraints;
        constraints.extend(allow_empty.then(|| "may be empty, as `\"\"`".to_owned()));
        let docs = Docs {
            summary: schema_docs.summary,
            description: data.description.clone().or(schema_docs.description),
            constraints,
            default: schema_docs.default,
            example: self.example(data).and_then(short_example).or(schema_docs.example),
            deprecated: data.deprecated.unwrap_or_default() || schema_docs.deprecated,
        };
        Parameter {
            origin: pointer,
            wire_name: data.name.clone(),
            client_name: client_name(&data.extensions),
            location,
            required: data.required || location == Location::Path,
            ty: if allow_empty { blankable_type(ty) } else { ty },
            encoding: match (content, form) {
                (None, _) => ParameterEncoding::Style(style, explode),
                (Some(_), Some(encodings)) => ParameterEncoding::Form(encodings),
                (Some(media_type), None) => ParameterEncoding::Content(media_type),
            },
            allow_reserved,
            default_number: self.default_number(&data.format),
            docs,
        }
    }

    /// The `example` of a parameter, else the first of its `examples`.
    fn example(&self, data: &'a ParameterData) -> Option<&'a Value> {
        if data.example.is_some() {
            return data.example.as_ref();
        }
        let components = self.document.components.as_ref();
        let (_, first) = data.examples.first()?;
        let (example, _) = resolve(components, |components| &components.examples, "examples", first, Pointer::root())?;
        example.value.as_ref()
    }

    /// The Encoding Objects of a parameter whose `content` is a form.
    fn form_encodings(&self, format: &ParameterSchemaOrContent) -> Option<Vec<PartEncoding>> {
        let ParameterSchemaOrContent::Content(content) = format else { return None };
        let (media_type, media) = content.first()?;
        (MediaKind::of_media_type(media_type) == MediaKind::Form).then(|| self.encodings(media, encoding_style))
    }

    /// The `default` of a parameter's schema, where it is a whole number.
    fn default_number(&self, format: &'a ParameterSchemaOrContent) -> Option<u64> {
        let ParameterSchemaOrContent::Schema(schema) = format else { return None };
        let components = self.document.components.as_ref();
        let (schema, _) = resolve(components, |components| &components.schemas, "schemas", schema, Pointer::root())?;
        schema.schema_data.default.as_ref()?.as_u64()
    }

    /// The type of a parameter or header, the media type where `content` gives it, and the documentation of its schema.
    pub(super) fn parameter_type(
        &mut self,
        format: &'a ParameterSchemaOrContent,
        pointer: &Pointer,
        hint: &NameHint,
    ) -> (TypeRef, Option<String>, Docs) {
        let (schema, pointer, media_type) = match format {
            ParameterSchemaOrContent::Schema(schema) => (Some(schema), pointer.child("schema"), None),
            ParameterSchemaOrContent::Content(content) => match content.first() {
                Some((media_type, media)) => {
                    let place = pointer.child("content").child(media_type).child("schema");
                    (media.schema.as_ref(), place, Some(media_type.clone()))
                }
                None => (None, pointer.child("content"), None),
            },
        };
        match schema {
            Some(schema) => {
                let at = SchemaAt::new(schema, pointer, hint.clone());
                (self.type_of(&at), media_type, self.schema_docs(&at))
            }
            None => (TypeRef::new(TypeKind::Any(Untyped::ByDocument)), media_type, Docs::default()),
        }
    }
}

/// The type of a parameter with `allowEmptyValue`: blankable, unless the type has room for the empty string.
fn blankable_type(ty: TypeRef) -> TypeRef {
    let has_room = matches!(ty.kind, TypeKind::String | TypeKind::Any(_));
    ty.or_blank(!has_room)
}

/// A parameter without the differences between openapiv3's structs for each location.
struct LocatedParameter<'a> {
    data: &'a ParameterData,
    location: Location,
    style: Style,
    allow_reserved: bool,
    allow_empty: bool,
}

fn locate_parameter(written: &Written) -> LocatedParameter<'_> {
    let plain =
        |data, location, style| LocatedParameter { data, location, style, allow_reserved: false, allow_empty: false };
    match written {
        Written::Query { parameter_data, allow_reserved, style, allow_empty_value } => LocatedParameter {
            allow_reserved: *allow_reserved,
            allow_empty: allow_empty_value.unwrap_or_default(),
            ..plain(parameter_data, Location::Query, query_style(style))
        },
        Written::Header { parameter_data, style: HeaderStyle::Simple } => {
            plain(parameter_data, Location::Header, Style::Simple)
        }
        Written::Path { parameter_data, style } => plain(parameter_data, Location::Path, path_style(style)),
        Written::Cookie { parameter_data, style: CookieStyle::Form } => {
            plain(parameter_data, Location::Cookie, Style::Form)
        }
    }
}

fn path_style(style: &PathStyle) -> Style {
    match style {
        PathStyle::Matrix => Style::Matrix,
        PathStyle::Label => Style::Label,
        PathStyle::Simple => Style::Simple,
    }
}

/// The style of a query parameter or form field.
pub(super) fn query_style(style: &QueryStyle) -> Style {
    match style {
        QueryStyle::Form => Style::Form,
        QueryStyle::SpaceDelimited => Style::SpaceDelimited,
        QueryStyle::PipeDelimited => Style::PipeDelimited,
        QueryStyle::DeepObject => Style::DeepObject,
    }
}
