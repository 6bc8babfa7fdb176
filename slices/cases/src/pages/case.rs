//! The case page, its log, proofs and documents.

use std::borrow::Cow;

use askama::Template;
use jiff::civil::Date;
use obieg_documents::pages::{Way, send};
use obieg_documents::{parts, slot};
use obieg_duties::model::{DutyState, DutyView, PauseBasis};
use obieg_kernel::journal::proof::{Entry, Proof};
use obieg_kernel::{Failure, Named, Reads, Relation, Scope};
use obieg_people::model::{StandingView, UnitChoice};
use obieg_registry::ItemView;
use obieg_web::{Doer, Faults, Frame, Html, Outcome, Reply, Visit, Words};
use serde::Deserialize;

use super::due_tag;
use crate::deeds::{CloseCase, FileDocument, HandOverCase, PauseCase, TakeOverCase, VersionDocument};
use crate::model::{CaseFile, CaseId, CaseState, CaseView, PartyRole};
use crate::queries::{CaseContent, CaseLog, CaseProof, CaseVersions, ShowCase, WhoLooked};
use crate::slot::{CasePanel, LoadPanel, PanelAsks, PanelData, PartyAct, PartyHelp};
use crate::store;

#[derive(Deserialize, Default)]
pub(crate) struct CaseQuery {
    #[serde(default)]
    dokument: Option<String>,
}

/// Units and people that forms on the page offer.
#[derive(Default)]
struct Choices {
    units: Vec<UnitChoice>,
    /// Of the case's unit.
    people: Vec<StandingView>,
}

/// Read in the page's own snapshot, like a panel; a closed case offers nothing.
fn load_choices(db: &mut dyn Reads, case: CaseId, _: Scope) -> Result<PanelData, Failure> {
    let choices = match store::place_of(db, case)? {
        Some((unit, state)) if state != CaseState::Closed => Choices {
            units: obieg_people::store::unit_choices(db)?,
            people: obieg_people::store::list_standings_of(db, unit)?,
        },
        _ => Choices::default(),
    };
    Ok(Box::new(choices))
}

#[derive(Template)]
#[template(path = "case.html")]
pub(crate) struct CasePage {
    frame: Frame,
    file: CaseFile,
    files: Html,
    preview: Html,
    panels: Vec<Html>,
    terms: Vec<Html>,
    choices: Choices,
    /// What a guest puts beside each party, in their order.
    party_acts: Vec<Html>,
    /// Where suggestions for a party come from.
    party_help: Option<&'static str>,
    faults: Faults,
    today: Date,
    own: bool,
}

impl CasePage {
    /// What a guest puts beside the party of a place from 0.
    fn party_act(&self, place: &usize) -> Html {
        self.party_acts.get(*place).cloned().unwrap_or_default()
    }

    fn due(&self) -> Html {
        due_tag(&self.frame, self.file.case.state, self.file.case.due_on, self.today)
    }

    fn state(&self) -> Html {
        let state = self.file.case.state;
        let (colour, icon) = state.look();
        self.frame.tag(colour, icon, self.frame.words.of("case-state", state.code()))
    }

    fn is_open(&self) -> bool {
        self.file.case.state != CaseState::Closed
    }

    /// Could the person at the screen work on this very case?
    fn may_work(&self) -> bool {
        let name = if self.own { PauseCase::NAME } else { HandOverCase::NAME };
        let rights = if self.own { PauseCase::RIGHTS } else { HandOverCase::RIGHTS };
        self.is_open() && self.frame.could(name, rights)
    }

    fn may_be_taken_over(&self) -> bool {
        self.is_open() && self.frame.could(TakeOverCase::NAME, TakeOverCase::RIGHTS)
    }

    fn may_hand_over(&self) -> bool {
        self.is_open() && self.frame.could(HandOverCase::NAME, HandOverCase::RIGHTS)
    }

    fn may_file(&self) -> bool {
        self.is_open() && self.frame.could(FileDocument::NAME, FileDocument::RIGHTS)
    }

    fn may_close(&self) -> bool {
        self.may_work() && self.frame.could(CloseCase::NAME, CloseCase::RIGHTS)
    }

    /// May the person at the screen read who looked at this very case?
    fn may_see_looks(&self) -> bool {
        let others = WhoLooked::RIGHTS.iter().filter(|(_, least)| *least <= Relation::Reach);
        let others = others.copied().collect::<Vec<_>>();
        let rights = if self.own { WhoLooked::RIGHTS } else { &others };
        self.frame.could(WhoLooked::NAME, rights)
    }

    fn duty_open(&self, duty: &DutyView) -> bool {
        duty.state == DutyState::Open
    }

    fn can_waive(&self, duty: &DutyView) -> bool {
        self.may_work() && self.duty_open(duty) && duty.kind != obieg_duties::model::DutyKind::SettleCase
    }

