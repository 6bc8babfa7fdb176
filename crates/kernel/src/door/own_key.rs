//! Keys of one's own for one narrow thing, for example the feed of one's calendar. They are kept as the keys of integrations are,
//! stand in the administrator's list, and end with the post.

use crate::own_target;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jiff::SignedDuration;
use serde::Serialize;

use super::deeds::{DoorEvent, EVERYBODY, TokenLine};
use super::hash;
use crate::actor::{Actor, Right};
use crate::deed::{Committed, Deed, Granted, Named};
use crate::failure::{Failure, StoreError};
use crate::id::{HoldingId, TokenId};
use crate::sql::{Change, Row, Select};
use crate::tx::{Reads, Writes};
use crate::vals;

static ISSUE: Change = Change::new(
    "INSERT INTO kernel_token (office, id, token_hash, holding, name, scopes, created_at, expires_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
);
static END: Change = Change::new(
    "UPDATE kernel_token SET revoked_at = $4 WHERE office = $1 AND holding = $2 AND scopes = $3 AND revoked_at IS NULL",
);
static LIVE: Select = Select::new(
    "SELECT t.id, t.name, t.scopes, t.created_at, t.expires_at, t.revoked_at, u.used_on FROM kernel_token t \
     LEFT JOIN kernel_token_use u ON u.office = t.office AND u.token = t.id WHERE t.office = $1 AND t.holding = $2 \
     AND t.scopes = $3 AND t.revoked_at IS NULL AND t.expires_at > $4 ORDER BY t.created_at DESC LIMIT 20",
);

pub(super) fn statements() -> [&'static str; 3] {
    [ISSUE.words(), END.words(), LIVE.words()]
}

/// Gives the actor a key of their own for one query; those they had for it before end. A step of the deed that says what for: no
/// route does it, so nobody names the query but the program itself.
#[derive(Serialize)]
pub struct IssueOwnKey {
    /// Id of the new key.
    pub token: TokenId,
    /// SHA-256 of the secret part.
    #[serde(skip)]
    pub secret_hash: [u8; 32],
    /// For people: what it is for.
    pub name: &'static str,
    /// The one query that it may ask.
    pub query: &'static str,
    /// Valid for so many days.
    pub days: u16,
}

impl Named for IssueOwnKey {
    const NAME: &'static str = "kernel.issue-own-key";
    const RIGHTS: &'static [Right] = EVERYBODY;
}

impl Deed for IssueOwnKey {
    type Target = HoldingId;
    type Event = DoorEvent;
    type Done = ();
    const CRITICAL: bool = true;

    own_target!(HoldingId, |_, db| Ok(db.actor().own_holding()));

    fn run(&self, mut granted: Granted<'_, Self>, holding: HoldingId) -> Result<Committed<Self>, Failure> {
        let now = granted.env().now();
        let until = now + SignedDuration::from_hours(24 * i64::from(self.days));
        granted.change(&END, vals![granted.office(), holding, self.query, now])?;
        let args =
            vals![granted.office(), self.token, self.secret_hash, holding, self.name, self.query, now, until];
        granted.change_one(&ISSUE, args)?;
        let (name, scopes) = (self.name.to_owned(), self.query.to_owned());
        granted.commit(&DoorEvent::TokenIssued { token: self.token, name, scopes }, ())
    }
}

/// Ends the actor's own keys for one query. A step as [`IssueOwnKey`] is.
#[derive(Serialize)]
pub struct EndOwnKeys {
    /// The query.
    pub query: &'static str,
}

impl Named for EndOwnKeys {
    const NAME: &'static str = "kernel.end-own-keys";
    const RIGHTS: &'static [Right] = EVERYBODY;
}

impl Deed for EndOwnKeys {
    /// The holding and the newest of the keys; without any there is nothing to end.
    type Target = (HoldingId, TokenId);
    type Event = DoorEvent;
    type Done = ();

    own_target!(Self::Target, |deed, db| {
        let Some(holding) = db.actor().own_holding() else { return Ok(None) };
        let keys = own_keys(db, holding, deed.query)?;
        Ok(keys.first().map(|key| (holding, key.id)))
    });

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (holding, token): Self::Target,
    ) -> Result<Committed<Self>, Failure> {
        let now = granted.env().now();
        granted.change(&END, vals![granted.office(), holding, self.query, now])?;
        granted.commit(&DoorEvent::TokenRevoked { token }, ())
    }
}

/// The live keys of a holding for one query, the newest first. Ask for the asker's own holding only.
///
/// # Errors
/// What the database answers.
pub fn own_keys(db: &mut dyn Reads, holding: HoldingId, query: &str) -> Result<Vec<TokenLine>, StoreError> {
    let now = db.env().now();
    let line = |row: &Row| {
        Ok(TokenLine {
            id: row.get("id")?,
            name: row.get("name")?,
            holder: None,
            scopes: row.get("scopes")?,
            created_at: row.get("created_at")?,
            expires_at: row.get("expires_at")?,
            revoked_at: row.get("revoked_at")?,
            used_on: row.get("used_on")?,
        })
    };
    db.rows(&LIVE, vals![db.office(), holding, query, now])?.iter().map(line).collect()
}

impl Actor {
    /// A step that issues a key of one's own for a query, and the key's text, which is kept nowhere.
    pub fn new_own_key(&self, name: &'static str, query: &'static str, days: u16) -> (IssueOwnKey, String) {
        let env = self.office.env();
        let secret = BASE64_URL_SAFE_NO_PAD.encode(env.new_secret());
        let (token, secret_hash) = (env.new_id(), hash(&secret));
        (
            IssueOwnKey { token, secret_hash, name, query, days },
            format!("obieg.{}.{secret}", self.office.key()),
        )
    }
}
