//! Credentials that a caller's own function gives for each request.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use super::credential::{Credential, Credentials};
use super::error::Failure;
use super::hooks::HookError;
use super::used_credential::UsedCredential;

/// A credential that is still to come.
type Coming = Pin<Box<dyn Future<Output = Result<Credential, HookError>> + Send>>;

/// A function of the caller's that gives a credential. Clones are the same function.
#[derive(Clone)]
pub(super) struct Provider(Arc<dyn Fn() -> Coming + Send + Sync>);

impl Provider {
    /// Asks this function.
    pub(super) fn new<F, C>(provide: F) -> Self
    where
        F: Fn() -> C + Send + Sync + 'static,
        C: Future<Output = Result<Credential, HookError>> + Send + 'static,
    {
        Self(Arc::new(move || Box::pin(provide())))
    }

    async fn ask(&self, scheme: &'static str) -> Result<UsedCredential, Failure> {
        let credential = (self.0)().await.map_err(|error| Failure::no_credential(scheme, error))?;
        credential.check(scheme).map_err(Failure::invalid_request)?;
        if !credential.is_plain() {
            let why = format!(
                "the provider for the security scheme `{scheme}` gave neither a key nor a user name and password"
            );
            return Err(Failure::invalid_request(why));
        }
        let (text, secrets) = (credential.authorization(None), credential.secrets());
        Ok(UsedCredential { scheme, text, is_old: false, secrets })
    }
}

/// A credential for each of the schemes that has a provider.
pub(super) async fn ask_providers(
    schemes: &[&'static str],
    credentials: &Credentials,
) -> Result<Vec<UsedCredential>, Failure> {
    let mut used = Vec::new();
    for scheme in schemes {
        if let Some(provider) = credentials.get(scheme).and_then(Credential::asks) {
            used.push(provider.ask(scheme).await?);
        }
    }
    Ok(used)
}
