//! Blank lines between items and between methods, where the formatter sets none. Nothing but blank lines is added, and nothing is taken
//! away or moved.

/// Appends formatted code with a blank line behind each item and each method of it.
///
/// Where an item ends shows in the indentation of its last line: the formatter closes items in the first column and methods in the
/// fifth, and a literal never spans lines, since quote escapes it.
pub(super) fn push_with_blank_lines(code: &str, text: &mut String) {
    let mut lines = code.lines().peekable();
    while let Some(line) = lines.next() {
        text.push_str(line);
        text.push('\n');
        let ends_item = !line.starts_with(' ') && (line.ends_with(");") || line.ends_with("];"));
        let ends = matches!(line, "}" | "    }" | "};" | "    };") || ends_item;
        let follows = lines.peek().is_some_and(|next| !next.is_empty() && next.trim_start() != "}");
        if ends && follows {
            text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::push_with_blank_lines;

    #[test]
    fn methods_and_items_stand_apart() {
        let mut text = String::new();
        let item = "impl A {\n    fn a() {\n        if x {\n            b()\n        }\n        c()\n    }\n    fn b() {}\n}\nstatic C: &[u8] = &[1];\nstruct B {\n    c: u8,\n}\n";
        push_with_blank_lines(item, &mut text);
        let expected = "impl A {\n    fn a() {\n        if x {\n            b()\n        }\n        c()\n    }\n\n    fn b() {}\n}\n\nstatic C: &[u8] = &[1];\n\nstruct B {\n    c: u8,\n}\n";
        assert_eq!(text, expected);
    }
}
