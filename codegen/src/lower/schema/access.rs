//! `readOnly` and `writeOnly`.

use openapiv3::Schema;

use super::keywords::Keywords;
use super::schema_at::SchemaNode;
use crate::ir::Access;
use crate::lower::Lowering;

/// How many references and `allOf` of one entry are followed to find the keyword.
const MOST_HOPS: usize = 8;

impl<'a> Lowering<'a, '_> {
    /// Which views a property is part of: what its schema says, else the schema behind its reference.
    pub(super) fn access(&self, node: SchemaNode<'a>) -> Access {
        let mut next = Some(node);
        for _ in 0..MOST_HOPS {
            next = match next {
                None => return Access::ReadWrite,
                Some(SchemaNode::Reference(reference)) => self.components.find(reference).map(|(_, node)| node),
                Some(SchemaNode::Inline(schema)) => match own_access(schema) {
                    Access::ReadWrite => only_part(schema),
                    one_sided @ (Access::ReadOnly | Access::WriteOnly) => return one_sided,
                },
            };
        }
        Access::ReadWrite
    }
}

/// The access that both of two schemas of one property leave.
pub(super) fn narrower_access(one: Access, other: Access) -> Access {
    match (one, other) {
        (Access::ReadWrite, access) | (access, Access::ReadWrite) => access,
        (Access::ReadOnly, Access::ReadOnly | Access::WriteOnly) => Access::ReadOnly,
        (Access::WriteOnly, Access::ReadOnly | Access::WriteOnly) => other,
    }
}

/// What a schema itself says. Both keywords together contradict each other, and count as neither.
fn own_access(schema: &Schema) -> Access {
    match (schema.schema_data.read_only, schema.schema_data.write_only) {
        (true, false) => Access::ReadOnly,
        (false, true) => Access::WriteOnly,
        (true, true) | (false, false) => Access::ReadWrite,
    }
}

fn only_part(schema: &Schema) -> Option<SchemaNode<'_>> {
    match Keywords::of_schema(schema).all_of {
        [only] => Some(SchemaNode::from(only)),
        [] | [_, _, ..] => None,
    }
}
