//! Statements of the slice.

use jiff::Timestamp;
use obieg_kernel::blob::{Readable, Sha};
use obieg_kernel::{Change, Reads, Row, Select, StoreError, Writes, vals};
use obieg_registry::ItemId;

use crate::deeds::{MailboxDraft, TakeMessage};
use crate::model::{BoxId, MailboxView, MessageId, MessageRule, MessageState, MessageView};

macro_rules! boxes {
    ($rest:literal) => {
        concat!(
            "SELECT id, name, host, port, tls, login, authority, folder, since, after, after_folder, made_at, ended_at, \
             fault, fault_at, asked_at FROM mailbox_box WHERE office = $1 AND ",
            $rest
        )
    };
}

macro_rules! messages {
    ($rest:literal) => {
        concat!(
            "SELECT id, mailbox, state, sender, subject, message_id, size, cut, came_at, taken_at, item, outcome, held, \
             rule, rule_number, rule_author, rule_approver FROM mailbox_message WHERE office = $1 AND ",
            $rest
        )
    };
}

static ADD_BOX: Change = Change::new(
    "INSERT INTO mailbox_box (office, id, name, host, port, tls, login, sealed, authority, folder, since, after, \
     after_folder, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
);
static SET_BOX: Change = Change::new(
    "UPDATE mailbox_box SET name = $3, host = $4, port = $5, tls = $6, login = $7, sealed = $8, authority = $9, \
     folder = $10, since = $11, after = $12, after_folder = $13, asked_at = $14 \
     WHERE office = $1 AND id = $2 AND ended_at IS NULL",
);
static END_BOX: Change =
    Change::new("UPDATE mailbox_box SET ended_at = $3 WHERE office = $1 AND id = $2 AND ended_at IS NULL");
static ASK: Change =
    Change::new("UPDATE mailbox_box SET asked_at = $3 WHERE office = $1 AND id = $2 AND ended_at IS NULL");
static SET_FAULT: Change =
    Change::new("UPDATE mailbox_box SET fault = $3, fault_at = $4 WHERE office = $1 AND id = $2");
static ADD_MESSAGE: Change = Change::new(
    "INSERT INTO mailbox_message (office, id, mailbox, state, sha256, size, cut, message_id, answers, sender, subject, \
     came_at, taken_at, look) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
);
static ADD_UID: Change = Change::new(
    "INSERT INTO mailbox_uid (office, mailbox, validity, uid, message) VALUES ($1, $2, $3, $4, $5)",
);
static DECIDE: Change = Change::new(
    "UPDATE mailbox_message SET state = $3, item = $4, outcome = $5, decided_at = $6, rule = $7, rule_number = $8, \
     rule_author = $9, rule_approver = $10 \
     WHERE office = $1 AND id = $2 AND state = 'waiting'",
);

static LIVE: Select = Select::new(boxes!("ended_at IS NULL ORDER BY id DESC LIMIT 50"));
static BOX: Select = Select::new(boxes!("id = $2"));
static SEALED: Select = Select::new("SELECT sealed FROM mailbox_box WHERE office = $1 AND id = $2");
static FAULTY: Select = Select::new(
    "SELECT count(*) AS faulty FROM mailbox_box WHERE office = $1 AND ended_at IS NULL AND fault IS NOT NULL",
);
static LAST_UID: Select = Select::new(
    "SELECT uid FROM mailbox_uid WHERE office = $1 AND mailbox = $2 AND validity = $3 ORDER BY uid DESC LIMIT 1",
);
static UIDS: Select = Select::new(
    "SELECT u.uid FROM mailbox_uid u JOIN mailbox_message m ON m.office = u.office AND m.id = u.message \
     WHERE u.office = $1 AND u.mailbox = $2 AND u.validity = $3 AND u.uid >= $4 AND m.cut = 0 ORDER BY u.uid LIMIT 5000",
);
static UID: Select = Select::new(
    "SELECT message FROM mailbox_uid WHERE office = $1 AND mailbox = $2 AND validity = $3 AND uid = $4",
);
static RENUMBERED: Select = Select::new(
    "SELECT m.id FROM mailbox_message m WHERE m.office = $1 AND m.sha256 = $2 AND m.mailbox = $3 AND NOT EXISTS \
     (SELECT 1 FROM mailbox_uid u WHERE u.office = m.office AND u.message = m.id AND u.mailbox = m.mailbox \
     AND u.validity = $4) ORDER BY m.id LIMIT 1",
);
static QUEUE: Select = Select::new(messages!("state = $2 AND id > $3 ORDER BY id LIMIT $4"));
static COUNT: Select = Select::new(
    "SELECT count(*) AS waiting FROM (SELECT id FROM mailbox_message WHERE office = $1 AND state = 'waiting' LIMIT 100) w",
);
static MESSAGE: Select = Select::new(messages!("id = $2"));
static CONTENT: Select =
    Select::new("SELECT sha256, size, answers FROM mailbox_message WHERE office = $1 AND id = $2");
