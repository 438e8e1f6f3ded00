//! `mod.rs` and `client.rs`: the module, the client and its builder.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Context;
use super::docs::{doc_lines, markdown, module_comment};
use super::file::{file, header, items};
use super::tokens::ident;
use crate::OutputFile;
use crate::ir::{KeyLocation, SecurityKind, SecurityScheme, Server};

/// The module of one API: what it is, and what it consists of.
pub(super) fn module_file(context: Context<'_>, module: &str) -> OutputFile {
    let api = context.api;
    let mut paragraphs = vec![format!("{} {}", api.title.trim(), api.version.trim())];
    paragraphs.extend(api.description.clone());
    let xml = if context.tables.xml.is_some() { "mod xml;\n" } else { "" };
    let text = format!(
        "{}{}\nmod client;\nmod codec;\n#[cfg(feature = \"invoke\")]\npub mod invoke;\npub mod operations;\npub mod types;\n{xml}\npub use client::{{Client, ClientBuilder}};\n",
        header("render/client.rs"),
        module_comment(&paragraphs)
    );
    OutputFile { path: format!("src/{module}/mod.rs"), text }
}

/// The client and its builder.
pub(super) fn client_file(context: Context<'_>, module: &str) -> OutputFile {
    let preamble = "//! The client and how it is built.\n\nuse openapi_client_runtime::http::{self, Core, CoreBuilder, Credential};\n";
    // An API without credentials has no use for them.
    let has_credentials = context.api.security_schemes.iter().any(|scheme| scheme.kind.has_credential());
    let preamble = if has_credentials { preamble.to_owned() } else { preamble.replace(", Credential}", "}") };
    let parts: [Render; 3] = [api_table, client, builder];
    file(module, "client.rs", "render/client.rs", &preamble, &items(&parts, |render, _| render(context, module)))
}

