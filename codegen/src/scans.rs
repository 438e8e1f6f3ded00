//! Counts of what compiles in generated code but is not good. Fewer is better.

use serde::{Deserialize, Serialize};

use crate::ir::Api;
use crate::passes::{Tables, money_in_floats, paging_like_without_stream};

/// Counts of what compiles in generated code but is not good. Fewer is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scans {
    /// Arms of unions that no value is read as, because an earlier arm takes the same values.
    pub arms_never_chosen: usize,
    /// Fields that seem to hold money and are `f64`.
    pub money_in_floats: usize,
    /// Operations whose requests carry no credential, whatever the client has.
    pub without_credential: usize,
    /// Names of types and methods with more than 45 characters.
    pub names_over_45: usize,
    /// Names of types and methods with more than 60 characters.
    pub names_over_60: usize,
    /// Arguments of `new` whose type lists one value.
    pub one_value_arguments: usize,
    /// Operations with GET whose parameters speak of pages, and that have no stream.
    pub paging_like_without_stream: usize,
}

impl Scans {
    /// The counts of an API.
    pub(crate) fn of_api(api: &Api, tables: &Tables) -> Self {
        let longer = |limit| tables.names.types_and_methods().filter(|name| name.as_str().len() > limit).count();
        Self {
            arms_never_chosen: tables.selections.arms_never_chosen,
            money_in_floats: money_in_floats(api).len(),
            without_credential: api.operations.iter().filter(|operation| !operation.carries_credentials()).count(),
            names_over_45: longer(45),
            names_over_60: longer(60),
            one_value_arguments: tables.constructions.one_value_arguments(api),
            paging_like_without_stream: paging_like_without_stream(api, &tables.pages),
        }
    }

    /// The name of each count, and the count.
    pub fn rows(&self) -> [(&'static str, usize); 7] {
        [
            ("arms of unions that are never chosen", self.arms_never_chosen),
            ("fields with a money name that are f64", self.money_in_floats),
            ("operations that no credential reaches", self.without_credential),
            ("names over 45 characters", self.names_over_45),
            ("names over 60 characters", self.names_over_60),
            ("arguments of `new` that list one value", self.one_value_arguments),
            ("paging-like operations without a stream", self.paging_like_without_stream),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::Scans;
    use crate::settings::Settings;
    use crate::{Source, SourceFile, generate};

    /// The counts of a document of which this YAML is the rest.
    fn scans(yaml: &str) -> Scans {
        let text = format!("openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\n{yaml}");
        let document = SourceFile::new("t.yaml", text);
        let source = Source::alone("t", document);
        generate(&source, &Settings::default()).stats.scans
    }

    #[test]
    fn arms_that_an_earlier_one_hides_are_counted() {
        let arm = "{type: object, required: [id], properties: {id: {type: string}}}";
        let schemas = format!("components: {{schemas: {{A: {arm}, B: {arm}, C: {arm}, U: {{oneOf: [");
        let arms = ["A", "B", "C"].map(|name| format!("{{$ref: '#/components/schemas/{name}'}}")).join(", ");
        assert_eq!(scans(&format!("paths: {{}}\n{schemas}{arms}]}}}}}}")).arms_never_chosen, 2);
    }

    #[test]
    fn arguments_of_new_that_list_one_value_are_counted_and_constants_that_fill_themselves_in_are_not() {
        let constant = "{type: string, enum: [a]}";
        let or_null = "{type: string, nullable: true, enum: [a]}";
        let schema = format!("{{type: object, required: [k, n], properties: {{k: {constant}, n: {or_null}}}}}");
        let body = format!("{{content: {{application/json: {{schema: {schema}}}}}}}");
        let scans = scans(&format!("paths: {{/a: {{post: {{requestBody: {body}, responses: {{}}}}}}}}"));
        assert_eq!(scans.one_value_arguments, 1);
    }
}
