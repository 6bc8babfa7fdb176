//! How a rule stands, whatever it decides about: its number and place, who answers for it and who approved it. Rules of other
//! slices stand the same way.

use jiff::Timestamp;
use obieg_kernel::id::{HoldingId, PersonId};
use obieg_kernel::sql::Row;
use obieg_kernel::{Actor, Failure, Reads, Refusal, RefusalKind, StoreError};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::model::RuleState;

/// How a rule stands.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Standing {
    /// The number that records name it by.
    pub number: i64,
    /// Its place among the rules; the first that fits decides.
    pub position: i64,
    /// Who wrote it as it stands: the person at a post.
    #[schema(value_type = String, format = Uuid)]
    pub author: HoldingId,
    /// The person.
    #[schema(value_type = String, format = Uuid)]
    pub author_person: PersonId,
    /// The author as of the deed.
    pub author_label: String,
    /// Who approved it as it stands.
    pub approver_label: Option<String>,
    /// When.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub approved_at: Option<Timestamp>,
    /// Is it put on? It works only when it is approved too.
    pub is_on: bool,
    /// Version: approving names the one that was read.
    pub version: i64,
}

/// The columns of a standing, as [`Standing::read`] reads them.
#[macro_export]
macro_rules! standing_columns {
    () => {
        "number, position, author, author_person, author_label, approver_label, approved_at, is_on, version"
    };
}

impl Standing {
    /// Of a rule that is written now: it waits for approval.
    ///
    /// # Errors
    /// Whoever acts is no person at a post; what the database answers.
    pub fn proposed(
        db: &mut dyn Reads,
        actor: &Actor,
        (number, position): (i64, i64),
    ) -> Result<Self, Failure> {
        let (author, author_person, author_label) = writer(db, actor)?;
        Ok(Self {
            number,
            position,
            author,
            author_person,
            author_label,
            approver_label: None,
            approved_at: None,
            is_on: true,
            version: 1,
        })
    }

    /// Of the same rule after it was written anew: its approval is gone.
    ///
    /// # Errors
    /// As [`Standing::proposed`].
    pub fn rewritten(&self, db: &mut dyn Reads, actor: &Actor) -> Result<Self, Failure> {
        let anew = Self::proposed(db, actor, (self.number, self.position))?;
        Ok(Self { is_on: self.is_on, version: self.version.saturating_add(1), ..anew })
    }

    /// Reads [`standing_columns!`].
    ///
    /// # Errors
    /// What the database answers.
    pub fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            number: row.get("number")?,
            position: row.get("position")?,
            author: row.get("author")?,
            author_person: row.get("author_person")?,
            author_label: row.get("author_label")?,
            approver_label: row.get("approver_label")?,
            approved_at: row.get("approved_at")?,
            is_on: row.get("is_on")?,
            version: row.get("version")?,
        })
    }

    /// Where it stands.
    pub fn state(&self) -> RuleState {
        match (&self.approver_label, self.is_on) {
            (None, _) => RuleState::Proposed,
            (Some(_), true) => RuleState::Working,
            (Some(_), false) => RuleState::Off,
        }
    }

    /// Is it asked in a dry run of all rules: does it work, or would it once it is approved?
    pub fn is_tried(&self) -> bool {
        self.is_on && self.state() != RuleState::Off
    }

    /// It waits, and this person wrote it: somebody else must look.
    pub fn is_own(&self, person: Option<PersonId>) -> bool {
        self.state() == RuleState::Proposed && person == Some(self.author_person)
    }

    /// May somebody approve it? Only a rule that waits, and never the person who wrote it, at whatever post.
    ///
    /// # Errors
    /// `routing.not-proposed`, `routing.own-rule`.
    pub fn may_approve(&self, person: Option<PersonId>) -> Result<(), Refusal> {
        if self.state() != RuleState::Proposed {
            return Err(Refusal::state("routing.not-proposed").with("n", self.number));
        }
        if person.is_none_or(|person| person == self.author_person) {
            return Err(Refusal::state("routing.own-rule").with("n", self.number));
        }
        Ok(())
    }

    /// Who approves it now, as records name them: in the version that was read, and never the person who wrote it.
    ///
    /// # Errors
    /// Those of [`Standing::must_be`], [`Standing::may_approve`] and [`writer`].
    pub fn approver(&self, db: &mut dyn Reads, actor: &Actor, version: i64) -> Result<String, Failure> {
        self.must_be(version)?;
        self.may_approve(actor.person())?;
        Ok(writer(db, actor)?.2)
    }

    /// The rule that stands right above this one among all in their order.
    ///
    /// # Errors
    /// `routing.first-already`.
    pub fn above<'r, R>(&self, all: &'r [R], standing: fn(&R) -> &Self) -> Result<&'r R, Refusal> {
        let above = all.iter().rev().find(|other| standing(other).position < self.position);
        above.ok_or_else(|| Refusal::state("routing.first-already").with("n", self.number))
    }

    /// The version that was read must be the one that is there.
    ///
    /// # Errors
    /// `kernel.changed-meanwhile`.
    pub fn must_be(&self, version: i64) -> Result<(), Refusal> {
        if self.version == version {
            return Ok(());
        }
        Err(Refusal::of(RefusalKind::Stale, "kernel.changed-meanwhile"))
    }
}

