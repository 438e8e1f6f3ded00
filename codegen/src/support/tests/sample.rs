//! What the renderer writes for a small API: it proves that generated code and the runtime fit together.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde::Serializer;
use serde::de::{self, MapAccess};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::support::*;

#[derive(Clone, Debug, PartialEq)]
pub struct Contract {
    pub id: i64,
    pub deal_name: Option<String>,
    pub total_revenue: Decimal,
    pub created_at: DateTime<Utc>,
    pub terms: Option<OrBlank<TermsEnum>>,
    pub additional: BTreeMap<String, Value>,
}

#[derive(Default)]
pub struct ContractDraft {
    id: Option<i64>,
    deal_name: Option<String>,
    total_revenue: Option<Decimal>,
    created_at: Option<DateTime<Utc>>,
    terms: Option<OrBlank<TermsEnum>>,
    additional: BTreeMap<String, Value>,
}

impl Object for Contract {
    const NAME: &'static str = "Contract";
    const FIELDS: &'static [&'static str] = &["id", "deal_name", "total_revenue", "created_at", "terms"];
    type Draft = ContractDraft;
    fn set<'de, M: MapAccess<'de>>(draft: &mut Self::Draft, field: usize, map: &mut M) -> Result<(), M::Error> {
        match field {
            0 => read(&mut draft.id, map),
            1 => read_into(&mut draft.deal_name, map),
            2 => read(&mut draft.total_revenue, map),
            3 => read(&mut draft.created_at, map),
            4 => read_into(&mut draft.terms, map),
            _ => skip(map),
        }
    }
    fn set_additional<'de, M: MapAccess<'de>>(
        draft: &mut Self::Draft,
        key: String,
        map: &mut M,
    ) -> Result<(), M::Error> {
        read_additional(&mut draft.additional, key, map)
    }
    fn finish<E: de::Error>(draft: Self::Draft) -> Result<Self, E> {
        Ok(Self {
            id: required(draft.id, "id")?,
            deal_name: draft.deal_name,
            total_revenue: required(draft.total_revenue, "total_revenue")?,
            created_at: required(draft.created_at, "created_at")?,
            terms: draft.terms,
            additional: draft.additional,
        })
    }
    fn write<W: ObjectWriter>(&self, out: &mut W) -> Result<(), W::Error> {
        write(out, "id", &self.id)?;
        write(out, "deal_name", &self.deal_name)?;
        write(out, "total_revenue", &self.total_revenue)?;
        write(out, "created_at", &self.created_at)?;
        write(out, "terms", &self.terms)?;
        write_additional(out, &self.additional)
    }
}
crate::support::object!(Contract);

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PatchedContract {
    pub deal_name: Maybe<String>,
    pub terms: Maybe<OrBlank<TermsEnum>>,
    pub tag_ids: Option<Vec<i64>>,
    pub rate: Option<f64>,
    pub address: Option<BTreeMap<String, String>>,
    pub files: Option<Vec<FilePart>>,
}

impl Object for PatchedContract {
    const NAME: &'static str = "PatchedContract";
    const FIELDS: &'static [&'static str] = &["deal_name", "terms", "tag_ids", "rate", "address", "files"];
    type Draft = Self;
    fn set<'de, M: MapAccess<'de>>(draft: &mut Self, field: usize, map: &mut M) -> Result<(), M::Error> {
        match field {
            0 => read_into(&mut draft.deal_name, map),
            1 => read_into(&mut draft.terms, map),
            2 => read_into(&mut draft.tag_ids, map),
            3 => read_into(&mut draft.rate, map),
            4 => read_into(&mut draft.address, map),
            5 => read_into(&mut draft.files, map),
            _ => skip(map),
        }
    }
    fn finish<E: de::Error>(draft: Self) -> Result<Self, E> {
        Ok(draft)
    }
    fn write<W: ObjectWriter>(&self, out: &mut W) -> Result<(), W::Error> {
        write_present(out, "deal_name", &self.deal_name)?;
        write_present(out, "terms", &self.terms)?;
        write_present(out, "tag_ids", &self.tag_ids)?;
        write_present(out, "rate", &self.rate)?;
        write_present(out, "address", &self.address)?;
        write_present(out, "files", &self.files)
    }
}
crate::support::object!(PatchedContract);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TermsEnum {
    Custom,
    Net5,
    Unknown(UnknownValue),
}

impl StringEnum for TermsEnum {
    const NAME: &'static str = "TermsEnum";
    const VALUES: &'static [&'static str] = &["custom", "net_5"];
    fn listed(index: usize) -> Option<Self> {
        match index {
            0 => Some(Self::Custom),
            1 => Some(Self::Net5),
            _ => None,
        }
    }
    fn unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }
    fn index(&self) -> Result<usize, &UnknownValue> {
        match self {
            Self::Custom => Ok(0),
            Self::Net5 => Ok(1),
            Self::Unknown(value) => Err(value),
        }
    }
}
crate::support::string_enum!(TermsEnum);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Level {
    One,
    Unknown(UnknownValue),
}

