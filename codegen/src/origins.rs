//! Which type came of which schema: what a tool needs that tries the types with values made from the document.

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

/// The types of an API. Those that several schemas describe together are not among them; others hold these.
pub(crate) fn of(api: &Api, names: &Names) -> Vec<TypeOrigin> {
    let whole = api.definitions().filter(|(_, definition)| definition.is_whole);
    let origin = |(id, definition): (_, &crate::ir::TypeDef)| TypeOrigin {
        schema: definition.origin.clone(),
        name: names.type_name(id).as_str().to_owned(),
        usage: definition.usage,
    };
    whole.map(origin).collect()
}
