//! Mailboxes: added, changed, looked into at once, ended.

use jiff::civil::Date;
use obieg_kernel::{
    Actor, Committed, Deed, Failure, Granted, Lookup, Reads, Refusal, Relation, named, office_target,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{MailboxEvent, find_box, live};
use crate::model::{After, BoxId, MailboxView, Tls};
use crate::{rules, store};

/// A mailbox as typed.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailboxDraft {
    /// What people call it, 1 to 100 characters.
    #[schema(min_length = 1, max_length = 100)]
    pub name: String,
    /// Name of the server.
    #[schema(min_length = 1, max_length = 253)]
    pub host: String,
    /// Port, usually 993.
    #[schema(minimum = 1, maximum = 65535)]
    pub port: i64,
    /// How the connection is guarded.
    pub tls: Tls,
    /// User.
    #[schema(min_length = 1, max_length = 200)]
    pub login: String,
    /// Password; empty in a change keeps the old one. It is sealed and never answered.
    #[serde(default, skip_serializing_if = "obieg_kernel::schema::never_told")]
    #[schema(max_length = 500)]
    pub password: String,
    /// Certificate of the server's authority (PEM); empty for those that this computer trusts.
    #[serde(default)]
    #[schema(max_length = 20000)]
    pub authority: String,
    /// Folder that is read, usually INBOX.
    #[schema(min_length = 1, max_length = 200)]
    pub folder: String,
    /// Messages that came before this day stay alone.
    #[schema(value_type = String, format = Date)]
    pub since: Date,
    /// What becomes of a taken message.
    pub after: After,
    /// Where it moves.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub after_folder: String,
}

/// A mailbox was added.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AddedMailbox {
    /// Its id.
    #[schema(value_type = String, format = Uuid)]
    pub id: BoxId,
}

/// Has a mailbox of the office read from now on.
#[derive(Debug, Serialize)]
pub struct AddMailbox(pub MailboxDraft);

/// Changes the settings of a mailbox; it is looked into at once.
#[derive(Debug, Serialize)]
pub struct ChangeMailbox {
    /// Which.
    pub mailbox: BoxId,
    /// The settings; an empty password keeps the old one.
    pub draft: MailboxDraft,
}

/// Has a mailbox looked into at once.
#[derive(Debug, Serialize)]
pub struct RetryMailbox {
    /// Which.
    pub mailbox: BoxId,
}

/// Reads a mailbox no more. What was taken stays.
#[derive(Debug, Serialize)]
pub struct EndMailbox {
    /// Which.
    pub mailbox: BoxId,
}

named!(AddMailbox, "mailbox.add-mailbox", [(Administrator, Colleague)]);
named!(ChangeMailbox, "mailbox.change-mailbox", [(Administrator, Colleague)]);
named!(RetryMailbox, "mailbox.retry-mailbox", [(Administrator, Colleague)]);
named!(EndMailbox, "mailbox.end-mailbox", [(Administrator, Colleague)]);

impl Deed for AddMailbox {
    type Target = usize;
    type Event = MailboxEvent;
    type Done = AddedMailbox;

    const CRITICAL: bool = true;

    office_target!(usize, |_, db| Ok(Some(store::live(db)?.len())));

    fn run(&self, mut granted: Granted<'_, Self>, live: usize) -> Result<Committed<Self>, Failure> {
        let mut faults = rules::faults(&self.0, true);
        if live >= rules::MOST_LIVE {
            faults.push(Refusal::state("mailbox.too-many").with("most", rules::MOST_LIVE));
        }
        if !faults.is_empty() {
            return Err(Failure::Refused(faults));
        }
        let id: BoxId = granted.env().new_id();
        let sealed = granted.actor().seal(granted.env(), id.uuid(), self.0.password.as_bytes())?;
        store::add_box(&mut granted, id, &self.0, &sealed)?;
        let event = MailboxEvent::Added { mailbox: id, name: self.0.name.clone(), host: self.0.host.clone() };
        granted.commit(&event, AddedMailbox { id })
    }
}

/// The part of a deed about one mailbox that is always the same.
macro_rules! about_box {
    ($deed:ident, $critical:literal) => {
        impl Deed for $deed {
            type Target = MailboxView;
            type Event = MailboxEvent;
            type Done = ();

            const CRITICAL: bool = $critical;

            fn load(&self, db: &mut Lookup<'_>) -> Result<Option<MailboxView>, Failure> {
                find_box(db, self.mailbox)
            }

            fn relation(&self, _: &Actor, _: &MailboxView) -> Relation {
                Relation::Colleague
            }

            fn run(
                &self,
                granted: Granted<'_, Self>,
                target: MailboxView,
            ) -> Result<Committed<Self>, Failure> {
                live(&target)?;
                self.decide(granted, &target)
            }
        }
    };
}

about_box!(ChangeMailbox, true);
about_box!(RetryMailbox, false);
about_box!(EndMailbox, false);

impl ChangeMailbox {
    fn decide(
        &self,
        mut granted: Granted<'_, Self>,
        target: &MailboxView,
    ) -> Result<Committed<Self>, Failure> {
        // A password goes only where it was given for: another server or user needs it typed again.
        let elsewhere = self.draft.host != target.host
            || self.draft.login != target.login
            || self.draft.port != target.port
            || self.draft.authority != target.authority;
        let faults = rules::faults(&self.draft, elsewhere);
        if !faults.is_empty() {
            return Err(Failure::Refused(faults));
        }
        let given = !self.draft.password.is_empty();
        let sealed = if given {
            granted.actor().seal(granted.env(), target.id.uuid(), self.draft.password.as_bytes())?
        } else {
            store::sealed(&mut granted, target.id)?
        };
        store::set_box(&mut granted, target.id, &self.draft, &sealed)?;
        let event = MailboxEvent::Changed {
            mailbox: target.id,
            name: self.draft.name.clone(),
            host: self.draft.host.clone(),
            password: given,
        };
        granted.commit(&event, ())
    }
}

impl RetryMailbox {
    fn decide(
        &self,
        mut granted: Granted<'_, Self>,
        target: &MailboxView,
    ) -> Result<Committed<Self>, Failure> {
        store::ask(&mut granted, target.id)?;
        granted.commit(&MailboxEvent::Asked { mailbox: target.id }, ())
    }
}

impl EndMailbox {
    fn decide(
        &self,
        mut granted: Granted<'_, Self>,
        target: &MailboxView,
    ) -> Result<Committed<Self>, Failure> {
        store::end_box(&mut granted, target.id)?;
        granted.commit(&MailboxEvent::Ended { mailbox: target.id }, ())
    }
}
