//! One connector for one address: the client, the key, and the token of whoever signed in.

use std::sync::{Arc, PoisonError, RwLock};

use jiff::Timestamp;
use obieg_caller::{Names, SystemNames, target};
use reqwest::{Certificate, Client, Identity};
use rustls::sign::SigningKey;
use url::Url;

use crate::settings::Settings;
use crate::token::{self, Token};
use crate::trouble::Trouble;

/// A client of the operator for one address of electronic delivery. Cheap calls, one token at a time.
pub struct Connector {
    pub(crate) settings: Settings,
    pub(crate) client: Client,
    pub(crate) key: Arc<dyn SigningKey>,
    pub(crate) ua: Url,
    pub(crate) se: Url,
    pub(crate) token_url: Url,
    pub(crate) token: RwLock<Option<Token>>,
}

impl std::fmt::Debug for Connector {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Connector({:?})", self.settings.system)
    }
}

/// Calls with a token that was good when the session was made. Make one for each piece of work.
pub struct Session<'a> {
    pub(crate) connector: &'a Connector,
    pub(crate) bearer: Arc<str>,
}

impl Connector {
    /// A connector; nothing is called yet.
    ///
    /// # Errors
    /// [`Trouble::Settings`]: an address may not be called, the key cannot be read, TLS cannot be set up.
    pub fn new(settings: Settings) -> Result<Self, Trouble> {
        Self::with_names(settings, Arc::new(SystemNames))
    }

    /// The same, with somebody else who knows the addresses of names.
    ///
    /// # Errors
    /// As [`Connector::new`].
    pub fn with_names(settings: Settings, names: Arc<dyn Names>) -> Result<Self, Trouble> {
        let limits = settings.limits;
        let base = |text: &str, code| {
            target::read(text.trim_end_matches('/'), limits.loopback).map_err(|_| Trouble::Settings(code))
        };
        let (ua, se) = (base(&settings.ua_base, "ua-base")?, base(&settings.se_base, "se-base")?);
        let token_url = base(&settings.token_url, "token-url")?;
        if settings.audience.is_empty() {
            return Err(Trouble::Settings("audience"));
        }
        if settings.correlation_key.is_empty() {
            return Err(Trouble::Settings("correlation-key"));
        }
        if !crate::address::is_address(&settings.system.address) {
            return Err(Trouble::Settings("address"));
        }
        let key = token::key(&settings.system.key_pem)?;
        let guard =
            obieg_caller::Limits { connect: limits.connect, total: limits.call, loopback: limits.loopback };
        let mut builder = obieg_caller::guarded(guard, names);
        if let Some(pem) = &settings.client_pem {
            let identity =
                Identity::from_pem(pem.as_bytes()).map_err(|_| Trouble::Settings("client-certificate"))?;
            builder = builder.identity(identity);
        }
        if let Some(pem) = &settings.authorities_pem {
            let all = Certificate::from_pem_bundle(pem.as_bytes());
            let all = all.ok().filter(|all| !all.is_empty()).ok_or(Trouble::Settings("authorities"))?;
            builder = builder.tls_certs_merge(all);
        }
        let client = builder.build().map_err(|_| Trouble::Settings("tls"))?;
        Ok(Self { settings, client, key, ua, se, token_url, token: RwLock::new(None) })
    }

    /// The address of the office.
    pub fn address(&self) -> &str {
        &self.settings.system.address
    }

    /// Calls with the token of the last [`Connector::sign_in`].
    ///
    /// # Errors
    /// [`Trouble::NoToken`] when nobody signed in, [`Trouble::TokenExpired`] when it was too long ago.
    pub fn session(&self, now: Timestamp) -> Result<Session<'_>, Trouble> {
        let token = self.token.read().unwrap_or_else(PoisonError::into_inner);
        let token = token.as_ref().ok_or(Trouble::NoToken)?;
        if token.until <= now {
            return Err(Trouble::TokenExpired);
        }
        Ok(Session { connector: self, bearer: Arc::clone(&token.bearer) })
    }

    /// Has four fifths of the token's life gone, or is there none? A question only: nothing is fetched.
    pub fn token_wants_refresh(&self, now: Timestamp) -> bool {
        let token = self.token.read().unwrap_or_else(PoisonError::into_inner);
        token.as_ref().is_none_or(|token| token.refresh_from <= now)
    }

    /// The token that may be sent along where one is not required.
    pub(crate) fn bearer(&self, now: Timestamp) -> Option<Arc<str>> {
        self.session(now).ok().map(|session| session.bearer)
    }
}
