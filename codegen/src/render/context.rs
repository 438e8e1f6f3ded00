//! What every item is rendered from.

use crate::ir::Api;
use crate::passes::Tables;

/// The API and what the passes decided about it.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub api: &'a Api,
    pub tables: &'a Tables,
}
