//! Checks the shape of every OpenAPI object: repairs or cuts out what openapiv3 would refuse, each with a diagnostic.
//!
//! Takes what `normalize` gives. Afterwards every object has the fields that openapiv3 requires, of the types that it
//! requires, and every reference leads to something. openapiv3's errors name no places, and it drops what it does not know,
//! so nothing unchecked reaches it.

mod body;
#[cfg(test)]
mod corpus;
mod dangling;
mod document;
mod example;
mod field;
mod header;
mod link;
mod metadata;
mod object;
mod operation;
mod parameter;
mod path_parameters;
mod path_template;
mod paths;
mod requirements;
mod responses;
mod schema;
mod security_scheme;
mod server;
#[cfg(test)]
mod tests;
mod unsupported;

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::walk::{Verdict, walk};
use crate::grammar::{Kind, Place};
use crate::internal_keys::UNTYPED;
use crate::pointer::Pointer;

/// How many keys and indexes deep a document may be: openapiv3 copies a schema once for each schema around it.
const DEEPEST: usize = 128;

/// Gives back a document that openapiv3 accepts.
pub(crate) fn check(mut document: Value, diagnostics: &mut Diagnostics) -> Value {
    let root = Place::start(Pointer::root());
    paths::leave_out_long_paths(&mut document, diagnostics);
    let schemes = requirements::usable_schemes(&mut document, diagnostics);
    let mut dropped = false;
    walk(Kind::Document, &mut document, &root, &mut |kind, node, place| {
        if matches!(kind, Kind::SecurityScheme | Kind::OAuthFlows | Kind::OAuthFlow) {
            // `usable_schemes` has checked them.
            return Verdict::Keep;
        }
        let verdict = visit(kind, node, place, diagnostics);
        if matches!(kind, Kind::Document | Kind::Operation) {
            requirements::drop_undefined_schemes(node, &schemes, place, diagnostics);
        }
        dropped |= verdict == Verdict::Drop && kind.section().is_some();
        verdict
    });
    if dropped {
        dangling::remove(&mut document);
    }
    paths::add_leading_slashes(&mut document, diagnostics);
    path_parameters::match_path_parameters(&mut document, diagnostics);
    document
}

fn visit(kind: Kind, node: &mut Value, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    if place.depth() > DEEPEST {
        return give_up(kind, node, place, diagnostics, &format!("it is nested more than {DEEPEST} levels deep"));
    }
    let Value::Object(object) = node else {
        return give_up(kind, node, place, diagnostics, "it is not a mapping");
    };
    if kind.section().is_some() && object.get("$ref").is_some_and(Value::is_string) {
        object.retain(|key, _| key == "$ref");
        return Verdict::Keep;
    }
    field::check_fields(kind, object, place, diagnostics);
    unsupported::note(kind, object, place, diagnostics);
    match kind {
        Kind::Document => document::complete_document(object, place, diagnostics),
        Kind::Info => metadata::complete_info(object, place, diagnostics),
        Kind::License => metadata::complete_name(object, place, diagnostics),
        Kind::Tag => metadata::complete_tag(object, place, diagnostics),
        Kind::ExternalDocs => metadata::drop_documentation_without_url(object),
        Kind::Server => server::complete_server(object, place, diagnostics),
        Kind::ServerVariable => server::complete_variable(object, place, diagnostics),
        Kind::PathItem => operation::move_other_methods(object, place, diagnostics),
        Kind::Operation => operation::complete_operation(object),
        Kind::Parameter => parameter::check_parameter(object, place, diagnostics),
        Kind::Header => header::check_header(object, place, diagnostics),
        Kind::RequestBody => body::drop_empty_body(object, place, diagnostics),
        Kind::MediaType => body::move_items(object, place),
        Kind::Encoding => body::check_encoding(object, place, diagnostics),
        Kind::Responses => responses::check_statuses(object, place, diagnostics),
        Kind::Response => responses::complete_response(object),
        Kind::Link => link::report_link(object, place, diagnostics),
        Kind::Schema => schema::drop_unknown_type(object),
        Kind::Discriminator => schema::check_discriminator(object, place, diagnostics),
        Kind::SecurityScheme => security_scheme::check_scheme(object, place, diagnostics),
        Kind::OAuthFlows => security_scheme::complete_flows(object, place, diagnostics),
        Kind::OAuthFlow => security_scheme::complete_flow(object),
        Kind::Callback => {
            object.retain(|key, _| !key.starts_with("x-"));
            Verdict::Keep
        }
        Kind::Example => example::move_data_value(object),
        Kind::Contact | Kind::Paths | Kind::Xml | Kind::Components => Verdict::Keep,
    }
}

/// Leaves the node out. A schema becomes one that any value fits, so that the property or parameter with it stays.
fn give_up(kind: Kind, node: &mut Value, place: &Place<'_>, diagnostics: &mut Diagnostics, reason: &str) -> Verdict {
    let noun = kind.noun();
    let is_schema = kind == Kind::Schema;
    let action = if is_schema { "its type is any JSON value".to_owned() } else { format!("the {noun} is left out") };
    diagnostics.push(Diagnostic::error(
        "wrong-shape",
        &place.pointer(),
        format!("this {noun} cannot be used: {reason}"),
        action,
    ));
    if is_schema {
        *node = json!({ UNTYPED: false });
        return Verdict::Keep;
    }
    Verdict::Drop
}
