//! The names of nodes that become components.

use super::target::Target;

/// Names for a node by its place, the preferred one first.
pub(crate) fn component_names(target: &Target) -> Vec<String> {
    let tokens: Vec<&str> = target.tokens.iter().map(String::as_str).collect();
    if target.file.is_empty() {
        return vec![joined(&meaningful(&tokens))];
    }
    let file = target.file.rsplit('/').next().unwrap_or(&target.file);
    let stem = file.split_once('.').map_or(file, |(stem, _)| stem);
    match tokens.as_slice() {
        [] => vec![joined(&[stem])],
        [components, _, name] if *components == "components" => vec![(*name).to_owned(), joined(&[stem, name])],
        tokens => {
            let place = meaningful(tokens);
            vec![joined(&place), joined(&[&[stem], place.as_slice()].concat())]
        }
    }
}

/// The tokens that say which node it is, without those that only say what kind.
fn meaningful<'a>(tokens: &[&'a str]) -> Vec<&'a str> {
    let mut kept = Vec::new();
    let mut rest = tokens.iter();
    while let Some(token) = rest.next() {
        match *token {
            "components" => drop(rest.next()),
            // A media type says nothing that a reader would miss.
            "content" => drop(rest.next()),
            // The name of a property may be any of these words.
            "properties" | "$defs" | "definitions" | "patternProperties" | "paths" | "responses" => {
                kept.extend(rest.next().copied())
            }
            "schema" | "schemas" => (),
            token => kept.push(token),
        }
    }
    if kept.is_empty() { tokens.to_vec() } else { kept }
}

fn joined(tokens: &[&str]) -> String {
    let words = tokens
        .iter()
        .flat_map(|token| token.split(|character: char| !character.is_alphanumeric() && !".-_".contains(character)));
    let name = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_");
    if name.is_empty() { "Schema".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(file: &str, tokens: &[&str]) -> String {
        let tokens = tokens.iter().map(|&token| token.to_owned()).collect();
        component_names(&Target { file: file.to_owned(), tokens }).remove(0)
    }

    #[test]
    fn a_name_says_where_the_node_stands() {
        assert_eq!(first("", &["components", "schemas", "A", "properties", "b"]), "A_b");
        assert_eq!(first("", &["components", "schemas", "A", "properties", "schema"]), "A_schema");
        let response = ["paths", "/pets/{id}", "get", "responses", "200", "content", "application/json", "schema"];
        assert_eq!(first("", &response), "pets_id_get_200");
        assert_eq!(first("x/pet.yaml", &[]), "pet");
        assert_eq!(first("x/pet.yaml", &["components", "schemas", "A B"]), "A B");
    }
}
