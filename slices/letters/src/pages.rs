//! Outgoing items on screens.

use askama::Template;
use jiff::civil::Date;
use obieg_documents::NewFile;
use obieg_documents::pages::{Way, send as send_content};
use obieg_kernel::{Failure, Refusal};
use obieg_web::{Faults, Frame, Kept, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::AddresseeHelp;

use crate::deeds::{RecordDelivery, SendLetter};
use crate::model::{Basis, Channel, LetterLines, NewAddressee};
use crate::queries::{LetterContent, ListLetters, NewLetterFacts, NewLetterForm};

#[derive(Deserialize, Default)]
struct RegisterFilter {
    #[serde(default, rename = "przed")]
    before: Option<i64>,
}

#[derive(Template)]
#[template(path = "letters.html")]
struct LettersPage {
    frame: Frame,
    lines: LetterLines,
    paged: bool,
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let filter: RegisterFilter = visit.query()?;
    let lines = visit.see(ListLetters { before: filter.before }).await?;
    let frame = visit.frame(visit.words().t("letters-title"))?;
    Reply::page(&LettersPage { frame, lines, paged: filter.before.is_some() })
}

/// The form. An addressee is named by hand, or is one who waits for an answer (`duty`), or both for several.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct LetterForm {
    #[serde(default)]
    title: String,
    #[serde(default)]
    dated_on: String,
    #[serde(default)]
    signed_by: String,
    #[serde(default)]
    channel: String,
    #[serde(default)]
    duty: Vec<String>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    address: Option<String>,
}

#[derive(Template)]
#[template(path = "letter.html")]
struct LetterPage {
    frame: Frame,
    facts: NewLetterFacts,
    form: LetterForm,
    faults: Faults,
    /// Files that came with the form before.
    kept: Kept,
    /// Where suggestions of addressees come from.
    help: Option<&'static str>,
}

impl LetterPage {
    fn channels(&self) -> Vec<(String, String)> {
        let word = |one: &Channel| (one.code().to_owned(), self.frame.words.of("letter-channel", one.code()));
        Channel::ALL.iter().map(word).collect()
    }

    fn is_chosen(&self, duty: &obieg_duties::model::DutyView) -> bool {
        self.form.duty.iter().any(|one| *one == duty.id.to_string())
    }

    fn name(&self) -> &str {
        self.form.name.as_deref().unwrap_or_default()
    }

    fn address(&self) -> &str {
        self.form.address.as_deref().unwrap_or_default()
    }
}

pub(crate) async fn form(visit: Visit) -> Outcome {
    let facts = visit.see(NewLetterForm { case: visit.id("id")? }).await?;
    let form = LetterForm {
        title: facts.case.title.clone(),
        dated_on: visit.site().kernel().env().today().to_string(),
        signed_by: visit.actor()?.signature(),
        duty: facts.answers.iter().map(|duty| duty.id.to_string()).collect(),
        ..LetterForm::default()
    };
    Reply::page(&page(&visit, form, facts, Faults::default())?)
}

fn page(
    visit: &Visit,
    form: LetterForm,
    facts: NewLetterFacts,
    faults: Faults,
) -> Result<LetterPage, Failure> {
    let frame = visit.frame(visit.words().a("letters-new-title", "sign", &facts.case.sign))?;
    let help = visit.site().slots::<AddresseeHelp>().next().map(|help| help.address);
    Ok(LetterPage { frame, facts, form, faults, kept: Kept::default(), help })
}

fn addressees(form: &LetterForm, facts: &NewLetterFacts) -> Result<Vec<NewAddressee>, Failure> {
    let channel =
        Channel::from_code(&form.channel).ok_or_else(|| Refusal::input("letters.channel").on("channel"))?;
    let mut list = Vec::new();
    for duty in facts.answers.iter().filter(|duty| form.duty.contains(&duty.id.to_string())) {
        let name = duty.towards.clone().unwrap_or_default();
        let party = facts.parties.iter().find(|party| party.name == name);
        let address = party.and_then(|party| party.address.clone());
        list.push(NewAddressee { name, address, channel, duty: Some(duty.id) });
    }
    if let Some(name) = form.name.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
        let address = form.address.clone();
        list.push(NewAddressee { name: name.to_owned(), address, channel, duty: None });
    }
    Ok(list)
}

pub(crate) async fn send(mut visit: Visit) -> Outcome {
    let case = visit.id("id")?;
    let (form, files) = visit.form_with_files::<LetterForm>(crate::MOST_FILES).await?;
    let facts = visit.see(NewLetterForm { case }).await?;
    let deed = || {
        Ok::<_, Failure>(SendLetter {
            case,
            title: form.title.clone(),
            dated_on: day("dated_on", &form.dated_on)?,
            signed_by: form.signed_by.clone(),
            addressees: addressees(&form, &facts)?,
            files: files.iter().cloned().map(NewFile::of).collect(),
        })
    };
    let done = visit.act_read(deed()).await;
    match done {
        Ok(_) => Ok(Reply::See(format!("/sprawy/{case}?zrobiono=wyslano#wychodzace"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            let (kept, page) = (visit.keep(&files), page(&visit, form, facts, faults)?);
            Reply::invalid(&LetterPage { kept, ..page })
        }
    }
}

fn day(field: &'static str, text: &str) -> Result<Date, Failure> {
    text.trim().parse().map_err(|_| Refusal::input("cases.date").on(field).into())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeliveryForm {
    #[serde(default)]
    delivered_on: String,
    #[serde(default)]
    basis: String,
    #[serde(default)]
    evidence: String,
}

pub(crate) async fn record(mut visit: Visit) -> Outcome {
    let (case, addressee) = (visit.id("id")?, visit.id("addressee")?);
    let form: DeliveryForm = visit.form().await?;
    let basis = Basis::from_code(&form.basis).ok_or_else(|| Refusal::input("letters.basis").on("basis"))?;
    let delivered_on = day("delivered_on", &form.delivered_on)?;
    visit.act(RecordDelivery { case, addressee, delivered_on, basis, evidence: form.evidence }).await?;
    Ok(Reply::See(format!("/sprawy/{case}?zrobiono=doreczono#wychodzace")))
}

pub(crate) async fn save_document(visit: Visit) -> Outcome {
    let content = visit.see(LetterContent { case: visit.id("id")?, document: visit.id("document")? }).await?;
    send_content(&visit, content, Way::Save).await
}

pub(crate) async fn show_document(visit: Visit) -> Outcome {
    let content = visit.see(LetterContent { case: visit.id("id")?, document: visit.id("document")? }).await?;
    send_content(&visit, content, Way::Show).await
}
