//! Names of elements that the document does not name.

/// A text as the name of an element: `_` stands for each character that a name cannot have, and in front of a first one that it
/// cannot begin with (XML 1.0, section 2.3).
pub(super) fn element_name(text: &str) -> String {
    let name: String = text.chars().map(|character| if is_inner(character) { character } else { '_' }).collect();
    if name.starts_with(is_first) { name } else { format!("_{name}") }
}

/// `NameStartChar`, without the colon: it would be read as the end of a prefix.
fn is_first(character: char) -> bool {
    matches!(character,
        'A'..='Z' | 'a'..='z' | '_'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}'
        | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

/// `NameChar`, without the colon.
fn is_inner(character: char) -> bool {
    is_first(character)
        || matches!(character, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_characters_of_xml_names_stay() {
        assert_eq!(element_name("a-b.c_1"), "a-b.c_1");
        assert_eq!(element_name("get pets by id_body"), "get_pets_by_id_body");
        assert_eq!(element_name("Größe"), "Größe");
        assert_eq!(element_name("Page<x:Pet>"), "Page_x_Pet_");
        assert_eq!(element_name("2 Pets"), "_2_Pets");
        assert_eq!(element_name("-"), "_-");
        assert_eq!(element_name(""), "_");
    }
}
