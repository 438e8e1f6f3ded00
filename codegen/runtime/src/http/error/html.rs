//! The text of an HTML page.

/// Whether a text is a page in HTML, by its media type or its beginning.
pub(super) fn is_html(media_type: &str, text: &str) -> bool {
    let start: String = text.trim_start().chars().take(14).collect::<String>().to_ascii_lowercase();
    media_type.eq_ignore_ascii_case("text/html") || start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// The page's title, or all of its text where it has none.
pub(super) fn title_or_text(page: &str) -> String {
    let title = element(page, "title").map(|(title, _)| decoded(&without_tags(title)));
    title.filter(|title| !title.trim().is_empty()).unwrap_or_else(|| decoded(&without_tags(page)))
}

/// The content of the first element of that name, and what follows it.
fn element<'a>(page: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let lower = page.to_ascii_lowercase();
    let start = lower.find(&format!("<{name}"))?;
    let content = start.checked_add(lower.get(start..)?.find('>')?)?.checked_add(1)?;
    let end = content.checked_add(lower.get(content..)?.find(&format!("</{name}"))?)?;
    Some((page.get(content..end)?, page.get(end..)?))
}

/// The page's text: each tag becomes a blank, and scripts and styles are left out.
fn without_tags(page: &str) -> String {
    let mut text = String::new();
    let mut rest = page;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        text.push(' ');
        let hidden = ["script", "style"].into_iter().find(|name| starts_with(tag, name));
        let after = hidden.and_then(|name| tag.to_ascii_lowercase().find(&format!("</{name}"))).unwrap_or(0);
        let tag = tag.get(after..).unwrap_or_default();
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text
}

fn starts_with(tag: &str, name: &str) -> bool {
    tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
}

/// Replaces the character references that every page needs: `&lt;`, `&amp;` and the like.
fn decoded(text: &str) -> String {
    const REFERENCES: &[(&str, &str)] = &[
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ];
    REFERENCES.iter().fold(text.to_owned(), |text, (reference, character)| text.replace(reference, character))
}

#[cfg(test)]
mod tests {
    use super::{is_html, title_or_text};

    #[test]
    fn a_page_says_its_title_or_its_text() {
        assert_eq!(title_or_text("<html><head><TITLE lang=en>502 &amp; Bad</TITLE></head><body>x</body>"), "502 & Bad");
        let page = "<!DOCTYPE html><style>p {}</style><p>No <b>route</b></p><script>if (a<b) {}</script>";
        assert_eq!(title_or_text(page).split_whitespace().collect::<Vec<_>>(), ["No", "route"]);
        assert_eq!(title_or_text("<title></title>a < b").trim(), "a");
    }

    #[test]
    fn pages_are_known_by_media_type_or_beginning() {
        assert!(is_html("text/HTML", "x") && is_html("", "\n<!DOCTYPE html><p>") && is_html("", "<HTML lang=en>"));
        assert!(!is_html("text/plain", "<p>") && !is_html("", "größe <html>"));
    }
}
