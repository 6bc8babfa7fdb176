//! Statements of the slice.

use obieg_cases::model::CaseId;
use obieg_documents::DocumentId;
use obieg_kernel::id::{HoldingId, OfficeId};
use obieg_kernel::{Ask, Change, Reads, Row, Select, StoreError, Writes, vals};
use obieg_letters::model::LetterId;

use crate::model::{
    DraftId, DraftState, DraftToSign, DraftView, StepVerdict, StepView, Voided, WaitingDraft,
};

static ADD: Change = Change::new(
    "INSERT INTO drafts_draft (office, id, case_id, title, author, author_label, document, state, round, version, origin) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 1, $9)",
);
static MOVE: Change = Change::new(
    "UPDATE drafts_draft SET state = $4, round = $5, version = version + 1 WHERE office = $1 AND id = $2 AND version = $3",
);
static SEND: Change = Change::new(
    "UPDATE drafts_draft SET state = $4, letter = $5, version = version + 1 WHERE office = $1 AND id = $2 AND version = $3",
);
static DROP: Change = Change::new(
    "UPDATE drafts_draft SET state = $4, dropped_reason = $5, version = version + 1 \
     WHERE office = $1 AND id = $2 AND version = $3",
);
static AWAIT: Change = Change::new(
    "UPDATE drafts_draft SET awaited = $4, version = version + 1 WHERE office = $1 AND id = $2 AND version = $3",
);
static ADD_STEP: Change = Change::new(
    "INSERT INTO drafts_step (office, draft, round, place, approver, approver_label, waits_since) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)",
);
static WAIT: Change = Change::new(
    "UPDATE drafts_step SET waits_since = $5 WHERE office = $1 AND draft = $2 AND round = $3 AND place = $4",
);
static JUDGE: Change = Change::new(
    "UPDATE drafts_step SET waits_since = NULL, verdict = $5, judged_version = $6, judged_sha256 = $7, judged_by = $8, \
     judged_on = $9, remarks = $10 WHERE office = $1 AND draft = $2 AND round = $3 AND place = $4 AND verdict IS NULL",
);
static VOID: Change = Change::new(
    "UPDATE drafts_step SET voided = $4, waits_since = NULL \
     WHERE office = $1 AND draft = $2 AND round = $3 AND voided IS NULL",
);
static ADD_OUTGOING: Change = Change::new(
    "INSERT INTO drafts_outgoing (office, draft, turn, place, version, sha256, document) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)",
);
static LAST_TURN: Select =
    Select::new("SELECT max(turn) AS turn FROM drafts_outgoing WHERE office = $1 AND draft = $2");
static OUTGOING: Select = Select::new(
    "SELECT version, sha256, document FROM drafts_outgoing WHERE office = $1 AND draft = $2 \
     AND turn = (SELECT max(t.turn) FROM drafts_outgoing t WHERE t.office = $1 AND t.draft = $2) ORDER BY place",
);
// The last judgement of a path is the signatory's: who accepted at its end may have the letter signed.
static TO_SIGN: Select = Select::new(
    "SELECT d.id, d.title, c.sign, d.author_label, k.last_version AS document_version, s.judged_on FROM drafts_step s \
     JOIN drafts_draft d ON d.office = s.office AND d.id = s.draft AND d.round = s.round \
     JOIN cases_case c ON c.office = d.office AND c.id = d.case_id \
     JOIN documents_document k ON k.office = d.office AND k.id = d.document \
     WHERE s.office = $1 AND s.approver = $2 AND s.waits_since IS NULL AND s.verdict IS NOT NULL AND s.voided IS NULL \
     AND d.state = 'accepted' AND NOT EXISTS (SELECT 1 FROM drafts_step l WHERE l.office = s.office AND l.draft = s.draft \
     AND l.round = s.round AND l.place > s.place) ORDER BY d.id LIMIT $3",
);
static ONE: Select = Select::new(
    "SELECT id, case_id, title, author, author_label, document, state, round, letter, dropped_reason, version, origin, awaited \
     FROM drafts_draft WHERE office = $1 AND id = $2",
);
static OF_CASE: Select = Select::new(
    "SELECT id, case_id, title, author, author_label, document, state, round, letter, dropped_reason, version, origin, awaited \
     FROM drafts_draft WHERE office = $1 AND case_id = $2 ORDER BY id DESC LIMIT 200",
);
static STEPS: Select = Select::new(
    "SELECT draft, round, place, approver, approver_label, waits_since, verdict, judged_version, judged_sha256, judged_by, \
     judged_on, remarks, voided FROM drafts_step WHERE office = $1 AND draft = $2 ORDER BY round, place",
);
static STEPS_OF_CASE: Select = Select::new(
    "SELECT s.draft, s.round, s.place, s.approver, s.approver_label, s.waits_since, s.verdict, s.judged_version, \
     s.judged_sha256, s.judged_by, s.judged_on, s.remarks, s.voided FROM drafts_draft d \
     JOIN drafts_step s ON s.office = d.office AND s.draft = d.id AND s.round = d.round \
     WHERE d.office = $1 AND d.case_id = $2 ORDER BY s.draft, s.place LIMIT 2000",
);
static WAITING: Select = Select::new(
    "SELECT d.id, d.title, c.sign, d.author_label, k.last_version AS document_version, s.waits_since FROM drafts_step s \
     JOIN drafts_draft d ON d.office = s.office AND d.id = s.draft \
     JOIN cases_case c ON c.office = d.office AND c.id = d.case_id \
     JOIN documents_document k ON k.office = d.office AND k.id = d.document \
     WHERE s.office = $1 AND s.approver = $2 AND s.waits_since IS NOT NULL ORDER BY s.waits_since, s.draft LIMIT $3",
);
static COUNT_WAITING: Select = Select::new(
    "SELECT count(*) AS n FROM (SELECT 1 FROM drafts_step WHERE office = $1 AND approver = $2 AND waits_since IS NOT NULL \
     LIMIT $3) AS bounded",
);

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    let changes = [&ADD, &MOVE, &SEND, &DROP, &AWAIT, &ADD_STEP, &WAIT, &JUDGE, &VOID, &ADD_OUTGOING]
        .map(Change::words);
    let selects =
        [&ONE, &OF_CASE, &STEPS, &STEPS_OF_CASE, &WAITING, &COUNT_WAITING, &LAST_TURN, &OUTGOING, &TO_SIGN]
            .map(Select::words);
    changes.into_iter().chain(selects).collect()
}

