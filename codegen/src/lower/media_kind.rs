//! What a media type means for a body.

/// How a body of a media type is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MediaKind {
    Json,
    JsonLines,
    EventStream,
    Form,
    Multipart,
    Xml,
    Text,
    Bytes,
}

impl MediaKind {
    /// By the media type; parameters such as `; charset=utf-8` do not matter.
    pub fn of(media_type: &str) -> Self {
        let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match essence.as_str() {
            "application/json" | "text/json" => Self::Json,
            "application/jsonl"
            | "application/x-ndjson"
            | "application/x-jsonlines"
            | "application/json-seq"
            | "application/jsonlines"
            | "application/ndjson" => Self::JsonLines,
            "text/event-stream" => Self::EventStream,
            "application/x-www-form-urlencoded" => Self::Form,
            "application/xml" | "text/xml" => Self::Xml,
            other if other.ends_with("+json") => Self::Json,
            other if other.ends_with("+xml") => Self::Xml,
            other if other.starts_with("multipart/") => Self::Multipart,
            other if other.starts_with("text/") => Self::Text,
            _ => Self::Bytes,
        }
    }

    /// The same where a schema stands beside it: `*/*` and `application/*` with a schema that is no bytes are JSON in practice.
    pub fn with_schema(media_type: &str, schema_is_structured: bool) -> Self {
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        match essence {
            "*/*" | "application/*" if schema_is_structured => Self::Json,
            _ => Self::of(media_type),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::MediaKind;

    #[test]
    fn parameters_and_case_do_not_matter_and_suffixes_do() {
        assert_eq!(MediaKind::of("Application/JSON; charset=utf-8"), MediaKind::Json);
        assert_eq!(MediaKind::of("application/vnd.github+json"), MediaKind::Json);
        assert_eq!(MediaKind::of("application/atom+xml"), MediaKind::Xml);
        assert_eq!(MediaKind::of("*/*"), MediaKind::Bytes);
        assert_eq!(MediaKind::with_schema("*/*", true), MediaKind::Json);
        assert_eq!(MediaKind::of("application/octet-stream"), MediaKind::Bytes);
    }
}
