//! Pages for people.
use crate::Stand;
use axum::Router;
use std::sync::Arc;
pub(crate) fn router() -> Router<Arc<Stand>> {
    Router::new()
}