/// What the panel of a case asks.
pub(crate) fn asks_about(office: OfficeId, case: CaseId) -> Vec<Ask> {
    vec![(&OF_CASE, vals![office, case].to_vec()), (&STEPS_OF_CASE, vals![office, case].to_vec())]
}

/// The drafts of a case, the newest first, at most 200.
pub(crate) fn of_case(db: &mut dyn Reads, case: CaseId) -> Result<Vec<DraftView>, StoreError> {
    db.rows(&OF_CASE, vals![db.office(), case])?.iter().map(draft).collect()
}

/// The steps of the last paths of a case's drafts.
pub(crate) fn steps_of_case(db: &mut dyn Reads, case: CaseId) -> Result<Vec<StepView>, StoreError> {
    db.rows(&STEPS_OF_CASE, vals![db.office(), case])?.iter().map(step).collect()
}

pub(crate) fn find(db: &mut dyn Reads, id: DraftId) -> Result<Option<DraftView>, StoreError> {
    db.first(&ONE, vals![db.office(), id])?.as_ref().map(draft).transpose()
}

/// The steps of all paths of a draft, in their order.
pub(crate) fn steps_of(db: &mut dyn Reads, id: DraftId) -> Result<Vec<StepView>, StoreError> {
    db.rows(&STEPS, vals![db.office(), id])?.iter().map(step).collect()
}

/// What waits for somebody, the longest waiting first.
pub(crate) fn waiting(
    db: &mut dyn Reads,
    approver: HoldingId,
    most: i64,
) -> Result<Vec<WaitingDraft>, StoreError> {
    db.rows(&WAITING, vals![db.office(), approver, most])?.iter().map(waiting_draft).collect()
}

/// Accepted drafts that this holding accepted last, as the one who may sign; at most `most`.
///
/// # Errors
/// What the database answers.
pub fn to_sign(db: &mut dyn Reads, approver: HoldingId, most: i64) -> Result<Vec<DraftToSign>, StoreError> {
    db.rows(&TO_SIGN, vals![db.office(), approver, most])?.iter().map(draft_to_sign).collect()
}

fn draft_to_sign(row: &Row) -> Result<DraftToSign, StoreError> {
    Ok(DraftToSign {
        id: row.get("id")?,
        title: row.get("title")?,
        sign: row.get("sign")?,
        author_label: row.get("author_label")?,
        document_version: row.get("document_version")?,
        accepted_on: row.get("judged_on")?,
    })
}

/// How often files were named for a draft.
pub(crate) fn last_turn(db: &mut dyn Reads, draft: DraftId) -> Result<i64, StoreError> {
    let row = db.first(&LAST_TURN, vals![db.office(), draft])?;
    Ok(row.map(|row| row.get::<Option<i64>>("turn")).transpose()?.flatten().unwrap_or(0))
}

pub(crate) fn add_outgoing(
    db: &mut dyn Writes,
    (draft, turn, place): (DraftId, i64, i64),
    (version, sha256): (i64, &str),
    document: DocumentId,
) -> Result<(), StoreError> {
    db.change_one(&ADD_OUTGOING, vals![db.office(), draft, turn, place, version, sha256, document])
}

/// The version whose signature is being made, or that none is.
pub(crate) fn set_awaited(
    db: &mut dyn Writes,
    draft: &DraftView,
    version: Option<i64>,
) -> Result<(), StoreError> {
    db.change_one(&AWAIT, vals![db.office(), draft.id, draft.version, version])
}

/// The documents that go out in the place of this version with these bytes; none when nothing was named for it.
pub(crate) fn outgoing(
    db: &mut dyn Reads,
    draft: DraftId,
    (version, sha256): (i64, &str),
) -> Result<Vec<DocumentId>, StoreError> {
    let mut found = Vec::new();
    for row in db.rows(&OUTGOING, vals![db.office(), draft])? {
        let (of, bytes): (i64, String) = (row.get("version")?, row.get("sha256")?);
        if of == version && bytes == sha256 {
            found.push(row.get("document")?);
        }
    }
    Ok(found)
}

