//! What an actor does in its office: deeds, questions, secrets; and the program itself as an actor.

use std::sync::Arc;

use super::Office;
use crate::actor::{Actor, Role, Who};
use crate::blob::Blobs;
use crate::deed::{Deed, Query, answer};
use crate::env::Env;
use crate::failure::Failure;
use crate::idempotency::Key;

/// The program itself as an actor: only for whoever has the operator's key, and for the runner of jobs, which is made with
/// it. No method of the actor, so that the compiler does not recommend it to whoever tries to forge one.
pub(crate) fn machine(office: &Arc<Office>, name: &'static str) -> Actor {
    let role = if name == "operator" { Role::Operator } else { Role::Machine };
    Actor {
        office: Arc::clone(office),
        who: Who::Machine(name),
        place: None,
        roles: [role].into(),
        scopes: None,
        form_token: None,
        temporary_password: false,
        has_factor: false,
        owes_factor: false,
        proved_at: None,
        misses: None,
        origin: Arc::from(""),
    }
}

impl Actor {
    /// A secret of the office's own, the same whenever it is asked for and kept nowhere: who has the database alone
    /// cannot know it. `purpose` keeps secrets for different uses apart.
    ///
    /// # Errors
    /// Never in practice: the key has the right length.
    pub fn derived_secret(&self, purpose: &str, of: uuid::Uuid, number: i64) -> Result<[u8; 32], Failure> {
        self.office.signing.derive(purpose, of, number)
    }

    /// Seals a secret that the program must read again, to the row with this id: the database alone does not give it away.
    ///
    /// # Errors
    /// Never in practice.
    pub fn seal(&self, env: &Env, row: uuid::Uuid, secret: &[u8]) -> Result<Vec<u8>, Failure> {
        self.office.sealing.seal(env, row, secret)
    }

    /// Opens what [`Actor::seal`] sealed to the row with this id.
    ///
    /// # Errors
    /// When it was sealed to another row, or under another key file.
    pub fn open_sealed(&self, row: uuid::Uuid, sealed: &[u8]) -> Result<Vec<u8>, Failure> {
        self.office.sealing.open(row, sealed)
    }

    /// Does a deed. With a key, a repeated request gets the first answer again.
    ///
    /// # Errors
    /// Everything in [`Failure`]; nothing is done then.
    pub async fn act<D: Deed + 'static>(&self, deed: D, key: Option<Key>) -> Result<D::Done, Failure> {
        self.act_on(deed, key, None).await
    }

    /// Does a deed on a thing as it was seen: in another version it is refused.
    ///
    /// # Errors
    /// As [`Actor::act`]; `kernel.changed-meanwhile`.
    pub async fn act_on<D: Deed + 'static>(
        &self,
        deed: D,
        key: Option<Key>,
        seen: Option<i64>,
    ) -> Result<D::Done, Failure> {
        if !self.in_scope(D::NAME) {
            return Err(Failure::Forbidden);
        }
        self.office.submit(self.clone(), deed, key, seen, false).await
    }

    /// Does one kind of deed to many things at once: each is judged and journalled by itself and fails by itself, and
    /// they share commits. Answers in the order of the deeds. With a key, a repeated request gets the first answers.
    pub async fn act_on_each<D: Deed + 'static>(
        &self,
        deeds: Vec<D>,
        key: Option<&Key>,
    ) -> Vec<Result<D::Done, Failure>> {
        let acts =
            deeds.into_iter().enumerate().map(|(at, deed)| self.act(deed, key.map(|key| key.of_part(at))));
        // Looked at in order, so they stand in the office's queue in order: numbers follow the list.
        futures_util::future::join_all(acts).await
    }

    /// Asks a question.
    ///
    /// # Errors
    /// Everything in [`Failure`].
    pub async fn see<Q: Query + 'static>(&self, query: Q) -> Result<Q::Answer, Failure> {
        if !self.in_scope(Q::NAME) {
            return Err(Failure::Forbidden);
        }
        let actor = self.clone();
        self.office.read(move |conn| answer(conn, &actor, &actor.office.shared.env, &query)).await
    }

    /// The blobs of the actor's office: put before a deed names them, read with what a query gave.
    pub fn blobs(&self) -> &Blobs {
        self.office.blobs()
    }
}