impl IntegerEnum for Level {
    const NAME: &'static str = "Level";
    const VALUES: &'static [i64] = &[1];
    fn listed(index: usize) -> Option<Self> {
        (index == 0).then_some(Self::One)
    }
    fn unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }
    fn index(&self) -> Result<usize, &UnknownValue> {
        match self {
            Self::One => Ok(0),
            Self::Unknown(value) => Err(value),
        }
    }
}
crate::support::integer_enum!(Level);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Mixed {
    True,
    Two,
    Unknown(UnknownValue),
}

impl JsonEnum for Mixed {
    const NAME: &'static str = "Mixed";
    const VALUES: &'static [&'static str] = &["true", "2"];
    fn listed(index: usize) -> Option<Self> {
        match index {
            0 => Some(Self::True),
            1 => Some(Self::Two),
            _ => None,
        }
    }
    fn unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }
    fn index(&self) -> Result<usize, &UnknownValue> {
        match self {
            Self::True => Ok(0),
            Self::Two => Ok(1),
            Self::Unknown(value) => Err(value),
        }
    }
}
crate::support::json_enum!(Mixed);

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Record {
    Contract(Box<Contract>),
    Patched(PatchedContract),
    Number(i64),
    Numbers(Vec<i64>),
    Texts(Vec<String>),
    Nested(Vec<Record>),
    Unknown(UnknownValue),
}

impl Union for Record {
    const NAME: &'static str = "Record";
    const SELECT: Select = Select::Keys(&[
        Arm {
            kinds: Kinds::OBJECT,
            required: &["id", "total_revenue", "created_at"],
            known: Contract::FIELDS,
            tags: &[],
        },
        Arm {
            kinds: Kinds::OBJECT,
            required: &["deal_name"],
            known: PatchedContract::FIELDS,
            tags: &[("kind", &["\"patch\""])],
        },
        Arm { kinds: Kinds::INTEGER, required: &[], known: &[], tags: &[] },
        Arm { kinds: Kinds::ARRAY, required: &[], known: &[], tags: &[] },
        Arm { kinds: Kinds::ARRAY, required: &[], known: &[], tags: &[] },
        Arm { kinds: Kinds::ARRAY, required: &[], known: &[], tags: &[] },
    ]);
    fn decode(variant: usize, raw: &RawValue) -> Result<Self, serde_json::Error> {
        match variant {
            0 => nested(raw).map(Self::Contract),
            1 => nested(raw).map(Self::Patched),
            2 => nested(raw).map(Self::Number),
            3 => nested(raw).map(Self::Numbers),
            4 => nested(raw).map(Self::Texts),
            5 => nested(raw).map(Self::Nested),
            _ => Ok(Self::Unknown(UnknownValue::from_raw(raw))),
        }
    }
    fn unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }
    fn encode<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Contract(value) => value.encode(out),
            Self::Patched(value) => value.encode(out),
            Self::Number(value) => value.encode(out),
            Self::Numbers(value) => value.encode(out),
            Self::Texts(value) => value.encode(out),
            Self::Nested(value) => value.encode(out),
            Self::Unknown(value) => value.encode(out),
        }
    }
}
crate::support::union!(Record);

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Pet {
    Number(Vec<i64>),
    Holder(Holder),
    Unknown(UnknownValue),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Holder(pub BTreeMap<String, Value>);
crate::support::newtype!(Holder);

impl Union for Pet {
    const NAME: &'static str = "Pet";
    const SELECT: Select = Select::Tag { property: "petType", values: &[("cat", 1)] };
    fn decode(variant: usize, raw: &RawValue) -> Result<Self, serde_json::Error> {
        match variant {
            0 => nested(raw).map(Self::Number),
            1 => nested(raw).map(Self::Holder),
            _ => Ok(Self::Unknown(UnknownValue::from_raw(raw))),
        }
    }
    fn unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }
    fn encode<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(value) => value.encode(out),
            Self::Holder(value) => value.encode(out),
            Self::Unknown(value) => value.encode(out),
        }
    }
}
crate::support::union!(Pet);

#[derive(Clone, Debug, PartialEq)]
pub struct Tree(pub Vec<Tree>);
crate::support::newtype!(Tree);

#[derive(Clone, Debug, PartialEq)]
pub struct PaginatedList {
    pub next: Option<String>,
    pub results: Vec<i64>,
}

#[derive(Default)]
pub struct PaginatedListDraft {
    next: Option<String>,
    results: Option<Vec<i64>>,
}

