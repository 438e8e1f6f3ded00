//! Formatting of plain data: literals, paths, calls and struct literals. Large tables are formatted here, since prettyplease takes five
//! times as long and holds a whole table in memory.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::line::line;

/// How long a line may be.
const WIDTH: usize = 100;

/// How much further in the elements of a group stand.
const STEP: usize = 4;

/// The tokens in one line, behind `indent` spaces; where they do not fit, the elements of their last group have lines of their own.
pub(super) fn layout(tokens: &TokenStream, indent: usize) -> String {
    let one = line(tokens);
    if indent + one.chars().count() < WIDTH {
        return one;
    }
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let last = trees.iter().rposition(|tree| matches!(tree, TokenTree::Group(group) if !group.stream().is_empty()));
    let Some((before, TokenTree::Group(group), after)) = last.and_then(|at| split_at(&trees, at)) else { return one };
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace => (" {", "}"),
        Delimiter::None => ("", ""),
    };
    let mut text = format!("{}{open}\n", line(&before.iter().cloned().collect()));
    for element in elements(group) {
        let element = layout(&element, indent + STEP);
        // No comma may follow the base of a struct.
        let comma = if element.starts_with("..") { "" } else { "," };
        text.push_str(&format!("{:1$}{element}{comma}\n", "", indent + STEP));
    }
    text.push_str(&format!("{:1$}{close}{2}", "", indent, line(&after.iter().cloned().collect())));
    text
}

fn split_at(trees: &[TokenTree], at: usize) -> Option<(&[TokenTree], &TokenTree, &[TokenTree])> {
    let (before, rest) = trees.split_at_checked(at)?;
    let (tree, after) = rest.split_first()?;
    Some((before, tree, after))
}

/// What stands between the commas.
fn elements(group: &Group) -> Vec<TokenStream> {
    let trees: Vec<TokenTree> = group.stream().into_iter().collect();
    let is_comma = |tree: &TokenTree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ',');
    trees
        .split(is_comma)
        .filter(|element| !element.is_empty())
        .map(|element| element.iter().cloned().collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::layout;

    #[test]
    fn data_that_is_too_long_has_a_line_for_each_element() {
        let long = "x".repeat(60);
        let tokens =
            quote!(A { id: #long, b: &[], all: &[P::query(#long, K::List(&K::Text), "").required(), P::path("b")] });
        let expected = format!(
            "A {{\n        id: \"{long}\",\n        b: &[],\n        all: &[\n            \
             P::query(\n                \"{long}\",\n                K::List(&K::Text),\n                \"\",\n            ).required(),\n            \
             P::path(\"b\"),\n        ],\n    }}"
        );
        assert_eq!(layout(&tokens, 4), expected);
        assert_eq!(layout(&quote!(A { id: "b", all: &[1, 2] }), 4), r#"A { id: "b", all: &[1, 2] }"#);
    }

    #[test]
    fn nothing_follows_the_base_of_a_struct() {
        let long = "x".repeat(90);
        let expected = format!("A {{\n    id: \"{long}\",\n    ..module::BASE\n}}");
        assert_eq!(layout(&quote!(A { id: #long, ..module::BASE }), 0), expected);
        assert_eq!(layout(&quote!(A { id: 1, ..module::BASE }), 0), "A { id: 1, ..module::BASE }");
    }
}
