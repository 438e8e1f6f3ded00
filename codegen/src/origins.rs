//! Which type came of which schema. `cargo xtask corpus --round-trip` tries the types with values that it makes from their schemas.

use crate::ir::{Api, Usage};
use crate::passes::Names;
use crate::pointer::Pointer;

/// A type that one schema of the document describes completely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeOrigin {
    /// The schema, in the document as it was written.
    pub schema: Pointer,
    /// The type's name in the module `types`.
    pub name: String,
    /// Whether it has what requests send (`writeOnly`) and responses bring (`readOnly`); both where there is no difference.
    pub usage: Usage,
}

/// The types of an API that one schema describes completely. A type that several schemas describe together is left out.
pub(crate) fn type_origins(api: &Api, names: &Names) -> Vec<TypeOrigin> {
    let whole = api.definitions().filter(|(_, definition)| definition.is_whole);
    let origin = |(id, definition): (_, &crate::ir::TypeDef)| TypeOrigin {
        schema: definition.origin.clone(),
        name: names.type_name(id).as_str().to_owned(),
        usage: definition.usage,
    };
    whole.map(origin).collect()
}

#[cfg(test)]
mod tests {
    use crate::settings::Settings;
    use crate::{Source, SourceFile, generate};

    /// A schema with two views is the origin of two types; a type that `allOf` puts together from two schemas has no single one.
    #[test]
    fn each_type_has_the_schema_that_says_all_of_it() {
        let text = r"
openapi: 3.0.3
info: { title: Case, version: '1' }
paths:
  /t:
    post:
      operationId: t
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/T' } } } }
      responses: { '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/T' } } } } }
components:
  schemas:
    T:
      type: object
      properties: { id: { type: string, readOnly: true }, a: { type: object, properties: { b: { type: string } } } }
    A:
      allOf:
      - { properties: { p: { type: object, properties: { x: { type: string } } } } }
      - { properties: { p: { type: object, properties: { y: { type: string } } } } }
";
        let document = SourceFile::new("case.yaml", text);
        let source = Source::alone("case", document);
        let types = generate(&source, &Settings::default()).types;
        let shown: Vec<String> = types
            .iter()
            .map(|origin| {
                let views = [("request", origin.usage.request), ("response", origin.usage.response)];
                let views: Vec<&str> = views.into_iter().filter(|(_, used)| *used).map(|(view, _)| view).collect();
                format!("{} {} {}", origin.name, origin.schema, views.join("+"))
            })
            .collect();
        let expected = [
            "T #/components/schemas/T response",
            "A #/components/schemas/A response",
            "TA #/components/schemas/T/properties/a request+response",
            "TRequest #/components/schemas/T request",
        ];
        assert_eq!(shown, expected);
    }
}
