//! How a body of a media type is read and written.

/// How a body is read and written.
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
    /// The kind of a media type. Case and parameters such as `; charset=utf-8` do not matter.
    pub fn of_media_type(media_type: &str) -> Self {
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

    /// The same for a media type with a schema. Servers that document `*/*` or `application/*` with a structured schema send JSON.
    pub fn with_schema(media_type: &str, schema_is_structured: bool) -> Self {
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        match essence {
            "*/*" | "application/*" if schema_is_structured => Self::Json,
            _ => Self::of_media_type(media_type),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::MediaKind;

    #[test]
    fn parameters_and_case_do_not_matter_and_suffixes_do() {
        assert_eq!(MediaKind::of_media_type("Application/JSON; charset=utf-8"), MediaKind::Json);
        assert_eq!(MediaKind::of_media_type("application/vnd.github+json"), MediaKind::Json);
        assert_eq!(MediaKind::of_media_type("application/atom+xml"), MediaKind::Xml);
        assert_eq!(MediaKind::of_media_type("*/*"), MediaKind::Bytes);
        assert_eq!(MediaKind::with_schema("*/*", true), MediaKind::Json);
        assert_eq!(MediaKind::of_media_type("application/octet-stream"), MediaKind::Bytes);
    }
}
