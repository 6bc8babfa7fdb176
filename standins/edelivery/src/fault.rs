//! What is answered when a call is refused: the contract's array of errors with 400, or a bare status as a gateway gives.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

/// One error of the contract (`ErrorInfo`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErrorInfo {
    /// Code; the contract publishes no closed list, so these are the stand-in's own.
    pub error: String,
    /// What is wrong, in words.
    pub error_description: String,
    /// The message that is meant.
    #[serde(rename = "messageId", default, skip_serializing_if = "Option::is_none")]
    pub message_id: Option<String>,
}

impl ErrorInfo {
    /// An error about no message in particular.
    pub fn new(error: &str, description: impl Into<String>) -> Self {
        Self { error: error.to_owned(), error_description: description.into(), message_id: None }
    }

    /// An error about one message.
    pub fn of(message: &str, error: &str, description: impl Into<String>) -> Self {
        Self { message_id: Some(message.to_owned()), ..Self::new(error, description) }
    }
}

/// A refused call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// 400 with the array of errors.
    Errors(Vec<ErrorInfo>),
    /// A status without a body of the contract.
    Bare(StatusCode),
}

impl Fault {
    /// One error with 400.
    pub fn one(error: &str, description: impl Into<String>) -> Self {
        Self::Errors(vec![ErrorInfo::new(error, description)])
    }

    /// The message is not in this mailbox.
    #[must_use]
    pub fn no_message(id: &str) -> Self {
        Self::Errors(vec![ErrorInfo::of(id, "MESSAGE_NOT_FOUND", format!("no message {id} in this mailbox"))])
    }

    /// Refuses when there is anything to say.
    ///
    /// # Errors
    /// All the errors, when there is one.
    pub fn unless_empty(errors: Vec<ErrorInfo>) -> Result<(), Self> {
        if errors.is_empty() { Ok(()) } else { Err(Self::Errors(errors)) }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        match self {
            Self::Errors(errors) => answer(StatusCode::BAD_REQUEST, &errors),
            Self::Bare(StatusCode::UNAUTHORIZED) => {
                (StatusCode::UNAUTHORIZED, [(header::WWW_AUTHENTICATE, "Bearer")]).into_response()
            }
            Self::Bare(status) => status.into_response(),
        }
    }
}

/// A JSON answer.
pub fn answer(status: StatusCode, body: &impl Serialize) -> Response {
    match serde_json::to_vec(body) {
        Ok(bytes) => (status, [(header::CONTENT_TYPE, "application/json")], bytes).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// 200 with JSON.
pub fn ok(body: &impl Serialize) -> Response {
    answer(StatusCode::OK, body)
}
