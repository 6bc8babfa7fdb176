//! A daily e-mail on its way: decided, begun, ended.

use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named, office_target};
use serde::Serialize;
use serde_json::json;

use super::PostEvent;
use crate::post::model::{DigestId, DigestRow, DigestState, MailServerView};
use crate::post::store::Due;
use crate::post::{jobs, rules, store};

/// For so many persons it is decided at a time.
const AT_A_TIME: i64 = 100;

/// Decides for those whose hour has come whether they get an e-mail today; refused when there is nobody, and on a day free of
/// work.
#[derive(Debug, Clone, Serialize)]
pub struct QueueDigests;

/// Says before the call that an e-mail is being handed over: whatever happens then, it is not sent a second time unnoticed.
#[derive(Debug, Clone, Serialize)]
pub struct BeginDigest {
    /// Which.
    pub digest: DigestId,
}

/// Notes how an attempt ended.
#[derive(Debug, Clone, Serialize)]
pub struct EndDigest {
    /// Which.
    pub digest: DigestId,
    /// How it stands now.
    pub state: DigestState,
    /// What the server said, or the code of a fault.
    pub answer: String,
}

named!(QueueDigests, "notices.queue-digests", [(Machine, Colleague)]);
named!(BeginDigest, "notices.begin-digest", [(Machine, Colleague)]);
named!(EndDigest, "notices.end-digest", [(Machine, Colleague)]);

impl Deed for QueueDigests {
    type Target = MailServerView;
    type Event = PostEvent;
    type Done = u64;

    office_target!(MailServerView, |_, db| Ok(store::server(db)?));

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        server: MailServerView,
    ) -> Result<Committed<Self>, Failure> {
        let nobody = || Refusal::state("notices.nobody-due");
        let now = granted.env().now().to_zoned(granted.env().zone().clone());
        let (today, hour) = (now.date(), i64::from(now.hour()));
        if !rules::is_sent_on(today) {
            return Err(nobody().into());
        }
        let due = store::due(&mut granted, (today, hour), server.hour, AT_A_TIME)?;
        if due.is_empty() {
            return Err(nobody().into());
        }
        let mut digests = Vec::new();
        for one in &due {
            digests.extend(decide(&mut granted, one)?);
        }
        let persons = u64::try_from(due.len()).unwrap_or(u64::MAX);
        granted.commit(&PostEvent::DigestsQueued { digests, persons }, persons)
    }
}

/// An e-mail where there is something to tell, in the name of a post of the person.
fn decide(granted: &mut Granted<'_, QueueDigests>, due: &Due) -> Result<Option<DigestId>, Failure> {
    let today = granted.env().today();
    let newest = store::newest(granted, due.person, due.upto)?;
    let post = store::post(granted, due.person)?;
    store::decided(granted, due.person, today, newest.filter(|_| post.is_some()).unwrap_or(due.upto))?;
    let Some((newest, post)) = newest.zip(post) else { return Ok(None) };
    let id: DigestId = granted.env().new_id();
    store::add_digest(granted, id, (due, today), newest)?;
    granted.queue_for(jobs::DIGEST, &json!({ "digest": id }), post)?;
    Ok(Some(id))
}

impl Deed for BeginDigest {
    type Target = DigestRow;
    type Event = PostEvent;
    type Done = ();

    office_target!(DigestRow, |deed, db| Ok(store::digest(db, deed.digest)?));

    fn run(&self, mut granted: Granted<'_, Self>, digest: DigestRow) -> Result<Committed<Self>, Failure> {
        if digest.state != DigestState::Queued {
            return Err(Refusal::state("notices.digest-begun").into());
        }
        store::move_digest(&mut granted, (digest.id, digest.state), DigestState::Sending, None)?;
        granted.commit(&PostEvent::DigestBegun { digest: digest.id }, ())
    }
}

impl Deed for EndDigest {
    type Target = DigestRow;
    type Event = PostEvent;
    type Done = ();

    office_target!(DigestRow, |deed, db| Ok(store::digest(db, deed.digest)?));

    fn run(&self, mut granted: Granted<'_, Self>, digest: DigestRow) -> Result<Committed<Self>, Failure> {
        if !matches!(digest.state, DigestState::Queued | DigestState::Sending) {
            return Err(Refusal::state("notices.digest-ended").into());
        }
        let answer = rules::answer(&self.answer);
        store::move_digest(&mut granted, (digest.id, digest.state), self.state, Some(&answer))?;
        let event = PostEvent::DigestEnded { digest: digest.id, person: digest.person, state: self.state };
        granted.commit(&event, ())
    }
}
