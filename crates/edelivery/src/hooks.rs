//! Calls of the operator to us, and the subscription that asks for them. A call is a hint and no more: nobody who calls is
//! authenticated by the contract, so whatever it says is asked for again by our own call.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::connector::Session;
use crate::http::{Effect, json};
use crate::trouble::Trouble;

/// The only right answer to a call: anything else, and `off` for certain, ends the subscription.
pub const ANSWER: &str = r#"{"notification":"on"}"#;

/// What a call hints at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hint {
    /// The address that is meant.
    pub address: String,
    /// The operator's word for the kind of call.
    pub kind: String,
    /// Messages that wait at the operator, when it says so.
    pub waiting: Option<u64>,
    /// Ids that it names: of messages, evidences or tasks, as the kind of call has it.
    pub ids: Vec<String>,
}

/// Where the operator is to call; each may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hooks {
    /// A message is in the mailbox.
    pub inbox: Option<String>,
    /// A message waits at the operator, or a notice came.
    pub message: Option<String>,
    /// An evidence came.
    pub evidence: Option<String>,
    /// A task of sending is done.
    pub created: Option<String>,
    /// An archive is ready.
    pub archive: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    e_delivery_address: String,
    notification_type: String,
    #[serde(default)]
    electronic_count: Value,
    #[serde(default)]
    notification: Value,
}

/// Reads the body of a call; nothing when it is none.
pub fn read(bytes: &[u8]) -> Option<Hint> {
    let body: Body = serde_json::from_slice(bytes).ok()?;
    let named = |entry: &Value| {
        let id = ["id", "messageTaskId", "taskId"].iter().find_map(|name| entry.get(name));
        id.and_then(Value::as_str).map(str::to_owned)
    };
    Some(Hint {
        address: body.e_delivery_address,
        kind: body.notification_type,
        waiting: body.electronic_count.as_u64(),
        ids: body.notification.as_array().into_iter().flatten().filter_map(named).collect(),
    })
}

impl Session<'_> {
    /// Asks the operator to call, instead of all that was asked for before. While it calls, it sends no e-mails about the address.
    ///
    /// # Errors
    /// [`Trouble`]; doing it twice does no harm.
    pub async fn subscribe(&self, hooks: &Hooks) -> Result<(), Trouble> {
        let mut map = Map::new();
        for (name, url) in [
            ("inboxCallbackUrl", &hooks.inbox),
            ("messageCallbackUrl", &hooks.message),
            ("evidenceCallbackUrl", &hooks.evidence),
            ("messageCreatedCallbackUrl", &hooks.created),
            ("archiveCreatedCallbackUrl", &hooks.archive),
        ] {
            if let Some(url) = url {
                map.insert(name.into(), json!(url));
            }
        }
        let request =
            self.connector.client.put(self.url(&["message_subscriptions"])?).bearer_auth(&self.bearer);
        self.ask(json(request, &Value::Object(map))?, Effect::Repeatable).await.map(drop)
    }

    /// Asks the operator to call no more.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn unsubscribe(&self) -> Result<(), Trouble> {
        let url = self.url(&["message_subscriptions"])?;
        self.ask(self.connector.client.delete(url).bearer_auth(&self.bearer), Effect::Repeatable)
            .await
            .map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_are_read_and_nonsense_is_none() {
        let hint = read(br#"{"eDeliveryAddress":"AE:PL-1","notificationType":"NewEvidence","electronicCount":2,"notification":[{"id":"e-1","type":"D.1"},7,{"x":1}]}"#);
        let wanted = Hint {
            address: "AE:PL-1".into(),
            kind: "NewEvidence".into(),
            waiting: Some(2),
            ids: vec!["e-1".into()],
        };
        assert_eq!(hint, Some(wanted));
        let made = read(br#"{"eDeliveryAddress":"a","notificationType":"t","electronicCount":"?","notification":[{"messageTaskId":"t-1"}]}"#);
        assert_eq!(made.map(|hint| (hint.ids, hint.waiting)), Some((vec!["t-1".to_owned()], None)));
        assert!(read(b"[]").is_none() && read(b"").is_none() && read(b"{}").is_none());
    }
}
