//! One request as a slice sees it: who, in which language, with which input.

use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::Poll;

use axum::body::Body;
use axum::http::HeaderMap;
use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use obieg_inspect::Verdict;
use obieg_kernel::blob::Stored;
use obieg_kernel::id::{Id, SessionId};
use obieg_kernel::idempotency::Key;
use obieg_kernel::{Actor, Deed, Failure, Query, Refusal, RefusalKind};
use serde::de::DeserializeOwned;

use crate::decode;
use crate::frame::Frame;
use crate::inspected::inspected;
use crate::kept::Kept;
use crate::route::{Access, is_api};
use crate::site::Site;
use crate::words::Words;

/// A request.
pub struct Visit {
    /// The request's own id, as logs and problems name it.
    pub(crate) request: String,
    pub(crate) site: Arc<Site>,
    pub(crate) access: Access,
    /// The route as it stands in the table, `/rpw/{id}`: it names the help of the page.
    pub(crate) route: &'static str,
    pub(crate) actor: Option<Actor>,
    pub(crate) session: Option<SessionId>,
    /// What stands on the bell of the page's frame.
    pub(crate) bell: Option<crate::frame::BellLine>,
    pub(crate) words: Words,
    pub(crate) path: String,
    pub(crate) parameters: Vec<(String, String)>,
    pub(crate) query: String,
    pub(crate) headers: HeaderMap,
    pub(crate) address: String,
    /// Taken once. In a lock only so that a visit may be shared by reference across awaits.
    pub(crate) body: std::sync::Mutex<Option<Body>>,
    pub(crate) limit: u64,
    pub(crate) key: Option<Key>,
    /// Did the form name a kept file that is kept no more? Then nothing is done without it.
    pub(crate) gone: bool,
    /// Must the form token be checked? Not for tokens of integrations: no browser sends those by itself.
    pub(crate) guarded: bool,
}

/// A file that came with a form, already on disk.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// Name of the form field.
    pub field: String,
    /// Name of the file as the sender's program tells it.
    pub name: String,
    /// The blob.
    pub stored: Stored,
    /// What it is, and what was found in it.
    pub verdict: Verdict,
    /// Its name on a form that came back, when it came with an earlier sending of the form.
    pub(crate) kept: Option<String>,
}

impl Visit {
    /// Who asks.
    ///
    /// # Errors
    /// `Nobody` when nobody is signed in.
    pub fn actor(&self) -> Result<&Actor, Failure> {
        self.actor.as_ref().ok_or(Failure::Nobody)
    }

    /// The session of the browser, if any.
    pub fn session(&self) -> Option<SessionId> {
        self.session
    }

    /// The secret of a half sign-in: the password was right, the code is still to come.
    pub fn half_session(&self) -> Option<String> {
        crate::site::cookie(
            &self.headers,
            crate::site::half_cookie_name(self.site.is_secure(), self.site.stage()),
        )
    }

