//! Which JSON type an argument has, for programs that make JSON out of texts.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Api, DecimalForm, EnumRepr, Shape, TypeKind, TypeRef};

/// The variant of `invoke::Kind`, without its path.
pub(super) fn kind(api: &Api, ty: &TypeRef) -> TokenStream {
    match &api.resolve(ty).kind {
        TypeKind::List(item) => {
            let item = scalar(api, item);
            quote!(Array(&invoke::Kind::#item))
        }
        TypeKind::Tuple(_) => quote!(Array(&invoke::Kind::Any)),
        TypeKind::Named(_)
        | TypeKind::Boolean
        | TypeKind::Integer(_)
        | TypeKind::Number
        | TypeKind::Decimal(_)
        | TypeKind::String
        | TypeKind::Uuid
        | TypeKind::Date
        | TypeKind::DateTime
        | TypeKind::Encoded(_)
        | TypeKind::Binary
        | TypeKind::Map(_)
        | TypeKind::Any(_) => scalar(api, ty),
    }
}

/// The same for an item of a list: lists in lists are given as JSON.
fn scalar(api: &Api, ty: &TypeRef) -> TokenStream {
    let ty = api.resolve(ty);
    match &ty.kind {
        TypeKind::Boolean => quote!(Boolean),
        // Where the empty string is a value as well.
        TypeKind::Integer(_) | TypeKind::Number | TypeKind::Decimal(DecimalForm::Number) if ty.blankable => quote!(Any),
        TypeKind::Integer(_) => quote!(Integer),
        TypeKind::Number | TypeKind::Decimal(DecimalForm::Number) => quote!(Number),
        TypeKind::Decimal(DecimalForm::String)
        | TypeKind::String
        | TypeKind::Uuid
        | TypeKind::Date
        | TypeKind::DateTime
        | TypeKind::Encoded(_)
        | TypeKind::Binary => quote!(String),
        TypeKind::Map(_) => quote!(Object),
        TypeKind::List(_) | TypeKind::Tuple(_) | TypeKind::Any(_) => quote!(Any),
        TypeKind::Named(id) => match &api.type_def(*id).shape {
            Shape::Struct(_) => quote!(Object),
            Shape::Enum(values) => match values.repr {
                EnumRepr::String => quote!(String),
                EnumRepr::Integer if ty.blankable => quote!(Any),
                EnumRepr::Integer => quote!(Integer),
                EnumRepr::Json => quote!(Any),
            },
            Shape::Union(_) | Shape::Alias(_) => quote!(Any),
        },
    }
}

#[cfg(test)]
mod tests {
    use crate::settings::Settings;
    use crate::{NoFiles, Source, SourceFile, generate};

    const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: t, version: '1'}
paths:
  /a:
    get:
      operationId: a
      parameters:
        - {in: query, name: s, schema: {type: string, format: date}}
        - {in: query, name: i, schema: {type: integer}}
        - {in: query, name: n, schema: {type: number, format: decimal}}
        - {in: query, name: b, schema: {type: boolean, nullable: true}}
        - {in: query, name: e, schema: {$ref: '#/components/schemas/E'}}
        - {in: query, name: ei, schema: {type: integer, enum: [1, 2]}}
        - {in: query, name: l, schema: {type: array, items: {type: integer}}}
        - {in: query, name: ll, schema: {$ref: '#/components/schemas/L'}}
        - {in: query, name: o, schema: {type: object, properties: {x: {type: string}}}}
        - {in: query, name: m, schema: {type: object, additionalProperties: {type: string}}}
        - {in: query, name: u, schema: {oneOf: [{type: string}, {type: integer}]}}
        - {in: query, name: x, schema: {}}
      responses: {'204': {description: no}}
components:
  schemas:
    E: {type: string, enum: [a, b]}
    L: {type: array, items: {$ref: '#/components/schemas/L'}}
";

    #[test]
    fn the_table_says_which_json_an_argument_is() {
        let document = SourceFile { name: "t.yaml".to_owned(), text: DOCUMENT.to_owned() };
        let source = Source { api: "t".to_owned(), document, overlay: None, settings: None, files: &NoFiles };
        let files = generate(&source, &Settings::default()).files;
        let table = files.iter().find(|file| file.path == "src/t/invoke.rs").map(|file| file.text.as_str());
        let parameters = table.unwrap_or_default().lines().filter(|line| line.contains("Parameter::query("));
        let kinds = parameters.filter_map(|line| line.split_once(", invoke::Kind::")?.1.strip_suffix(", \"\"),"));
        let kinds: Vec<&str> = kinds.collect();
        let expected = [
            "String",
            "Integer",
            "Number",
            "Boolean",
            "String",
            "Integer",
            "Array(&invoke::Kind::Integer)",
            "Array(&invoke::Kind::Any)",
            "Object",
            "Object",
            "Any",
            "Any",
        ];
        assert_eq!(kinds, expected);
    }
}
