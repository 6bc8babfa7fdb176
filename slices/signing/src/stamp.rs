//! Time-stamps from a service of the installation's choice (RFC 3161), over HTTP.

use std::sync::Arc;

use obieg_caller::Caller;

use crate::judge::Stamp;

/// The largest answer of a service, in bytes: a token with its certificates.
const MOST: usize = 64 << 10;

/// Asks this service (RFC 3161, section 3.4).
pub fn service(caller: Arc<Caller>, address: String) -> Stamp {
    Arc::new(move |request| {
        let (caller, address) = (Arc::clone(&caller), address.clone());
        Box::pin(async move {
            let headers = [("content-type", "application/timestamp-query".to_owned())];
            caller.ask(&address, &headers, request, MOST).await.map_err(obieg_caller::Fault::code)
        })
    })
}
