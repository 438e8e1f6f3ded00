//! The surface is made beside the code: it says what the code has, and no more.

use std::collections::BTreeSet;

use codegen::Outcome;
use codegen::surface::ApiSurface;
use snapshot_tests::{Case, apis, describe_spec, generate_spec};

use crate::code_facts::facts_of_code;
use crate::surface_facts::facts_of_surface;

#[test]
fn the_surface_of_every_api_is_that_of_its_code() {
    for api in apis() {
        let surface = describe_spec(&api).surface.unwrap_or_default();
        assert_same(&api, &generate_spec(&api), &surface);
    }
}

#[test]
fn the_surface_of_every_case_is_that_of_its_code() {
    for case in Case::all("cases").into_iter().chain(Case::all("sockets")) {
        let surface = case.describe("api").surface.unwrap_or_default();
        assert_same(&case.path.display().to_string(), &case.generate("api"), &surface);
    }
}

fn assert_same(what: &str, generated: &Outcome, surface: &ApiSurface) {
    let (code, surface) = (facts_of_code(&generated.files), facts_of_surface(surface));
    let only =
        |these: &BTreeSet<String>, others: &BTreeSet<String>| these.difference(others).cloned().collect::<Vec<_>>();
    let (in_code, in_surface) = (only(&code, &surface), only(&surface, &code));
    assert!(in_code.is_empty() && in_surface.is_empty(), "{what}: in code {in_code:#?}, in surface {in_surface:#?}");
}
