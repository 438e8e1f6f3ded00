//! openapiv3 to IR.
use std::collections::HashSet;
use crate::{diagnostic::Diagnostics, ir::Api, settings::Settings};
pub(crate) fn lower(_: &openapiv3::OpenAPI, _: &Settings, _: &HashSet<String>, _: &mut Diagnostics) -> Api { Api::default() }
