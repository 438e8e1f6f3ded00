//! Which operations are one: by method and path, else by id, else by the name of the method.

use super::paired::Paired;
use crate::surface::{ApiSurface, OperationSurface};

/// The operations of two states.
pub(super) fn pair_operations<'a>(old: &'a ApiSurface, new: &'a ApiSurface) -> Paired<'a, OperationSurface> {
    Paired::none(&old.operations, &new.operations)
        .by(|operation| Some((operation.method.clone(), without_parameter_names(&operation.path))))
        .by(|operation| operation.id.clone())
        .by(|operation| Some(operation.rust_name.clone()))
}

/// The path with `{}` in place of `{id}`: what a path parameter is called is not on the wire.
pub(super) fn without_parameter_names(path: &str) -> String {
    let mut rest = path;
    let mut shown = String::new();
    while let Some((before, (_, after))) =
        rest.split_once('{').and_then(|(before, behind)| Some((before, behind.split_once('}')?)))
    {
        shown.push_str(before);
        shown.push_str("{}");
        rest = after;
    }
    shown + rest
}
