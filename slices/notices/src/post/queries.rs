//! Questions about the daily e-mail.

use obieg_kernel::sql::paged;
use obieg_kernel::{Failure, Lookup, Query, Seen, Shown, named, of_office, own_target};

use super::model::{DigestId, DigestRow, MailServerPage, MailServerView, OwnDigest, Prepared};
use super::{rules, store};
use crate::queries::reached;

/// The office's mail server, and what became of the last e-mails.
pub struct SeeMailServer {
    /// Only e-mails before this one.
    pub before: Option<DigestId>,
    /// At most so many.
    pub limit: i64,
}

/// Where one wants the daily e-mail oneself.
pub struct OwnDigestSettings;

/// For the job: the server with its password.
pub struct OpenMailServer;

/// For the job, in the name of the person whom it goes to: what the e-mail tells, as far as they reach it now.
pub struct PrepareDigest {
    /// Which.
    pub digest: DigestId,
}

named!(SeeMailServer, "notices.see-mail-server", [(Administrator, Colleague)]);
named!(OpenMailServer, "notices.open-mail-server", [(Machine, Colleague)]);
crate::queries::everybodys!(OwnDigestSettings, "notices.own-digest-settings");
crate::deeds::everybodys_own!(PrepareDigest, "notices.prepare-digest");

of_office!(SeeMailServer => MailServerPage, |query, seen| {
    let limit = query.limit.clamp(1, 200);
    let found = store::page(seen, query.before, limit.saturating_add(1))?;
    let (digests, more) = paged(found, limit);
    let next = digests.last().filter(|_| more).map(|last| last.id);
    Ok(MailServerPage { server: store::server(seen)?, digests, next })
});

of_office!(OwnDigestSettings => OwnDigest, |_, seen| {
    let Some(person) = seen.actor().person() else { return Err(Failure::Hidden) };
    let (address, hour) = store::reader(seen, person)?.map_or((None, None), |(address, hour)| (Some(address), hour));
    let offered = store::server(seen)?.is_some();
    Ok(OwnDigest { address, hour, offered, last: store::last_of(seen, person)? })
});

of_office!(OpenMailServer => Option<(MailServerView, Vec<u8>)>, |_, seen| {
    let Some(server) = store::server(seen)? else { return Ok(None) };
    let sealed = store::sealed(seen)?;
    let password = seen.actor().open_sealed(server.id, &sealed)?;
    Ok(Some((server, password)))
});

impl Query for PrepareDigest {
    type Target = DigestRow;
    type Answer = Prepared;

    own_target!(DigestRow, |query, db| own(db, query.digest));

    fn shows(&self, _: &DigestRow) -> Option<Shown> {
        None
    }

    fn run(&self, seen: &mut Seen<'_, Self>, digest: DigestRow) -> Result<Prepared, Failure> {
        let reached = reached(seen.actor());
        let lines = store::lines(seen, &digest, reached, rules::MOST_LINES)?;
        let DigestRow { state, address, queued_at, .. } = digest;
        Ok(Prepared { state, address, queued_at, lines })
    }
}

fn own(db: &mut Lookup<'_>, digest: DigestId) -> Result<Option<DigestRow>, Failure> {
    let person = db.actor().person();
    Ok(store::digest(db, digest)?.filter(|digest| Some(digest.person) == person))
}
