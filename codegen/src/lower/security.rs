//! Security schemes and requirements.

use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, ReferenceOr, SecurityRequirement, SecurityScheme as Written};
use serde_json::Value;

use super::Lowering;
use super::reference::{component_name, moved};
use crate::internal_keys::ORIGIN;
use crate::ir::{Docs, KeyLocation, SecurityAlternative, SecurityKind, SecurityScheme};
use crate::pointer::Pointer;

impl<'a> Lowering<'a, '_> {
    /// The schemes that the document defines, and its `security`.
    pub(super) fn security_schemes(&mut self) {
        self.api.security = self.security(None);
        let Some(components) = &self.document.components else { return };
        for key in components.security_schemes.keys() {
            let Some(written) = self.security_scheme(key) else { continue };
            let prefix = self.settings.security.get(key).map(|settings| settings.prefix.clone()).unwrap_or_default();
            let (kind, description) = kind(written, prefix);
            let docs = Docs { description: description.clone(), ..Docs::default() };
            let origin = moved(extensions(written).get(ORIGIN), Pointer::component("securitySchemes", key));
            self.api.security_schemes.push(SecurityScheme { origin, key: key.clone(), kind, docs });
        }
    }

    /// Who may call: the operation's `security`, else the document's.
    pub(super) fn security(&self, own: Option<&Vec<SecurityRequirement>>) -> Vec<SecurityAlternative> {
        let alternatives = own.or(self.document.security.as_ref());
        alternatives
            .into_iter()
            .flatten()
            .map(|needed| SecurityAlternative {
                schemes: needed.iter().map(|(key, scopes)| (key.clone(), scopes.clone())).collect(),
            })
            .collect()
    }

    /// A scheme by its key, through references.
    fn security_scheme(&self, key: &str) -> Option<&'a Written> {
        let schemes = &self.document.components.as_ref()?.security_schemes;
        let mut scheme = schemes.get(key)?;
        for _ in 0..8 {
            match scheme {
                ReferenceOr::Item(scheme) => return Some(scheme),
                ReferenceOr::Reference { reference } => {
                    scheme = schemes.get(&component_name(reference, "securitySchemes")?)?;
                }
            }
        }
        None
    }
}

fn kind(scheme: &Written, prefix: String) -> (SecurityKind, &Option<String>) {
    match scheme {
        Written::APIKey { location, name, description, .. } => {
            let location = match location {
                APIKeyLocation::Query => KeyLocation::Query,
                APIKeyLocation::Header => KeyLocation::Header,
                APIKeyLocation::Cookie => KeyLocation::Cookie,
            };
            (SecurityKind::ApiKey { location, name: name.clone(), prefix }, description)
        }
        Written::HTTP { scheme, description, .. } => (http(scheme), description),
        Written::OAuth2 { flows, description, .. } => {
            let flow = flows.client_credentials.as_ref();
            let token_url = flow.map(|flow| flow.token_url.clone()).filter(|url| !url.is_empty());
            let scopes = flow.map(|flow| flow.scopes.keys().cloned().collect()).unwrap_or_default();
            (SecurityKind::OAuth2 { token_url, scopes }, description)
        }
        Written::OpenIDConnect { description, .. } => (SecurityKind::OpenIdConnect, description),
    }
}

fn extensions(scheme: &Written) -> &IndexMap<String, Value> {
    match scheme {
        Written::APIKey { extensions, .. }
        | Written::HTTP { extensions, .. }
        | Written::OAuth2 { extensions, .. }
        | Written::OpenIDConnect { extensions, .. } => extensions,
    }
}

/// `scheme` is compared without regard to case (RFC 9110 section 11.1).
fn http(scheme: &str) -> SecurityKind {
    match scheme.to_ascii_lowercase().as_str() {
        "basic" => SecurityKind::Basic,
        "bearer" => SecurityKind::Bearer,
        "mutual-tls" | "mutualtls" => SecurityKind::MutualTls,
        _ => SecurityKind::Http(scheme.to_owned()),
    }
}
