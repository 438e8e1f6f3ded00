//! Names that speak of money.

use heck::ToSnakeCase;

/// Words in the names of fields that usually hold money, or a factor of it. Their plurals count as well.
const MONEY_WORDS: [&str; 10] =
    ["amount", "price", "total", "subtotal", "balance", "cost", "fee", "tax", "discount", "rate"];

/// Whether one of a name's words speaks of money: `unit_price`, `totalAmount`, `taxes`.
pub(crate) fn is_money_name(name: &str) -> bool {
    name.to_snake_case().split('_').any(|word| MONEY_WORDS.iter().any(|money| is_word(word, money)))
}

fn is_word(word: &str, money: &str) -> bool {
    word.strip_prefix(money).is_some_and(|ending| matches!(ending, "" | "s" | "es"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_the_name_speaks_of_money_and_not_a_part_of_a_word() {
        for money in ["amount", "unitPrice", "TOTAL_TAXES", "mrr_amounts", "exchange-rate", "Balance"] {
            assert!(is_money_name(money), "{money}");
        }
        for other in ["syntax", "operate", "totally", "coffee", "latitude", ""] {
            assert!(!is_money_name(other), "{other}");
        }
    }
}
