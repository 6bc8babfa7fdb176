//! TLS to a mail server: certificates are checked with the system's authorities, or with the one that the office named.

use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt;

/// The certificates in a PEM text; none when it is not one.
pub(crate) fn authorities(pem: &str) -> Vec<CertificateDer<'static>> {
    let found: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem.as_bytes()).collect();
    found.unwrap_or_default()
}

/// The client's side of TLS.
///
/// # Errors
/// When the authority is none, or this computer has no certificates of authorities.
pub(crate) fn config(authority: &str) -> Result<Arc<ClientConfig>, rustls::Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    if authority.is_empty() {
        return Ok(Arc::new(builder.with_platform_verifier()?.with_no_client_auth()));
    }
    let mut roots = RootCertStore::empty();
    for one in authorities(authority) {
        roots.add(one)?;
    }
    Ok(Arc::new(builder.with_root_certificates(roots).with_no_client_auth()))
}
