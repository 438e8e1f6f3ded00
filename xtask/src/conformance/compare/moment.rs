//! Points in time in the formats that cases name.

use chrono::{DateTime, NaiveDateTime, Utc};

const HTTP_DATE: &str = "%a, %d %b %Y %H:%M:%S GMT";

/// Whether both texts have the format and mean the same point in time.
pub fn same_moment(format: &str, one: &str, other: &str) -> bool {
    read_moment(format, one).is_some_and(|one| read_moment(format, other) == Some(one))
}

/// The point in time that a text of the format means; `None` where the text has another format.
pub fn read_moment(format: &str, text: &str) -> Option<DateTime<Utc>> {
    match format {
        "http-date" => NaiveDateTime::parse_from_str(text, HTTP_DATE).ok().map(|time| time.and_utc()),
        "rfc3339-utc" if !text.ends_with('Z') => None,
        "rfc3339" | "rfc3339-utc" => DateTime::parse_from_rfc3339(text).ok().map(|time| time.to_utc()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::same_moment;

    #[test]
    fn a_moment_is_compared_in_its_format() {
        assert!(same_moment("rfc3339-utc", "2022-08-26T18:38:00.000Z", "2022-08-26T18:38:00Z"));
        assert!(!same_moment("rfc3339-utc", "2022-08-26T18:38:00Z", "2022-08-26T18:38:00+00:00"));
        assert!(same_moment("http-date", "Fri, 26 Aug 2022 14:38:00 GMT", "Fri, 26 Aug 2022 14:38:00 GMT"));
        assert!(!same_moment("http-date", "Fri, 26 Aug 2022 14:38:00 GMT", "2022-08-26T14:38:00Z"));
    }
}
