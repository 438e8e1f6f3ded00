//! The static description of an API as a whole: its servers and security schemes.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::context::Context;
use crate::ir::{KeyLocation, SecurityKind, SecurityScheme, Server};

/// `pub static API: http::Api = …`, for the module of this name.
pub(super) fn api_table(context: Context<'_>, module: &str) -> TokenStream {
    let api = context.api;
    let version = &api.version;
    let servers = api.servers.iter().map(server_entry);
    let schemes = api.security_schemes.iter().map(scheme_entry);
    quote! {
        /// What the document says of the API as a whole.
        pub static API: http::Api = http::Api { name: #module, version: #version, servers: &[#(#servers),*], schemes: &[#(#schemes),*] };
    }
}

/// A server as an entry of a table.
pub(in crate::render) fn server_entry(server: &Server) -> TokenStream {
    let Server { url, name, .. } = server;
    let name = name.as_deref().unwrap_or_default();
    let variables = server.variables.iter().map(|variable| {
        let (name, default, values) = (&variable.name, &variable.default, &variable.values);
        quote!(http::ServerVariable { name: #name, default: #default, values: &[#(#values),*] })
    });
    quote!(http::Server { name: #name, url: #url, variables: &[#(#variables),*] })
}

fn scheme_entry(scheme: &SecurityScheme) -> TokenStream {
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
