//! The requests that the server has received.

/// A request that the server has received.
#[derive(Clone, Debug)]
pub struct Received {
    /// `GET /path?query HTTP/1.1`.
    pub line: String,
    /// Names in lower case, in the order in which they came.
    pub headers: Vec<(String, String)>,
    /// The body, without chunks.
    pub body: String,
}

impl Received {
    /// Reads a request's head, without the blank line behind it.
    pub(crate) fn from_head(head: &str) -> Self {
        let mut lines = head.split("\r\n");
        let line = lines.next().unwrap_or_default().to_owned();
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
        Self { line, headers, body: String::new() }
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The path and query.
    pub fn target(&self) -> &str {
        self.line.split(' ').nth(1).unwrap_or_default()
    }

    /// The whole request: its line, its headers sorted by name, a blank line and its body. What differs from run to run is replaced:
    /// the host and port by `HOST`, the boundary of a multipart body by `BOUNDARY`.
    pub fn text(&self) -> String {
        let mut headers: Vec<String> = self.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        headers.sort();
        let mut text = format!("{}\n{}\n\n{}", self.line, headers.join("\n"), self.body);
        if let Some(host) = self.header("host") {
            text = text.replace(host, "HOST");
        }
        if let Some((_, boundary)) = self.header("content-type").and_then(|value| value.split_once("boundary=")) {
            text = text.replace(boundary, "BOUNDARY");
        }
        text.replace("\r\n", "\n")
    }
}
