//! Where a document comes from.

use std::str::FromStr;

use serde::{Deserialize, Deserializer};

/// Where `fetch` finds the document that the publisher has now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An address: `https`, or `http` on this machine. It has only characters that an address may have, and no user name.
    Address(String),
    /// A file, relative to the folder of the settings.
    File(String),
}

impl<'de> Deserialize<'de> for Origin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl FromStr for Origin {
    /// Why the text is neither an address to download from nor a file's path, as a clause.
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once("://") {
            Some((scheme, rest)) => {
                refuse_address(text, scheme, rest)?;
                Ok(Self::Address(text.to_owned()))
            }
            None if text.trim().is_empty() => Err("`source` is empty".to_owned()),
            None if text.contains('\0') => Err("the path of a file has no NUL".to_owned()),
            None => Ok(Self::File(text.to_owned())),
        }
    }
}

/// Why an address is not one to download from.
fn refuse_address(address: &str, scheme: &str, rest: &str) -> Result<(), String> {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if let Some(other) = address.chars().find(|c| !is_address_character(*c)) {
        return Err(format!("an address has no {other:?}; write it percent-encoded"));
    }
    if authority.is_empty() {
        return Err("the address has no host".to_owned());
    }
    if authority.contains('@') {
        return Err("an address with a user name or a password would be kept with the project; download the document in another way and \
                    give the file as `source`"
            .to_owned());
    }
    match scheme {
        "https" => Ok(()),
        "http" if is_this_machine(authority) => Ok(()),
        "http" => Err("over `http` anybody on the way can change the document; write `https`".to_owned()),
        other => Err(format!("`{other}` is no scheme to download by; there are `https`, and paths of files")),
    }
}

/// What RFC 3986 allows in an address.
fn is_address_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c)
}

fn is_this_machine(authority: &str) -> bool {
    let rest = ["localhost", "127.0.0.1", "[::1]"].iter().find_map(|host| authority.strip_prefix(host));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failure fails the test")]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        text.parse::<Origin>().unwrap_err()
    }

    #[test]
    fn an_address_is_https_or_on_this_machine() {
        for address in [
            "https://example.com/openapi.json?v=1",
            "http://127.0.0.1:8080/x",
            "http://localhost/x",
            "http://[::1]:80/x",
        ] {
            assert_eq!(address.parse(), Ok(Origin::Address(address.to_owned())));
        }
        for address in [
            "http://example.com/x",
            "http://127.0.0.1.example.com/x",
            "http://localhost.example.com",
            "http://[::1].example.com",
        ] {
            assert!(refused(address).contains("write `https`"), "{address}");
        }
        assert!(refused("ftp://example.com/x").contains("`ftp` is no scheme"));
        assert!(refused("-o://x").contains("`-o` is no scheme"));
        assert!(refused("https:///x").contains("no host"));
    }

    #[test]
    fn an_address_has_no_credential_and_no_strange_character() {
        for address in
            ["https://user:secret@example.com/x", "https://user@example.com", "http://localhost@example.com/"]
        {
            assert!(refused(address).contains("a user name or a password"), "{address}");
        }
        for address in [
            "https://example.com/a b",
            "https://example.com/\n",
            "http://localhost\\@example.com/",
            "https://exämple.com",
        ] {
            assert!(refused(address).contains("percent-encoded"), "{address}");
        }
    }

    #[test]
    fn anything_else_is_a_file() {
        assert_eq!("../upstream/api.yaml".parse(), Ok(Origin::File("../upstream/api.yaml".to_owned())));
        assert_eq!(refused(" "), "`source` is empty");
    }
}
