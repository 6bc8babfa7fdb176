//! An accepted letter gets a signature: the office's seal, or one made elsewhere.

use obieg_drafts::deeds::{AwaitOutgoing, DraftTarget, SetOutgoing, load, signs};
use obieg_drafts::model::DraftId;
use obieg_kernel::{
    Actor, Committed, Deed, Failure, Granted, Lookup, Reads, Refusal, Relation, named, office_target,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{About, SigningEvent};
use crate::checked::Checked;
use crate::model::{Fault, SealForm, SignedId, SignedKind, SignedState, SignedView};
use crate::store::{NewSigned, Proof};
use crate::{rules, seal, store};

/// How a draft is loaded and who stands how to it: as to the draft itself, and to its case for whoever accepted it as its signatory.
macro_rules! of_draft {
    () => {
        fn load(&self, db: &mut Lookup<'_>) -> Result<Option<DraftTarget>, Failure> {
            load(db, self.draft)
        }

        fn relation(&self, actor: &Actor, target: &DraftTarget) -> Relation {
            signs(actor, target)
        }
    };
}

/// Has an accepted letter sealed with the office's seal. The seal is made afterwards, and the letter is signed only when the stored
/// file was verified.
#[derive(Debug, Clone, Serialize)]
pub struct SealDraft {
    /// Which draft.
    pub draft: DraftId,
    /// The version of its document that the doer has seen.
    pub seen: i64,
    /// Inside the PDF or beside the file; without it what fits the file.
    pub form: Option<SealForm>,
}

/// The seal was asked for.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AskedSeal {
    /// The signature to come.
    #[schema(value_type = String, format = Uuid)]
    pub id: SignedId,
}

// Who may sign for the office (domain.md §8); the same roles as at the end of a path of acceptance.
named!(SealDraft, "signing.seal-draft", [(Head, Reach), (Executive, Reach)]);

impl Deed for SealDraft {
    type Target = DraftTarget;
    type Event = SigningEvent;
    type Done = AskedSeal;

    of_draft!();

    fn run(&self, mut granted: Granted<'_, Self>, target: DraftTarget) -> Result<Committed<Self>, Failure> {
        let DraftTarget { draft, steps, document, .. } = &target;
        obieg_drafts::rules::same_version(self.seen, document.version)?;
        let accepted = document.sha256.to_string();
        obieg_drafts::rules::may_send(draft, steps, &accepted)?;
        let form = self.form.unwrap_or(rules::fitting(document.media));
        rules::may_have(form, document.media)?;
        let now = granted.env().now();
        rules::may_use(store::live_seal(&mut granted)?.as_ref(), now)?;
        let before = store::signed_of(&mut granted, draft.id, (document.version, &accepted))?;
        rules::may_ask(document.version, &accepted, &before)?;
        let (id, by): (SignedId, _) = (granted.env().new_id(), granted.actor().signature());
        let row = NewSigned {
            id,
            draft: draft.id,
            version: document.version,
            accepted: &accepted,
            kind: SignedKind::Seal,
            form: form.code(),
            by: &by,
        };
        store::add_signed(&mut granted, &row)?;
        // Nobody sends it without the seal while the seal is being made.
        granted.step(&AwaitOutgoing { draft: draft.id, version: Some(document.version) })?;
        granted.queue(seal::KIND, &json!({ "signed": id }))?;
        let event = SigningEvent::SealAsked { about: About::of(id, &target), accepted_sha256: accepted };
        granted.commit(&event, AskedSeal { id })
    }
}

/// Brings an accepted letter that was signed elsewhere.
#[derive(Debug, Serialize)]
pub struct UploadSigned {
    /// Which draft.
    pub draft: DraftId,
    /// The version of its document that the doer has seen.
    pub seen: i64,
    /// The signed file, found to sign exactly the accepted bytes.
    pub checked: Checked,
}

