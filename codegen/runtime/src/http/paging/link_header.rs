//! The `Link` header (RFC 8288).

use reqwest::header::{HeaderMap, LINK};

/// What the `Link` headers of a response say about its next page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LinkHeader {
    /// Nothing.
    Silent,
    /// They lead to other pages, and to no next one.
    Last,
    /// They lead to the next page.
    Next(String),
}

/// Relations that only a page of several has.
const OF_PAGES: &[&str] = &["first", "prev", "previous", "last"];

impl LinkHeader {
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let lines = headers.get_all(LINK).iter().filter_map(|line| line.to_str().ok());
        let mut found = Self::Silent;
        for link in lines.flat_map(links) {
            let is =
                |relation: &str| link.relations.split_ascii_whitespace().any(|own| own.eq_ignore_ascii_case(relation));
            if is("next") {
                return Self::Next(link.target.to_owned());
            }
            if OF_PAGES.iter().any(|relation| is(relation)) {
                found = Self::Last;
            }
        }
        found
    }
}

/// A link of a header.
struct Link<'a> {
    target: &'a str,
    /// Separated by blanks.
    relations: String,
}

/// The links of a line. One that is about something else than the response (`anchor`) is left out, and one of which the server says
/// itself that nothing is there (`results="false"`, as Sentry does).
fn links(line: &str) -> Vec<Link<'_>> {
    let mut links = Vec::new();
    let mut rest = line;
    while let Some((target, after)) = rest.split_once('<').and_then(|(_, after)| after.split_once('>')) {
        let (parameters, after) = parameters(after);
        rest = after;
        let value = |name: &str| parameters.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
        let is_empty = value("results").is_some_and(|(_, results)| results == "false");
        if let (Some((_, relations)), None, false) = (value("rel"), value("anchor"), is_empty) {
            links.push(Link { target: target.trim(), relations: relations.clone() });
        }
    }
    links
}

/// The parameters of a link, up to the comma behind it, and what follows.
fn parameters(mut rest: &str) -> (Vec<(&str, String)>, &str) {
    let mut parameters = Vec::new();
    while let Some(after) = rest.trim_start().strip_prefix(';') {
        let end = after.find(['=', ';', ',']).unwrap_or(after.len());
        let (name, after) = after.split_at(end);
        let (value, after) = after.strip_prefix('=').map_or((String::new(), after), |after| value(after.trim_start()));
        parameters.push((name.trim(), value));
        rest = after;
    }
    (parameters, rest)
}

/// A token or a quoted string, and what follows.
fn value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let (token, rest) = text.split_at(text.find([';', ',']).unwrap_or(text.len()));
        return (token.trim().to_owned(), rest);
    };
    let mut value = String::new();
    let mut characters = quoted.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => break,
            '\\' => value.extend(characters.next()),
            other => value.push(other),
        }
    }
    (value, characters.as_str())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failure fails the test")]
mod tests {
    use super::{HeaderMap, LINK, LinkHeader};

    fn of(lines: &[&str]) -> LinkHeader {
        LinkHeader::of(&lines.iter().map(|line| (LINK, line.parse().unwrap())).collect::<HeaderMap>())
    }

    #[test]
    fn the_next_link_is_found_among_others() {
        for lines in [
            &[r#"<https://a/?page=2>; rel="next", <https://a/?page=9>; rel="last""#][..],
            &[r#"<https://a/?page=1>; rel="prev"; title="a, <b>; rel=next", <https://a/?page=2>; rel=next"#],
            &["<https://a/?page=9>; rel=last", "<https://a/?page=2> ; REL=\"prefetch NEXT\""],
            &[r#"<x>;title="\"";rel=prev,<https://a/?page=2>;rel=next;rel=prev"#],
        ] {
            assert_eq!(of(lines), LinkHeader::Next("https://a/?page=2".to_owned()), "{lines:?}");
        }
    }

    #[test]
    fn links_to_other_pages_only_are_those_of_the_last_page() {
        assert_eq!(of(&[r#"<https://a/?page=1>; rel="first", <https://a/?page=8>; rel="prev""#]), LinkHeader::Last);
    }

    #[test]
    fn a_next_page_that_the_server_calls_empty_is_none() {
        let lines =
            [r#"<https://a/>; rel="previous"; results="true", <https://a/?cursor=1>; rel="next"; results="false""#];
        assert_eq!(of(&lines), LinkHeader::Last);
    }

    #[test]
    fn other_links_say_nothing_about_pages() {
        for lines in [
            &[][..],
            &["<https://docs>; rel=deprecation"],
            &["<https://a>; rel=next; anchor=\"#b\""],
            &["<https://a"],
            &["rel=next"],
            &["<https://a>; title=next; rel"],
        ] {
            assert_eq!(of(lines), LinkHeader::Silent, "{lines:?}");
        }
    }
}