static SAME_CONTENT: Select = Select::new(messages!("sha256 = $2 ORDER BY id LIMIT 10"));
static SAME_NAME: Select = Select::new(messages!("message_id = $2 ORDER BY id LIMIT 10"));

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    let changes = [&ADD_BOX, &SET_BOX, &END_BOX, &ASK, &SET_FAULT, &ADD_MESSAGE, &ADD_UID, &DECIDE];
    let selects = [
        &LIVE,
        &BOX,
        &SEALED,
        &FAULTY,
        &LAST_UID,
        &UIDS,
        &UID,
        &RENUMBERED,
        &QUEUE,
        &COUNT,
        &MESSAGE,
        &CONTENT,
        &SAME_CONTENT,
        &SAME_NAME,
    ];
    changes.map(Change::words).into_iter().chain(selects.map(Select::words)).collect()
}

/// Writes a mailbox by one of `ADD_BOX` and `SET_BOX`, which take the same values.
fn write_box(
    db: &mut dyn Writes,
    change: &Change,
    id: BoxId,
    (draft, sealed): (&MailboxDraft, &[u8]),
) -> Result<(), StoreError> {
    let now = db.env().now();
    let MailboxDraft { name, host, port, tls, login, authority, folder, since, after, after_folder, .. } =
        draft;
    let args = vals![
        db.office(),
        id,
        name,
        host,
        *port,
        tls,
        login,
        sealed,
        authority,
        folder,
        *since,
        after,
        after_folder,
        now
    ];
    db.change_one(change, args)
}

pub(crate) fn add_box(
    db: &mut dyn Writes,
    id: BoxId,
    draft: &MailboxDraft,
    sealed: &[u8],
) -> Result<(), StoreError> {
    write_box(db, &ADD_BOX, id, (draft, sealed))
}

pub(crate) fn set_box(
    db: &mut dyn Writes,
    id: BoxId,
    draft: &MailboxDraft,
    sealed: &[u8],
) -> Result<(), StoreError> {
    write_box(db, &SET_BOX, id, (draft, sealed))
}

pub(crate) fn end_box(db: &mut dyn Writes, id: BoxId) -> Result<(), StoreError> {
    let now = db.env().now();
    db.change_one(&END_BOX, vals![db.office(), id, now])
}

pub(crate) fn ask(db: &mut dyn Writes, id: BoxId) -> Result<(), StoreError> {
    let now = db.env().now();
    db.change_one(&ASK, vals![db.office(), id, now])
}

pub(crate) fn set_fault(db: &mut dyn Writes, id: BoxId, fault: Option<&str>) -> Result<(), StoreError> {
    let at = fault.map(|_| db.env().now());
    db.change_one(&SET_FAULT, vals![db.office(), id, fault, at])
}

pub(crate) fn add_message(db: &mut dyn Writes, id: MessageId, deed: &TakeMessage) -> Result<(), StoreError> {
    let now = db.env().now();
    let size = i64::try_from(deed.original.size()).unwrap_or(i64::MAX);
    let sha = deed.original.sha256();
    let args = vals![
        db.office(),
        id,
        deed.mailbox,
        MessageState::Waiting,
        sha,
        size,
        deed.cut,
        deed.message_id,
        deed.answers.join(" "),
        deed.sender,
        deed.subject,
        // A server whose clock is ahead receives nothing tomorrow.
        deed.came_at.min(now),
        now,
        deed.look
    ];
    db.change_one(&ADD_MESSAGE, args)
}

pub(crate) fn add_uid(
    db: &mut dyn Writes,
    (mailbox, validity, uid): (BoxId, i64, i64),
    message: MessageId,
) -> Result<(), StoreError> {
    db.change_one(&ADD_UID, vals![db.office(), mailbox, validity, uid, message])
}

/// What became of a message, and by which rule.
pub(crate) struct Decided<'d> {
    pub(crate) state: MessageState,
    pub(crate) item: Option<ItemId>,
    pub(crate) outcome: &'d str,
    pub(crate) rule: Option<&'d MessageRule>,
}

pub(crate) fn decide(
    db: &mut dyn Writes,
    id: MessageId,
    Decided { state, item, outcome, rule }: Decided<'_>,
) -> Result<(), StoreError> {
    let now = db.env().now();
    let (author, approver) = (rule.map(|one| &*one.author), rule.map(|one| &*one.approved_by));
    let (rule, number) = (rule.map(|one| one.id), rule.map(|one| one.number));
    let args = vals![db.office(), id, state, item, outcome, now, rule, number, author, approver];
    db.change_one(&DECIDE, args)
}

pub(crate) fn live(db: &mut dyn Reads) -> Result<Vec<MailboxView>, StoreError> {
    db.rows(&LIVE, vals![db.office()])?.iter().map(box_view).collect()
}

pub(crate) fn find_box(db: &mut dyn Reads, id: BoxId) -> Result<Option<MailboxView>, StoreError> {
    db.first(&BOX, vals![db.office(), id])?.as_ref().map(box_view).transpose()
}

pub(crate) fn sealed(db: &mut dyn Reads, id: BoxId) -> Result<Vec<u8>, StoreError> {
    db.first(&SEALED, vals![db.office(), id])?.map_or(Ok(Vec::new()), |row| row.get("sealed"))
}

