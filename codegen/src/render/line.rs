//! Tokens as text on one line, with spaces where people set them.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// The tokens as text. Only for what stands in tables: paths, types, literals and names.
pub(super) fn line(tokens: &TokenStream) -> String {
    let mut pieces = Vec::new();
    push_pieces(tokens, &mut pieces);
    let mut text = String::new();
    let mut last = "";
    for piece in &pieces {
        if !text.is_empty() && spaced(last, piece) {
            text.push(' ');
        }
        text.push_str(piece);
        last = piece;
    }
    text
}

/// Appends the texts of tokens; punctuation that belongs together, such as `::`, is one text.
fn push_pieces(tokens: &TokenStream, pieces: &mut Vec<String>) {
    let mut joint = false;
    for token in tokens.clone() {
        let was_joint = std::mem::replace(&mut joint, false);
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::None => ("", ""),
                };
                pieces.push(open.to_owned());
                push_pieces(&group.stream(), pieces);
                pieces.push(close.to_owned());
            }
            TokenTree::Punct(punct) => {
                joint = punct.spacing() == Spacing::Joint;
                match pieces.last_mut().filter(|_| was_joint) {
                    Some(last) => last.push(punct.as_char()),
                    None => pieces.push(punct.as_char().to_string()),
                }
            }
            TokenTree::Ident(ident) => pieces.push(ident.to_string()),
            TokenTree::Literal(literal) => pieces.push(literal.to_string()),
        }
    }
}

/// Whether a space stands between two texts.
fn spaced(last: &str, next: &str) -> bool {
    let opens = matches!(last, "::" | "<" | "(" | "[" | "&" | "" | "-" | "." | "..");
    let closes = matches!(next, "," | ";" | ":" | "::" | "." | "<" | ")" | "]" | "!" | "") || next.starts_with('>');
    let called = next == "(" && last.ends_with(|end: char| end.is_alphanumeric());
    !opens && !closes && !called
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::line;

    #[test]
    fn rows_read_like_code() {
        let ty = quote!(Option<Vec<types::Item>>);
        assert_eq!(
            line(&quote!(0 | 7 => id: #ty = "id  x" required;)),
            "0 | 7 => id: Option<Vec<types::Item>> = \"id  x\" required;"
        );
        assert_eq!(
            line(&quote!(1 => A = [OBJECT] known ["a", "b"] tags [("k", &["\"x\""])];)),
            "1 => A = [OBJECT] known [\"a\", \"b\"] tags [(\"k\", &[\"\\\"x\\\"\"])];"
        );
        assert_eq!(line(&quote!(object!)), "object!");
        assert_eq!(
            line(&quote!(2 => t: (i64, BTreeMap<String, Value>,) = "t" optional;)),
            "2 => t: (i64, BTreeMap<String, Value>,) = \"t\" optional;"
        );
    }
}
