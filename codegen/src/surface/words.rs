//! What the wire has, in words.

use crate::ir::{KeyLocation, ParameterEncoding, PartEncoding, SecurityKind, Style};

impl SecurityKind {
    /// What the setter of the credential takes.
    pub(crate) fn arguments(&self) -> &'static str {
        match self {
            Self::ApiKey { .. } => "key",
            Self::Basic => "username, password",
            Self::Http(_) => "credential",
            Self::Bearer | Self::OAuth2 { .. } | Self::OpenIdConnect | Self::MutualTls => "token",
        }
    }

    /// What it is, and where it is sent.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::ApiKey { location, name, prefix } => {
                let prefix = if prefix.is_empty() { String::new() } else { format!(" behind {prefix:?}") };
                format!("key in the {} `{name}`{prefix}", location.text())
            }
            Self::Basic => "HTTP Basic".to_owned(),
            Self::Bearer => "HTTP Bearer".to_owned(),
            Self::Http(scheme) => format!("HTTP {scheme}"),
            Self::OAuth2 { .. } => "OAuth 2, HTTP Bearer".to_owned(),
            Self::OpenIdConnect => "OpenID Connect, HTTP Bearer".to_owned(),
            Self::MutualTls => "client certificate".to_owned(),
        }
    }
}

impl KeyLocation {
    fn text(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Query => "query parameter",
            Self::Cookie => "cookie",
        }
    }
}

impl ParameterEncoding {
    /// Style and explode, or the media type.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Style(style, explode) => format!("{}{}", style.text(), if *explode { ", exploded" } else { "" }),
            Self::Content(media_type) => media_type.clone(),
            Self::Form(encodings) => {
                let encodings: Vec<String> = encodings.iter().map(PartEncoding::text).collect();
                [vec!["form".to_owned()], encodings].concat().join("; ")
            }
        }
    }
}

impl Style {
    fn text(self) -> &'static str {
        match self {
            Self::Simple => "simple",
            Self::Label => "label",
            Self::Matrix => "matrix",
            Self::Form => "form",
            Self::SpaceDelimited => "space-delimited",
            Self::PipeDelimited => "pipe-delimited",
            Self::TabDelimited => "tab-delimited",
            Self::DeepObject => "deep object",
            Self::Cookie => "cookie, as it is",
        }
    }
}

impl PartEncoding {
    /// How the part is written.
    pub(crate) fn text(&self) -> String {
        let content = self.content_type.as_ref().map(|content| format!(", {content}")).unwrap_or_default();
        let style = self.style.map(|(style, explode)| ParameterEncoding::Style(style, explode).text());
        let style = style.map(|style| format!(", {style}")).unwrap_or_default();
        let reserved = if self.allow_reserved { ", reserved characters as they are" } else { "" };
        let mut headers: Vec<String> =
            self.headers.iter().map(|header| format!(", header `{}`", header.name)).collect();
        headers.sort();
        format!("`{}`{content}{style}{reserved}{}", self.property, headers.concat())
    }
}