    fn duty_tag(&self, duty: &DutyView) -> Html {
        let word = self.frame.words.of("duty-state", duty.state.code());
        match duty.state {
            DutyState::Met => self.frame.tag("success", "done", word),
            DutyState::Waived => self.frame.tag("neutral", "close", word),
            DutyState::Open => due_tag(&self.frame, self.file.case.state, duty.due_on, self.today),
        }
    }

    /// What began the case stays in it.
    fn may_take_out(&self, item: &ItemView) -> bool {
        self.may_work() && self.file.origin != Some(item.id)
    }

    fn bases(&self) -> Vec<(String, String)> {
        let word =
            |basis: &PauseBasis| (basis.code().to_owned(), self.frame.words.of("pause-basis", basis.code()));
        PauseBasis::ALL.iter().map(word).collect()
    }

    fn roles(&self) -> Vec<(String, String)> {
        let word =
            |role: &PartyRole| (role.code().to_owned(), self.frame.words.of("party-role", role.code()));
        PartyRole::ALL.iter().map(word).collect()
    }

    fn other_units(&self) -> Vec<(String, String)> {
        let other = self.choices.units.iter().filter(|unit| unit.id != self.file.case.led_in);
        other.map(|unit| (unit.id.to_string(), format!("{} {}", unit.code, unit.name))).collect()
    }

    fn officers(&self) -> Vec<(String, String)> {
        let people = self.choices.people.iter();
        people
            .filter(|one| one.holding != self.file.case.officer)
            .map(|one| (one.holding.to_string(), one.label()))
            .collect()
    }

    fn lines(&self) -> Vec<LogLine> {
        self.file.entries.iter().map(|entry| LogLine::of(&self.frame.words, entry)).collect()
    }
}

/// A journal entry as a person reads it.
pub(crate) struct LogLine {
    seq: u64,
    at: String,
    who: String,
    what: String,
    document: String,
}

/// What of an entry's text the line tells; the rest is not even copied.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Body<'e> {
    #[serde(borrow)]
    at: Cow<'e, str>,
    #[serde(borrow)]
    event: Cow<'e, str>,
    #[serde(borrow)]
    by: Doer<'e>,
    #[serde(borrow)]
    data: Facts<'e>,
}

/// The document of an event, under the names that events give it.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Facts<'e> {
    #[serde(borrow)]
    identifier: Text<'e>,
    #[serde(borrow)]
    number: Text<'e>,
    #[serde(borrow)]
    mark: Text<'e>,
}

/// A fact that names a document only where it is text: events of any slice come by.
#[derive(Deserialize)]
#[serde(untagged)]
enum Text<'e> {
    Words(#[serde(borrow)] Cow<'e, str>),
    Other(serde::de::IgnoredAny),
}

impl Default for Text<'_> {
    fn default() -> Self {
        Self::Other(serde::de::IgnoredAny)
    }
}

impl Text<'_> {
    fn into_words(self) -> Option<String> {
        match self {
            Self::Words(words) => Some(words.into_owned()).filter(|words| !words.is_empty()),
            Self::Other(_) => None,
        }
    }
}

impl LogLine {
    pub(crate) fn of(words: &Words, entry: &Entry) -> Self {
        let body: Body<'_> = serde_json::from_str(&entry.body).unwrap_or_default();
        let at = body.at.parse().map(|at| words.instant(&at)).unwrap_or_default();
        let who = words.doer(&body.by, false);
        let document = [body.data.identifier, body.data.number, body.data.mark]
            .into_iter()
            .find_map(Text::into_words)
            .unwrap_or_default();
        Self { seq: entry.seq, at, who, what: words.of("event", &body.event), document }
    }

    /// The line as a row of a print: when, who, what, which document.
    pub(crate) fn into_row(self) -> [String; 4] {
        [self.at, self.who, self.what, self.document]
    }
}

pub(crate) async fn show(visit: Visit) -> Outcome {
    let case: CaseId = visit.id("id")?;
    let query: CaseQuery = visit.query()?;
    Reply::page(&page(&visit, case, query.dokument.as_deref(), Faults::default()).await?)
}

