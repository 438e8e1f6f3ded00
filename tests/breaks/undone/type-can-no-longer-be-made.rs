//! Makes a value.

use state::types::Card;

pub fn makes() -> Card {
    Card::new("card", "1")
}
