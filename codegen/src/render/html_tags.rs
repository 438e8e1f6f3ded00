//! The HTML that authors write into descriptions, as CommonMark: rustdoc would render it, but people also read the source.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::markdown::apply_edits;

/// The one tag that stays: CommonMark has nothing for it that may stand in a table.
pub(super) const LINE_BREAK: &str = "<br>";

const COMMENT: &str = "<!--";
const COMMENT_END: &str = "-->";

/// The text with the usual tags as CommonMark, outside of code, and without comments. Other tags stay.
pub(super) fn html_as_markdown(text: &str) -> String {
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut links = Vec::new();
    let mut comment_end = 0;
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        let part = text.get(range.clone()).unwrap_or_default();
        match event {
            Event::Start(Tag::HtmlBlock) if is_comment(part) => {
                // With the empty line behind it.
                let is_spaced = text.get(range.end..).is_some_and(|rest| rest.starts_with('\n'));
                comment_end = range.end + usize::from(is_spaced);
                edits.push((range.start..comment_end, String::new()));
            }
            Event::Html(_) if range.start < comment_end => {}
            Event::InlineHtml(_) => edits.push((range, tags_as_markdown(part, &mut links))),
            Event::Html(_) => edits.push((range, line_as_markdown(part, &mut links))),
            _ => {}
        }
    }
    apply_edits(text, edits)
}

/// Whether a block of HTML is a comment and nothing else. A comment is no part of what readers are to see.
fn is_comment(block: &str) -> bool {
    block
        .trim()
        .strip_prefix(COMMENT)
        .and_then(|rest| rest.split_once(COMMENT_END))
        .is_some_and(|(_, rest)| rest.is_empty())
}

/// A line of a block of HTML. What is indented there is no code; a line of tags alone is left out, unless they end a paragraph or a list.
fn line_as_markdown(line: &str, links: &mut Vec<String>) -> String {
    let made = tags_as_markdown(line.trim_start_matches([' ', '\t']), links);
    let ends_something = made.lines().count() > line.lines().count();
    match made.trim() {
        "" if ends_something => "\n".to_owned(),
        "" => String::new(),
        _ => made.trim_start_matches('\n').to_owned(),
    }
}

/// Text with its tags replaced; `links` are the addresses of the open `<a>`.
fn tags_as_markdown(html: &str, links: &mut Vec<String>) -> String {
    let mut made = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, behind)) = rest.split_once('<') {
        made.push_str(before);
        let comment = rest.get(before.len()..).and_then(|rest| rest.strip_prefix(COMMENT));
        if let Some((_, after)) = comment.and_then(|comment| comment.split_once(COMMENT_END)) {
            rest = after;
            continue;
        }
        match behind.split_once('>') {
            Some((tag, after)) => {
                match as_markdown(tag, links) {
                    Some(markdown) => made.push_str(&markdown),
                    None => made.push_str(&format!("<{tag}>")),
                }
                rest = after;
            }
            // No tag ends behind this.
            None => return made + rest.get(before.len()..).unwrap_or_default(),
        }
    }
    made + rest
}

/// What stands for a tag, which is given without its angle brackets; `None` for one that is not usual.
fn as_markdown(tag: &str, links: &mut Vec<String>) -> Option<String> {
    let (is_end, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
    let name = tag.split([' ', '\n', '/']).next().unwrap_or_default().to_ascii_lowercase();
    let markdown = match (name.as_str(), is_end) {
        ("br", _) => LINE_BREAK,
        ("b" | "strong", _) => "**",
        ("i" | "em", _) => "*",
        ("code" | "tt", _) => "`",
        ("li", false) => "\n- ",
        ("p", true) => "\n\n",
        ("ul" | "ol", true) => "\n",
        ("p" | "div" | "ul" | "ol", false) | ("li" | "div", true) | ("span" | "u" | "small", _) => "",
        ("a", false) => return link_start(tag, links),
        ("a", true) => return links.pop().map(|address| format!("]({address})")),
        _ => return None,
    };
    Some(markdown.to_owned())
}

/// The start of a link to an address that CommonMark can write without escapes.
fn link_start(tag: &str, links: &mut Vec<String>) -> Option<String> {
    let quoted = tag.split_once("href=")?.1;
    let quote = quoted.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let address = quoted.get(1..)?.split(quote).next()?;
    let is_plain = address.starts_with("https://") || address.starts_with("http://");
    if !is_plain || address.contains(|one: char| one.is_whitespace() || matches!(one, '(' | ')' | '<' | '>' | '\\')) {
        return None;
    }
    links.push(address.to_owned());
    Some("[".to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::markdown::markdown;

    #[test]
    fn usual_tags_are_written_as_commonmark() {
        for (html, expected) in [
            ("A <b>bold</b>, <em>soft</em> <code>word</code>.", "A **bold**, *soft* `word`."),
            ("one<br/>two<BR>three", "one<br>two<br>three"),
            ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
            ("<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>", "- a\n- b"),
            (
                "See <a href=\"https://example.com/x\" target=_blank>the docs</a>.",
                "See [the docs](https://example.com/x).",
            ),
            ("See <a href=\"javascript:x\">it</a>.", "See &lt;a href=\"javascript:x\">it&lt;/a>."),
            ("| a |\n|---|\n| 1<br>2 |", "| a |\n|---|\n| 1<br>2 |"),
            ("`<b>` and Vec<T>", "`<b>` and Vec&lt;T>"),
            ("Seen.\n\n<!-- not\n\nseen -->\n\nSeen <!-- not --> too.", "Seen.\n\nSeen  too."),
            ("<!-- start -->\n## Title", "## Title"),
            ("a <!-- b", "a <!-- b"),
            ("<!-- b\n\nc", "&lt;!-- b\nc"),
            ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
        ] {
            assert_eq!(markdown(html), expected, "{html}");
        }
    }

    #[test]
    fn html_never_hides_a_doctest() {
        for html in [
            "<p>\n```rust\nlet x;\n```\n</p>",
            "<div>\n\n    let x;\n\n</div>",
            "<ul>\n    <li>\n        let x;\n</ul>",
        ] {
            let text = markdown(html);
            let fences: Vec<&str> = text.lines().filter(|line| line.starts_with("```")).collect();
            assert!(fences.iter().step_by(2).all(|fence| *fence == "```text"), "{text}");
            assert!(text.lines().filter(|line| line.starts_with("    ")).count() == 0, "{text}");
        }
    }
}
