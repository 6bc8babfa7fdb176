//! A stand-in for the operator of e-Doręczenia. It speaks the published contract (UA API 3.0.8, SE API 4.0.5) and behaves as
//! the operator's instruction says; it knows nothing of the programs that are tried against it.
//!
//! Nothing that happens here is a delivery by law: every answer and every page says so.

#![deny(missing_docs)]

pub mod calendar;
mod callbacks;
pub mod clock;
mod control;
mod epo;
pub mod evidence;
pub mod fault;
mod files;
mod flow;
mod ids;
pub mod letter;
pub mod mailbox;
pub mod model;
mod pages;
mod paper;
mod pdf;
pub mod script;
mod se;
mod sending;
mod server;
mod token;
pub mod ua;
pub mod validate;
mod world;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::http::Method;
use axum::routing::post;
use jiff::Timestamp;
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use clock::Clock;
use files::Folder;
use world::{Callback, World};

pub use server::{HEADER, SAYS};

/// Where things are, and what time it is.
pub struct Options {
    /// Address to listen at; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Base of the UA API.
    pub ua_base: String,
    /// Base of the SE API.
    pub se_base: String,
    /// Path of the realm.
    pub realm_path: String,
    /// The realm as the world outside calls it, when that is not what is listened at.
    pub realm: Option<String>,
    /// The clock.
    pub clock: Clock,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            ua_base: "/api/v3".into(),
            se_base: "/api/se/v4".into(),
            realm_path: "/auth/realms/EDOR".into(),
            realm: None,
            // Monday, 2 November 2026, 8 o'clock in Warsaw.
            clock: Clock::standing(Timestamp::from_second(1_793_602_800).unwrap_or(Timestamp::UNIX_EPOCH)),
        }
    }
}

/// A stand-in that listens. It ends when this is dropped.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    /// The same as a URL without a slash at the end.
    pub url: String,
    tasks: Vec<JoinHandle<()>>,
}

impl Drop for Running {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

impl Running {
    /// Waits for as long as it listens.
    pub async fn ended(mut self) {
        if let Some(server) = self.tasks.first_mut() {
            // Aborted or fallen, it has ended.
            drop(server.await);
        }
    }
}

/// Starts a stand-in on the current runtime.
///
/// # Errors
/// When the address cannot be listened at, or no temporary folder can be made.
pub async fn start(options: Options) -> std::io::Result<Running> {
    let listener = TcpListener::bind(options.listen).await?;
    let address = listener.local_addr()?;
    let url = format!("http://{address}");
    let (sender, receiver) = mpsc::unbounded_channel();
    let stand = Arc::new(Stand {
        world: Mutex::new(World::new(options.clock, Arc::new(Folder::new()?))),
        realm: options.realm.unwrap_or_else(|| format!("{url}{}", options.realm_path)),
        ua_url: format!("{url}{}", options.ua_base),
        ua_base: options.ua_base,
        se_base: options.se_base,
        realm_path: options.realm_path,
        secret: uuid::Uuid::new_v4().into_bytes(),
        callbacks: sender,
        drained: tokio::sync::Notify::new(),
    });
    let worker = tokio::spawn(callbacks::work(Arc::clone(&stand), receiver));
    let ticker = tokio::spawn(tick(Arc::clone(&stand)));
    let server = tokio::spawn(server::serve(listener, router(&stand)));
    Ok(Running { address, url, tasks: vec![server, worker, ticker] })
}

/// A running clock makes things due without any call.
async fn tick(stand: Arc<Stand>) {
    let mut second = tokio::time::interval(std::time::Duration::from_secs(1));
    loop {
        second.tick().await;
        stand.settle();
    }
}

fn router(stand: &Arc<Stand>) -> Router {
    Router::new()
        .nest(&stand.ua_base, ua::router())
        .nest(&stand.se_base, se::router())
        .route(&format!("{}/protocol/openid-connect/token", stand.realm_path), post(token::fetch))
        .nest("/_standin", control::router())
        .merge(pages::router())
        .layer(axum::middleware::from_fn_with_state(Arc::clone(stand), server::around))
        .with_state(Arc::clone(stand))
}

/// What all handlers share.
pub(crate) struct Stand {
    world: Mutex<World>,
    realm: String,
    ua_url: String,
    ua_base: String,
    se_base: String,
    realm_path: String,
    secret: [u8; 16],
    callbacks: mpsc::UnboundedSender<(usize, Callback)>,
    drained: tokio::sync::Notify,
}

impl Stand {
    /// The world; never held while something is waited for.
    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does what is due, and hands calls of hooks to the worker.
    pub(crate) fn settle(&self) {
        let mut world = self.world();
        world.settle();
        let from = world.callbacks_handed;
        for (place, callback) in world.callbacks.iter().enumerate().skip(from) {
            // The worker ends only with the stand-in.
            drop(self.callbacks.send((place, callback.clone())));
        }
        world.callbacks_handed = world.callbacks.len();
    }

    pub(crate) fn realm(&self) -> &str {
        &self.realm
    }

    /// Audiences that an assertion may name: the realm and its endpoints.
    pub(crate) fn audiences(&self) -> [String; 4] {
        let realm = &self.realm;
        [
            realm.clone(),
            format!("{realm}/protocol/openid-connect/token"),
            format!("{realm}/protocol/openid-connect/ext/par/request"),
            format!("{realm}/protocol/openid-connect/ext/ciba/auth"),
        ]
    }

    /// Where the files of an address are.
    pub(crate) fn files_of(&self, ade: &str) -> String {
        format!("{}/{ade}", self.ua_url)
    }

    /// The name of an operation, as faults and counts have it, and the address in its path.
    pub(crate) fn operation(&self, method: &Method, matched: &str, path: &str) -> (String, String) {
        if let Some(operation) = matched.strip_prefix(&self.ua_base) {
            let rest = path.strip_prefix(&self.ua_base).unwrap_or_default();
            let address = rest.trim_start_matches('/').split('/').next().unwrap_or_default();
            return (format!("{method} {operation}"), address.replace("%3A", ":").replace("%3a", ":"));
        }
        if let Some(operation) = matched.strip_prefix(&self.se_base) {
            return (format!("{method} {operation}"), String::new());
        }
        let name = if matched.starts_with(&self.realm_path) { "token" } else { matched };
        (format!("{method} {name}"), String::new())
    }
}
