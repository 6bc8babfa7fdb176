//! Many accepted letters sealed at once.

use askama::Template;
use obieg_drafts::model::DraftId;
use obieg_kernel::{Failure, Refusal};
use obieg_web::batch::{self, Apart, BatchAgain, BatchResult};
use obieg_web::{Faults, Frame, Html, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::SealDraft;
use crate::model::{LetterToSign, LettersToSign, SignedState};
use crate::panel::state_tag;
use crate::queries::ListToSign;

#[derive(Template)]
#[template(path = "signing_many.html")]
struct Page {
    frame: Frame,
    list: LettersToSign,
    faults: Faults,
}

impl Page {
    /// What is ticked is a letter as it was shown.
    fn value(one: &LetterToSign) -> String {
        format!("{}.{}", one.draft.id, one.draft.document_version)
    }

    fn tag(&self, one: &LetterToSign) -> Html {
        match &one.signed {
            Some(signed) => state_tag(&self.frame, signed),
            None => self.frame.tag("neutral", "seal", self.frame.words.t("signing-state-none")),
        }
    }

    fn fault(&self, one: &LetterToSign) -> Option<String> {
        let fault = one.signed.as_ref()?.fault?;
        Some(self.frame.words.of("signing-fault", fault.code()))
    }

    fn can_be_ticked(&self, one: &LetterToSign) -> bool {
        self.list.has_seal && one.signed.as_ref().is_none_or(|signed| signed.state == SignedState::Failed)
    }
}

async fn page(visit: &Visit, faults: Faults) -> Result<Page, Failure> {
    let list = visit.see(ListToSign).await?;
    let frame = visit.frame(visit.words().t("signing-to-sign-title"))?;
    Ok(Page { frame, list, faults })
}

pub(crate) async fn to_sign(visit: Visit) -> Outcome {
    Reply::page(&page(&visit, Faults::default()).await?)
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct ManyForm {
    item: Vec<String>,
}

impl ManyForm {
    fn ticked(&self) -> Result<Vec<(DraftId, i64)>, Failure> {
        let one = |text: &String| {
            let (id, version) = text.split_once('.')?;
            Some((id.parse().ok()?, version.parse().ok()?))
        };
        let all: Option<Vec<_>> = self.item.iter().map(one).collect();
        match all {
            Some(list) if !list.is_empty() => Ok(list),
            _ => Err(Refusal::input("signing.none-ticked").on("item").into()),
        }
    }
}

pub(crate) async fn seal_many(mut visit: Visit) -> Outcome {
    let form: ManyForm = visit.form().await?;
    match try_many(&visit, &form).await {
        Ok(result) => result.reply(&visit),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, faults).await?)
        }
    }
}

/// Asks for the seal of each as it was seen; a result for each, failures first. None is called signed here: the seal comes afterwards.
async fn try_many(visit: &Visit, form: &ManyForm) -> Result<BatchResult, Failure> {
    let ticked = form.ticked()?;
    let known = visit.see(ListToSign).await?.letters;
    let deeds = ticked.iter().map(|(draft, seen)| SealDraft { draft: *draft, seen: *seen, form: None });
    let each = visit.act_on_each(deeds.collect()).await?;
    let words = visit.words();
    let name = |(id, _): &(DraftId, i64)| {
        let found = known.iter().find(|one| one.draft.id == *id);
        let label = found.map(|one| format!("{} {}", one.draft.sign, one.draft.title));
        (Some(format!("/projekty/{id}")), label.unwrap_or_else(|| words.t("signing-unknown").to_owned()))
    };
    let say = |_: &_| vec![words.t("signing-asked").to_owned()];
    let Apart { failed, done, again } = batch::apart(&ticked, &each, words, name, say);
    let fields: Vec<_> =
        again.into_iter().map(|(id, seen)| ("item".to_owned(), format!("{id}.{seen}"))).collect();
    let retry = (!fields.is_empty()).then(|| BatchAgain {
        action: "/podpis".to_owned(),
        word: "batch-retry",
        fields,
    });
    Ok(BatchResult {
        title: words.t("signing-many-result").to_owned(),
        retry,
        undo: None,
        failed,
        done,
        onward: vec![("/podpis".to_owned(), "signing-to-sign-title")],
    })
}
