//! The values of a request's parameters.

use super::param_value::ParamValue;

/// The parameters' values, by their index in the operation.
#[derive(Clone, Default)]
pub(super) struct ParameterValues(Vec<Option<ParamValue>>);

impl ParameterValues {
    /// The value at an index; `None` where the caller set none.
    pub(super) fn get(&self, index: usize) -> Option<&ParamValue> {
        self.0.get(index)?.as_ref()
    }

    /// Sets the value at an index, in place of what was set before.
    pub(super) fn set(&mut self, index: usize, value: ParamValue) {
        if self.0.len() <= index {
            self.0.resize(index + 1, None);
        }
        if let Some(slot) = self.0.get_mut(index) {
            *slot = Some(value);
        }
    }
}
