//! The methods of every generated client builder.

/// Implements the methods that all client builders have; generated code calls it once for each API.
#[doc(hidden)]
#[macro_export]
macro_rules! client_builder {
    ($client:ident, $builder:ident) => {
        impl $builder {
            /// Sets the base URL, which wins over all servers of the document; it may have a path.
            pub fn base_url(mut self, url: impl ::core::convert::Into<::std::string::String>) -> Self {
                self.core.base_url(url.into());
                self
            }
            /// Chooses one of the document's servers by its name.
            pub fn server(mut self, name: impl ::core::convert::Into<::std::string::String>) -> Self {
                self.core.server(name.into());
                self
            }
            /// Takes credentials, server variables and the base URL from environment variables, those that are set, in place of
            /// what was set before. An empty one counts as none; one of a pair alone is an error of `build`.
            ///
            /// Their names begin with the API's name: `SHOP_API_KEY` for the security scheme `apiKey` of the API `shop`; for a
            /// scheme with user names `SHOP_LOGIN_USERNAME` and `SHOP_LOGIN_PASSWORD`; for OAuth 2 a token in `SHOP_OAUTH`, or
            /// `SHOP_OAUTH_CLIENT_ID` and `SHOP_OAUTH_CLIENT_SECRET`; `SHOP_REGION` for the server variable `region`; and
            /// `SHOP_BASE_URL`. The example program shows those of an operation: `api shop <operation> --help`.
            pub fn from_env(mut self) -> Self {
                self.core.from_env();
                self
            }
            /// Sets the credential of a security scheme by the scheme's key in the document: for programs that do not know
            /// the API beforehand.
            pub fn credential(
                mut self,
                scheme: &str,
                credential: impl ::core::convert::Into<$crate::http::Credential>,
            ) -> Self {
                self.core.credential_of(scheme, credential.into());
                self
            }
            /// Changes the HTTP client that is made: a proxy, certificates, the size of its pool. Its redirects stay as they are.
            pub fn configure_http_client(
                mut self,
                configure: impl ::core::ops::Fn(
                    $crate::crates::reqwest::ClientBuilder,
                ) -> $crate::crates::reqwest::ClientBuilder
                + ::core::marker::Send
                + ::core::marker::Sync
                + 'static,
            ) -> Self {
                self.core.configure_http_client(::std::sync::Arc::new(configure));
                self
            }
            /// Sets a variable of the servers by its name in the document: for programs that do not know the API beforehand.
            pub fn variable(mut self, name: &str, value: impl ::core::convert::Into<::std::string::String>) -> Self {
                self.core.variable(name, value.into());
                self
            }
            /// Sends through this HTTP client. It brings its own connect timeout and redirect policy: give it
            /// `redirect_policy()` (or, with a signer, none at all), or a redirect may carry an API key to another origin. Where
            /// another setting is all that it is for, `configure_http_client` is safer.
            pub fn http_client(mut self, client: $crate::crates::reqwest::Client) -> Self {
                self.core.http_client(client);
                self
            }
            /// Bounds the time of each call, from connecting to the last byte of the response, all tries and the waits
            /// between them included. Unless set it is 5 minutes, which a body that is a stream may take longer than: of such a
            /// call only the beginning of the response must have come by then. `Duration::MAX` is no bound.
            pub fn timeout(mut self, timeout: ::core::time::Duration) -> Self {
                self.core.timeout(timeout);
                self
            }
            /// Bounds the time to connect, with DNS and TLS; 10 seconds unless set.
            pub fn connect_timeout(mut self, timeout: ::core::time::Duration) -> Self {
                self.core.connect_timeout(timeout);
                self
            }
            /// Bounds the time to wait for the next event of an event stream, or the next value of a stream of JSON lines; 5
            /// minutes unless set. Comments and blank lines, which servers send to keep a connection open, do not count.
            pub fn stream_idle_timeout(mut self, timeout: ::core::time::Duration) -> Self {
                self.core.stream_idle_timeout(timeout);
                self
            }
            /// Tries a call again where that is safe and may help, as the policy says; unless set, no call is sent twice.
            ///
            /// Safe are the idempotent methods (GET, HEAD, OPTIONS, TRACE, PUT, DELETE and QUERY: RFC 9110, 9.2.2, and RFC 10008), and any request that
            /// carries an idempotency key: see `idempotency_header`, or set a header whose name has `idempotency` in it. A body
            /// that is a stream is never sent again.
            pub fn retry(mut self, policy: $crate::http::RetryPolicy) -> Self {
                self.core.retry(policy);
                self
            }
            /// Sends a key of its own with each call whose method is not idempotent, in this header, usually `Idempotency-Key`:
            /// a random UUID, the same for all tries. Only for servers that honour it, since such a call is then tried again as
            /// any other. A key that the caller sets wins, by a request's `idempotency_key` or as a header.
            pub fn idempotency_header(mut self, name: impl ::core::convert::Into<::std::string::String>) -> Self {
                self.core.idempotency_header(name.into());
                self
            }
            /// Runs these before and after each request, in place of any set before.
            pub fn hooks(mut self, hooks: impl $crate::http::ClientHooks + 'static) -> Self {
                self.core.hooks(::std::sync::Arc::new(hooks));
                self
            }
            /// Signs each request by this, after everything else.
            pub fn signer(mut self, signer: impl $crate::http::Signer + 'static) -> Self {
                self.core.signer(::std::sync::Arc::new(signer));
                self
            }
            /// Sets the `User-Agent` header.
            pub fn user_agent(mut self, user_agent: impl ::core::convert::Into<::std::string::String>) -> Self {
                self.core.user_agent(user_agent.into());
                self
            }
            /// Bounds the size of a response's body, in bytes; 64 MiB unless set. The value that is made of a body may take 16 times as much
            /// memory, and 16 MiB in any case.
            pub fn max_response_size(mut self, bytes: usize) -> Self {
                self.core.max_response_size(bytes);
                self
            }
            /// Adds a header to each request; one name with several values is sent with all of them.
            pub fn default_header(
                mut self,
                name: impl ::core::convert::Into<::std::string::String>,
                value: impl ::core::convert::Into<::std::string::String>,
            ) -> Self {
                self.core.default_header(name.into(), value.into());
                self
            }
            /// Makes the client.
            ///
            /// # Errors
            /// No usable base URL or token URL, a server variable that is missing or not allowed, an invalid header or user name.
            pub fn build(self) -> ::core::result::Result<$client, $crate::BuildError> {
                self.core.build().map(|core| $client { core })
            }
        }
    };
}
