//! Calls of the hooks that were subscribed to, one after the other. They are not repeated: the contract promises nothing.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::CONTENT_TYPE;
use serde_json::Value;
use tokio::sync::mpsc::UnboundedReceiver;

use crate::Stand;
use crate::world::Callback;

/// Longest time for one call.
const PATIENCE: Duration = Duration::from_secs(5);

/// Calls until the stand-in ends.
pub async fn work(stand: Arc<Stand>, mut waiting: UnboundedReceiver<(usize, Callback)>) {
    // Whoever was first has set the same one.
    drop(rustls::crypto::ring::default_provider().install_default());
    let client = reqwest::Client::builder()
        .no_proxy()
        .timeout(PATIENCE)
        .redirect(reqwest::redirect::Policy::none())
        .build();
    while let Some((place, callback)) = waiting.recv().await {
        let (outcome, goes_on) = match &client {
            Ok(client) => call(client, &callback).await,
            Err(error) => (format!("error: {error}"), true),
        };
        let mut world = stand.world();
        if let Some(made) = world.callbacks.get_mut(place) {
            made.outcome = outcome;
        }
        if !goes_on && let Ok(mailbox) = world.mailbox(&callback.ade) {
            // The receiver said "off": that ends the subscription.
            mailbox.subscriptions.retain(|one| one.id != callback.subscription);
        }
        drop(world);
        stand.drained.notify_waiters();
    }
}

async fn call(client: &reqwest::Client, callback: &Callback) -> (String, bool) {
    let sent = client
        .post(&callback.url)
        .header(CONTENT_TYPE, "application/json")
        .body(callback.body.to_string())
        .send();
    match sent.await {
        Ok(response) => {
            let status = response.status().as_u16().to_string();
            let said: Value = match response.bytes().await {
                Ok(bytes) => serde_json::from_slice(&bytes).unwrap_or_default(),
                Err(_) => Value::Null,
            };
            let off = said.get("notification").and_then(Value::as_str) == Some("off");
            (status, !off)
        }
        Err(error) => (format!("error: {error}"), true),
    }
}

/// Waits until every call so far was made.
pub async fn drained(stand: &Stand) {
    loop {
        let change = stand.drained.notified();
        tokio::pin!(change);
        change.as_mut().enable();
        if stand.world().callbacks.iter().all(|callback| !callback.outcome.is_empty()) {
            return;
        }
        change.await;
    }
}
