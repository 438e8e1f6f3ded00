//! openapiv3 to IR.
use crate::{diagnostic::Diagnostics, ir::Api, settings::Settings};
use std::collections::HashSet;
pub(crate) fn lower(_: &openapiv3::OpenAPI, _: &Settings, _: &HashSet<String>, _: &mut Diagnostics) -> Api {
    Api::default()
}
