//! Hooks: code of the caller's that runs before and after each request.

use std::future::{Future, ready};
use std::pin::Pin;

use reqwest::{Method, Request, Response};

use super::super::description::{Api, Operation};

/// What hooks return.
pub type HookFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// An error of a hook, which ends the call as `Error::Custom`: `"not today".into()` is one. Its text must hold no secret.
pub type HookError = Box<dyn std::error::Error + Send + Sync>;

/// Runs before and after each request, for logs, metrics, limits, and headers whose values are known only when a request is sent.
///
/// It is `progenitor_client::ClientHooks` for a client whose hooks are chosen when it is built: that trait is chosen at compile time
/// and cannot be a value. By default `pre` and `post` do nothing, and `exec` sends the request.
///
/// They run for each try of a call, in this order: the request is put together with its credentials, `pre`, the signer, `exec`,
/// `post`. They do not run for redirects, which the HTTP client follows by itself, and not for a token endpoint.
///
/// ```text
/// impl ClientHooks for Log {
///     fn post<'a>(&'a self, result: &'a reqwest::Result<Response>, info: &'a OperationInfo) -> HookFuture<'a, Result<(), HookError>> {
///         println!("{} {}: {:?}", info.method, info.path, result.as_ref().map(Response::status));
///         Box::pin(std::future::ready(Ok(())))
///     }
/// }
/// ```
pub trait ClientHooks: Send + Sync {
    /// Runs before a request is sent, and may change it. A header that it sets does not show in `Debug`.
    fn pre<'a>(&'a self, request: &'a mut Request, info: &'a OperationInfo) -> HookFuture<'a, Result<(), HookError>> {
        let _ = (request, info);
        Box::pin(ready(Ok(())))
    }

    /// Sends a request. An implementation calls `client.execute(request)`, or returns a response without sending anything.
    fn exec<'a>(
        &'a self,
        client: &'a reqwest::Client,
        request: Request,
        info: &'a OperationInfo,
    ) -> HookFuture<'a, reqwest::Result<Response>> {
        let _ = info;
        Box::pin(client.execute(request))
    }

    /// Runs when there is a response (whatever its status) or none; not where the response of a stream does not begin in time.
    fn post<'a>(
        &'a self,
        result: &'a reqwest::Result<Response>,
        info: &'a OperationInfo,
    ) -> HookFuture<'a, Result<(), HookError>> {
        let _ = (result, info);
        Box::pin(ready(Ok(())))
    }
}

/// What is being called, or was called when an error happened.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct OperationInfo {
    /// The API's name: that of the generated module.
    pub api: &'static str,
    /// The operation's id, as in `OPERATIONS`.
    pub operation_id: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path template: `/customers/{id}`.
    pub path: &'static str,
    /// Which try of the call it is, from 1; 0 before the first one.
    pub attempt: u32,
}

impl OperationInfo {
    pub(super) fn new(api: &'static Api, operation: &'static Operation, attempt: u32) -> Self {
        // Without a method of HTTP nothing is sent.
        let method = operation.http_method().unwrap_or_default();
        Self { api: api.name, operation_id: operation.id, method, path: operation.path, attempt }
    }
}
