//! Questions about signatures.

use obieg_documents::{Content, DocumentId, DocumentView, store as documents};
use obieg_drafts::deeds::{DraftTarget, load, sees, signs};
use obieg_drafts::model::DraftId;
use obieg_kernel::{
    Actor, Failure, Lookup, Named, Query, Reads, Relation, Seen, Shown, named, of_office, own_target,
};
use uuid::Uuid;

use crate::deeds::{SealDraft, UploadSigned};
use crate::model::{
    DraftSignatures, LetterToSign, LettersToSign, ReportView, SealView, SignedId, SignedView,
};
use crate::{rules, store};

/// A question about one draft, and who stands how to it; kept in the read log as a look at its case.
macro_rules! of_draft {
    ($query:ty => $answer:ty, $run:expr) => {
        impl Query for $query {
            type Target = DraftTarget;
            type Answer = $answer;

            fn load(&self, db: &mut Lookup<'_>) -> Result<Option<DraftTarget>, Failure> {
                load(db, self.draft)
            }

            fn relation(&self, actor: &Actor, target: &DraftTarget) -> Relation {
                sees(actor, target)
            }

            fn shows(&self, target: &DraftTarget) -> Option<Shown> {
                Shown::part(target.draft.case.uuid(), self.draft.uuid())
            }

            fn run(&self, seen: &mut Seen<'_, Self>, target: DraftTarget) -> Result<$answer, Failure> {
                let run: fn(&Self, &mut Seen<'_, Self>, DraftTarget) -> Result<$answer, Failure> = $run;
                run(self, seen, target)
            }
        }
    };
}

/// The signatures of a draft.
pub struct ShowSignatures {
    /// Which draft.
    pub draft: DraftId,
}

named!(
    ShowSignatures,
    "signing.show-signatures",
    [(Officer, Reach), (Head, Reach), (Executive, Reach), (Coordinator, Reach), (Archivist, Reach)]
);

of_draft!(ShowSignatures => DraftSignatures, |query, seen, target| {
    let (actor, now) = (seen.actor(), seen.env().now());
    let stands = (target.document.version, target.document.sha256.to_string());
    let accepted = obieg_drafts::rules::may_send(&target.draft, &target.steps, &stands.1).is_ok();
    let relation = signs(actor, &target);
    let signed = store::signed_of(seen, query.draft, (stands.0, &stands.1))?;
    let seal = store::live_seal(seen)?;
    let has_seal = rules::may_use(seal.as_ref(), now).is_ok();
    let asks = rules::may_ask(stands.0, &stands.1, &signed).is_ok();
    Ok(DraftSignatures {
        has_seal,
        may_seal: accepted && has_seal && asks && actor.allows(SealDraft::RIGHTS, relation),
        may_bring: accepted && asks && actor.allows(UploadSigned::RIGHTS, relation),
        signed,
    })
});

/// The accepted version of a draft, to hold a signed file against.
pub struct AcceptedContent {
    /// Which draft.
    pub draft: DraftId,
    /// The version that the asker has seen.
    pub seen: i64,
}

named!(AcceptedContent, "signing.accepted-content", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

of_draft!(AcceptedContent => Content, |query, seen, target| {
    obieg_drafts::rules::same_version(query.seen, target.document.version)?;
    let accepted = target.document.sha256.to_string();
    obieg_drafts::rules::may_send(&target.draft, &target.steps, &accepted)?;
    let content = documents::find_content(seen, query.draft.uuid(), target.document.id, Some(query.seen))?;
    content.ok_or(Failure::Hidden)
});

/// The accepted letters that one may have sealed.
pub struct ListToSign;

impl ListToSign {
    /// So many are shown at once: what is sealed and sent goes from the list.
    pub const MOST: i64 = 50;
}

named!(ListToSign, "signing.list-to-sign", [(Head, Own), (Executive, Own)]);

impl Query for ListToSign {
    type Target = ();
    type Answer = LettersToSign;

    own_target!((), |_, _| Ok(Some(())));

    fn shows(&self, (): &()) -> Option<Shown> {
        None
    }

    fn run(&self, seen: &mut Seen<'_, Self>, (): ()) -> Result<LettersToSign, Failure> {
        let now = seen.env().now();
        let has_seal = rules::may_use(store::live_seal(seen)?.as_ref(), now).is_ok();
        let Some(holding) = seen.actor().holding() else {
            return Ok(LettersToSign { letters: Vec::new(), more: false, has_seal });
        };
        let most = usize::try_from(Self::MOST).unwrap_or(usize::MAX);
        let mut drafts = obieg_drafts::store::to_sign(seen, holding, Self::MOST.saturating_add(1))?;
        let more = drafts.len() > most;
        drafts.truncate(most);
        let mut letters = Vec::new();
        for draft in drafts {
            let signed = store::last_of(seen, draft.id, draft.document_version)?;
            letters.push(LetterToSign { draft, signed });
        }
        Ok(LettersToSign { letters, more, has_seal })
    }
}

/// The seal of the office.
pub struct ShowSeal;

named!(ShowSeal, "signing.show-seal", [(Administrator, Colleague)]);

of_office!(ShowSeal => Option<SealView>, |_, seen| Ok(store::live_seal(seen)?));

/// What is known of the signatures in a file. Asked only for documents that their host's own query has shown to the asker.
pub struct SeeReport {
    /// The document with the version that stands.
    pub document: DocumentView,
}

// Wide on purpose: it has no route, and whoever holds the document has judged the asker before.
named!(
    SeeReport,
    "signing.see-report",
    [
        (Chancery, Colleague),
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
        (Archivist, Colleague),
    ]
);

of_office!(SeeReport => Option<ReportView>, |query, seen| {
    let holder = documents::list_by_holder(seen, query.document.holder)?;
    let beside = rules::beside_key(beside(&holder, &query.document).iter().map(|one| one.sha256.to_string()).collect());
    latest(seen, &query.document.sha256.to_string(), &beside)
});

/// The judgement with the files that lie there now, else the one of the file alone.
fn latest(db: &mut dyn Reads, sha256: &str, beside: &str) -> Result<Option<ReportView>, Failure> {
    let mut all = store::reports_of(db, sha256, beside)?;
    let with = all.iter().position(|(set, _)| set == beside).unwrap_or(0);
    Ok((!all.is_empty()).then(|| all.swap_remove(with).1))
}

/// The other documents of a holder that may be what a document signs: the first of them, within bounds.
pub(crate) fn beside<'d>(holder: &'d [DocumentView], document: &DocumentView) -> Vec<&'d DocumentView> {
    let mut left = rules::MOST_BESIDE;
    let others = holder.iter().filter(|one| one.id != document.id);
    let fitting = others.filter(|one| {
        let fits = one.size <= left;
        left = left.saturating_sub(if fits { one.size } else { 0 });
        fits
    });
    fitting.take(rules::MOST_FILES).collect()
}

