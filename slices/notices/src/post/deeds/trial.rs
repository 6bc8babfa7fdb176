//! A trial message shows what the server truly answers.

use jiff::Timestamp;
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named, office_target};
use serde::Serialize;
use serde_json::json;

use super::PostEvent;
use crate::post::address::MailAddress;
use crate::post::model::MailServerView;
use crate::post::{jobs, rules, store};

/// Has a trial message sent; what the server answers stands beside its settings.
#[derive(Debug, Serialize)]
pub struct TryMailServer {
    /// To whom.
    pub to: String,
}

/// Notes how a trial message ended.
#[derive(Debug, Serialize)]
pub struct EndTrial {
    /// When it was asked for: a later one is not answered with it.
    pub asked: Timestamp,
    /// Did the server take it?
    pub good: bool,
    /// What the server said, or the code of a fault.
    pub answer: String,
}

named!(TryMailServer, "notices.try-mail-server", [(Administrator, Colleague)]);
named!(EndTrial, "notices.end-trial", [(Machine, Colleague)]);

impl Deed for TryMailServer {
    type Target = MailServerView;
    type Event = PostEvent;
    type Done = ();

    office_target!(MailServerView, |_, db| Ok(store::server(db)?));

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        server: MailServerView,
    ) -> Result<Committed<Self>, Failure> {
        let to = MailAddress::read(&self.to, "to")?;
        let now = granted.env().now();
        store::ask_trial(&mut granted, server.id, &to.to_string(), now)?;
        granted.queue(jobs::TRIAL, &json!({ "asked": now }))?;
        granted.commit(&PostEvent::MailServerTried { host: server.host }, ())
    }
}

impl Deed for EndTrial {
    type Target = MailServerView;
    type Event = PostEvent;
    type Done = ();

    office_target!(MailServerView, |_, db| Ok(store::server(db)?));

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        server: MailServerView,
    ) -> Result<Committed<Self>, Failure> {
        let answer = rules::answer(&self.answer);
        if !store::end_trial(&mut granted, (server.id, self.asked), self.good, &answer)? {
            return Err(Refusal::state("notices.trial-ended").into());
        }
        granted.commit(&PostEvent::TrialEnded { good: self.good }, ())
    }
}