/// How many wait for somebody; counting stops at `most`.
pub(crate) fn count_waiting(db: &mut dyn Reads, approver: HoldingId, most: i64) -> Result<i64, StoreError> {
    match db.first(&COUNT_WAITING, vals![db.office(), approver, most])? {
        Some(row) => row.get("n"),
        None => Ok(0),
    }
}

pub(crate) fn add(db: &mut dyn Writes, new: &DraftView) -> Result<(), StoreError> {
    let DraftView { id, case, title, author, author_label, document, state, composed, .. } = new;
    let origin = composed.then_some("template");
    db.change_one(
        &ADD,
        vals![db.office(), *id, *case, title, *author, author_label, *document, *state, origin],
    )
}

/// Another state, on its present path or on a new one.
pub(crate) fn set_state(
    db: &mut dyn Writes,
    draft: &DraftView,
    state: DraftState,
    round: i64,
) -> Result<(), StoreError> {
    db.change_one(&MOVE, vals![db.office(), draft.id, draft.version, state, round])
}

pub(crate) fn set_sent(db: &mut dyn Writes, draft: &DraftView, letter: LetterId) -> Result<(), StoreError> {
    db.change_one(&SEND, vals![db.office(), draft.id, draft.version, DraftState::Sent, letter])
}

pub(crate) fn set_dropped(db: &mut dyn Writes, draft: &DraftView, reason: &str) -> Result<(), StoreError> {
    db.change_one(&DROP, vals![db.office(), draft.id, draft.version, DraftState::Dropped, reason])
}

/// A step of a new path; the first one waits at once.
pub(crate) fn add_step(
    db: &mut dyn Writes,
    (draft, round, place): (DraftId, i64, i64),
    (approver, label): (HoldingId, &str),
) -> Result<(), StoreError> {
    let since = (place == 1).then(|| db.env().now());
    db.change_one(&ADD_STEP, vals![db.office(), draft, round, place, approver, label, since])
}

/// Now it is this step's turn.
pub(crate) fn set_waiting(db: &mut dyn Writes, step: &StepView) -> Result<(), StoreError> {
    let now = db.env().now();
    db.change_one(&WAIT, vals![db.office(), step.draft, step.round, step.place, now])
}

/// What was judged and how.
pub(crate) struct Judged<'j> {
    pub(crate) verdict: StepVerdict,
    pub(crate) version: i64,
    pub(crate) sha256: &'j str,
    pub(crate) by: &'j str,
    pub(crate) remarks: Option<&'j str>,
}

pub(crate) fn set_verdict(
    db: &mut dyn Writes,
    step: &StepView,
    judged: &Judged<'_>,
) -> Result<(), StoreError> {
    let today = db.env().today();
    let Judged { verdict, version, sha256, by, remarks } = judged;
    let place = vals![
        db.office(),
        step.draft,
        step.round,
        step.place,
        *verdict,
        *version,
        *sha256,
        *by,
        today,
        *remarks
    ];
    db.change_one(&JUDGE, place)
}

/// Every step of a path counts no more.
pub(crate) fn void(
    db: &mut dyn Writes,
    (draft, round): (DraftId, i64),
    why: Voided,
) -> Result<(), StoreError> {
    db.change(&VOID, vals![db.office(), draft, round, why]).map(|_| ())
}

fn draft(row: &Row) -> Result<DraftView, StoreError> {
    Ok(DraftView {
        id: row.get("id")?,
        case: row.get("case_id")?,
        title: row.get("title")?,
        author: row.get("author")?,
        author_label: row.get("author_label")?,
        document: row.get("document")?,
        state: row.get("state")?,
        round: row.get("round")?,
        letter: row.get("letter")?,
        dropped_reason: row.get("dropped_reason")?,
        version: row.get("version")?,
        composed: row.get::<Option<String>>("origin")?.is_some(),
        awaited: row.get("awaited")?,
    })
}

fn step(row: &Row) -> Result<StepView, StoreError> {
    Ok(StepView {
        draft: row.get("draft")?,
        round: row.get("round")?,
        place: row.get("place")?,
        approver: row.get("approver")?,
        approver_label: row.get("approver_label")?,
        waits_since: row.get("waits_since")?,
        verdict: row.get("verdict")?,
        judged_version: row.get("judged_version")?,
        judged_sha256: row.get("judged_sha256")?,
        judged_by: row.get("judged_by")?,
        judged_on: row.get("judged_on")?,
        remarks: row.get("remarks")?,
        voided: row.get("voided")?,
    })
}

fn waiting_draft(row: &Row) -> Result<WaitingDraft, StoreError> {
    Ok(WaitingDraft {
        id: row.get("id")?,
        title: row.get("title")?,
        sign: row.get("sign")?,
        author_label: row.get("author_label")?,
        document_version: row.get("document_version")?,
        since: row.get("waits_since")?,
    })
}
