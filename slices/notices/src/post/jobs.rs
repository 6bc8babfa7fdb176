//! The jobs that send: the outbox calls them, between two commits.

use std::future::Future;
use std::pin::Pin;

use jiff::Timestamp;
use obieg_kernel::job::{Call, Ended, Handler, Job, Outcome};
use obieg_kernel::{Env, Failure, Named};
use obieg_web::Words;
use serde::Deserialize;

use super::address::MailAddress;
use super::deeds::{BeginDigest, EndDigest, EndTrial};
use super::letter::{self, Parts};
use super::model::{DigestId, DigestState, Prepared};
use super::queries::{OpenMailServer, PrepareDigest};
use super::rules;
use super::smtp::{self, End, Server};

/// The kind of job that sends a daily e-mail.
pub const DIGEST: &str = "notices.digest";
/// The kind of job that sends a trial message.
pub const TRIAL: &str = "notices.trial";

/// What both need.
#[derive(Clone)]
pub struct Post {
    words: Words,
    env: Env,
    loopback: bool,
}

impl Post {
    /// With these words and this clock; `loopback` for tests: servers on this computer and no others.
    pub fn new(words: Words, env: Env, loopback: bool) -> Self {
        Self { words, env, loopback }
    }

    /// The office's server; none is set.
    async fn server(&self, job: &Job) -> Result<Option<Server>, Failure> {
        let Some((view, password)) = job.machine.see(OpenMailServer).await? else { return Ok(None) };
        let password = String::from_utf8(password).map_err(Failure::internal)?;
        Ok(Some(Server { view, password, loopback: self.loopback }))
    }
}

/// Sends daily e-mails.
pub struct Digest(pub Post);

/// Sends trial messages.
pub struct Trial(pub Post);

#[derive(Deserialize)]
struct DigestJob {
    digest: DigestId,
}

#[derive(Deserialize)]
struct TrialJob {
    asked: Timestamp,
}

impl Digest {
    async fn carry_out(&self, job: &Job, ended: &mut Ended) -> Result<(), Failure> {
        let DigestJob { digest } = serde_json::from_value(job.payload.clone()).map_err(Failure::internal)?;
        let holder = job.holder.as_ref().ok_or(Failure::Hidden)?;
        let prepared = holder.see(PrepareDigest { digest }).await?;
        match prepared.state {
            DigestState::Queued => self.send(job, digest, &prepared, ended).await,
            // The program ended between the two commits around the call: it may have arrived.
            DigestState::Sending => end(job, digest, DigestState::Unclear, "broken-off".to_owned()).await,
            _ => Ok(()),
        }
    }

    async fn send(
        &self,
        job: &Job,
        digest: DigestId,
        prepared: &Prepared,
        ended: &mut Ended,
    ) -> Result<(), Failure> {
        if prepared.lines.is_empty() {
            return end(job, digest, DigestState::Empty, String::new()).await;
        }
        let Some(server) = self.0.server(job).await? else {
            return end(job, digest, DigestState::Failed, "no-server".to_owned()).await;
        };
        let (from, to) = addresses(&server.view.sender, &prepared.address)?;
        let (subject, body) =
            letter::told(&self.0.words, &prepared.lines, server.view.detail, &server.view.link);
        let parts = Parts { from: &from, to: &to, subject, body, id: digest.uuid(), at: prepared.queued_at };
        let message = letter::written(parts)?;
        job.machine.act(BeginDigest { digest }, None).await?;
        let began = self.0.env.now();
        let sent = smtp::send(&server, &from, &to, &message).await;
        ended.calls.push(call(&self.0.env, began, DIGEST, &sent));
        let (state, answer) = match sent {
            End::Taken(said) => (DigestState::Sent, said),
            End::Refused(said) => (DigestState::Refused, said),
            End::Unclear(what) => (DigestState::Unclear, what),
            End::Later(what) => (rules::after_failure(prepared.queued_at, self.0.env.now()), what),
        };
        if state == DigestState::Queued {
            ended.outcome = Outcome::Failed("mail-server".to_owned());
        }
        end(job, digest, state, answer).await
    }
}

async fn end(job: &Job, digest: DigestId, state: DigestState, answer: String) -> Result<(), Failure> {
    job.machine.act(EndDigest { digest, state, answer }, None).await
}

fn addresses(from: &str, to: &str) -> Result<(MailAddress, MailAddress), Failure> {
    Ok((MailAddress::read(from, "sender")?, MailAddress::read(to, "address")?))
}

fn call(env: &Env, began: Timestamp, what: &str, end: &End) -> Call {
    let took = env.now().duration_since(began).as_millis();
    let fault = match end {
        End::Taken(_) => None,
        End::Refused(_) => Some("refused"),
        End::Later(_) => Some("mail-server"),
        End::Unclear(_) => Some("unclear"),
    };
    Call {
        id: env.new_uuid(),
        at: began,
        what: what.to_owned(),
        fault: fault.map(str::to_owned),
        took_ms: i64::try_from(took).unwrap_or(i64::MAX),
    }
}

impl Trial {
    async fn carry_out(&self, job: &Job, ended: &mut Ended) -> Result<(), Failure> {
        let TrialJob { asked } = serde_json::from_value(job.payload.clone()).map_err(Failure::internal)?;
        let Some(server) = self.0.server(job).await? else { return Ok(()) };
        // Only the last trial is sent: of an earlier one, or one that ended, nobody waits for an answer.
        let last = server.view.trial.clone().filter(|trial| trial.at == asked && trial.ended_at.is_none());
        let Some(trial) = last else { return Ok(()) };
        let (from, to) = addresses(&server.view.sender, &trial.to)?;
        let words = &self.0.words;
        let (subject, body) =
            (words.t("notices-trial-subject").to_owned(), format!("{}\n", words.t("notices-trial-body")));
        let parts = Parts { from: &from, to: &to, subject, body, id: job.id.uuid(), at: asked };
        let message = letter::written(parts)?;
        let began = self.0.env.now();
        let sent = smtp::send(&server, &from, &to, &message).await;
        ended.calls.push(call(&self.0.env, began, TRIAL, &sent));
        let (good, answer) = match sent {
            End::Taken(said) => (true, said),
            End::Refused(said) | End::Later(said) | End::Unclear(said) => (false, said),
        };
        match job.machine.act(EndTrial { asked, good, answer }, None).await {
            Err(Failure::Refused(_)) | Ok(()) => Ok(()),
            Err(failure) => Err(failure),
        }
    }
}

/// What is the same for both: they run once, and what fails in the record is tried again.
macro_rules! handles {
    ($handler:ident, $kind:ident, $scopes:expr) => {
        impl Handler for $handler {
            fn kind(&self) -> &'static str {
                $kind
            }

            fn scopes(&self) -> &'static [&'static str] {
                $scopes
            }

            fn run(&self, job: Job) -> Pin<Box<dyn Future<Output = Ended> + Send + '_>> {
                Box::pin(async move {
                    let mut ended = Ended { cursor: None, calls: Vec::new(), outcome: Outcome::Done };
                    if let Err(failure) = self.carry_out(&job, &mut ended).await {
                        ended.outcome = Outcome::Failed(failure.code().to_owned());
                    }
                    ended
                })
            }
        }
    };
}

handles!(Digest, DIGEST, &[PrepareDigest::NAME]);
handles!(Trial, TRIAL, &[]);
