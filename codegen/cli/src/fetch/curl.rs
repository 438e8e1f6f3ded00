//! Downloads by the program `curl`: a user's proxies and certificates hold for it, and no HTTP client has to be built for a command that
//! is run once a week.

use std::io::{ErrorKind, Read as _};
use std::process::{Child, Command, Stdio};

use codegen::settings::Origin;

use super::{MOST_BYTES, too_large};

/// Waits of a connection, and of a transfer that brings nothing.
const IDLE_SECONDS: &str = "60";

/// The whole download.
const MOST_SECONDS: &str = "600";

/// What curl says of the answer, on a line of its own behind its messages.
const REPORT: &str = "%{stderr}\\n%{http_code} %{url_effective}";

/// The bytes of a document at an address, which is one of [`Origin`].
pub fn download(address: &str) -> Result<Vec<u8>, String> {
    // An address over http is one of this machine.
    let schemes = if address.starts_with("https:") { "=https" } else { "=http,https" };
    let (bytes, at) = get(address, schemes)?;
    // Where redirects led to must be an address that could have been asked for.
    at.parse::<Origin>().map_err(|problem| format!("it is redirected to `{at}`: {problem}"))?;
    Ok(bytes)
}

/// The bytes at an address to which a reference leads, over https or http: redirects change the scheme in neither direction.
pub fn download_reference(address: &str) -> Result<Vec<u8>, String> {
    let (scheme, rest) = address.split_once("://").unwrap_or_default();
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.contains('@') {
        return Err("an address with a user name or a password is not asked".to_owned());
    }
    match scheme {
        "https" => get(address, "=https").map(|(bytes, _)| bytes),
        "http" => get(address, "=http").map(|(bytes, _)| bytes),
        other => Err(format!("`{other}` is no scheme to download by; there are `https` and `http`")),
    }
}

/// The bytes at an address, and the address where redirects ended. `schemes` are those that may be asked, as curl has them.
fn get(address: &str, schemes: &str) -> Result<(Vec<u8>, String), String> {
    let mut curl = start(address, schemes)?;
    let mut bytes = Vec::new();
    let read = curl.stdout.take().map(|stdout| stdout.take(MOST_BYTES + 1).read_to_end(&mut bytes)).transpose();
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MOST_BYTES) {
        let _ = curl.kill();
        let _ = curl.wait();
        return Err(too_large());
    }
    let output = curl.wait_with_output().map_err(|error| error.to_string())?;
    read.map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&output.stderr);
    let (messages, report) = said.trim_end().rsplit_once('\n').unwrap_or(("", &said));
    if !output.status.success() {
        return Err(failure(messages, output.status.code(), schemes));
    }
    let (status, at) = report.split_once(' ').unwrap_or((report, ""));
    if status != "200" {
        return Err(format!("the server answered with status {status}"));
    }
    Ok((bytes, at.to_owned()))
}

/// Starts curl, with no shell in between. The address is what follows an option, so that it cannot be one.
fn start(address: &str, schemes: &str) -> Result<Child, String> {
    let mut curl = Command::new("curl");
    curl.args(["--silent", "--show-error", "--globoff", "--location", "--max-redirs", "5"])
        .args(["--proto", schemes, "--proto-redir", schemes])
        .args(["--connect-timeout", IDLE_SECONDS, "--speed-limit", "1", "--speed-time", IDLE_SECONDS])
        .args(["--max-time", MOST_SECONDS, "--max-filesize", &MOST_BYTES.to_string()])
        .args(["--user-agent", concat!("openapi-clients/", env!("CARGO_PKG_VERSION"))])
        .args(["--write-out", REPORT, "--url", address]);
    curl.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(|error| {
        match error.kind() {
            ErrorKind::NotFound => {
                "the program `curl` downloads documents, and it is not on the PATH: install it, or give the path of \
                                a file as `source`"
                    .to_owned()
            }
            _ => format!("`curl` can't be started: {error}"),
        }
    })
}

/// curl's message, without its own name and number, or what the number means.
fn failure(messages: &str, code: Option<i32>, schemes: &str) -> String {
    match code {
        Some(1) if schemes == "=http" => "it is redirected to an address that is not `http`".to_owned(),
        Some(1) => "it is redirected to an address that is not `https`".to_owned(),
        Some(63) => too_large(),
        Some(_) | None => {
            let last = messages.trim().lines().next_back().unwrap_or("curl failed without a message");
            let text = last.strip_prefix("curl: ").unwrap_or(last);
            text.split_once(") ").map_or(text, |(_, text)| text).to_owned()
        }
    }
}
