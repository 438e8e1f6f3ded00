//! The steps of a JSONPath: `$.paths['/pets'].get` has three.

/// Where each step of a valid path ends in its text: each text up to such an end is a path as well.
pub(crate) fn step_ends(path: &str) -> Vec<usize> {
    let (mut starts, mut open, mut quote, mut before) = (Vec::new(), 0_usize, None, '$');
    let mut characters = path.char_indices();
    while let Some((index, character)) = characters.next() {
        match (quote, character) {
            (Some(_), '\\') => drop(characters.next()),
            (Some(end), _) if end == character => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(character),
            (None, '.' | '[') if open == 0 && before != '.' => starts.push(index),
            (None, _) => {}
        }
        match (quote, character) {
            (None, '[' | '(') => open += 1,
            (None, ']' | ')') => open = open.saturating_sub(1),
            (_, _) => {}
        }
        before = character;
    }
    let last = (!starts.is_empty()).then_some(path.len());
    starts.into_iter().skip(1).chain(last).collect()
}

/// The name that a step goes to, where it goes to one name: `/pets` for `['/pets']`.
pub(crate) fn step_name(step: &str) -> Option<String> {
    let step = step.trim();
    if let Some(name) = step.strip_prefix('.') {
        return (!name.starts_with('.') && name != "*").then(|| name.to_owned());
    }
    let literal = step.strip_prefix('[')?.strip_suffix(']')?.trim();
    match literal.strip_prefix('\'') {
        Some(text) => serde_json::from_str(&double_quoted(text.strip_suffix('\'')?)?).ok(),
        None => serde_json::from_str::<String>(literal).ok(),
    }
}

/// The step to a name.
pub(crate) fn step_to(name: &str) -> String {
    let is_first = |c: char| c.is_ascii_alphabetic() || c == '_';
    if name.starts_with(is_first) && name.chars().all(|c| is_first(c) || c.is_ascii_digit()) {
        return format!(".{name}");
    }
    let mut step = "['".to_owned();
    for character in name.chars() {
        match character {
            '\\' | '\'' => step.extend(['\\', character]),
            control if control.is_control() => step.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => step.push(other),
        }
    }
    step + "']"
}

/// A JSON string of the inside of a text in single quotes; `None` if it is more than one text.
fn double_quoted(inside: &str) -> Option<String> {
    let mut json = "\"".to_owned();
    let mut characters = inside.chars();
    while let Some(character) = characters.next() {
        match character {
            '\'' => return None,
            '"' => json.push_str("\\\""),
            '\\' => match characters.next()? {
                '\'' => json.push('\''),
                escaped => json.extend(['\\', escaped]),
            },
            other => json.push(other),
        }
    }
    json.push('"');
    Some(json)
}

#[cfg(test)]
mod tests {
    use super::super::parse_json_path;
    use super::*;

    fn steps(path: &str) -> Vec<&str> {
        let ends = step_ends(path);
        let starts = std::iter::once(1).chain(ends.iter().copied());
        starts.zip(&ends).filter_map(|(start, end)| path.get(start..*end)).collect()
    }

    #[test]
    fn a_path_is_cut_between_its_steps() {
        assert_eq!(steps("$.paths['/a.b[0]'].get"), [".paths", "['/a.b[0]']", ".get"]);
        assert_eq!(steps("$..a..[1]['x', \"y\"]"), ["..a", "..[1]", "['x', \"y\"]"]);
        assert_eq!(
            steps("$[?@.name == ']'][?length(@['a']) > 1].b"),
            ["[?@.name == ']']", "[?length(@['a']) > 1]", ".b"]
        );
        assert!(steps("$").is_empty());
    }

    #[test]
    fn what_is_before_a_cut_is_a_path() {
        for path in ["$.a['b.c'][0]..d", "$..['x'].*[?@.a == 'b'][1:2]", "$ .a ['b'] [0]"] {
            for end in step_ends(path) {
                let before = path.get(..end).unwrap_or_default();
                assert!(parse_json_path(before.trim_end()).is_ok(), "{before}");
            }
        }
    }

    #[test]
    fn a_name_comes_back_from_its_step() {
        for name in ["paths", "/v2/customers/{id}", "it's", "a\\b", "\"", "x-y", "0", "größe", "\u{1}"] {
            assert_eq!(step_name(&step_to(name)).as_deref(), Some(name));
            assert!(parse_json_path(&format!("${}", step_to(name))).is_ok(), "{name}");
        }
        assert_eq!(step_name("[\"a\\nb\"]").as_deref(), Some("a\nb"));
        for other in ["..a", ".*", "[*]", "[0]", "['a','b']", "[\"a\", \"b\"]", "[?@.a == 'b']"] {
            assert_eq!(step_name(other), None, "{other}");
        }
    }
}
