//! One call: who it is from, whose mailbox it is for, and what stands in its path.

use std::collections::BTreeMap;
use std::sync::{Arc, MutexGuard};

use axum::extract::{FromRequestParts, MatchedPath, RawPathParams};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::OPERATIONS;
use super::params::Params;
use crate::Stand;
use crate::fault::{ErrorInfo, Fault};
use crate::world::World;

/// A call that may do what it asks.
pub(crate) struct Visit {
    /// The stand-in.
    pub stand: Arc<Stand>,
    /// The mailbox of the path; empty where the path has none.
    pub ade: String,
    path: BTreeMap<String, String>,
    /// Headers.
    pub headers: HeaderMap,
    /// The query, not read yet.
    pub query: String,
}

impl FromRequestParts<Arc<Stand>> for Visit {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, stand: &Arc<Stand>) -> Result<Self, Fault> {
        let refused = |status| Fault::Bare(status);
        let path: BTreeMap<String, String> = match RawPathParams::from_request_parts(parts, stand).await {
            Ok(raw) => raw.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            Err(_) => return Err(refused(StatusCode::NOT_FOUND)),
        };
        let matched =
            parts.extensions.get::<MatchedPath>().map(|path| path.as_str().to_owned()).unwrap_or_default();
        let (operation, _) = stand.operation(&parts.method, &matched, parts.uri.path());
        let ade = path.get("eDeliveryAddress").cloned().unwrap_or_default();
        let scope = OPERATIONS
            .iter()
            .find(|(method, path, _)| format!("{method} {path}") == operation)
            .map(|(_, _, scope)| *scope)
            .ok_or_else(|| refused(StatusCode::METHOD_NOT_ALLOWED))?;
        {
            let world = stand.world();
            let bearer =
                stand.bearer(&world, &parts.headers).ok_or_else(|| refused(StatusCode::UNAUTHORIZED))?;
            let own = ade.is_empty() || bearer.ade == ade;
            if !own || !bearer.scopes.iter().any(|one| one == scope) {
                return Err(refused(StatusCode::FORBIDDEN));
            }
        }
        let headers = parts.headers.clone();
        let query = parts.uri.query().unwrap_or_default().to_owned();
        Ok(Self { stand: Arc::clone(stand), ade, path, headers, query })
    }
}

impl Visit {
    /// The world; never held while something is waited for.
    pub fn world(&self) -> MutexGuard<'_, World> {
        self.stand.world()
    }

    /// A parameter of the path.
    pub fn path(&self, name: &str) -> &str {
        self.path.get(name).map(String::as_str).unwrap_or_default()
    }

    /// A list in the path: at most 50 ids, none twice.
    ///
    /// # Errors
    /// When there are more, or one is empty or twice.
    pub fn ids(&self, name: &str) -> Result<Vec<String>, Fault> {
        let ids: Vec<String> = self.path(name).split(',').map(str::to_owned).collect();
        if ids.len() > 50 {
            return Err(Fault::one("TOO_MANY", format!("{name}: at most 50 ids")));
        }
        let mut seen = std::collections::BTreeSet::new();
        if ids.iter().any(|id| id.is_empty() || !seen.insert(id)) {
            return Err(Fault::one("IDS", format!("{name}: empty or twice")));
        }
        Ok(ids)
    }

    /// The query: only the named parameters are known.
    ///
    /// # Errors
    /// When there is another.
    pub fn params(&self, known: &[&str]) -> Result<Params, Fault> {
        Params::read(&self.query, known)
    }

    /// A JSON body.
    ///
    /// # Errors
    /// When it is none, or not what the contract says.
    pub fn json<T: DeserializeOwned>(&self, body: &[u8]) -> Result<T, Fault> {
        let kind =
            self.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if kind.split(';').next().map(str::trim) != Some("application/json") {
            return Err(Fault::Bare(StatusCode::UNSUPPORTED_MEDIA_TYPE));
        }
        let value: Value =
            serde_json::from_slice(body).map_err(|error| Fault::one("BODY", error.to_string()))?;
        let mut nulls = Vec::new();
        find_nulls("", &value, &mut nulls);
        Fault::unless_empty(nulls)?;
        serde_json::from_value(value).map_err(|error| Fault::one("BODY", error.to_string()))
    }
}

/// Nothing in the contract is nullable: what is not there is left out.
fn find_nulls(at: &str, value: &Value, found: &mut Vec<ErrorInfo>) {
    match value {
        Value::Null => found.push(ErrorInfo::new("BODY", format!("{at} is null"))),
        Value::Array(list) => {
            for (place, one) in list.iter().enumerate() {
                find_nulls(&format!("{at}/{place}"), one, found);
            }
        }
        Value::Object(map) => {
            for (name, one) in map {
                find_nulls(&format!("{at}/{name}"), one, found);
            }
        }
        _ => {}
    }
}
