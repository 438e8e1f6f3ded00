//! What the renderer writes for a small API: the client and its operations.

use std::collections::BTreeMap;

pub use super::sample_types::*;
use openapi_client_runtime::*;

#[derive(Clone, Debug, PartialEq)]
pub struct PaginatedList {
    pub next: Option<String>,
    pub results: Vec<i64>,
    pub has_more: Option<bool>,
    pub total: Option<i64>,
    pub pages: Option<i64>,
}

object! {
    PaginatedList as "PaginatedList" {
        0 => next = "next" nullable;
        1 => results = "results" required;
        2 => has_more = "has_more" nullable;
        3 => total = "total" nullable;
        4 => pages = "pages" nullable;
    }
}

pub static API: Api = Api {
    name: "sample",
    version: "1.0.0",
    servers: &[
        Server {
            name: "",
            url: "https://{instance}.example.com/v1",
            variables: &[ServerVariable { name: "instance", default: "", values: &[] }],
        },
        Server {
            name: "regional",
            url: "https://{region}.example.org",
            variables: &[ServerVariable { name: "region", default: "eu", values: &["eu", "us"] }],
        },
    ],
    schemes: &[
        Scheme {
            key: "token",
            kind: SchemeKind::ApiKey { location: KeyLocation::Header, name: "Authorization", prefix: "Token " },
        },
        Scheme { key: "query", kind: SchemeKind::ApiKey { location: KeyLocation::Query, name: "api_key", prefix: "" } },
        Scheme { key: "cookie", kind: SchemeKind::ApiKey { location: KeyLocation::Cookie, name: "sid", prefix: "" } },
        Scheme { key: "header", kind: SchemeKind::ApiKey { location: KeyLocation::Header, name: "x-key", prefix: "" } },
        Scheme { key: "basic", kind: SchemeKind::Basic },
        Scheme { key: "bearer", kind: SchemeKind::Bearer },
        Scheme {
            key: "oauth",
            kind: SchemeKind::OAuth2 { token_url: "/oauth/token?v=2", scopes: &["read", "write:all"] },
        },
    ],
};

#[derive(Clone, Debug)]
pub struct Client {
    pub core: Core,
}

impl Client {
    pub fn builder() -> ClientBuilder {
        ClientBuilder { core: CoreBuilder::new(&API) }
    }
}

#[derive(Clone, Debug)]
#[must_use]
pub struct ClientBuilder {
    core: CoreBuilder,
}

impl ClientBuilder {
    pub fn token(mut self, key: impl Into<String>) -> Self {
        self.core.credential("token", Credential::key(key));
        self
    }
    pub fn query(mut self, key: impl Into<String>) -> Self {
        self.core.credential("query", Credential::key(key));
        self
    }
    pub fn cookie(mut self, key: impl Into<String>) -> Self {
        self.core.credential("cookie", Credential::key(key));
        self
    }
    pub fn header_key(mut self, key: impl Into<String>) -> Self {
        self.core.credential("header", Credential::key(key));
        self
    }
    pub fn basic_auth(mut self, username: impl Into<String>, password: impl Into<String>) -> Self {
        self.core.credential("basic", Credential::basic(username, password));
        self
    }
    pub fn bearer(mut self, token: impl Into<String>) -> Self {
        self.core.credential("bearer", Credential::bearer(token));
        self
    }
    pub fn instance(mut self, value: impl Into<String>) -> Self {
        self.core.variable("instance", value.into());
        self
    }
    pub fn region(mut self, value: impl Into<String>) -> Self {
        self.core.variable("region", value.into());
        self
    }
}
openapi_client_runtime::client_builder!(Client, ClientBuilder);

pub static LIST: Operation = Operation {
    parameters: &[
        Parameter::query("limit").json_type(JsonType::Integer),
        Parameter::query("offset").json_type(JsonType::Integer),
        Parameter::query("ids").json_type(JsonType::Array(&JsonType::Integer)),
    ],
    replies: &["application/json"],
    security: &[&["token"]],
    accept: "application/json",
    ..Operation::new("list", "GET", "/customers")
};

static UPDATE: Operation = Operation {
    parameters: &[Parameter::path("id")],
    security: &[&["token"]],
    accept: "application/json",
    ..Operation::new("update", "PATCH", "/contracts/{id}")
};

static REMOVE: Operation =
    Operation { parameters: &[Parameter::path("id")], ..Operation::new("remove", "DELETE", "/contracts/{id}") };

#[derive(Clone, Debug, PartialEq)]
pub enum UpdateError {
    Status400(BTreeMap<String, Vec<String>>),
    Status409(String),
}

