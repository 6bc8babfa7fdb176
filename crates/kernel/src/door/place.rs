//! In whose name a person works: at which of their posts, or for somebody who is away.
//!
//! A substitute gets post, reach and roles of the absent one, without administering; person, entry and second steps stay
//! their own. Whether a substitution is in force is asked at every request, so it ends by itself with its last day.

use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

use super::deeds::{EVERYBODY, Holder, holder, of_session, own};
use super::{hash, roles_of, standing_of};
use crate::actor::{Actor, Place, Relation, Right, Role};
use crate::deed::{Committed, Deed, Granted, Lookup, Named};
use crate::engine::Conn;
use crate::failure::{Failure, Refusal, StoreError};
use crate::id::{HoldingId, OfficeId, PersonId, SessionId, SubstitutionId};
use crate::journal::Event;
use crate::office::Kernel;
use crate::sql::{Change, Row, Select};
use crate::tx::{Reads, Writes};
use crate::vals;

// The absent one at the post, while the substitution is in force and the post is theirs.
static PLACE: Select = Select::new(
    "SELECT a.id, v.holding, v.person, v.post, v.unit, v.unit_number, v.unit_code, v.person_name, v.post_title, v.roles \
     FROM people_substitution a JOIN people_standing v ON v.office = a.office AND v.holding = a.holding \
     WHERE a.office = $1 AND a.id = $2 AND a.substitute = $3 AND a.valid_from <= $4 AND a.valid_to >= $4 \
     AND a.taken_back_at IS NULL AND v.valid_from <= $4 AND (v.valid_to IS NULL OR v.valid_to >= $4)",
);
static HELD: Select = Select::new(
    "SELECT person_name, post_title, unit_code FROM people_standing WHERE office = $1 AND holding = $2 AND person = $3 \
     AND valid_from <= $4 AND (valid_to IS NULL OR valid_to >= $4)",
);
static STAND_IN: Change =
    Change::new("UPDATE kernel_session SET acts_for = $3 WHERE office = $1 AND id = $2 AND ended_at IS NULL");
static STAND_DOWN: Change = Change::new(
    "UPDATE kernel_session SET acts_for = NULL WHERE office = $1 AND id = $2 AND ended_at IS NULL",
);
// A session stays with the holding in which it began: whoever asks later whether anybody ever acted at a post finds it. So
// another post is another session, as old as the one before, with a secret of its own.
static GO_ON: Change = Change::new(
    "INSERT INTO kernel_session (office, id, token_hash, form_token, holding, started_at, seen_at, proved_at, origin, device, \
     missed, missed_at, missed_way) \
     SELECT office, $3, $4, $5, $6, started_at, $7, proved_at, origin, device, missed, missed_at, missed_way FROM kernel_session \
     WHERE office = $1 AND id = $2 AND ended_at IS NULL",
);
static END: Change =
    Change::new("UPDATE kernel_session SET ended_at = $3 WHERE office = $1 AND id = $2 AND ended_at IS NULL");

pub(super) fn statements() -> [&'static str; 6] {
    [PLACE.words(), HELD.words(), STAND_IN.words(), STAND_DOWN.words(), GO_ON.words(), END.words()]
}

/// The place that a substitution gives to this person on this day.
pub(super) fn find(
    conn: &mut Conn,
    office: OfficeId,
    substitution: SubstitutionId,
    substitute: PersonId,
    today: Date,
) -> Result<Option<Row>, StoreError> {
    Ok(conn.rows(&PLACE, vals![office, substitution, substitute, today])?.into_iter().next())
}

/// Puts the actor in the place: everything of the post, except administering.
pub(super) fn take(actor: &mut Actor, row: &Row) -> Result<(), StoreError> {
    let mut roles = roles_of(row)?;
    roles.remove(&Role::Administrator);
    actor.roles = roles;
    actor.place = Some(Box::new(Place { substitution: row.get("id")?, absent: standing_of(row)? }));
    Ok(())
}

/// The token of the session's forms says for whom they were opened: what is filled in for somebody is not sent in one's own
/// name after the substitution has ended, nor the other way round.
pub(super) fn form_token(actor: &Actor) -> Option<String> {
    let token = actor.form_token.clone()?;
    Some(match actor.substitution() {
        Some(substitution) => format!("{token}.{}", substitution.uuid().simple()),
        None => token,
    })
}

impl Actor {
    /// A deed that lets the person of a session work on at another of their posts, and the secret for its cookie.
    pub fn change_post(&self, session: SessionId, holding: HoldingId) -> (ChangePost, String) {
        let env = self.office.env();
        let secret = BASE64_URL_SAFE_NO_PAD.encode(env.new_secret());
        let deed = ChangePost {
            session,
            next: env.new_id(),
            token_hash: hash(&secret).to_vec(),
            form_token: BASE64_URL_SAFE_NO_PAD.encode(env.new_secret()),
            holding,
        };
        (deed, format!("{}.{secret}", self.office.key()))
    }
}

impl Kernel {
    /// The actor of an integration's token in the place of somebody who is away: the scopes of the token, the rights of the
    /// absent one's post.
    ///
    /// # Errors
    /// `kernel.no-substitution` when there is none in force for the token's person; what the database answers.
    pub async fn in_place_of(&self, actor: &Actor, substitution: SubstitutionId) -> Result<Actor, Failure> {
        let person = actor.person().ok_or(Failure::Hidden)?;
        let (office, id, today) = (Arc::clone(&actor.office), actor.office.id(), self.env().today());
        let found = office.read(move |conn| Ok(find(conn, id, substitution, person, today)?)).await?;
        let row = found.ok_or_else(|| Refusal::input("kernel.no-substitution").on("Obieg-Substitution"))?;
        let mut actor = actor.clone();
        take(&mut actor, &row)?;
        Ok(actor)
    }
}

