//! The panel "Signature" beside a draft.

use askama::Template;
use futures_util::future::BoxFuture;
use obieg_drafts::model::{DraftFile, DraftState};
use obieg_drafts::slot::DraftPanel;
use obieg_kernel::{Failure, Named};
use obieg_web::{Frame, Html, Visit};

use crate::model::{DraftSignatures, SealForm, SignedKind, SignedState, SignedView};
use crate::queries::ShowSignatures;
use crate::rules;

/// The panel, for `app` to plug.
pub fn draft_panel() -> DraftPanel {
    DraftPanel { draw }
}

#[derive(Template)]
#[template(path = "signing_panel.html")]
struct Panel<'p> {
    frame: &'p Frame,
    file: &'p DraftFile,
    data: &'p DraftSignatures,
}

impl Panel<'_> {
    fn tag(&self, one: &SignedView) -> Html {
        state_tag(self.frame, one)
    }

    fn is_accepted(&self) -> bool {
        self.file.draft.state == DraftState::Accepted
    }

    /// Both forms for a PDF; only the one beside for the rest.
    fn forms(&self) -> Vec<(&'static str, String)> {
        let forms =
            SealForm::ALL.iter().filter(|form| rules::may_have(**form, self.file.document.media).is_ok());
        forms.map(|form| (form.code(), self.frame.words.of("signing-seal-form", form.code()))).collect()
    }

    fn fault(&self, one: &SignedView) -> Option<String> {
        one.fault.map(|fault| self.frame.words.of("signing-fault", fault.code()))
    }

    fn kind(&self, one: &SignedView) -> String {
        self.frame.words.of("signing-kind", one.kind.code())
    }
}

/// Where a signature stands, as a tag: colour, symbol, text.
pub(crate) fn state_tag(frame: &Frame, one: &SignedView) -> Html {
    let (colour, icon, word) = match (one.state, one.kind) {
        _ if one.void => ("neutral", "close", "signing-state-void"),
        (SignedState::Waiting, _) => ("info", "due", "signing-state-waiting"),
        (SignedState::Kept, SignedKind::Seal) => ("success", "seal-ok", "signing-state-sealed"),
        (SignedState::Kept, SignedKind::Outside) => ("info", "seal-ok", "signing-state-brought"),
        (SignedState::Failed, _) => ("danger", "seal-bad", "signing-state-failed"),
    };
    frame.tag(colour, icon, frame.words.t(word))
}

fn draw<'v>(visit: &'v Visit, frame: &'v Frame, file: &'v DraftFile) -> BoxFuture<'v, Result<Html, Failure>> {
    Box::pin(async move {
        if !frame.could(ShowSignatures::NAME, ShowSignatures::RIGHTS) {
            return Ok(Html::default());
        }
        let data = visit.see(ShowSignatures { draft: file.draft.id }).await?;
        let idle = data.signed.is_empty() && file.draft.state != DraftState::Accepted;
        if idle { Ok(Html::default()) } else { Html::of(&Panel { frame, file, data: &data }) }
    })
}
