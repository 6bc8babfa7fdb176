//! The route table: method, path, access, handler, docs. A route without declared access cannot be written down.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use obieg_kernel::actor::Right;
use obieg_kernel::{Deed, Failure, Query};
use utoipa::ToSchema;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;

use crate::meter::Answered;
use crate::reply::Reply;
use crate::visit::Visit;

/// Where the API begins; the page about it stands here.
pub const API: &str = "/api/v1/";

/// Does a program ask, with a key and for JSON? The page about the API is for people.
pub(crate) fn is_api(path: &str) -> bool {
    path.starts_with("/api/") && path.trim_end_matches('/') != API.trim_end_matches('/')
}

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
        /// Must the caller have proved not long ago who they are?
        critical: bool,
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
    /// Open also to who must first add a second step of sign-in?
    pub(crate) before_factor: bool,
    /// Must who is in a session have proved not long ago who they are? So it is with critical deeds and with their forms:
    /// nobody fills in a form to be asked afterwards.
    pub(crate) asks_proof: bool,
    /// Does it lead to somebody outside? Then it is refused in a training office.
    pub(crate) calls_outside: bool,
    /// How often it was answered; shared by all copies of the row.
    pub(crate) answered: Arc<Answered>,
}

/// What a parameter of an address or a text field beside files may hold.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Any text but an empty one.
    Text,
    /// A civil day.
    Day,
    /// An id.
    Id,
    /// True or false.
    Flag,
    /// Any whole number.
    Whole,
    /// A whole number from the one to the other.
    Number(i64, i64),
    /// One of these codes.
    OneOf(&'static [&'static str]),
}

/// A parameter or field by its name; its meaning stands in the locale files under `api-{deed}-{name}`.
pub(crate) type Field = (&'static str, Kind);

/// What the API's description says of a route. Its texts stand in the locale files under the name of the deed.
#[derive(Clone, Default)]
pub(crate) struct Docs {
    pub(crate) request: Option<Shape>,
    pub(crate) answer: Option<Shape>,
    pub(crate) parameters: Vec<Field>,
    pub(crate) created: bool,
    pub(crate) files: Option<Files>,
    /// Is the answer a file?
    pub(crate) gives_file: bool,
    /// Does the answer tell the version of the thing, as ETag?
    pub(crate) gives_version: bool,
    /// Does the deed compare the version that was seen (If-Match)?
    pub(crate) versioned: bool,
    /// Must the caller name the version that they saw?
    pub(crate) needs_version: bool,
}

/// A multipart body: files, and beside them text fields or one part of JSON.
#[derive(Clone)]
pub(crate) struct Files {
    pub(crate) most: u64,
    pub(crate) fields: &'static [Field],
    pub(crate) json: Option<(&'static str, Shape)>,
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
        let asks_proof = matches!(access, Access::Named { critical: true, .. });
        Self {
            method,
            path,
            access,
            handler,
            docs: None,
            limit: SMALL,
            before_own_password: false,
            before_factor: false,
            asks_proof,
            calls_outside: false,
            answered: Arc::default(),
        }
    }

    /// A page or API answer that asks `Q`.
    pub fn get<Q: Query, F, Fut>(path: &'static str, handler: F) -> Self
    where
        F: Fn(Visit) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Outcome> + Send + 'static,
    {
        let access = Access::Named { name: Q::NAME, rights: Q::RIGHTS, deed: false, critical: false };
        Self::new(Method::Get, path, access, handler)
    }

    /// A form or API call that does `D`.
    pub fn post<D: Deed, F, Fut>(path: &'static str, handler: F) -> Self
    where
        F: Fn(Visit) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Outcome> + Send + 'static,
    {
        let access = Access::Named { name: D::NAME, rights: D::RIGHTS, deed: true, critical: D::CRITICAL };
        let mut route = Self::new(Method::Post, path, access, handler);
        route.docs_mut().versioned = D::VERSION.is_some();
        route
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

    /// Open also to who must first add a second step of sign-in.
    #[must_use]
    pub fn before_factor(mut self) -> Self {
        self.before_factor = true;
        self
    }

    /// Leads to somebody outside, now or later: in a training office, which anybody enters, it is refused, and no address or password of
    /// the outside is kept there.
    #[must_use]
    pub fn calls_outside(mut self) -> Self {
        self.calls_outside = true;
        self
    }

    /// Describes an API route that answers with `A`.
    #[must_use]
    pub fn answers<A: ToSchema>(mut self) -> Self {
        self.docs_mut().answer = Some(Shape::of::<A>());
        self
    }

    /// Describes the JSON body.
    #[must_use]
    pub fn takes<B: ToSchema>(mut self) -> Self {
        self.docs_mut().request = Some(Shape::of::<B>());
        self
    }

    /// Describes a query parameter, which may be left out.
    #[must_use]
    pub fn parameter(mut self, name: &'static str, kind: Kind) -> Self {
        self.docs_mut().parameters.push((name, kind));
        self
    }

    /// Takes a multipart body: up to `most` files, and text fields beside them.
    #[must_use]
    pub fn takes_files(mut self, most: u64, fields: &'static [(&'static str, Kind)]) -> Self {
        self.docs_mut().files = Some(Files { most, fields, json: None });
        self.with_files(most)
    }

    /// Takes a multipart body: up to `most` files, and beside them one part of JSON.
    #[must_use]
    pub fn takes_json_and_files<B: ToSchema>(mut self, part: &'static str, most: u64) -> Self {
        let json = Some((part, Shape::of::<B>()));
        self.docs_mut().files = Some(Files { most, fields: &[], json });
        self.with_files(most)
    }

    /// Describes an API route that answers with a file.
    #[must_use]
    pub fn gives_file(mut self) -> Self {
        self.docs_mut().gives_file = true;
        self
    }

    /// The route makes something new: 201.
    #[must_use]
    pub fn creates(mut self) -> Self {
        self.docs_mut().created = true;
        self
    }

    /// The deed is done to each of many things, described by `B`: the answer tells of each. A version, where the deed
    /// compares one, stands with its thing and not in If-Match.
    #[must_use]
    pub fn of_many<B: ToSchema>(mut self) -> Self {
        self.docs_mut().versioned = false;
        self.takes::<B>().answers::<crate::batch::Results>()
    }

    /// The answer tells the version of the thing, as ETag.
    #[must_use]
    pub fn gives_version(mut self) -> Self {
        self.docs_mut().gives_version = true;
        self
    }

    /// The caller must name the version that they saw: the deed writes over what others wrote.
    #[must_use]
    pub fn needs_version(mut self) -> Self {
        self.docs_mut().needs_version = true;
        self
    }

    fn docs_mut(&mut self) -> &mut Docs {
        self.docs.get_or_insert_default()
    }

    /// Method, path and access: for sweeps and the access matrix.
    pub fn row(&self) -> (Method, &'static str, Access) {
        (self.method, self.path, self.access)
    }

    /// Is it part of the API?
    pub fn is_api(&self) -> bool {
        is_api(self.path)
    }
}