    /// The secret by which the browser is known again; one that is none of ours counts as none.
    pub fn device_secret(&self) -> Option<String> {
        let name = crate::site::device_cookie_name(self.site.is_secure(), self.site.stage());
        let ours = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'-' | b'_');
        crate::site::cookie(&self.headers, name).filter(|one| one.len() == 43 && one.bytes().all(ours))
    }

    /// The words of the request's language.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The site.
    pub fn site(&self) -> &Arc<Site> {
        &self.site
    }

    /// The network address of the caller.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Path and query, for coming back.
    pub fn here(&self) -> String {
        if self.query.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, self.query) }
    }

    /// Did one of our own pages lead here? Not so a link in a message, nor an address that was typed.
    pub fn comes_from_here(&self) -> bool {
        if let Some(site) = self.header("sec-fetch-site") {
            return site == "same-origin";
        }
        let from = self.header("referer").and_then(|from| from.split_once("://"));
        match (from, self.header("host")) {
            (Some((_, rest)), Some(host)) => rest.split('/').next() == Some(host),
            _ => false,
        }
    }

    /// Does a program ask, and not a person at a page?
    pub fn is_program(&self) -> bool {
        is_api(&self.path)
    }

    /// A header as text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The version named in If-Match, for a change that must not overwrite another's.
    ///
    /// # Errors
    /// `kernel.if-match` when the header is not one of our versions.
    pub fn if_match(&self) -> Result<Option<i64>, Failure> {
        let Some(text) = self.header("if-match") else { return Ok(None) };
        let bare = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
        let version = bare.parse().ok().filter(|_| bare.bytes().all(|byte| byte.is_ascii_digit()));
        version.map(Some).ok_or_else(|| Refusal::input("kernel.if-match").on("If-Match").into())
    }

    /// Asks a question.
    ///
    /// # Errors
    /// Everything in [`Failure`].
    pub async fn see<Q: Query + 'static>(&self, query: Q) -> Result<Q::Answer, Failure> {
        self.actor()?.see(query).await
    }

    /// Does the deed that the route declares; another one is a fault of ours.
    ///
    /// # Errors
    /// Everything in [`Failure`].
    pub async fn act<D: Deed + 'static>(&self, deed: D) -> Result<D::Done, Failure> {
        self.must_declare::<D>()?;
        self.actor()?.act_on(deed, self.key.clone(), self.if_match()?).await
    }

    /// Does the deed that a form says, when it could be read.
    ///
    /// # Errors
    /// Why it could not be read; else as [`Visit::act`].
    pub async fn act_read<D: Deed + 'static>(&self, deed: Result<D, Failure>) -> Result<D::Done, Failure> {
        self.act(deed?).await
    }

    /// Is this the deed of the route, and is everything there that came with it?
    pub(crate) fn must_declare<D: Deed>(&self) -> Result<(), Failure> {
        match self.access {
            Access::Named { name, deed: true, .. } if name == D::NAME => {}
            _ => return Err(Failure::internal(format!("{} is not the deed of {}", D::NAME, self.path))),
        }
        if self.gone { Err(Refusal::input("kernel.file-gone").into()) } else { Ok(()) }
    }

    /// A path parameter as text.
    ///
    /// # Errors
    /// `Hidden` when there is none.
    pub fn part(&self, name: &str) -> Result<&str, Failure> {
        self.parameters
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
            .ok_or(Failure::Hidden)
    }

    /// A path parameter as an id; what is no id names nothing.
    ///
    /// # Errors
    /// `Hidden`.
    pub fn id<K>(&self, name: &str) -> Result<Id<K>, Failure> {
        self.part(name)?.parse().map_err(|_| Failure::Hidden)
    }

    /// The query parameters. A form leaves the fields empty that nobody filled; a program leaves them out.
    ///
    /// # Errors
    /// As [`decode::from_form`], naming what is wrong.
    pub fn query<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        decode::utf8(self.query.as_bytes())?;
        if is_api(&self.path) {
            decode::nothing_empty(&self.query)?;
        }
        decode::from_form(&self.query)
    }

    /// A JSON body. Unknown and repeated fields are refused by the type's own decoder.
    ///
    /// # Errors
    /// `kernel.media-type`, `kernel.too-large`; of the decoder `kernel.bad-json`, or the field and what is wrong with it.
    pub async fn body<T: DeserializeOwned>(&mut self) -> Result<T, Failure> {
        let media = self.header("content-type").unwrap_or_default().to_ascii_lowercase();
        if media.split(';').next().map(str::trim) != Some("application/json") {
            return Err(wrong_media("application/json").into());
        }
        let bytes = self.bytes().await?;
        decode::from_json(&bytes)
    }

    /// A form without files. Checks the form token.
    ///
    /// # Errors
    /// `kernel.form-expired` when the token is not this session's; `kernel.bad-input`.
    pub async fn form<T: DeserializeOwned>(&mut self) -> Result<T, Failure> {
        self.form_with_files(0).await.map(|(form, _)| form)
    }

    /// A form with up to `most` files, each streamed to disk while it arrives. Files that an earlier sending of the form
    /// brought ([`Visit::keep`]) stand first; when one of them is gone, [`Visit::act`] answers `kernel.file-gone`.
    ///
    /// # Errors
    /// As [`Visit::form`]; `kernel.too-many-files`, `kernel.file-too-large`.
    pub async fn form_with_files<T: DeserializeOwned>(
        &mut self,
        most: usize,
    ) -> Result<(T, Vec<Incoming>), Failure> {
        let media = self.header("content-type").unwrap_or_default().to_owned();
        let (pairs, files) = match multer::parse_boundary(&media) {
            Ok(boundary) => self.multipart(boundary, most).await?,
            Err(_) => (self.urlencoded().await?, Vec::new()),
        };
        self.check_form_token(&pairs)?;
        if let Some((_, key)) = pairs.iter().find(|(name, value)| name == "_key" && !value.is_empty()) {
            self.key = Some(Key::new(key)?.of_form(&self.path));
        }
        let files = self.with_kept(&pairs, files, most)?;
        let fields =
            pairs.into_iter().filter(|(name, value)| !name.starts_with('_') && !value.trim().is_empty());
        let text = serde_html_form::to_string(fields.collect::<Vec<_>>()).map_err(Failure::internal)?;
        Ok((decode::from_form(&text)?, files))
    }

    /// One part of JSON with this name, and up to `most` files, each streamed to disk while it arrives.
    ///
    /// # Errors
    /// As [`Visit::body`] and [`Visit::form_with_files`].
    pub async fn json_and_files<T: DeserializeOwned>(
        &mut self,
        part: &'static str,
        most: usize,
    ) -> Result<(T, Vec<Incoming>), Failure> {
        let media = self.header("content-type").unwrap_or_default();
        let boundary = multer::parse_boundary(media).map_err(|_| wrong_media("multipart/form-data"))?;
        let (pairs, files) = self.multipart(boundary, most).await?;
        let about = |code, name: &str| Refusal::input(code).on(name).with("name", name).with("known", part);
        if let Some((other, _)) = pairs.iter().find(|(name, _)| name != part) {
            return Err(about("kernel.field-unknown", other).into());
        }
        match pairs.as_slice() {
            [] => Err(about("kernel.field-missing", part).into()),
            [(_, json)] => Ok((decode::from_json(json.as_bytes())?, files)),
            _ => Err(about("kernel.field-repeated", part).into()),
        }
    }

    fn with_kept(
        &mut self,
        pairs: &[(String, String)],
        files: Vec<Incoming>,
        most: usize,
    ) -> Result<Vec<Incoming>, Failure> {
        let mut all = Vec::new();
        for (_, name) in pairs.iter().filter(|(field, _)| field == "_kept") {
            let env = self.site.kernel().env();
            match self.session.and_then(|session| self.site.shelf.find(env, session, name)) {
                Some(file) => all.push(file),
                None => self.gone = true,
            }
        }
        all.extend(files);
        if all.len() > most {
            return Err(Refusal::input("kernel.too-many-files").with("most", most).into());
        }
        Ok(all)
    }

    /// Keeps the files of a form that comes back with faults, for [`Frame::kept`] on its page: nobody chooses them again.
    pub fn keep(&self, files: &[Incoming]) -> Kept {
        let env = self.site.kernel().env();
        let keep = |session| files.iter().map(|file| self.site.shelf.keep(env, session, file)).collect();
        Kept { files: self.session.map(keep).unwrap_or_default(), gone: self.gone }
    }

    fn check_form_token(&self, pairs: &[(String, String)]) -> Result<(), Failure> {
        if !self.guarded {
            return Ok(());
        }
        let given = pairs.iter().find(|(name, _)| name == "_token").map(|(_, value)| value.as_str());
        let wanted = self.actor.as_ref().and_then(Actor::form_token);
        // Signing in has no session yet: there the origin check stands alone.
        if self.actor.is_none() || (wanted.is_some() && given == wanted) {
            return Ok(());
        }
        let session =
            |token: Option<&str>| token.and_then(|token| token.split('.').next()).map(str::to_owned);
        let same_session = wanted.is_some() && session(given) == session(wanted);
        let code = if same_session { "kernel.form-of-another-name" } else { "kernel.form-expired" };
        Err(Refusal::of(RefusalKind::State, code).into())
    }

    fn take_body(&mut self) -> Body {
        self.body.get_mut().ok().and_then(Option::take).unwrap_or_default()
    }

    async fn urlencoded(&mut self) -> Result<Vec<(String, String)>, Failure> {
        let bytes = self.bytes().await?;
        decode::utf8(&bytes)?;
        serde_html_form::from_bytes(&bytes).map_err(|_| bad_input())
    }

    async fn bytes(&mut self) -> Result<Bytes, Failure> {
        let body = self.take_body();
        let most = usize::try_from(self.limit).unwrap_or(usize::MAX);
        axum::body::to_bytes(body, most).await.map_err(|error| {
            // The reader says so in words only: everything else is a body that broke off or came too slowly.
            if error.to_string().contains("length limit") {
                return Refusal::of(RefusalKind::TooLarge, "kernel.too-large")
                    .with("most", most / 1_000_000)
                    .into();
            }
            bad_input()
        })
    }

    async fn multipart(
        &mut self,
        boundary: String,
        most: usize,
    ) -> Result<(Vec<(String, String)>, Vec<Incoming>), Failure> {
        let stream = Arc::new(Mutex::new(self.take_body().into_data_stream()));
        let shared = Arc::clone(&stream);
        let lent = futures_util::stream::poll_fn(move |context| match shared.lock() {
            Ok(mut stream) => Pin::new(&mut *stream).poll_next(context),
            Err(_) => Poll::Ready(None),
        });
        let taken = self.parts(lent, boundary, most).await;
        if taken.is_err() {
            // A client that is still sending reads no answer: what it sends is let in and thrown away first.
            throw_away(&stream, self.limit).await;
        }
        taken
    }

    async fn parts(
        &self,
        stream: impl Stream<Item = Result<Bytes, axum::Error>> + Send + 'static,
        boundary: String,
        most: usize,
    ) -> Result<(Vec<(String, String)>, Vec<Incoming>), Failure> {
        let blobs = self.actor()?.blobs().clone();
        let constraints = multer::Constraints::new()
            .size_limit(multer::SizeLimit::new().whole_stream(self.limit).for_field("_token", 1_000));
        let mut parts = multer::Multipart::with_constraints(stream, boundary, constraints);
        let (mut pairs, mut files) = (Vec::new(), Vec::new());
        while let Some(part) = parts.next_field().await.map_err(bad_part)? {
            let field = part.name().unwrap_or_default().to_owned();
            match part.file_name().map(str::to_owned) {
                None => {
                    let value = part.bytes().await.map_err(bad_part)?;
                    pairs.push((field, String::from_utf8(value.into()).map_err(|_| bad_input())?));
                    if pairs.len() > 500 {
                        return Err(bad_input());
                    }
                }
                // An empty file field of a form where nothing was chosen.
                Some(name) if name.is_empty() => {}
                Some(name) => {
                    // The token comes first in our forms: nothing is stored for a stranger.
                    self.check_form_token(&pairs)?;
                    if files.len() >= most {
                        return Err(Refusal::input("kernel.too-many-files")
                            .on(field)
                            .with("most", most)
                            .into());
                    }
                    files.push(store(&blobs, field, name, part).await?);
                }
            }
        }
        Ok((pairs, files))
    }

    /// The frame of a page that everybody may see.
    pub fn public_frame(&self, title: impl Into<String>) -> Frame {
        Frame::new(self, self.actor.clone(), title.into())
    }

    /// The frame of a page with this title.
    ///
    /// # Errors
    /// `Nobody` when nobody is signed in.
    pub fn frame(&self, title: impl Into<String>) -> Result<Frame, Failure> {
        self.actor()?;
        Ok(self.public_frame(title))
    }
}

