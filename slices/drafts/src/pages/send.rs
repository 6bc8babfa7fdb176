//! The accepted version goes out: to whom, and how.

use askama::Template;
use obieg_duties::model::DutyView;
use obieg_kernel::{Failure, Refusal};
use obieg_letters::model::{Channel, NewAddressee};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::SendDraft;
use crate::model::DraftId;
use crate::queries::{DraftSendFacts, DraftSendForm};

/// An addressee is named by hand, or is one who waits for an answer (`duty`), or both for several.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct SendForm {
    seen: i64,
    dated_on: String,
    channel: String,
    duty: Vec<String>,
    name: String,
    address: String,
}

#[derive(Template)]
#[template(path = "draft_send.html")]
struct SendPage {
    frame: Frame,
    facts: DraftSendFacts,
    form: SendForm,
    faults: Faults,
}

impl SendPage {
    fn channels(&self) -> Vec<(String, String)> {
        let word = |one: &Channel| (one.code().to_owned(), self.frame.words.of("letter-channel", one.code()));
        Channel::ALL.iter().map(word).collect()
    }

    fn is_chosen(&self, duty: &DutyView) -> bool {
        self.form.duty.contains(&duty.id.to_string())
    }
}

async fn page(visit: &Visit, draft: DraftId, form: SendForm, faults: Faults) -> Result<SendPage, Failure> {
    let facts = visit.see(DraftSendForm { draft }).await?;
    let frame = visit.frame(visit.words().t("drafts-send-title"))?;
    Ok(SendPage { frame, facts, form, faults })
}

pub(crate) async fn ask_send(visit: Visit) -> Outcome {
    let draft = visit.id("draft")?;
    let mut page = page(&visit, draft, SendForm::default(), Faults::default()).await?;
    page.form = SendForm {
        seen: page.facts.file.document.version,
        dated_on: visit.site().kernel().env().today().to_string(),
        duty: page.facts.answers.iter().map(|duty| duty.id.to_string()).collect(),
        ..SendForm::default()
    };
    Reply::page(&page)
}

fn addressees(form: &SendForm, facts: &DraftSendFacts) -> Result<Vec<NewAddressee>, Failure> {
    let channel =
        Channel::from_code(&form.channel).ok_or_else(|| Refusal::input("letters.channel").on("channel"))?;
    let mut list = Vec::new();
    for duty in facts.answers.iter().filter(|duty| form.duty.contains(&duty.id.to_string())) {
        let name = duty.towards.clone().unwrap_or_default();
        let party = facts.parties.iter().find(|party| party.name == name);
        let address = party.and_then(|party| party.address.clone());
        list.push(NewAddressee { name, address, channel, duty: Some(duty.id) });
    }
    let name = form.name.trim();
    if !name.is_empty() {
        let address = Some(form.address.trim().to_owned()).filter(|address| !address.is_empty());
        list.push(NewAddressee { name: name.to_owned(), address, channel, duty: None });
    }
    Ok(list)
}

pub(crate) async fn send(mut visit: Visit) -> Outcome {
    let draft = visit.id("draft")?;
    let form: SendForm = visit.form().await?;
    let facts = visit.see(DraftSendForm { draft }).await?;
    let deed = || {
        let dated_on = form.dated_on.trim().parse();
        Ok::<_, Failure>(SendDraft {
            draft,
            seen: form.seen,
            dated_on: dated_on.map_err(|_| Refusal::input("cases.date").on("dated_on"))?,
            addressees: addressees(&form, &facts)?,
        })
    };
    match visit.act_read(deed()).await {
        Ok(_) => Ok(Reply::See(format!("/sprawy/{}?zrobiono=wyslano#wychodzace", facts.case.id))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, draft, form, faults).await?)
        }
    }
}