impl Client {
    pub fn list(&self) -> List {
        List { request: Request::new(&self.core, &LIST) }
    }
    pub fn update(&self, id: &str) -> Update {
        let mut request = Request::new(&self.core, &UPDATE);
        request.set(0, &id.to_owned());
        Update { request }
    }
    pub fn remove(&self, id: i64) -> Remove {
        let mut request = Request::new(&self.core, &REMOVE);
        request.set(0, &id);
        Remove { request }
    }
}

#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct List {
    request: Request,
}
openapi_client_runtime::request_builder!(List -> PaginatedList, BTreeMap<String, String>);

impl List {
    pub fn limit(mut self, limit: i64) -> Self {
        self.request.set(0, &limit);
        self
    }
    pub fn ids<T: Into<i64>>(mut self, ids: impl IntoIterator<Item = T>) -> Self {
        self.request.set_list::<i64>(2, ids);
        self
    }
    pub fn send(self) -> Pending<PaginatedList, BTreeMap<String, String>> {
        self.request.send(|response| match response.status() {
            200 => response.json(),
            401 => response.error(),
            _ => response.unexpected(),
        })
    }
    pub fn stream(self) -> Items<i64, BTreeMap<String, String>> {
        self.stream_by::<LINKED_OFFSET>()
    }
    pub fn stream_by<const STYLE: usize>(self) -> Items<i64, BTreeMap<String, String>> {
        self.paged(STYLE).items()
    }
    pub fn pages(self) -> Pages<PaginatedList, BTreeMap<String, String>> {
        self.paged(LINKED_OFFSET).pages()
    }
    /// A list whose pages follow each other in one of the styles.
    fn paged(self, style: usize) -> Paged<PaginatedList, i64, BTreeMap<String, String>> {
        Paged {
            request: self.request,
            send: |request| Self { request }.send(),
            shape: PageShape {
                paging: STYLES[style],
                items: |page| Some(&mut page.results),
                told: |page| Told {
                    next: page.next.clone(),
                    has_more: page.has_more,
                    total: page.total.as_ref().and_then(told_count),
                    pages: page.pages.as_ref().and_then(told_count),
                },
            },
        }
    }
}

pub const LINKED_OFFSET: usize = 0;
pub const COUNTED_OFFSET: usize = 1;
pub const CURSOR: usize = 2;
pub const LINKED_NUMBER: usize = 3;
pub const COUNTED_NUMBER: usize = 4;
pub const LINK: usize = 5;
pub const LINK_HEADER: usize = 6;

/// What a document may know of the pages of `LIST`.
const STYLES: &[Paging] = {
    const OFFSET: Option<Place> = Some(Place::Parameter(1));
    const LIST: Paging = Paging { items: &["results"], ..Paging::LINKS };
    const LINKED: Paging = Paging { has_next: true, ..LIST };
    &[
        Paging { limit: Some(Place::Parameter(0)), offset: OFFSET, ..LINKED },
        Paging { limit: Some(Place::Parameter(0)), offset: OFFSET, ..LIST },
        Paging { cursor: OFFSET, ..LINKED },
        Paging { page: OFFSET, ..LINKED },
        Paging { page: OFFSET, ..LIST },
        LINKED,
        LIST,
    ]
};

#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct Update {
    pub request: Request,
}
openapi_client_runtime::request_builder!(Update -> Contract, UpdateError);

impl Update {
    pub fn body(mut self, body: PatchedContract) -> Self {
        self.request.json("application/json", body);
        self
    }
    pub fn body_form(mut self, body: PatchedContract) -> Self {
        self.request.form("application/x-www-form-urlencoded", body, &[]);
        self
    }
    pub fn body_multipart(mut self, body: PatchedContract) -> Self {
        self.request.multipart("multipart/form-data", body, &[]);
        self
    }
    pub fn body_text(mut self, body: impl Into<String>) -> Self {
        self.request.text("text/plain", body);
        self
    }
    pub fn send(self) -> Pending<Contract, UpdateError> {
        self.request.send(|response| match response.status() {
            200..=299 => response.json(),
            400 => response.error().map_err(UpdateError::Status400),
            409 => response.error_text().map_err(UpdateError::Status409),
            _ => response.unexpected(),
        })
    }
}

#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct Remove {
    request: Request,
}
openapi_client_runtime::request_builder!(Remove -> (), ());

impl Remove {
    pub fn send(self) -> Pending<(), ()> {
        self.request.send(|response| match response.status() {
            204 => response.empty(),
            404 => response.error_empty(),
            _ => response.unexpected(),
        })
    }
}
