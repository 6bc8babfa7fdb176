//! The route table: method, path, access, handler, docs. A route without declared access cannot be written down.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use obieg_kernel::actor::Right;
use obieg_kernel::{Deed, Failure, Query};
use utoipa::ToSchema;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;

use crate::reply::Reply;
use crate::visit::Visit;

/// What the handler gives.
pub type Outcome = Result<Reply, Failure>;

type Handler = Arc<dyn Fn(Visit) -> Pin<Box<dyn Future<Output = Outcome> + Send>> + Send + Sync>;

/// HTTP methods in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Does a deed.
    Post,
}

/// Who may call a route. Made only by [`Route`]'s constructors.
#[derive(Debug, Clone, Copy)]
pub enum Access {
    /// Those who may ask this query or do this deed.
    Named {
        /// Its name.
        name: &'static str,
        /// Who may.
        rights: &'static [Right],
        /// Does it change the record?
        deed: bool,
    },
    /// Everybody, for a stated reason.
    Public {
        /// Why.
        reason: &'static str,
    },
}

/// One row of the route table.
#[derive(Clone)]
pub struct Route {
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) access: Access,
    pub(crate) handler: Handler,
    pub(crate) docs: Option<Docs>,
    /// The largest body in bytes.
    pub(crate) limit: u64,
    /// Open also to who must first set a password of their own?
    pub(crate) before_own_password: bool,
}

/// What the API's description says of a route.
#[derive(Clone)]
pub(crate) struct Docs {
    pub(crate) summary: &'static str,
    pub(crate) request: Option<Shape>,
    pub(crate) answer: Option<Shape>,
    pub(crate) parameters: Vec<(&'static str, &'static str)>,
    pub(crate) created: bool,
    /// Text fields of a multipart body beside its files: name and meaning.
    pub(crate) files: Option<&'static [(&'static str, &'static str)]>,
    /// Is the answer a file?
    pub(crate) gives_file: bool,
}

#[derive(Clone)]
pub(crate) struct Shape {
    pub(crate) name: String,
    pub(crate) schema: RefOr<Schema>,
    pub(crate) parts: Vec<(String, RefOr<Schema>)>,
}

impl Shape {
    fn of<T: ToSchema>() -> Self {
        let mut parts = Vec::new();
        T::schemas(&mut parts);
        Self { name: T::name().into_owned(), schema: T::schema(), parts }
    }
}

/// The largest body of a form or JSON request: 1 MB.
const SMALL: u64 = 1_000_000;

impl Route {
    fn new<F, Fut>(method: Method, path: &'static str, access: Access, handler: F) -> Self
    where
        F: Fn(Visit) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Outcome> + Send + 'static,
    {
        let handler: Handler = Arc::new(move |visit| Box::pin(handler(visit)));
        Self { method, path, access, handler, docs: None, limit: SMALL, before_own_password: false }
    }

    /// A page or API answer that asks `Q`.
    pub fn get<Q: Query, F, Fut>(path: &'static str, handler: F) -> Self
    where
        F: Fn(Visit) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Outcome> + Send + 'static,
    {
        let access = Access::Named { name: Q::NAME, rights: Q::RIGHTS, deed: false };
        Self::new(Method::Get, path, access, handler)
    }

    /// A form or API call that does `D`.
    pub fn post<D: Deed, F, Fut>(path: &'static str, handler: F) -> Self
    where
        F: Fn(Visit) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Outcome> + Send + 'static,
    {
        let access = Access::Named { name: D::NAME, rights: D::RIGHTS, deed: true };
        Self::new(Method::Post, path, access, handler)
    }

    /// A route for everybody, with the reason why it must be.
    pub fn public<F, Fut>(method: Method, path: &'static str, reason: &'static str, handler: F) -> Self
    where
        F: Fn(Visit) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Outcome> + Send + 'static,
    {
        Self::new(method, path, Access::Public { reason }, handler)
    }

    /// Lets files in: a body of up to the largest document per file.
    #[must_use]
    pub fn with_files(mut self, files: u64) -> Self {
        self.limit = obieg_kernel::blob::LARGEST.saturating_add(SMALL).saturating_mul(files);
        self
    }

    /// Lets in who signed in with a password that somebody else gave: to set their own, and to leave.
    #[must_use]
    pub fn before_own_password(mut self) -> Self {
        self.before_own_password = true;
        self
    }

    /// Describes an API route that answers with `A`.
    #[must_use]
    pub fn answers<A: ToSchema>(mut self, summary: &'static str) -> Self {
        self.docs_mut().summary = summary;
        self.docs_mut().answer = Some(Shape::of::<A>());
        self
    }

    /// Describes the JSON body.
    #[must_use]
    pub fn takes<B: ToSchema>(mut self) -> Self {
        self.docs_mut().request = Some(Shape::of::<B>());
        self
    }

    /// Describes a query parameter: name and meaning.
    #[must_use]
    pub fn parameter(mut self, name: &'static str, meaning: &'static str) -> Self {
        self.docs_mut().parameters.push((name, meaning));
        self
    }

    /// Describes a multipart body: files, and text fields beside them, each with its meaning.
    #[must_use]
    pub fn takes_files(mut self, fields: &'static [(&'static str, &'static str)]) -> Self {
        self.docs_mut().files = Some(fields);
        self
    }

    /// Describes an API route that answers with a file.
    #[must_use]
    pub fn gives_file(mut self, summary: &'static str) -> Self {
        self.docs_mut().summary = summary;
        self.docs_mut().gives_file = true;
        self
    }

    /// The route makes something new: 201.
    #[must_use]
    pub fn creates(mut self) -> Self {
        self.docs_mut().created = true;
        self
    }

    fn docs_mut(&mut self) -> &mut Docs {
        self.docs.get_or_insert(Docs {
            summary: "",
            request: None,
            answer: None,
            parameters: Vec::new(),
            created: false,
            files: None,
            gives_file: false,
        })
    }

    /// Method, path and access: for sweeps and the access matrix.
    pub fn row(&self) -> (Method, &'static str, Access) {
        (self.method, self.path, self.access)
    }

    /// Is it part of the API?
    pub fn is_api(&self) -> bool {
        self.path.starts_with("/api/")
    }
}
