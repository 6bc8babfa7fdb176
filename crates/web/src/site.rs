//! The site: kernel, words, route table, served.

mod admission;

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, SocketAddr};
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, OnceLock};

use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use futures_util::FutureExt;
use obieg_kernel::{Failure, Kernel, Migration, OperatorKey, Role};

use crate::assets;
use crate::frame::{NavItem, Stage};
use crate::kept::Shelf;
use crate::keys;
use crate::listen::{Patience, paced};
use crate::openapi;
use crate::problem;
use crate::reference;
use crate::reply::Reply;
use crate::route::{API, Access, Method, Route, is_api};
use crate::visit::Visit;
use crate::words::{Dictionary, LANGUAGES, Lexicon, Words};

use admission::{admit, caller, cookie_name, owed_first};
pub(crate) use admission::{cookie, device_cookie_name, half_cookie_name};

/// What one slice brings to the site.
pub struct SliceFace {
    /// Name of the slice.
    pub name: &'static str,
    /// Its routes.
    pub routes: Vec<Route>,
    /// Its words.
    pub dictionary: Dictionary,
    /// Its entries on the rail.
    pub nav: Vec<NavItem>,
    /// Its schema.
    pub migrations: &'static [Migration],
    /// Its statements, for the catalogue test.
    pub statements: Vec<&'static str>,
}

/// The running site.
pub struct Site {
    kernel: Arc<Kernel>,
    lexicon: Lexicon,
    routes: Vec<Route>,
    nav: Vec<NavItem>,
    demo: Option<Arc<OperatorKey>>,
    is_training: bool,
    training: Option<String>,
    secure: bool,
    proxies: Vec<IpAddr>,
    patience: Patience,
    /// The API's description in every language, by its code.
    /// Made when it is first asked for: most programs never do, and it is long.
    openapi: BTreeMap<&'static str, OnceLock<serde_json::Value>>,
    /// Panels that one slice puts into another's page.
    slots: Vec<Box<dyn Any + Send + Sync>>,
    /// Files of forms that came back.
    pub(crate) shelf: Shelf,
}

/// Settings of the site.
#[derive(Default)]
pub struct SiteOptions {
    /// The demonstration: sign-in by one click, a band on every page. Holds the operator's key for it.
    pub demo: Option<Arc<OperatorKey>>,
    /// A training office: as the demonstration, and marked as what it is.
    pub is_training: bool,
    /// The address of the training office, for the menu of an office at work.
    pub training: Option<String>,
    /// Served over TLS: cookies are Secure, HSTS is sent.
    pub secure: bool,
    /// Servers with TLS in front of this one: what they say of the caller's address (X-Forwarded-For) is believed.
    pub proxies: Vec<IpAddr>,
    /// How long a client may take over what it sends.
    pub patience: Patience,
    /// Panels for slots.
    pub slots: Vec<Box<dyn Any + Send + Sync>>,
}

impl Site {
    /// Puts the slices together.
    ///
    /// # Errors
    /// When a dictionary is wrong or two routes are the same.
    pub fn new(
        kernel: Arc<Kernel>,
        faces: Vec<SliceFace>,
        options: SiteOptions,
    ) -> Result<Arc<Self>, String> {
        let mut dictionaries: Vec<Dictionary> = faces.iter().map(|face| face.dictionary).collect();
        dictionaries.push(crate::words::DICTIONARY);
        let lexicon = Lexicon::new(&dictionaries, kernel.env().zone().clone())?;
        let nav = faces.iter().flat_map(|face| face.nav.clone()).collect();
        let mut routes: Vec<Route> = faces.into_iter().flat_map(|face| face.routes).collect();
        routes.extend(own_routes());
        forms_ask_as_their_deeds(&mut routes);
        let mut seen = BTreeSet::new();
        for route in &routes {
            if !seen.insert((route.path, route.method == Method::Get)) {
                return Err(format!("two routes at {}", route.path));
            }
        }
        Ok(Arc::new(Self {
            kernel,
            lexicon,
            routes,
            nav,
            demo: options.demo,
            is_training: options.is_training,
            training: options.training,
            secure: options.secure,
            proxies: options.proxies,
            patience: options.patience,
            openapi: LANGUAGES.map(|code| (code, OnceLock::new())).into(),
            slots: options.slots,
            shelf: Shelf::default(),
        }))
    }

