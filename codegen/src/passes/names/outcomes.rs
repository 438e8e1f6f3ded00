//! Names of the variants of enums by status.

use super::super::outcomes::Statuses;
use super::identifier::{Convention, Identifier, identifier};

impl Statuses {
    /// The variant for an outcome of these statuses.
    pub(crate) fn variant(self) -> Identifier {
        let word = match self {
            Self::Code(code) => format!("Status{code}"),
            Self::Range(first) => format!("Status{first}xx"),
            Self::Rest => "Default".to_owned(),
        };
        identifier(&[word], Convention::Pascal)
    }
}

#[cfg(test)]
mod tests {
    use super::Statuses;

    #[test]
    fn variants_are_called_after_their_statuses() {
        let variants =
            [Statuses::Code(404), Statuses::Range(5), Statuses::Rest].map(|statuses| statuses.variant().to_string());
        assert_eq!(variants, ["Status404", "Status5xx", "Default"]);
    }
}
