//! The office's mail server.

use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, RefusalKind, named, office_target};
use serde::Serialize;
use uuid::Uuid;

use super::PostEvent;
use crate::post::model::{MailServerDraft, MailServerView};
use crate::post::{rules, store};

/// Sets the server by which the office sends, or another in its place.
#[derive(Debug, Serialize)]
pub struct SetMailServer {
    /// The settings; an empty password keeps the old one.
    pub draft: MailServerDraft,
    /// The version that was read; 0 when there was none.
    pub version: i64,
}

/// Sends no more. What waits is not sent; what people chose stays.
#[derive(Debug, Serialize)]
pub struct EndMailServer {
    /// The version that was read.
    pub version: i64,
}

named!(SetMailServer, "notices.set-mail-server", [(Administrator, Colleague)]);
named!(EndMailServer, "notices.end-mail-server", [(Administrator, Colleague)]);

fn must_be(server: Option<&MailServerView>, version: i64) -> Result<(), Refusal> {
    if server.map_or(0, |server| server.version) == version {
        return Ok(());
    }
    Err(Refusal::of(RefusalKind::Stale, "kernel.changed-meanwhile"))
}

impl Deed for SetMailServer {
    type Target = Option<MailServerView>;
    type Event = PostEvent;
    type Done = ();

    const CRITICAL: bool = true;

    office_target!(Option<MailServerView>, |_, db| Ok(Some(store::server(db)?)));

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        server: Option<MailServerView>,
    ) -> Result<Committed<Self>, Failure> {
        must_be(server.as_ref(), self.version)?;
        let draft = &self.draft;
        // A password goes only where it was given for: another server or user needs it typed again.
        let same = server.as_ref().is_some_and(|one| {
            one.host == draft.host
                && one.port == draft.port
                && one.login == draft.login
                && one.authority == draft.authority
        });
        let faults = rules::faults(draft, !same);
        if !faults.is_empty() {
            return Err(Failure::Refused(faults));
        }
        let password = !draft.password.is_empty();
        let id = server.as_ref().map_or_else(|| granted.env().new_uuid(), |one| one.id);
        let sealed = if same && !password {
            store::sealed(&mut granted)?
        } else {
            granted.actor().seal(granted.env(), id, draft.password.as_bytes())?
        };
        write(&mut granted, server.as_ref(), id, draft, &sealed)?;
        let event = PostEvent::MailServerSet {
            host: draft.host.clone(),
            port: draft.port,
            sender: draft.sender.clone(),
            detail: draft.detail,
            password,
        };
        granted.commit(&event, ())
    }
}

fn write(
    granted: &mut Granted<'_, SetMailServer>,
    server: Option<&MailServerView>,
    id: Uuid,
    draft: &MailServerDraft,
    sealed: &[u8],
) -> Result<(), Failure> {
    match server {
        None => store::add_server(granted, id, draft, sealed)?,
        Some(server) => store::set_server(granted, (id, server.version), draft, sealed)?,
    }
    Ok(())
}

impl Deed for EndMailServer {
    type Target = MailServerView;
    type Event = PostEvent;
    type Done = ();

    const CRITICAL: bool = true;

    office_target!(MailServerView, |_, db| Ok(store::server(db)?));

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        server: MailServerView,
    ) -> Result<Committed<Self>, Failure> {
        must_be(Some(&server), self.version)?;
        store::end_server(&mut granted, server.id)?;
        granted.commit(&PostEvent::MailServerEnded { host: server.host }, ())
    }
}
