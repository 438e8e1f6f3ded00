//! Security schemes and requirements.

use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, ReferenceOr, SecurityRequirement, SecurityScheme as Written};
use serde_json::Value;

use super::Lowering;
use super::reference::{component_name, moved};
use crate::internal_keys;
use crate::ir::{DeviceFlow, Docs, KeyLocation, SecurityAlternative, SecurityKind, SecurityScheme};
use crate::pointer::Pointer;

/// The `x-` keys of an object.
type Extensions = IndexMap<String, Value>;

impl<'a> Lowering<'a, '_> {
    /// The schemes that the document defines, and its `security`.
    pub(super) fn security_schemes(&mut self) {
        self.api.security = self.security(None);
        let Some(components) = &self.document.components else { return };
        for key in components.security_schemes.keys() {
            let Some(written) = self.security_scheme(key) else { continue };
            let prefix = self.settings.security.get(key).map(|settings| settings.prefix.clone()).unwrap_or_default();
            let (kind, description, extensions) = kind(written, prefix);
            let deprecated = extensions.get(internal_keys::DEPRECATED) == Some(&Value::Bool(true));
            let docs = Docs { description: description.clone(), deprecated, ..Docs::default() };
            let metadata_url = extensions.get(internal_keys::OAUTH2_METADATA_URL).and_then(Value::as_str);
            let metadata_url = metadata_url.map(str::to_owned);
            let origin = moved(extensions.get(internal_keys::ORIGIN), Pointer::component("securitySchemes", key));
            let key = key.clone();
            self.api.security_schemes.push(SecurityScheme { origin, key, kind, metadata_url, docs });
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

/// A scheme's kind, its description, and its extensions.
fn kind(scheme: &Written, prefix: String) -> (SecurityKind, &Option<String>, &Extensions) {
    match scheme {
        Written::APIKey { location, name, description, extensions } => {
            let location = match location {
                APIKeyLocation::Query => KeyLocation::Query,
                APIKeyLocation::Header => KeyLocation::Header,
                APIKeyLocation::Cookie => KeyLocation::Cookie,
            };
            (SecurityKind::ApiKey { location, name: name.clone(), prefix }, description, extensions)
        }
        Written::HTTP { scheme, description, extensions, .. } => (http(scheme), description, extensions),
        Written::OAuth2 { flows, description, extensions } => {
            let flow = flows.client_credentials.as_ref();
            let token_url = flow.map(|flow| flow.token_url.clone()).filter(|url| !url.is_empty());
            let scopes = flow.map(|flow| flow.scopes.keys().cloned().collect()).unwrap_or_default();
            (
                SecurityKind::OAuth2 { token_url, scopes, device: device_flow(&flows.extensions) },
                description,
                extensions,
            )
        }
        Written::OpenIDConnect { description, extensions, .. } => {
            (SecurityKind::OpenIdConnect, description, extensions)
        }
    }
}

/// 3.2's `deviceAuthorization`, where it has both of its URLs.
fn device_flow(flows: &Extensions) -> Option<DeviceFlow> {
    let flow = flows.get(internal_keys::DEVICE_AUTHORIZATION)?;
    let url = |key: &str| flow.get(key)?.as_str().filter(|url| !url.is_empty()).map(str::to_owned);
    let scopes = flow.get("scopes").and_then(Value::as_object).into_iter().flatten();
    Some(DeviceFlow {
        device_url: url("deviceAuthorizationUrl")?,
        token_url: url("tokenUrl")?,
        scopes: scopes.map(|(scope, _)| scope.clone()).collect(),
    })
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