/// In whose name a session works from now on.
#[derive(Serialize)]
#[serde(untagged)]
pub enum PlaceEvent {
    /// For somebody who is away.
    StoodIn {
        /// The session.
        session: SessionId,
        /// By which substitution.
        substitution: SubstitutionId,
        /// For whom.
        name: String,
    },
    /// In the person's own name again.
    StoodDown {
        /// The session.
        session: SessionId,
    },
    /// At another post of the person, in a session that takes the place of this one.
    PostChanged {
        /// The session that ended.
        before: SessionId,
        /// The one that goes on.
        session: SessionId,
        /// At which post.
        holding: HoldingId,
        /// As it is called.
        post: String,
    },
}

impl Event for PlaceEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::StoodIn { .. } => "StoodIn",
            Self::StoodDown { .. } => "StoodDown",
            Self::PostChanged { .. } => "PostChanged",
        }
    }
    fn about(&self) -> Vec<Uuid> {
        match self {
            Self::StoodIn { session, substitution, .. } => vec![session.uuid(), substitution.uuid()],
            Self::StoodDown { session } => vec![session.uuid()],
            Self::PostChanged { before, session, holding, .. } => {
                vec![before.uuid(), session.uuid(), holding.uuid()]
            }
        }
    }
}

/// Lets the session act for somebody who is away, until the person comes back to their own name or the substitution ends.
#[derive(Serialize)]
pub struct StandIn {
    /// The session.
    pub session: SessionId,
    /// The substitution, in force today and given to the person of the session.
    pub substitution: SubstitutionId,
}

/// Brings the session back to the person's own name.
#[derive(Serialize)]
pub struct StandDown {
    /// The session.
    pub session: SessionId,
}

/// Lets a person work on at another of their posts. Made by [`Actor::change_post`].
#[derive(Serialize)]
pub struct ChangePost {
    /// The session.
    pub session: SessionId,
    /// The one that takes its place.
    next: SessionId,
    #[serde(skip)]
    token_hash: Vec<u8>,
    #[serde(skip)]
    form_token: String,
    /// The post: a holding of the person in force today.
    pub holding: HoldingId,
}

impl Named for StandIn {
    const NAME: &'static str = "kernel.stand-in";
    const RIGHTS: &'static [Right] = EVERYBODY;
}
impl Named for StandDown {
    const NAME: &'static str = "kernel.stand-down";
    const RIGHTS: &'static [Right] = EVERYBODY;
}
impl Named for ChangePost {
    const NAME: &'static str = "kernel.change-post";
    const RIGHTS: &'static [Right] = EVERYBODY;
}

impl Deed for StandIn {
    /// The holder of the session, and the absent one.
    type Target = (Holder, String);
    type Event = PlaceEvent;
    type Done = ();

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<Self::Target>, Failure> {
        let Some(holder) = holder(db, self.session)? else { return Ok(None) };
        let (person, today) = (db.actor().person(), db.env().today());
        let row = db.first(&PLACE, vals![db.office(), self.substitution, person, today])?;
        let name = row.map(|row| row.get("person_name")).transpose()?;
        Ok(name.map(|name| (holder, name)))
    }
    fn relation(&self, actor: &Actor, (holder, _): &Self::Target) -> Relation {
        own(actor, holder)
    }
    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (_, name): Self::Target,
    ) -> Result<Committed<Self>, Failure> {
        granted.change_one(&STAND_IN, vals![granted.office(), self.session, self.substitution])?;
        let (session, substitution) = (self.session, self.substitution);
        granted.commit(&PlaceEvent::StoodIn { session, substitution, name }, ())
    }
}

impl Deed for StandDown {
    type Target = Holder;
    type Event = PlaceEvent;
    type Done = ();

    of_session!();

    fn run(&self, mut granted: Granted<'_, Self>, _: Holder) -> Result<Committed<Self>, Failure> {
        granted.change_one(&STAND_DOWN, vals![granted.office(), self.session])?;
        granted.commit(&PlaceEvent::StoodDown { session: self.session }, ())
    }
}

impl Deed for ChangePost {
    /// The holder of the session, and the post as it is called.
    type Target = (Holder, String);
    type Event = PlaceEvent;
    type Done = ();

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<Self::Target>, Failure> {
        let Some(holder) = holder(db, self.session)? else { return Ok(None) };
        let (person, today) = (db.actor().person(), db.env().today());
        let Some(row) = db.first(&HELD, vals![db.office(), self.holding, person, today])? else {
            return Ok(None);
        };
        let (title, unit): (String, String) = (row.get("post_title")?, row.get("unit_code")?);
        Ok(Some((holder, format!("{title} ({unit})"))))
    }
    fn relation(&self, actor: &Actor, (holder, _): &Self::Target) -> Relation {
        own(actor, holder)
    }
    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (_, post): Self::Target,
    ) -> Result<Committed<Self>, Failure> {
        let (office, now) = (granted.office(), granted.env().now());
        let (before, session, holding) = (self.session, self.next, self.holding);
        granted.change_one(
            &GO_ON,
            vals![office, before, session, self.token_hash, self.form_token, holding, now],
        )?;
        granted.change_one(&END, vals![office, before, now])?;
        granted.commit(&PlaceEvent::PostChanged { before, session, holding, post }, ())
    }
}