/// The page of a case; with what was wrong, when a form on it came back.
pub(crate) async fn page(
    visit: &Visit,
    case: CaseId,
    chosen: Option<&str>,
    faults: Faults,
) -> Result<CasePage, Failure> {
    let site = visit.site();
    let slots: Vec<&CasePanel> = site.slots::<CasePanel>().collect();
    // Its questions are the page's own.
    let own: (PanelAsks, LoadPanel) = (|_, _, _| Vec::new(), load_choices);
    let panels = slots.iter().map(|slot| slot.reading()).chain(std::iter::once(own)).collect();
    let (file, mut data) = visit.see(ShowCase { case, panels }).await?;
    let choices =
        data.pop().and_then(|data| data.downcast::<Choices>().ok()).map(|data| *data).unwrap_or_default();
    let actor = visit.actor()?;
    let frame = visit.frame(format!("{} {}", file.case.sign, file.case.title))?;
    let panels = slots
        .iter()
        .zip(&data)
        .map(|(slot, data)| (slot.draw)(&frame, actor, &file.case, data))
        .collect::<Result<_, _>>()?;
    let terms = slots
        .iter()
        .zip(&data)
        .filter_map(|(slot, data)| slot.draw_terms.map(|draw| draw(&frame, actor, &file, data, &faults)))
        .collect::<Result<_, _>>()?;
    let (base, here) = (format!("/sprawy/{case}/dokument"), format!("/sprawy/{case}"));
    let shown = parts::chosen(&file.documents, chosen);
    let files = parts::file_list(&frame, &file.documents, &base, &here, shown.map(|one| one.id))?;
    let preview = match shown {
        Some(document) => {
            let open = file.case.state != CaseState::Closed;
            let may_version = open && frame.could(VersionDocument::NAME, VersionDocument::RIGHTS);
            let content = CaseContent { case, document: document.id, version: None };
            let drawn = slot::drawn_of(visit, &frame, document, content).await?;
            parts::preview(&frame, document, &base, may_version, drawn)?
        }
        None => Html::default(),
    };
    let own = actor.holding() == Some(file.case.officer);
    let today = site.kernel().env().today();
    let party_help = site.slots::<PartyHelp>().next().map(|help| help.address);
    let party_acts = match site.slots::<PartyAct>().next() {
        Some(act) => {
            file.parties.iter().map(|party| (act.draw)(&frame, case, party)).collect::<Result<_, _>>()?
        }
        None => Vec::new(),
    };
    let page = CasePage {
        frame,
        file,
        files,
        preview,
        panels,
        terms,
        choices,
        party_acts,
        party_help,
        faults,
        today,
        own,
    };
    Ok(page)
}

#[derive(Template)]
#[template(path = "log.html")]
struct LogPage {
    frame: Frame,
    case: CaseView,
    lines: Vec<LogLine>,
}

pub(crate) async fn looks(visit: Visit) -> Outcome {
    let asked = WhoLooked { case: visit.id("id")?, before: obieg_web::looks::before(&visit)? };
    let (case, looks) = visit.see(asked).await?;
    let about = obieg_web::looks::About { name: case.sign, address: format!("/sprawy/{}", case.id) };
    obieg_web::looks::page(&visit, about, looks)
}

pub(crate) async fn log(visit: Visit) -> Outcome {
    let (case, entries) = visit.see(CaseLog { case: visit.id("id")? }).await?;
    let frame = visit.frame(visit.words().a("cases-log-title", "sign", &case.sign))?;
    let lines = entries.iter().map(|entry| LogLine::of(&frame.words, entry)).collect();
    Reply::page(&LogPage { frame, case, lines })
}

#[derive(Template)]
#[template(path = "proof.html")]
struct ProofPage {
    frame: Frame,
    case: CaseView,
    body: String,
    line: LogLine,
    proof: Proof,
}

pub(crate) async fn proof(visit: Visit) -> Outcome {
    let seq = visit.part("seq")?.parse().map_err(|_| Failure::Hidden)?;
    let (case, entry, proof) = visit.see(CaseProof { case: visit.id("id")?, seq }).await?;
    let frame = visit.frame(visit.words().a("cases-proof-title", "seq", seq))?;
    let line = LogLine::of(&frame.words, &entry);
    Reply::page(&ProofPage { frame, case, body: entry.body, line, proof })
}

pub(crate) async fn save_document(visit: Visit) -> Outcome {
    document(visit, None, Way::Save).await
}

pub(crate) async fn save_version(visit: Visit) -> Outcome {
    let version = visit.part("version")?.parse().map_err(|_| Failure::Hidden)?;
    document(visit, Some(version), Way::Save).await
}

pub(crate) async fn show_document(visit: Visit) -> Outcome {
    document(visit, None, Way::Show).await
}

async fn document(visit: Visit, version: Option<i64>, way: Way) -> Outcome {
    let (case, document) = (visit.id("id")?, visit.id("document")?);
    let content = visit.see(CaseContent { case, document, version }).await?;
    send(&visit, content, way).await
}

pub(crate) async fn versions(visit: Visit) -> Outcome {
    let (case, document) = (visit.id("id")?, visit.id("document")?);
    let (view, found) = visit.see(CaseVersions { case, document }).await?;
    obieg_documents::pages::versions(&visit, &found, &view.sign, &format!("/sprawy/{case}"))
}