async fn store(
    blobs: &obieg_kernel::blob::Blobs,
    field: String,
    name: String,
    part: multer::Field<'static>,
) -> Result<Incoming, Failure> {
    let head = Arc::new(Mutex::new(Vec::new()));
    let keep = Arc::clone(&head);
    let stream = part.map(move |piece| {
        let piece = piece.map_err(bad_part)?;
        if let Ok(mut head) = keep.lock() {
            let room = 8192usize.saturating_sub(head.len());
            head.extend(piece.iter().take(room));
        }
        Ok::<_, Failure>(piece)
    });
    let stored = blobs.put(stream).await?;
    let head = head.lock().map(|head| Bytes::copy_from_slice(&head)).unwrap_or_default();
    let verdict = inspected(blobs, &stored, &name, &head).await?;
    Ok(Incoming { field, name, stored, verdict, kept: None })
}

/// Reads the rest of a body, at most so many bytes.
async fn throw_away(stream: &Mutex<axum::body::BodyDataStream>, most: u64) {
    let mut left = most;
    let mut rest = futures_util::stream::poll_fn(|context| match stream.lock() {
        Ok(mut stream) => Pin::new(&mut *stream).poll_next(context),
        Err(_) => Poll::Ready(None),
    });
    while let Some(Ok(piece)) = rest.next().await {
        left = left.saturating_sub(u64::try_from(piece.len()).unwrap_or(u64::MAX));
        if left == 0 {
            return;
        }
    }
}

fn bad_part(error: multer::Error) -> Failure {
    match error {
        multer::Error::FieldSizeExceeded { .. } | multer::Error::StreamSizeExceeded { .. } => {
            Refusal::of(RefusalKind::TooLarge, "kernel.file-too-large")
                .with("most", obieg_kernel::blob::LARGEST / 1_000_000)
                .into()
        }
        other => {
            tracing::debug!(%other, "an upload broke off");
            Refusal::input("kernel.upload-broken").on("files").into()
        }
    }
}

fn wrong_media(wanted: &str) -> Refusal {
    Refusal::input("kernel.media-type").with("wanted", wanted)
}

fn bad_input() -> Failure {
    Refusal::input("kernel.bad-input").into()
}