named!(UploadSigned, "signing.upload-signed", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

impl Deed for UploadSigned {
    type Target = DraftTarget;
    type Event = SigningEvent;
    type Done = AskedSeal;

    of_draft!();

    fn run(&self, mut granted: Granted<'_, Self>, target: DraftTarget) -> Result<Committed<Self>, Failure> {
        let DraftTarget { draft, document, .. } = &target;
        obieg_drafts::rules::same_version(self.seen, document.version)?;
        let accepted = self.checked.accepted_sha256();
        // One signed file goes out: a seal on its way would take the place of this one, and this one the place of what stands.
        let before = store::signed_of(&mut granted, draft.id, (document.version, &accepted))?;
        rules::may_ask(document.version, &accepted, &before)?;
        let (id, by): (SignedId, _) = (granted.env().new_id(), granted.actor().signature());
        let row = NewSigned {
            id,
            draft: draft.id,
            version: document.version,
            accepted: &accepted,
            kind: SignedKind::Outside,
            form: self.checked.form(),
            by: &by,
        };
        store::add_signed(&mut granted, &row)?;
        keep(&mut granted, id, (draft.id, document.version), &self.checked)?;
        let event = SigningEvent::SignedBrought {
            about: About::of(id, &target),
            sha256: self.checked.sha256(),
            signer: self.checked.signer().map(str::to_owned),
        };
        granted.commit(&event, AskedSeal { id })
    }
}

/// Names the files that go out, and only then writes that the letter is signed. The draft says no when another version stands there, or
/// it is accepted no more.
fn keep<D: Deed>(
    granted: &mut Granted<'_, D>,
    id: SignedId,
    (draft, version): (DraftId, i64),
    checked: &Checked,
) -> Result<(), Failure> {
    let sha256 = checked.accepted_sha256();
    let named = granted.step(&SetOutgoing { draft, version, sha256, files: checked.files() })?;
    let document = *named.last().ok_or_else(|| Failure::internal("no signed file"))?;
    let proof = Proof {
        form: checked.form(),
        document,
        sha256: &checked.sha256(),
        detached: checked.detached(),
        signer: checked.signer(),
        person: checked.person(),
        claimed_at: checked.claimed_at(),
        stamped: checked.stamped(),
    };
    Ok(store::set_kept(granted, id, &proof)?)
}

/// Writes what came of a seal that was asked for: the verified file, or why there is none.
#[derive(Debug, Serialize)]
pub struct FinishSeal {
    /// Which.
    pub signed: SignedId,
    /// What came of it.
    pub outcome: Result<Checked, Fault>,
}

named!(FinishSeal, "signing.finish-seal", [(Machine, Colleague)]);

impl Deed for FinishSeal {
    type Target = (SignedView, DraftTarget);
    type Event = SigningEvent;
    type Done = ();

    office_target!((SignedView, DraftTarget), |deed, db| {
        let Some(signed) = store::find_signed(db, deed.signed)? else { return Ok(None) };
        Ok(load(db, signed.draft)?.map(|target| (signed, target)))
    });

    fn run(
        &self,
        mut granted: Granted<'_, Self>,
        (signed, target): (SignedView, DraftTarget),
    ) -> Result<Committed<Self>, Failure> {
        if signed.state != SignedState::Waiting {
            return Err(Refusal::state("signing.over").into());
        }
        match &self.outcome {
            Err(fault) => {
                store::set_failed(&mut granted, signed.id, *fault)?;
                if target.draft.awaited == Some(signed.version) {
                    granted.step(&AwaitOutgoing { draft: signed.draft, version: None })?;
                }
                let (signed, draft) = (signed.id, signed.draft.uuid());
                granted.commit(&SigningEvent::SealFailed { signed, draft, fault: fault.code() }, ())
            }
            Ok(checked) => {
                let accepted = checked.accepted_sha256();
                obieg_drafts::rules::same_bytes(&accepted, &signed.accepted_sha256)?;
                keep(&mut granted, signed.id, (signed.draft, signed.version), checked)?;
                let event = SigningEvent::LetterSealed {
                    about: About::of(signed.id, &target),
                    sha256: checked.sha256(),
                    signer: checked.signer().map(str::to_owned),
                };
                granted.commit(&event, ())
            }
        }
    }
}