    /// The kernel.
    pub fn kernel(&self) -> &Arc<Kernel> {
        &self.kernel
    }

    /// The route table.
    pub fn routes(&self) -> &[Route] {
        &self.routes
    }

    /// The words of all languages.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The demonstration's key, if this is one.
    pub fn demo(&self) -> Option<&OperatorKey> {
        self.demo.as_deref()
    }

    pub(crate) fn is_secure(&self) -> bool {
        self.secure
    }

    /// Whose data this site shows.
    pub fn stage(&self) -> Stage {
        match (&self.demo, self.is_training) {
            (_, true) => Stage::Training,
            (Some(_), false) => Stage::Demo,
            (None, false) => Stage::Office,
        }
    }

    /// Where the training office is.
    pub(crate) fn training(&self) -> Option<&str> {
        self.training.as_deref()
    }

    /// The sentence that every print carries where the data are not an office's own; else nothing.
    pub fn print_note<'w>(&self, words: &'w Words) -> &'w str {
        self.stage().band().map_or("", |key| words.t(key))
    }

    /// The word that stands across every print of a training office.
    pub fn print_mark(&self, words: &Words) -> Option<String> {
        self.stage().mark().map(|key| words.t(key).to_owned())
    }

    pub(crate) fn nav(&self) -> &[NavItem] {
        &self.nav
    }

    /// The panels of one kind, in the order in which `app` plugged them.
    pub fn slots<T: 'static>(&self) -> impl Iterator<Item = &T> {
        self.slots.iter().filter_map(|slot| slot.downcast_ref())
    }

    /// The words of a language, for what the program says without a visit; Polish when it is none of ours.
    pub fn words(&self, code: &str) -> Words {
        // There is always a language: both are compiled in.
        self.lexicon.words(code).unwrap_or_else(|| Words::empty(self.kernel.env().zone().clone()))
    }

    /// The API's description in the language of these words.
    ///
    /// # Errors
    /// When two shapes have one name: a fault of the program, which its tests find.
    pub fn openapi(&self, words: &Words) -> Result<&serde_json::Value, Failure> {
        let kept = self.openapi.get(words.code()).ok_or_else(|| Failure::internal("no such language"))?;
        match kept.get() {
            Some(description) => Ok(description),
            None => {
                let made = openapi::describe(&self.routes, words).map_err(Failure::internal)?;
                Ok(kept.get_or_init(|| made))
            }
        }
    }

    /// Serves until `stop` comes true; open requests are finished first.
    ///
    /// # Errors
    /// What the listener answers.
    pub async fn serve(
        self: Arc<Self>,
        listener: tokio::net::TcpListener,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> std::io::Result<()> {
        crate::listen::serve(listener, self.router(), self.patience, stop).await;
        Ok(())
    }

    fn router(self: &Arc<Self>) -> axum::Router {
        let mut by_path: BTreeMap<&'static str, Vec<Route>> = BTreeMap::new();
        for route in &self.routes {
            by_path.entry(route.path).or_default().push(route.clone());
        }
        let mut router = axum::Router::new();
        for (path, routes) in by_path {
            let site = Arc::clone(self);
            let handler = move |parameters: axum::extract::RawPathParams, request: Request| {
                let (site, routes) = (Arc::clone(&site), routes.clone());
                async move { site.answer(&routes, parameters, request).await }
            };
            router = router.route(path, axum::routing::any(handler));
        }
        let site = Arc::clone(self);
        router.fallback(move |request: Request| {
            let site = Arc::clone(&site);
            async move { site.nowhere(&request) }
        })
    }

    fn nowhere(&self, request: &Request) -> Response {
        let words = self.words_of(request.headers());
        let json = is_api(request.uri().path());
        self.finish(problem::answer(&Failure::Hidden, &words, json, &self.request_id(), self.stage()), json)
    }

    fn request_id(&self) -> String {
        self.kernel.env().new_uuid().simple().to_string()
    }

    fn words_of(&self, headers: &HeaderMap) -> Words {
        let cookie = cookie(headers, "obieg-jezyk");
        let code = match cookie.as_deref() {
            Some(code) => code.to_owned(),
            // Polish first: English only where the browser asks for it and not for Polish.
            None => {
                let wanted = headers
                    .get(header::ACCEPT_LANGUAGE)
                    .and_then(|value| value.to_str().ok())
                    .unwrap_or("pl");
                if wanted.contains("pl") || !wanted.starts_with("en") { "pl" } else { "en" }.to_owned()
            }
        };
        self.words(&code)
    }

    async fn answer(
        self: Arc<Self>,
        routes: &[Route],
        parameters: axum::extract::RawPathParams,
        request: Request,
    ) -> Response {
        let id = self.request_id();
        let words = self.words_of(request.headers());
        let json = is_api(request.uri().path());
        let method = match *request.method() {
            axum::http::Method::GET | axum::http::Method::HEAD => Some(Method::Get),
            axum::http::Method::POST => Some(Method::Post),
            _ => None,
        };
        let Some(route) = routes.iter().find(|route| Some(route.method) == method) else {
            return self.finish(problem::method_not_allowed(routes, &words, json, &id, self.stage()), json);
        };
        let (secure, stage) = (self.secure, self.stage());
        let begun = self.kernel.env().now();
        let kernel = Arc::clone(&self.kernel);
        // A fault of ours ends one request and not the connection with all that it carries.
        let visited = Arc::clone(&self).visit(route, parameters, request, words.clone(), id.clone());
        let outcome = AssertUnwindSafe(visited).catch_unwind().await;
        let outcome = outcome.unwrap_or_else(|_| Err((Failure::internal("a panic"), String::new())));
        let response = match outcome {
            Ok(reply) => {
                let cookie = match &reply {
                    Reply::Session { cookie, .. } => cookie.clone(),
                    _ => None,
                };
                let same_site = same_site(&kernel, cookie).await;
                respond(reply, secure, stage, same_site)
                    .unwrap_or_else(|failure| problem::answer(&failure, &words, json, &id, stage))
            }
            Err((Failure::Nobody, here)) if !json && route.method == Method::Get => {
                see(&format!("/wejscie?dalej={}", crate::text::percent_encoded(&here)))
            }
            Err((failure, _)) => problem::answer(&failure, &words, json, &id, stage),
        };
        route.answered.add(response.status(), kernel.env().now().duration_since(begun));
        self.finish(response, json)
    }

    async fn visit(
        self: Arc<Self>,
        route: &Route,
        parameters: axum::extract::RawPathParams,
        request: Request,
        words: Words,
        id: String,
    ) -> Result<Reply, (Failure, String)> {
        let address = request
            .extensions()
            .get::<ConnectInfo<SocketAddr>>()
            .map(|info| caller(info.0.ip(), request.headers(), &self.proxies))
            .unwrap_or_default();
        let (head, body) = request.into_parts();
        let path = head.uri.path().to_owned();
        let mut visit = Visit {
            request: id,
            access: route.access,
            route: route.path,
            actor: None,
            session: None,
            bell: None,
            words,
            parameters: parameters.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            query: head.uri.query().unwrap_or_default().to_owned(),
            headers: head.headers,
            address,
            body: std::sync::Mutex::new(Some(paced(body, self.patience))),
            limit: route.limit,
            key: None,
            gone: false,
            guarded: !route.is_api(),
            path,
            site: self,
        };
        let (here, stage) = (visit.here(), visit.site.stage());
        if let Err(failure) = admit(&mut visit, route).await {
            return Err((failure, here));
        }
        if route.calls_outside && stage.is_training() {
            return Err((obieg_kernel::Refusal::state("kernel.training-outside").into(), here));
        }
        if let Some(first) = owed_first(&visit, route) {
            return Ok(Reply::See(first));
        }
        if visit.session.is_some() && matches!(route.access, Access::Named { .. }) {
            visit.bell = crate::frame::bell(&visit).await;
        }
        (route.handler)(visit).await.map_err(|failure| (failure, here))
    }

    fn finish(&self, mut response: Response, json: bool) -> Response {
        let headers = response.headers_mut();
        for (name, value) in SECURITY_HEADERS {
            headers.insert(name, header::HeaderValue::from_static(value));
        }
        if self.secure {
            let hsts = header::HeaderValue::from_static("max-age=31536000; includeSubDomains");
            headers.insert("strict-transport-security", hsts);
        }
        if !headers.contains_key("content-security-policy") {
            let policy = if json { API_CSP } else { PAGE_CSP };
            headers.insert("content-security-policy", header::HeaderValue::from_static(policy));
        }
        if !headers.contains_key(header::CACHE_CONTROL) {
            headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
        }
        response
    }
}

