//! The client's builder.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::super::context::Context;
use super::super::docs::{code_span, deprecated, doc_lines};
use super::super::imports::{Import, Imports};
use super::super::markdown::markdown;
use super::super::tokens::ident;
use crate::ir::{DeviceFlow, KeyLocation, SecurityKind, SecurityScheme};

/// The builder, with a setter for each credential and server variable.
pub(super) fn client_builder(context: Context<'_>, imports: &Imports) -> TokenStream {
    let names = &context.tables.names;
    let schemes = context.api.security_schemes.iter().zip(&names.schemes);
    let credentials = schemes
        .filter(|(scheme, _)| scheme.kind.has_credential())
        .map(|(scheme, name)| credential_setter(scheme, &ident(name), imports));
    let schemes = context.api.security_schemes.iter().zip(&names.client_credentials);
    let clients = schemes.filter_map(|(scheme, name)| client_credentials_setter(scheme, &ident(name.as_ref()?)));
    let schemes = context.api.security_schemes.iter().zip(&names.device_authorizations);
    let devices = schemes.filter_map(|(scheme, name)| device_authorization(scheme, &ident(name.as_ref()?)));
    let variables = names.variables.iter().map(|(variable, name)| variable_setter(context, variable, &ident(name)));
    quote! {
        /// Builds a [`Client`].
        #[derive(Clone, Debug)]
        #[must_use = "a builder does nothing until it builds"]
        pub struct ClientBuilder {
            core: CoreBuilder,
        }

        impl ClientBuilder {
            #(#credentials)*
            #(#clients)*
            #(#devices)*
            #(#variables)*
        }

        openapi_client_runtime::client_builder!(Client, ClientBuilder);
    }
}

/// The setter of a scheme's credential.
fn credential_setter(scheme: &SecurityScheme, name: &Ident, imports: &Imports) -> TokenStream {
    imports.need(Import::Credential);
    let key = &scheme.key;
    let mut paragraphs = vec![credential_docs(&scheme.kind)];
    paragraphs.extend(scheme.docs.description.as_deref().map(markdown));
    paragraphs.extend(scheme.metadata_url.as_deref().map(metadata_docs));
    let docs = doc_lines(&paragraphs.join("\n\n"));
    let deprecation = deprecated(&scheme.docs);
    let (arguments, value) = match &scheme.kind {
        SecurityKind::ApiKey { .. } => (quote!(key: impl Into<String>), quote!(Credential::key(key))),
        SecurityKind::Basic => (
            quote!(username: impl Into<String>, password: impl Into<String>),
            quote!(Credential::basic(username, password)),
        ),
        SecurityKind::Http(_) => (quote!(credential: impl Into<String>), quote!(Credential::key(credential))),
        SecurityKind::Bearer | SecurityKind::OAuth2 { .. } | SecurityKind::OpenIdConnect | SecurityKind::MutualTls => {
            (quote!(token: impl Into<String>), quote!(Credential::bearer(token)))
        }
    };
    quote! {
        #docs
        #deprecation
        #[inline]
        pub fn #name(mut self, #arguments) -> Self {
            self.core.credential(#key, #value);
            self
        }
    }
}

/// The setter of the id and secret with which a client fetches its own tokens.
fn client_credentials_setter(scheme: &SecurityScheme, name: &Ident) -> Option<TokenStream> {
    let key = &scheme.key;
    let (url, scopes) = scheme.kind.client_credentials()?;
    let scopes = scopes.iter().map(|scope| code_span(scope)).collect::<Vec<_>>().join(", ");
    let scopes = if scopes.is_empty() { String::new() } else { format!(", for the scopes {scopes}") };
    let docs = doc_lines(&format!(
        "A client's id and secret, with which it fetches its own OAuth 2 access tokens.\n\nThey come from {}{scopes}.",
        code_span(url)
    ));
    let deprecation = deprecated(&scheme.docs);
    Some(quote! {
        #docs
        #deprecation
        #[inline]
        pub fn #name(mut self, client_id: impl Into<String>, client_secret: impl Into<String>) -> Self {
            self.core.credential(#key, Credential::client_credentials(client_id, client_secret));
            self
        }
    })
}

/// The method that begins a login in a browser.
fn device_authorization(scheme: &SecurityScheme, name: &Ident) -> Option<TokenStream> {
    let key = &scheme.key;
    let DeviceFlow { device_url, token_url, scopes } = scheme.device_flow()?;
    let docs = doc_lines(&format!(
        "Begins a login in a browser, on whatever device: OAuth 2's device authorization (RFC 8628).\n\nThe code comes from {}, the token \
         from {}. What was set on this builder before holds for these requests as well.",
        code_span(device_url),
        code_span(token_url)
    ));
    let deprecation = deprecated(&scheme.docs);
    Some(quote! {
        #docs
        #deprecation
        pub fn #name(&self, client_id: impl Into<String>) -> http::DeviceAuthorization {
            let flow = http::DeviceFlow {
                scheme: #key,
                device_url: #device_url,
                token_url: #token_url,
                scopes: &[#(#scopes),*],
            };
            self.core.device_authorization(flow, client_id.into())
        }
    })
}

/// Where an authorization server describes itself.
fn metadata_docs(url: &str) -> String {
    format!("The authorization server's metadata (RFC 8414): {}.", code_span(url))
}

/// What a credential is, and where it is sent.
fn credential_docs(kind: &SecurityKind) -> String {
    match kind {
        SecurityKind::ApiKey { location, name, prefix } => {
            let place = match location {
                KeyLocation::Header => "header",
                KeyLocation::Query => "query parameter",
                KeyLocation::Cookie => "cookie",
            };
            let prefix = if prefix.is_empty() { String::new() } else { format!(", behind the prefix `{prefix}`") };
            format!("The API key, sent in the {place} `{name}`{prefix}.").replace('\n', " ")
        }
        SecurityKind::Basic => "User name and password, sent as HTTP Basic authentication.".to_owned(),
        SecurityKind::Bearer => "The token, sent as HTTP Bearer authentication.".to_owned(),
        SecurityKind::Http(scheme) => {
            format!("The credential, sent as `Authorization: {scheme} …`.").replace('\n', " ")
        }
        SecurityKind::OAuth2 { .. } => "The OAuth 2 access token, sent as HTTP Bearer authentication.".to_owned(),
        SecurityKind::OpenIdConnect => "The OpenID Connect token, sent as HTTP Bearer authentication.".to_owned(),
        SecurityKind::MutualTls => "A client certificate: give it to the HTTP client.".to_owned(),
    }
}

/// The setter of a server variable.
fn variable_setter(context: Context<'_>, variable: &str, name: &Ident) -> TokenStream {
    let described =
        context.api.servers.iter().flat_map(|server| &server.variables).find(|known| known.name == variable);
    let mut paragraphs = vec![format!("`{{{variable}}}` in the server's URL.").replace('\n', " ")];
    paragraphs.extend(described.and_then(|known| known.description.as_deref()).map(markdown));
    let docs = doc_lines(&paragraphs.join("\n\n"));
    quote! {
        #docs
        #[inline]
        pub fn #name(mut self, value: impl Into<String>) -> Self {
            self.core.variable(#variable, value.into());
            self
        }
    }
}