/// Who writes or approves: post, person, and how records name them.
///
/// # Errors
/// Whoever acts is no person at a post; what the database answers.
pub fn writer(db: &mut dyn Reads, actor: &Actor) -> Result<(HoldingId, PersonId, String), Failure> {
    let (Some(holding), Some(person)) = (actor.holding(), actor.person()) else {
        return Err(Failure::Forbidden);
    };
    let standing = obieg_people::store::find_standing(db, holding)?.ok_or(Failure::Forbidden)?;
    // Of a substitute the absent one's post is the author, and the record says who wrote.
    let label = if actor.own_holding() == Some(holding) {
        standing.label()
    } else {
        format!("{}: {}", standing.label(), actor.signature())
    };
    Ok((holding, person, label))
}

/// The place behind the last of the rules that are there, or why there is none.
///
/// # Errors
/// `routing.rules-many`.
pub fn last_place<'s>(rules: impl Iterator<Item = &'s Standing>, most: usize) -> Result<i64, Refusal> {
    let (count, last) =
        rules.fold((0usize, 0i64), |(count, last), one| (count.saturating_add(1), last.max(one.position)));
    if count >= most {
        return Err(Refusal::state("routing.rules-many").with("most", most));
    }
    Ok(last.saturating_add(1))
}

/// What a store of rules does with standings: the statements and functions for one table of rules, and for the job that applies
/// them. Their words belong into the store's `statements()`.
#[macro_export]
macro_rules! keeps_rules {
    ($rules:literal, $follower:literal, $id:ty) => {
        static APPROVE: obieg_kernel::Change = obieg_kernel::Change::new(concat!(
            "UPDATE ",
            $rules,
            " SET approver_label = $4, approved_at = $5, version = version + 1 \
             WHERE office = $1 AND id = $2 AND version = $3 AND approver_label IS NULL"
        ));
        static SWITCH: obieg_kernel::Change = obieg_kernel::Change::new(concat!(
            "UPDATE ",
            $rules,
            " SET is_on = $4, version = version + 1 WHERE office = $1 AND id = $2 AND version = $3"
        ));
        static PLACE: obieg_kernel::Change = obieg_kernel::Change::new(concat!(
            "UPDATE ",
            $rules,
            " SET position = $3 WHERE office = $1 AND id = $2"
        ));
        static FOLLOWS: obieg_kernel::Change =
            obieg_kernel::Change::new(concat!("INSERT INTO ", $follower, " (office, job) VALUES ($1, $2)"));
        static FOLLOWER: obieg_kernel::Select =
            obieg_kernel::Select::new(concat!("SELECT job FROM ", $follower, " WHERE office = $1"));

        /// Notes who approved a rule in this version.
        pub(crate) fn approve(
            db: &mut dyn obieg_kernel::Writes,
            (rule, version): ($id, i64),
            by: &str,
        ) -> Result<(), obieg_kernel::StoreError> {
            let now = db.env().now();
            db.change_one(&APPROVE, obieg_kernel::vals![db.office(), rule, version, by, now])
        }

        /// Puts a rule off or on in this version.
        pub(crate) fn switch(
            db: &mut dyn obieg_kernel::Writes,
            (rule, version): ($id, i64),
            on: bool,
        ) -> Result<(), obieg_kernel::StoreError> {
            db.change_one(&SWITCH, obieg_kernel::vals![db.office(), rule, version, on])
        }

        /// Puts a rule in a place among the others.
        pub(crate) fn place(
            db: &mut dyn obieg_kernel::Writes,
            rule: $id,
            position: i64,
        ) -> Result<(), obieg_kernel::StoreError> {
            db.change_one(&PLACE, obieg_kernel::vals![db.office(), rule, position])
        }

        /// Begins the job that applies the rules to what comes from now on, or wakes the one there is.
        pub(crate) fn follow<D: obieg_kernel::Deed>(
            granted: &mut obieg_kernel::Granted<'_, D>,
            kind: &'static str,
        ) -> Result<(), obieg_kernel::StoreError> {
            use obieg_kernel::{Reads, Writes};
            let there = granted.first(&FOLLOWER, obieg_kernel::vals![granted.office()])?;
            if let Some(row) = there {
                return granted.rouse(row.get("job")?);
            }
            let job: obieg_kernel::id::JobId = granted.env().new_id();
            granted.follow_itself(job, kind)?;
            granted.change_one(&FOLLOWS, obieg_kernel::vals![granted.office(), job])
        }
    };
}