const PAGE_CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; frame-src 'self'; object-src 'none'; form-action 'self'; base-uri 'none'; \
     frame-ancestors 'self'";
const API_CSP: &str = "default-src 'none'; frame-ancestors 'none'";
const SECURITY_HEADERS: [(&str, &str); 4] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("x-robots-tag", "noindex"),
];

/// A page at the address of a critical deed is its form, and asks for what the deed will ask.
fn forms_ask_as_their_deeds(routes: &mut [Route]) {
    let critical: BTreeSet<&'static str> =
        routes.iter().filter(|route| route.asks_proof).map(|route| route.path).collect();
    for route in routes.iter_mut().filter(|route| !route.is_api()) {
        route.asks_proof |= critical.contains(route.path);
    }
}

fn see(to: &str) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    // Only addresses within this site: whatever does not begin with one slash leads home.
    let to = if to.starts_with('/') && !to.starts_with("//") && !to.contains('\\') { to } else { "/" };
    if let Ok(value) = header::HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, value);
    }
    response
}

/// Whose session it is decides what the browser does with its cookie: an administrator's never goes along from another site, not
/// even with a link.
async fn same_site(kernel: &Kernel, cookie: Option<String>) -> &'static str {
    let Some(cookie) = cookie else { return "Lax" };
    match kernel.session(&cookie).await {
        Ok(Some((actor, _))) if !actor.has(Role::Administrator) => "Lax",
        _ => "Strict",
    }
}

