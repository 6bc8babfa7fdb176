//! What a handler gives back.

use bytes::Bytes;
use futures_util::stream::BoxStream;
use obieg_kernel::StoreError;
use serde::Serialize;
use utoipa::ToSchema;

/// An answer.
pub enum Reply {
    /// A page.
    Page(String),
    /// A page that shows broken rules (422).
    Invalid(String),
    /// See another address: the end of every form that worked (303).
    See(String),
    /// JSON with 200, or 201 when something was made; with the version for If-Match.
    Json {
        /// The value.
        body: serde_json::Value,
        /// Was something made?
        created: bool,
        /// Version of the thing, for ETag.
        version: Option<i64>,
    },
    /// A file, streamed.
    File(File),
    /// Text for a program, told piece by piece.
    Stream {
        /// Media type.
        media: &'static str,
        /// The bytes.
        body: BoxStream<'static, Result<Bytes, StoreError>>,
    },
    /// Sets or clears the session cookie, then sees another address.
    Session {
        /// `None` clears it.
        cookie: Option<String>,
        /// What the browser keeps beyond the session, from a sign-in on.
        device: Option<String>,
        /// Where to.
        to: String,
    },
    /// Keeps for some minutes that the password was right, then sees the page that asks for the code.
    HalfSession {
        /// The secret of the half sign-in.
        cookie: String,
        /// Where to.
        to: String,
    },
    /// Sets the language, then sees another address.
    Language {
        /// `pl` or `en`.
        code: &'static str,
        /// Where to.
        to: String,
    },
    /// A static asset, for ever the same under its name.
    Asset {
        /// The bytes.
        body: std::borrow::Cow<'static, [u8]>,
        /// Media type.
        media: &'static str,
    },
}

/// It is done, and there is nothing more to tell.
#[derive(Debug, Serialize, ToSchema)]
pub struct Done {
    /// Always true.
    done: bool,
}

impl Done {
    /// It is done.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "what is done is said on purpose")]
    pub fn new() -> Self {
        Self { done: true }
    }
}

/// A file on its way out.
pub struct File {
    /// Name as people know it.
    pub name: String,
    /// Media type, by our own rule.
    pub media: String,
    /// Length in bytes; `None` while it is still being made.
    pub size: Option<u64>,
    /// Shown in the browser, or saved?
    pub inline: bool,
    /// The bytes.
    pub body: BoxStream<'static, Result<Bytes, StoreError>>,
}

impl Reply {
    /// JSON of a value.
    ///
    /// # Errors
    /// When the value cannot be written as JSON.
    pub fn json<T: Serialize>(value: &T) -> Result<Self, obieg_kernel::Failure> {
        let body = serde_json::to_value(value).map_err(obieg_kernel::Failure::internal)?;
        Ok(Self::Json { body, created: false, version: None })
    }

    /// JSON that tells only that it is done.
    ///
    /// # Errors
    /// When the value cannot be written as JSON.
    pub fn done() -> Result<Self, obieg_kernel::Failure> {
        Self::json(&Done::new())
    }

    /// JSON of a new thing.
    ///
    /// # Errors
    /// When the value cannot be written as JSON.
    pub fn created<T: Serialize>(value: &T) -> Result<Self, obieg_kernel::Failure> {
        let body = serde_json::to_value(value).map_err(obieg_kernel::Failure::internal)?;
        Ok(Self::Json { body, created: true, version: None })
    }

    /// A page from its template.
    ///
    /// # Errors
    /// When the template fails.
    pub fn page<T: askama::Template>(page: &T) -> Result<Self, obieg_kernel::Failure> {
        page.render().map(Self::Page).map_err(obieg_kernel::Failure::internal)
    }

    /// A file that was made just now, shown in the browser.
    pub fn made(name: String, media: &'static str, bytes: Vec<u8>) -> Self {
        let size = u64::try_from(bytes.len()).ok();
        let body = futures_util::stream::iter([Ok(Bytes::from(bytes))]);
        Self::File(File { name, media: media.to_owned(), size, inline: true, body: Box::pin(body) })
    }

    /// A page that shows broken rules.
    ///
    /// # Errors
    /// When the template fails.
    pub fn invalid<T: askama::Template>(page: &T) -> Result<Self, obieg_kernel::Failure> {
        page.render().map(Self::Invalid).map_err(obieg_kernel::Failure::internal)
    }
}