/// What renders an item of `client.rs`, given the module's name.
type Render = fn(Context<'_>, &str) -> TokenStream;

fn api_table(context: Context<'_>, module: &str) -> TokenStream {
    let api = context.api;
    let version = &api.version;
    let servers = api.servers.iter().map(server);
    let schemes = api.security_schemes.iter().map(scheme);
    quote! {
        /// What the document says of the API as a whole.
        pub static API: http::Api = http::Api { name: #module, version: #version, servers: &[#(#servers),*], schemes: &[#(#schemes),*] };
    }
}

/// A server as an entry of a table.
pub(super) fn server(server: &Server) -> TokenStream {
    let Server { url, name, .. } = server;
    let name = name.as_deref().unwrap_or_default();
    let variables = server.variables.iter().map(|variable| {
        let (name, default, values) = (&variable.name, &variable.default, &variable.values);
        quote!(http::ServerVariable { name: #name, default: #default, values: &[#(#values),*] })
    });
    quote!(http::Server { name: #name, url: #url, variables: &[#(#variables),*] })
}

fn scheme(scheme: &SecurityScheme) -> TokenStream {
    let key = &scheme.key;
    let kind = match scheme.kind.client_credentials() {
        Some((token_url, scopes)) => {
            quote!(http::SchemeKind::OAuth2 { token_url: #token_url, scopes: &[#(#scopes),*] })
        }
        None => scheme_kind(&scheme.kind),
    };
    quote!(http::Scheme { key: #key, kind: #kind })
}

fn scheme_kind(kind: &SecurityKind) -> TokenStream {
    match kind {
        SecurityKind::ApiKey { location, name, prefix } => {
            let location = match location {
                KeyLocation::Header => quote!(http::KeyLocation::Header),
                KeyLocation::Query => quote!(http::KeyLocation::Query),
                KeyLocation::Cookie => quote!(http::KeyLocation::Cookie),
            };
            quote!(http::SchemeKind::ApiKey { location: #location, name: #name, prefix: #prefix })
        }
        SecurityKind::Basic => quote!(http::SchemeKind::Basic),
        SecurityKind::Bearer | SecurityKind::OAuth2 { .. } | SecurityKind::OpenIdConnect => {
            quote!(http::SchemeKind::Bearer)
        }
        SecurityKind::Http(scheme) => quote!(http::SchemeKind::Http(#scheme)),
        SecurityKind::MutualTls => quote!(http::SchemeKind::MutualTls),
    }
}

fn client(context: Context<'_>, _: &str) -> TokenStream {
    let about = doc_lines(&format!(
        "A client of {}. Cheap to clone; clones share connections and credentials.",
        one_line(&context.api.title)
    ));
    let unused = context.api.operations.is_empty();
    let unused = unused.then(
        || quote!(#[cfg_attr(not(feature = "invoke"), expect(dead_code, reason = "the document has no operations"))]),
    );
    quote! {
        #about
        #[derive(Clone, Debug)]
        pub struct Client {
            #unused
            pub(super) core: Core,
        }

        impl Client {
            /// Starts a client: give it credentials, then build it.
            pub fn builder() -> ClientBuilder {
                ClientBuilder { core: CoreBuilder::new(&API) }
            }
        }
    }
}

fn builder(context: Context<'_>, _: &str) -> TokenStream {
    let names = &context.tables.names;
    let schemes = context.api.security_schemes.iter().zip(&names.schemes);
    let credentials = schemes
        .filter(|(scheme, _)| scheme.kind.has_credential())
        .map(|(scheme, name)| credential(scheme, &ident(name)));
    let schemes = context.api.security_schemes.iter().zip(&names.client_credentials);
    let clients = schemes.filter_map(|(scheme, name)| client_credentials(scheme, &ident(name.as_ref()?)));
    let variables = names.variables.iter().map(|(variable, name)| server_variable(context, variable, &ident(name)));
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
            #(#variables)*
        }

        openapi_client_runtime::client_builder!(Client, ClientBuilder);
    }
}

fn credential(scheme: &SecurityScheme, name: &Ident) -> TokenStream {
    let key = &scheme.key;
    let mut about = vec![what_it_is(&scheme.kind)];
    about.extend(scheme.docs.description.as_deref().map(markdown));
    let docs = doc_lines(&about.join("\n\n"));
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
        pub fn #name(mut self, #arguments) -> Self {
            self.core.credential(#key, #value);
            self
        }
    }
}

fn client_credentials(scheme: &SecurityScheme, name: &Ident) -> Option<TokenStream> {
    let key = &scheme.key;
    let (url, scopes) = scheme.kind.client_credentials()?;
    let scopes = scopes.iter().map(|scope| code(scope)).collect::<Vec<_>>().join(", ");
    let scopes = if scopes.is_empty() { String::new() } else { format!(", for the scopes {scopes}") };
    let docs = doc_lines(&format!(
        "A client's id and secret, with which it fetches its own OAuth 2 access tokens.\n\nThey come from {}{scopes}.",
        code(url)
    ));
    Some(quote! {
        #docs
        pub fn #name(mut self, client_id: impl Into<String>, client_secret: impl Into<String>) -> Self {
            self.core.credential(#key, Credential::client_credentials(client_id, client_secret));
            self
        }
    })
}

/// A text of the document as a code span.
fn code(text: &str) -> String {
    format!("`{}`", text.replace(['`', '\n', '\r'], " "))
}

fn what_it_is(kind: &SecurityKind) -> String {
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

fn server_variable(context: Context<'_>, variable: &str, name: &Ident) -> TokenStream {
    let described =
        context.api.servers.iter().flat_map(|server| &server.variables).find(|known| known.name == variable);
    let mut about = vec![format!("`{{{variable}}}` in the server's URL.").replace('\n', " ")];
    about.extend(described.and_then(|known| known.description.as_deref()).map(markdown));
    let docs = doc_lines(&about.join("\n\n"));
    quote! {
        #docs
        pub fn #name(mut self, value: impl Into<String>) -> Self {
            self.core.variable(#variable, value.into());
            self
        }
    }
}

/// A title inside a sentence of ours.
fn one_line(title: &str) -> String {
    markdown(&title.split_whitespace().collect::<Vec<_>>().join(" ")).replace('\n', " ")
}