fn respond(reply: Reply, secure: bool, stage: Stage, same_site: &'static str) -> Result<Response, Failure> {
    match reply {
        Reply::Page(html) => body(StatusCode::OK, "text/html; charset=utf-8", html),
        Reply::Invalid(html) => body(StatusCode::UNPROCESSABLE_ENTITY, "text/html; charset=utf-8", html),
        Reply::See(to) => Ok(see(&to)),
        Reply::Json { body: value, created, version } => {
            let status = if created { StatusCode::CREATED } else { StatusCode::OK };
            let mut response = body(status, "application/json", value.to_string())?;
            if let Some(version) = version {
                let tag =
                    header::HeaderValue::from_str(&format!("\"{version}\"")).map_err(Failure::internal)?;
                response.headers_mut().insert(header::ETAG, tag);
            }
            Ok(response)
        }
        Reply::Stream { media, body: pieces } => body(StatusCode::OK, media, Body::from_stream(pieces)),
        Reply::File(file) => crate::text::file_response(file),
        Reply::Session { cookie, device, to } => {
            let (value, age) = cookie.map_or((String::new(), 0), |value| (value, 43_200));
            let name = cookie_name(secure, stage);
            let extra = if secure { "; Secure" } else { "" };
            let line =
                format!("{name}={value}; Path=/; HttpOnly; SameSite={same_site}; Max-Age={age}{extra}");
            let mut response = see(&to);
            let line = header::HeaderValue::from_str(&line).map_err(Failure::internal)?;
            response.headers_mut().insert(header::SET_COOKIE, line);
            if let Some(device) = device {
                let line = device_line(&device, secure, stage);
                let line = header::HeaderValue::from_str(&line).map_err(Failure::internal)?;
                response.headers_mut().append(header::SET_COOKIE, line);
            }
            if age == 0 {
                let clear = header::HeaderValue::from_static("\"cache\"");
                response.headers_mut().insert("clear-site-data", clear);
            }
            Ok(response)
        }
        Reply::HalfSession { cookie, to } => {
            let name = half_cookie_name(secure, stage);
            let extra = if secure { "; Secure" } else { "" };
            let line = format!("{name}={cookie}; Path=/; HttpOnly; SameSite=Lax; Max-Age=300{extra}");
            let mut response = see(&to);
            let line = header::HeaderValue::from_str(&line).map_err(Failure::internal)?;
            response.headers_mut().insert(header::SET_COOKIE, line);
            Ok(response)
        }
        Reply::Language { code, to } => {
            let mut response = see(&to);
            let line = format!("obieg-jezyk={code}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000");
            let line = header::HeaderValue::from_str(&line).map_err(Failure::internal)?;
            response.headers_mut().insert(header::SET_COOKIE, line);
            Ok(response)
        }
        Reply::Asset { body: bytes, media } => {
            let mut response = body(StatusCode::OK, media, bytes.into_owned())?;
            let forever = header::HeaderValue::from_static("public, max-age=31536000, immutable");
            response.headers_mut().insert(header::CACHE_CONTROL, forever);
            Ok(response)
        }
    }
}

