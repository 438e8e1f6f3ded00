//! Indents JSON, and leaves every number, string and key as it came.

/// Indents JSON text by two spaces.
pub(super) fn pretty(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    let mut depth = 0_usize;
    let mut opened = false;
    let mut in_string = false;
    let mut escaped = false;
    for character in json.chars() {
        if in_string {
            text.push(character);
            in_string = escaped || character != '"';
            escaped = !escaped && character == '\\';
            continue;
        }
        if character.is_ascii_whitespace() {
            continue;
        }
        let closes = matches!(character, '}' | ']');
        depth = depth.saturating_sub(usize::from(closes));
        // An empty list or object stays on one line.
        if opened != closes {
            new_line(&mut text, depth);
        }
        text.push(character);
        opened = matches!(character, '{' | '[');
        depth += usize::from(opened);
        in_string = character == '"';
        match character {
            ',' => new_line(&mut text, depth),
            ':' => text.push(' '),
            _ => {}
        }
    }
    text
}

fn new_line(text: &mut String, depth: usize) {
    text.push('\n');
    text.extend(std::iter::repeat_n("  ", depth));
}