/// What the job that judges needs to know of a document that came.
pub struct JudgeWork {
    /// Which.
    pub document: DocumentId,
}

/// A file to judge.
#[derive(Debug, Clone)]
pub struct ToJudge {
    /// The document with the version that stands.
    pub document: DocumentView,
    /// Its content.
    pub content: Content,
    /// Must it be judged alone?
    pub alone: bool,
    /// Is something that it signs known to be wanting, among other files than those that lie there now?
    pub wants: bool,
    /// The files that lie beside it, and the name of their set.
    pub beside: Vec<(String, Content)>,
    /// The name of their set.
    pub set: String,
}

named!(JudgeWork, "signing.judge-work", [(Machine, Colleague)]);

of_office!(JudgeWork => Vec<ToJudge>, |query, seen| {
    let Some(came) = documents::find_document(seen, query.document)? else { return Ok(Vec::new()) };
    let holder = documents::list_by_holder(seen, came.holder)?;
    let mut work = Vec::new();
    for document in holder.iter().filter(|one| rules::may_carry(one.media)).take(rules::MOST_FILES) {
        work.extend(to_judge(seen, &holder, document, document.id == came.id)?);
    }
    // A long holder's list is cut, what came is not.
    if rules::may_carry(came.media) && !work.iter().any(|one| one.document.id == came.id) {
        work.extend(to_judge(seen, &holder, &came, true)?);
    }
    Ok(work)
});

/// What there is to do about one document: `new` when it has just come.
fn to_judge(
    db: &mut dyn Reads,
    holder: &[DocumentView],
    document: &DocumentView,
    new: bool,
) -> Result<Option<ToJudge>, Failure> {
    let near = beside(holder, document);
    let set = rules::beside_key(near.iter().map(|one| one.sha256.to_string()).collect());
    let engine = rules::engine();
    let known = store::reports_of(db, &document.sha256.to_string(), &set)?;
    let known: Vec<_> = known.into_iter().filter(|(_, report)| report.engine == engine).collect();
    let alone = !known.iter().any(|(of, _)| of.is_empty());
    let told = !set.is_empty() && known.iter().any(|(of, _)| *of == set);
    let wants = !told && known.iter().any(|(of, report)| of.is_empty() && report.wants);
    if !(wants || (alone && new)) {
        return Ok(None);
    }
    let find = |db: &mut dyn Reads, one: &DocumentView| documents::find_content(db, one.holder, one.id, None);
    let Some(content) = find(db, document)? else { return Ok(None) };
    let mut beside = Vec::new();
    for one in near {
        beside.extend(find(db, one)?.map(|content| (one.name.clone(), content)));
    }
    Ok(Some(ToJudge { document: document.clone(), content, alone, wants, beside, set }))
}

/// What the job that seals needs to know.
pub struct SealWork {
    /// Which signature.
    pub signed: SignedId,
}

/// The signature, the seal with its sealed secret, and the content that is to be sealed.
pub struct SealFacts {
    /// The signature.
    pub signed: SignedView,
    /// The seal.
    pub seal: Option<(SealView, Vec<u8>)>,
    /// The accepted version, when it still stands there.
    pub accepted: Option<Content>,
}

named!(SealWork, "signing.seal-work", [(Machine, Colleague)]);

impl Query for SealWork {
    type Target = Option<DraftTarget>;
    type Answer = Option<SealFacts>;

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<Option<DraftTarget>>, Failure> {
        let Some(signed) = store::find_signed(db, self.signed)? else { return Ok(Some(None)) };
        Ok(Some(load(db, signed.draft)?))
    }

    fn relation(&self, _: &Actor, _: &Option<DraftTarget>) -> Relation {
        Relation::Colleague
    }

    fn shows(&self, _: &Option<DraftTarget>) -> Option<Shown> {
        None
    }

    fn run(
        &self,
        seen: &mut Seen<'_, Self>,
        target: Option<DraftTarget>,
    ) -> Result<Option<SealFacts>, Failure> {
        let (Some(target), Some(signed)) = (target, store::find_signed(seen, self.signed)?) else {
            return Ok(None);
        };
        let seal = match store::live_seal(seen)? {
            Some(seal) => store::secret(seen, seal.id)?.map(|secret| (seal, secret)),
            None => None,
        };
        let holder: Uuid = target.draft.id.uuid();
        let stands = target.document.version == signed.version
            && target.document.sha256.to_string() == signed.accepted_sha256;
        let accepted = match stands {
            true => documents::find_content(seen, holder, target.document.id, Some(signed.version))?,
            false => None,
        };
        Ok(Some(SealFacts { signed, seal, accepted }))
    }
}
