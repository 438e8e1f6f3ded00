//! How the next page is asked for.

use std::fmt;

use url::Url;

use super::super::request::Request;
use super::body_place;
use super::paged::Place;

/// How the next page is asked for.
pub(in crate::http) enum NextPage {
    /// At this URL, in place of the operation's own.
    At(Url),
    /// With these values in the request.
    With(Vec<(Place, PageValue)>),
}

/// What says in a request which page is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::http) enum PageValue {
    /// A cursor.
    Text(String),
    /// The number of a page or item.
    Number(u64),
}

impl PageValue {
    /// What a link's query holds: digits are a number.
    pub(super) fn of_query(text: String) -> Self {
        text.parse().map_or(Self::Text(text), Self::Number)
    }

    fn json(&self) -> Result<String, String> {
        match self {
            Self::Text(text) => serde_json::to_string(text).map_err(|error| error.to_string()),
            Self::Number(number) => Ok(number.to_string()),
        }
    }
}

impl fmt::Display for PageValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{number}"),
        }
    }
}

impl Request {
    /// Makes this the request of another page.
    pub(super) fn go_to(&mut self, page: NextPage) {
        match page {
            NextPage::At(url) => self.page_url = Some(url),
            NextPage::With(values) => {
                for (place, value) in values {
                    self.set_place(place, &value);
                }
            }
        }
    }

    /// The text of the value at a place, where the caller set one.
    pub(super) fn place(&self, place: Place) -> Option<String> {
        match place {
            Place::Parameter(index) => self.text_of(index),
            Place::Body(keys) => body_place::read(&self.body, keys),
        }
    }

    fn set_place(&mut self, place: Place, value: &PageValue) {
        match place {
            Place::Parameter(index) => self.set_text(index, value.to_string()),
            Place::Body(keys) => {
                let body = value.json().and_then(|json| body_place::write(&self.body, keys, &json));
                self.set_body(body);
            }
        }
    }
}