impl Object for PaginatedList {
    const NAME: &'static str = "PaginatedList";
    const FIELDS: &'static [&'static str] = &["next", "results"];
    type Draft = PaginatedListDraft;
    fn set<'de, M: MapAccess<'de>>(draft: &mut Self::Draft, field: usize, map: &mut M) -> Result<(), M::Error> {
        match field {
            0 => read_into(&mut draft.next, map),
            1 => read(&mut draft.results, map),
            _ => skip(map),
        }
    }
    fn finish<E: de::Error>(draft: Self::Draft) -> Result<Self, E> {
        Ok(Self { next: draft.next, results: required(draft.results, "results")? })
    }
    fn write<W: ObjectWriter>(&self, out: &mut W) -> Result<(), W::Error> {
        write(out, "next", &self.next)?;
        write(out, "results", &self.results)
    }
}
crate::support::object!(PaginatedList);

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
crate::support::client_builder!(Client, ClientBuilder);

const fn query(name: &'static str) -> Parameter {
    Parameter {
        name,
        location: Location::Query,
        style: Style::Form,
        explode: true,
        required: false,
        allow_reserved: false,
        content: None,
    }
}

static LIST: Operation = Operation {
    id: "list",
    method: Method::GET,
    path: "/customers",
    parameters: &[query("limit"), query("offset"), query("ids")],
    security: &[&["token"]],
    accept: "application/json",
    servers: &[],
    summary: "Lists",
};

static UPDATE: Operation = Operation {
    id: "update",
    method: Method::PATCH,
    path: "/contracts/{id}",
    parameters: &[Parameter { location: Location::Path, style: Style::Simple, required: true, ..query("id") }],
    security: &[&["token"]],
    accept: "application/json",
    servers: &[],
    summary: "",
};

static REMOVE: Operation = Operation { id: "remove", method: Method::DELETE, ..UPDATE_COPY };
const UPDATE_COPY: Operation = Operation {
    id: "",
    method: Method::GET,
    path: "/contracts/{id}",
    parameters: &[Parameter { location: Location::Path, style: Style::Simple, required: true, ..query("id") }],
    security: &[],
    accept: "",
    servers: &[],
    summary: "",
};

#[derive(Clone, Debug, PartialEq)]
pub enum UpdateError {
    Status400(BTreeMap<String, Vec<String>>),
    Status409(String),
}

impl Client {
    pub fn list(&self) -> List<'_> {
        List { request: Request::new(&self.core, &LIST) }
    }
    pub fn update(&self, id: &str) -> Update<'_> {
        let mut request = Request::new(&self.core, &UPDATE);
        request.set(0, &id.to_owned());
        Update { request }
    }
    pub fn remove(&self, id: i64) -> Remove<'_> {
        let mut request = Request::new(&self.core, &REMOVE);
        request.set(0, &id);
        Remove { request }
    }
}

#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct List<'a> {
    request: Request<'a>,
}
crate::support::request_builder!(List);

impl<'a> List<'a> {
    pub fn limit(mut self, limit: i64) -> Self {
        self.request.set(0, &limit);
        self
    }
    pub fn ids<T: Into<i64>>(mut self, ids: impl IntoIterator<Item = T>) -> Self {
        self.request.set(2, &list::<i64, _>(ids));
        self
    }
    pub async fn send(self) -> Result<ResponseValue<PaginatedList>, Error<BTreeMap<String, String>>> {
        let response = self.request.send().await?;
        match response.status() {
            200 => response.json().await,
            401 => Err(response.error(std::convert::identity).await),
            _ => Err(response.unexpected().await),
        }
    }
    pub fn stream(self) -> Pages<'a, i64, BTreeMap<String, String>> {
        self.stream_by(Paging::Offset { limit: Some(0), offset: 1, next: true })
    }
    pub fn stream_by(self, paging: Paging) -> Pages<'a, i64, BTreeMap<String, String>> {
        pages(
            self,
            paging,
            |call| &mut call.request,
            |call| Box::pin(call.send()),
            |page| Page { items: page.results, next: page.next },
        )
    }
}

#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct Update<'a> {
    request: Request<'a>,
}
crate::support::request_builder!(Update);

impl Update<'_> {
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
    pub async fn send(self) -> Result<ResponseValue<Contract>, Error<UpdateError>> {
        let response = self.request.send().await?;
        match response.status() {
            200..=299 => response.json().await,
            400 => Err(response.error(UpdateError::Status400).await),
            409 => Err(response.error_text(UpdateError::Status409).await),
            _ => Err(response.unexpected().await),
        }
    }
}

#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct Remove<'a> {
    request: Request<'a>,
}
crate::support::request_builder!(Remove);

impl Remove<'_> {
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        let response = self.request.send().await?;
        match response.status() {
            204 => Ok(response.empty()),
            404 => Err(response.error_empty(())),
            _ => Err(response.unexpected().await),
        }
    }
}
