//! Names become addresses here and nowhere else: what is checked is what is connected to, so a name that answers
//! otherwise a moment later changes nothing.

use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::address::is_public;

/// The addresses of a name, or why there are none.
pub type Found = Pin<Box<dyn Future<Output = std::io::Result<Vec<IpAddr>>> + Send>>;

/// Whoever knows the addresses of names.
pub trait Names: Send + Sync + 'static {
    /// All addresses of a name.
    fn find(&self, name: &str) -> Found;
}

/// The system's resolver.
pub struct SystemNames;

impl Names for SystemNames {
    fn find(&self, name: &str) -> Found {
        let name = name.to_owned();
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    }
}

/// A name leads inside.
#[derive(Debug)]
pub(crate) struct LeadsInside;

impl std::fmt::Display for LeadsInside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the name leads to an address that not anybody may reach")
    }
}
impl std::error::Error for LeadsInside {}

/// A name has no address.
#[derive(Debug)]
pub(crate) struct Unknown;

impl std::fmt::Display for Unknown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the name has no address")
    }
}
impl std::error::Error for Unknown {}

/// Lets through the addresses of names of which all are fit.
pub(crate) struct Checked {
    pub(crate) names: Arc<dyn Names>,
    pub(crate) loopback: bool,
}

impl Resolve for Checked {
    fn resolve(&self, name: Name) -> Resolving {
        let (found, loopback) = (self.names.find(name.as_str()), self.loopback);
        Box::pin(async move {
            let found = found.await.map_err(|_| Unknown)?;
            if found.is_empty() {
                return Err(Unknown.into());
            }
            // One that leads inside condemns the name: whose it is lies about the others as well.
            let fit = |address: &IpAddr| if loopback { address.is_loopback() } else { is_public(*address) };
            if !found.iter().all(fit) {
                return Err(LeadsInside.into());
            }
            // Port 0: the connector puts the one of the address there.
            let sockets: Addrs = Box::new(found.into_iter().map(|address| SocketAddr::new(address, 0)));
            Ok(sockets)
        })
    }
}
