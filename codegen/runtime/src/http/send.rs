//! From a request to a response.

use bytes::Bytes;
use progenitor_client::ByteStream;
use reqwest::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap};
use url::Url;

use super::body::{Body, content_type};
use super::call::Call;
use super::client::Inner;
use super::credential::place;
use super::error::{Failure, lift};
use super::header::{add_parameters, header_value, name};
use super::mixed::{Mixed, mixed};
use super::pending::Pending;
use super::request::Request;
use super::response::Response;
use super::server::resolve_at;
use super::used_credential::UsedCredential;
use super::{file, multipart, path, query};

impl Request {
    /// Sends the request when it is awaited; `read` turns the response into a result, by its status.
    ///
    /// # Errors
    /// `InvalidRequest`, `NoToken` or `Custom` before anything is sent; `CommunicationError` where no response came. Any status is a
    /// response.
    pub fn send<T: 'static, E: 'static>(self, read: fn(Response) -> Pending<T, E>) -> Pending<T, E> {
        Pending::new(async move {
            match self.execute().await.map(read) {
                Ok(answer) => answer.await,
                Err(failure) => Err(lift(failure)),
            }
        })
    }

    /// Sends the request and asks for a media type; gives the body as it comes.
    ///
    /// # Errors
    /// As [`send`](Self::send); a status of 400 or more is `ErrorResponse`.
    pub fn send_as(mut self, media_type: &str) -> Pending<ByteStream, Bytes> {
        self.header("accept", media_type);
        self.is_raw = true;
        self.send(|response| match response.status() {
            400.. => response.error_bytes(),
            _ => response.bytes(),
        })
    }

    async fn execute(self) -> Result<Response, Failure> {
        match &self.error {
            Some(error) => Err(Failure::invalid_request(error.as_str()).in_call(&self.call_info())),
            #[cfg(feature = "tracing")]
            None => super::trace::traced(&mut Call::new(&self)).await,
            #[cfg(not(feature = "tracing"))]
            None => Call::new(&self).run().await,
        }
    }

    /// The request as it goes out, with the credentials that had to be asked for; it can be built again for another try.
    pub(super) async fn build(&self, asked: &[UsedCredential]) -> Result<reqwest::Request, String> {
        let core = self.core.inner();
        let mut headers = core.headers.clone();
        if !self.operation.accept.is_empty() {
            headers.insert(ACCEPT, header_value(self.operation.accept, || "the media types to accept".to_owned())?);
        }
        let placed = place(core.api, self.operation, (&core.credentials, asked), &mut headers)?;
        add_parameters(&mut headers, self.operation, &self.values, &placed.cookies)?;
        let url = self.url(core, &placed.query)?;
        let mut request = core.http.request(self.operation.http_method()?, url);
        request = self.add_body(request, &mut headers).await?;
        for (key, value) in &self.headers {
            let what = || format!("the header `{}`", key.escape_debug());
            let mut value = header_value(value, what)?;
            value.set_sensitive(true);
            headers.insert(name(key, what)?, value);
        }
        request.headers(headers).build().map_err(|error| error.without_url().to_string())
    }

    async fn add_body(
        &self,
        request: reqwest::RequestBuilder,
        headers: &mut HeaderMap,
    ) -> Result<reqwest::RequestBuilder, String> {
        let what = || "the content type".to_owned();
        match &self.body {
            Body::None => Ok(request),
            Body::Bytes(media_type, bytes) => {
                headers.insert(CONTENT_TYPE, header_value(content_type(media_type), what)?);
                Ok(request.body(bytes.clone()))
            }
            Body::File(media_type, file) => {
                let media_type = file.media_type().unwrap_or_else(|| content_type(media_type));
                headers.insert(CONTENT_TYPE, header_value(media_type, what)?);
                let (body, length) = file::content(file).await?;
                headers.extend(length.map(|length| (CONTENT_LENGTH, length.into())));
                Ok(request.body(body))
            }
            Body::Mixed(media_type, parts) => {
                let Mixed { body, length, boundary } = mixed(parts).await?;
                let media_type = if media_type.contains('*') { "multipart/mixed" } else { *media_type };
                headers.insert(CONTENT_TYPE, header_value(&format!("{media_type}; boundary={boundary}"), what)?);
                headers.extend(length.map(|length| (CONTENT_LENGTH, length.into())));
                Ok(request.body(body))
            }
            Body::Parts(media_type, parts) => {
                let form = multipart::form(parts, &self.part_headers).await?;
                let media_type = if media_type.contains('*') { "multipart/form-data" } else { *media_type };
                let text = format!("{media_type}; boundary={}", form.boundary());
                headers.insert(CONTENT_TYPE, header_value(&text, what)?);
                Ok(request.multipart(form))
            }
        }
    }

    /// The request's URL, with these keys in its query.
    pub(super) fn url(&self, core: &Inner, keys: &[(String, String)]) -> Result<Url, String> {
        if let Some(url) = &self.page_url {
            return Ok(query::with_keys(url.clone(), keys));
        }
        let (path, fixed) = path::expand(self.operation, &self.values)?;
        let mut url = self.base(core)?;
        let expected = format!("{}{path}", url.path().trim_end_matches('/'));
        let own_query = url.query().filter(|query| !query.is_empty()).map(str::to_owned);
        url.set_path(&expected);
        let query = query::query(self.operation, fixed, &self.values, keys);
        let query: Vec<String> = own_query.into_iter().chain((!query.is_empty()).then_some(query)).collect();
        url.set_query((!query.is_empty()).then(|| query.join("&")).as_deref());
        if url.path() == expected {
            Ok(url)
        } else {
            Err(format!("the path {} cannot be sent with these values", self.operation.path))
        }
    }

    pub(super) fn base(&self, core: &Inner) -> Result<Url, String> {
        if core.base_is_given || self.operation.servers.is_empty() {
            Ok(core.base.clone())
        } else {
            resolve_at(&core.base, self.operation.servers, core.server.as_deref(), &core.variables)
        }
    }
}
