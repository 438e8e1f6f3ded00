//! Side tables with a row for each operation.

use crate::ir::{Api, Operation};

/// A row for each operation, in the order of [`Api::operations`].
#[derive(Debug)]
pub(crate) struct ByOperation<Row>(Vec<Row>);

impl<Row> ByOperation<Row> {
    /// Makes the row of every operation; `row` is told its index.
    pub(super) fn of(api: &Api, mut row: impl FnMut(usize, &Operation) -> Row) -> Self {
        Self(api.operations.iter().enumerate().map(|(index, operation)| row(index, operation)).collect())
    }

    /// The row of the operation at an index of [`Api::operations`].
    #[expect(clippy::indexing_slicing, reason = "the table has a row for every operation")]
    pub(crate) fn row(&self, operation: usize) -> &Row {
        &self.0[operation]
    }

    /// Every row.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &Row> {
        self.0.iter()
    }
}
