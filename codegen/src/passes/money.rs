//! Fields whose names speak of money, and whose type is `f64`.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Api, Field, Shape, TypeKind};
use crate::money_name::is_money_name;
use crate::pointer::Pointer;

/// Says in one note how many fields that seem to hold money are `f64`, and which settings make them exact.
pub(super) fn note_money_in_floats(api: &Api, diagnostics: &mut Diagnostics) {
    let fields = money_in_floats(api);
    let Some(first) = fields.first() else { return };
    let what = match fields.len() {
        1 => format!("the field `{}` seems to hold money, and is an `f64`", first.wire_name),
        count => format!("{count} fields that seem to hold money, such as `{}`, are `f64`", first.wire_name),
    };
    let help = format!(
        "`numbers: decimal` in the settings makes every number exact; `decimals` only some: {}",
        json_path(&first.origin)
    );
    let action = "an amount of more than 15 digits is rounded";
    diagnostics.push(Diagnostic::note("money-in-floats", &first.origin, what, action).help(help));
}

/// The fields whose names speak of money, and that are an `f64` or hold some; one for each property of the document.
pub(crate) fn money_in_floats(api: &Api) -> Vec<&Field> {
    let fields = api.types.iter().flat_map(|definition| match &definition.shape {
        Shape::Struct(object) => object.fields.as_slice(),
        Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_) => &[],
    });
    let mut seen = HashSet::new();
    fields
        .filter(|field| is_money_name(&field.wire_name))
        .filter(|field| field.ty.nested_types().any(|ty| ty.kind == TypeKind::Number))
        .filter(|field| seen.insert(&field.origin))
        .collect()
}

/// The JSONPath (RFC 9535) of a node.
fn json_path(pointer: &Pointer) -> String {
    let mut path = String::from("$");
    let mut parent = "";
    for token in pointer.tokens() {
        let in_list = matches!(parent, "allOf" | "anyOf" | "oneOf" | "prefixItems" | "parameters");
        if in_list && token.parse::<usize>().is_ok() {
            path.push_str(&format!("[{token}]"));
        } else if is_shorthand(token) {
            path.push_str(&format!(".{token}"));
        } else {
            path.push_str(&format!("['{}']", token.replace('\\', "\\\\").replace('\'', "\\'")));
        }
        parent = token;
    }
    path
}

/// Whether a key may stand behind a dot.
fn is_shorthand(key: &str) -> bool {
    !key.starts_with(|first: char| first.is_ascii_digit())
        && !key.is_empty()
        && key.chars().all(|character| character.is_ascii_alphanumeric() || character == '_')
}
