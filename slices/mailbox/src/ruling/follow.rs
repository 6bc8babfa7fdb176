//! The job that applies the rules: it follows the journal and asks them about every message that was taken.
//!
//! Not in the transaction that takes: a message must be in the record before it is marked at its server, whatever a rule finds.
//! Exactly once all the same: the deed decides only about a message that nobody decided about, in one commit, so a repetition
//! after a kill, or a person in between, finds it done.

use obieg_intake::notes;
use obieg_kernel::job::{Follower, Job};
use obieg_kernel::journal::feed::{CloudEvent, ListEvents};
use obieg_kernel::{Env, Failure, Refusal};
use obieg_web::Words;

use super::deeds::{ApplyMailRules, HoldMessage};
use super::model::{RuledTo, Ruling};
use super::queries::AskMailRules;
use crate::model::{Held, MessageId};
use crate::proposal;

/// The kind of job.
pub const KIND: &str = "mailbox.apply";

/// Entries read at a time.
const READ: i64 = 100;

/// After this a message may be ready.
const TAKEN: &str = "pl.obieg.MessageTaken";

/// What says that not all of an archive could be taken out.
const NOT_UNPACKED: [&str; 7] = [
    notes::PACKED_DEEP,
    notes::PACKED_MANY,
    notes::PACKED_LARGE,
    notes::PACKED_BOMB,
    notes::PACKED_SEALED,
    notes::PACKED_TRICK,
    notes::PACKED_BROKEN,
];

/// Applies the rules.
pub struct Apply {
    words: Words,
    env: Env,
}

impl Apply {
    /// With the words for what a message leaves unsaid.
    pub fn new(words: Words, env: Env) -> Self {
        Self { words, env }
    }
}

impl Follower for Apply {
    const KIND: &'static str = KIND;

    async fn follow(&self, job: &Job, cursor: &mut Option<i64>) -> Result<(), Failure> {
        let page = job.machine.see(ListEvents { after: job.cursor, limit: READ }).await?;
        for event in &page.events {
            if !job.may_go_on() {
                return Ok(());
            }
            self.one(job, event).await?;
            *cursor = event.id.parse().ok();
        }
        Ok(())
    }
}

impl Apply {
    async fn one(&self, job: &Job, event: &CloudEvent) -> Result<(), Failure> {
        let Some(message) = event.subject.filter(|_| event.kind == TAKEN) else { return Ok(()) };
        let message = MessageId::from_uuid(message);
        match job.machine.see(AskMailRules { message }).await {
            Ok(Ruling::None) | Err(Failure::Hidden) => Ok(()),
            Ok(Ruling::Held { why }) => hold(job, message, why).await,
            Ok(ruling) => match self.decide(job, message, ruling).await {
                Err(Failure::Refused(list)) => refused(job, message, list).await,
                Err(Failure::Hidden | Failure::Forbidden) => hold(job, message, Held::Refused).await,
                other => other,
            },
            Err(failure) => Err(failure),
        }
    }

    async fn decide(&self, job: &Job, message: MessageId, ruling: Ruling) -> Result<(), Failure> {
        let Ruling::By { rule, version, outcome, original, came_at } = ruling else { return Ok(()) };
        let mut deed = ApplyMailRules { message, rule, version, draft: None, files: Vec::new() };
        if outcome != RuledTo::LeaveOut {
            let received_on = self.env.date_of(came_at);
            let reading = proposal::reading(&job.machine, &self.words, &original, received_on).await?;
            if reading.notes.iter().any(|note| NOT_UNPACKED.contains(note)) {
                return hold(job, message, Held::Unreadable).await;
            }
            let (draft, files) = proposal::taken_up(&job.machine, &self.words, reading).await?;
            (deed.draft, deed.files) = (Some(draft).filter(|_| outcome == RuledTo::Register), files);
        }
        job.machine.act(deed, None).await
    }
}

/// What was refused waits for people, who are told why; what changed while it was prepared is asked anew.
async fn refused(job: &Job, message: MessageId, list: Vec<Refusal>) -> Result<(), Failure> {
    let code = list.first().map_or("", |one| one.code);
    match code {
        "kernel.changed-meanwhile" => Err(Failure::Refused(list)),
        // A person decided, or took the rule away.
        "mailbox.decided-before" | "mailbox.rule-none" => Ok(()),
        "mailbox.rule-danger" => hold(job, message, Held::Danger).await,
        "registry.looks-duplicate" => hold(job, message, Held::Repeated).await,
        _ => hold(job, message, Held::Refused).await,
    }
}

/// A refusal here means that people were told before, or decided.
async fn hold(job: &Job, message: MessageId, why: Held) -> Result<(), Failure> {
    match job.machine.act(HoldMessage { message, why }, None).await {
        Ok(()) | Err(Failure::Refused(_) | Failure::Hidden) => Ok(()),
        Err(failure) => Err(failure),
    }
}