pub(crate) fn count_faulty(db: &mut dyn Reads) -> Result<i64, StoreError> {
    db.first(&FAULTY, vals![db.office()])?.map_or(Ok(0), |row| row.get("faulty"))
}

pub(crate) fn last_uid(db: &mut dyn Reads, mailbox: BoxId, validity: i64) -> Result<i64, StoreError> {
    db.first(&LAST_UID, vals![db.office(), mailbox, validity])?.map_or(Ok(0), |row| row.get("uid"))
}

pub(crate) fn uids(
    db: &mut dyn Reads,
    mailbox: BoxId,
    validity: i64,
    from: i64,
) -> Result<Vec<i64>, StoreError> {
    db.rows(&UIDS, vals![db.office(), mailbox, validity, from])?.iter().map(|row| row.get("uid")).collect()
}

pub(crate) fn is_taken(
    db: &mut dyn Reads,
    (mailbox, validity, uid): (BoxId, i64, i64),
) -> Result<bool, StoreError> {
    Ok(db.first(&UID, vals![db.office(), mailbox, validity, uid])?.is_some())
}

/// A message of the mailbox with this content that has no number under this validity yet: the server numbered anew.
pub(crate) fn renumbered(
    db: &mut dyn Reads,
    mailbox: BoxId,
    validity: i64,
    sha: Sha,
) -> Result<Option<MessageId>, StoreError> {
    db.first(&RENUMBERED, vals![db.office(), sha, mailbox, validity])?.map(|row| row.get("id")).transpose()
}

pub(crate) fn queue(
    db: &mut dyn Reads,
    state: MessageState,
    after: Option<MessageId>,
    limit: i64,
) -> Result<Vec<MessageView>, StoreError> {
    let after = after.unwrap_or(MessageId::from_uuid(uuid::Uuid::nil()));
    db.rows(&QUEUE, vals![db.office(), state, after, limit])?.iter().map(message_view).collect()
}

pub(crate) fn count_waiting(db: &mut dyn Reads) -> Result<i64, StoreError> {
    db.first(&COUNT, vals![db.office()])?.map_or(Ok(0), |row| row.get("waiting"))
}

pub(crate) fn find_message(db: &mut dyn Reads, id: MessageId) -> Result<Option<MessageView>, StoreError> {
    db.first(&MESSAGE, vals![db.office(), id])?.as_ref().map(message_view).transpose()
}

/// The original of a message, and the identifiers of the messages that it answers.
pub(crate) fn original(
    db: &mut dyn Reads,
    id: MessageId,
) -> Result<Option<(Readable, Vec<String>)>, StoreError> {
    let Some(row) = db.first(&CONTENT, vals![db.office(), id])? else { return Ok(None) };
    let answers: String = row.get("answers")?;
    Ok(Some((Readable::from_row(&row)?, answers.split_whitespace().map(str::to_owned).collect())))
}

pub(crate) fn with_content(db: &mut dyn Reads, sha: Sha) -> Result<Vec<MessageView>, StoreError> {
    db.rows(&SAME_CONTENT, vals![db.office(), sha])?.iter().map(message_view).collect()
}

pub(crate) fn with_name(db: &mut dyn Reads, message_id: &str) -> Result<Vec<MessageView>, StoreError> {
    db.rows(&SAME_NAME, vals![db.office(), message_id])?.iter().map(message_view).collect()
}

fn box_view(row: &Row) -> Result<MailboxView, StoreError> {
    Ok(MailboxView {
        id: row.get("id")?,
        name: row.get("name")?,
        host: row.get("host")?,
        port: row.get("port")?,
        tls: row.get("tls")?,
        login: row.get("login")?,
        authority: row.get("authority")?,
        folder: row.get("folder")?,
        since: row.get("since")?,
        after: row.get("after")?,
        after_folder: row.get("after_folder")?,
        made_at: row.get("made_at")?,
        ended_at: row.get::<Option<Timestamp>>("ended_at")?,
        fault: row.get("fault")?,
        fault_at: row.get("fault_at")?,
        asked_at: row.get("asked_at")?,
    })
}

pub(crate) fn message_view(row: &Row) -> Result<MessageView, StoreError> {
    Ok(MessageView {
        id: row.get("id")?,
        mailbox: row.get("mailbox")?,
        state: row.get("state")?,
        sender: row.get("sender")?,
        subject: row.get("subject")?,
        message_id: row.get("message_id")?,
        size: row.get("size")?,
        cut: row.get("cut")?,
        came_at: row.get("came_at")?,
        taken_at: row.get("taken_at")?,
        item: row.get("item")?,
        outcome: row.get("outcome")?,
        held: row.get("held")?,
        rule: rule_mark(row)?,
    })
}

fn rule_mark(row: &Row) -> Result<Option<MessageRule>, StoreError> {
    let Some(id) = row.get("rule")? else { return Ok(None) };
    let (number, author) = (row.get("rule_number")?, row.get("rule_author")?);
    Ok(Some(MessageRule { id, number, author, approved_by: row.get("rule_approver")? }))
}
