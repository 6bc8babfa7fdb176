//! What comes by the clock and not by the journal: terms are looked at, old notices go, daily e-mails are put together.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use obieg_kernel::{Actor, Env, Failure};

use crate::deeds::{BeginNotices, ForgetNotices, LookAtTerms};
use crate::post::deeds::QueueDigests;

/// So often it is asked whose hour has come.
const ASKED: SignedDuration = SignedDuration::from_mins(5);

/// Looks after the notices of one office.
pub struct Watch {
    machine: Actor,
    env: Env,
    begun: bool,
    /// The day on which terms and old notices were dealt with.
    done_on: Option<Date>,
    /// When it was last asked whose hour has come.
    asked_at: Option<Timestamp>,
}

impl Watch {
    /// In the name of this machine.
    pub fn new(machine: Actor, env: Env) -> Self {
        Self { machine, env, begun: false, done_on: None, asked_at: None }
    }

    /// Does what is due: cheap when nothing is.
    ///
    /// # Errors
    /// What the database answers.
    pub async fn turn(&mut self) -> Result<(), Failure> {
        if !self.begun {
            passed(self.machine.act(BeginNotices, None).await)?;
            self.begun = true;
        }
        let today = self.env.today();
        if self.done_on != Some(today) {
            passed(self.machine.act(LookAtTerms, None).await)?;
            while passed(self.machine.act(ForgetNotices, None).await)?.is_some() {}
            self.done_on = Some(today);
        }
        let now = self.env.now();
        if self.asked_at.is_none_or(|at| now.duration_since(at) >= ASKED || at > now) {
            while passed(self.machine.act(QueueDigests, None).await)?.is_some() {}
            self.asked_at = Some(now);
        }
        Ok(())
    }
}

/// A refusal says that it was done before, perhaps by another program at the same database.
fn passed<T>(done: Result<T, Failure>) -> Result<Option<T>, Failure> {
    match done {
        Ok(done) => Ok(Some(done)),
        // Hidden: the office has no mail server.
        Err(Failure::Refused(_) | Failure::Hidden) => Ok(None),
        Err(failure) => Err(failure),
    }
}
