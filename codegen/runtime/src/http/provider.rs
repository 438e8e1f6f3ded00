//! Credentials that a caller's own function gives for each request.

use super::credential::{Credential, Credentials, Provider};
use super::error::Failure;
use super::used_credential::UsedCredential;

/// A credential for each of the schemes that has a provider.
pub(super) async fn ask_providers(
    schemes: &[&'static str],
    credentials: &Credentials,
) -> Result<Vec<UsedCredential>, Failure> {
    let mut used = Vec::new();
    for scheme in schemes {
        if let Some(provider) = credentials.get(scheme).and_then(Credential::asks) {
            used.push(ask_provider(scheme, provider).await?);
        }
    }
    Ok(used)
}

async fn ask_provider(scheme: &'static str, provider: &Provider) -> Result<UsedCredential, Failure> {
    let credential = provider.ask().await.map_err(|error| Failure::no_credential(scheme, error))?;
    credential.check(scheme).map_err(Failure::invalid_request)?;
    if !credential.is_plain() {
        let why =
            format!("the provider for the security scheme `{scheme}` gave neither a key nor a user name and password");
        return Err(Failure::invalid_request(why));
    }
    let (text, secrets) = (credential.authorization(None), credential.secrets());
    Ok(UsedCredential { scheme, text, is_old: false, secrets })
}