/// Strict: it is wanted only with the form of the door. It survives signing out, which clears the cache alone.
fn device_line(device: &str, secure: bool, stage: Stage) -> String {
    let name = device_cookie_name(secure, stage);
    let extra = if secure { "; Secure" } else { "" };
    let seconds = i64::from(obieg_kernel::door::REMEMBERED).saturating_mul(86_400);
    format!("{name}={device}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{extra}")
}

pub(crate) fn body(status: StatusCode, media: &str, body: impl Into<Body>) -> Result<Response, Failure> {
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, media)
        .body(body.into())
        .map_err(Failure::internal)
}

fn own_routes() -> Vec<Route> {
    vec![
        Route::public(
            Method::Get,
            "/zasoby/{name}",
            "style, script and icons are no secret",
            |visit: Visit| async move {
                let (body, media) = assets::file(visit.part("name")?).ok_or(Failure::Hidden)?;
                Ok(Reply::Asset { body, media })
            },
        ),
        Route::public(
            Method::Get,
            "/",
            "leads to one's first place, or to the door",
            |visit: Visit| async move {
                let frame = visit.frame("")?;
                let first = frame.nav.first().map_or("/moje/sesje", |line| line.path);
                Ok(Reply::See(first.to_owned()))
            },
        ),
        Route::public(
            Method::Get,
            "/jezyk/{code}",
            "a language may be chosen before signing in",
            |visit: Visit| async move {
                let code = if visit.part("code")? == "en" { "en" } else { "pl" };
                let back: Back = visit.query()?;
                Ok(Reply::Language { code, to: back.dalej.unwrap_or_else(|| "/".to_owned()) })
            },
        ),
        Route::public(
            Method::Get,
            "/api/v1/openapi.json",
            "the description of the API is public",
            |visit: Visit| async move {
                let body = visit.site().openapi(visit.words())?.clone();
                Ok(Reply::Json { body, created: false, version: None })
            },
        ),
        Route::public(Method::Get, API, "the description of the API is public", reference::page),
        Route::public(Method::Get, "/api/v1", "leads to the description of the API", |_| async {
            Ok(Reply::See(API.to_owned()))
        }),
        Route::public(
            Method::Get,
            "/stan",
            "whoever cannot work wants to know whether the program does; numbers only for those signed in",
            crate::health::page,
        ),
        Route::public(
            Method::Get,
            "/skroty",
            "which keys there are is no secret; without script the list is read as a page",
            keys::page,
        ),
        Route::public(
            Method::Get,
            "/zdrowie",
            "asked by the operator's watch; tells nothing about content",
            |visit: Visit| async move {
                visit.site().kernel().must_answer().await?;
                Ok(Reply::Json { body: serde_json::json!({ "status": "ok" }), created: false, version: None })
            },
        ),
    ]
}

#[derive(serde::Deserialize)]
struct Back {
    dalej: Option<String>,
}
