//! A final letter is registered and goes out.

use jiff::civil::Date;
use obieg_cases::deeds::CaseTarget;
use obieg_cases::model::CaseId;
use obieg_documents::{AddDocument, DocumentKind, HolderKind, NewFile};
use obieg_duties::deeds::StartDuty;
use obieg_duties::model::{DutyId, DutyKind, DutyState};
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named};
use obieg_law::clock::Clock;
use obieg_law::rpw::RegisterNumber;
use obieg_law::term::Term;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::LetterEvent;
use crate::model::{LetterId, NewAddressee};
use crate::{rules, store};

/// Days after which evidence of delivery is missed: two notices and the way back of the receipt.
const EVIDENCE_DAYS: u16 = 30;

/// Registers and sends a letter of a case.
#[derive(Debug, Serialize)]
pub struct SendLetter {
    /// The case.
    pub case: CaseId,
    /// Title, 1 to 500 characters.
    pub title: String,
    /// Date on the letter, not in the future.
    pub dated_on: Date,
    /// Name and post of who signed, 1 to 300 characters.
    pub signed_by: String,
    /// To whom.
    pub addressees: Vec<NewAddressee>,
    /// The final letter and its attachments, 1 to 5 files.
    pub files: Vec<NewFile>,
}

/// What was sent.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SentLetter {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: LetterId,
    /// Outgoing number.
    pub number: String,
    /// Its mark.
    pub mark: String,
}

named!(SendLetter, "letters.send-letter", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

impl Deed for SendLetter {
    type Target = CaseTarget;
    type Event = LetterEvent;
    type Done = SentLetter;

    obieg_cases::changes_case!();

    fn run(&self, mut granted: Granted<'_, Self>, target: CaseTarget) -> Result<Committed<Self>, Failure> {
        let case = &target.case;
        obieg_cases::rules::may_change(case)?;
        let title = obieg_cases::rules::line("title", &self.title, 500)?;
        let signed_by = obieg_cases::rules::line("signed_by", &self.signed_by, 300)?;
        rules::addressees(&self.addressees)?;
        let today = granted.env().today();
        if self.dated_on > today {
            return Err(Refusal::input("letters.dated-in-future").on("dated_on").into());
        }
        if self.files.is_empty() {
            return Err(Refusal::input("letters.no-file").on("file").into());
        }
        let id: LetterId = granted.env().new_id();
        let year = today.year();
        let number = granted.number(&format!("outgoing/{year}"), id.uuid())?;
        let running = store::count_by_case(&mut granted, case.id)? + 1;
        let mark = format!("{}.{running}", case.sign);
        let row = store::NewLetter {
            id,
            case: case.id,
            number,
            year,
            mark: &mark,
            title: &title,
            dated_on: self.dated_on,
            signed_by: &signed_by,
        };
        let by = granted.actor().holding();
        store::add(&mut granted, &row, by)?;
        for file in &self.files {
            granted.step(&AddDocument {
                holder: id.uuid(),
                holder_kind: HolderKind::Letter,
                title: String::new(),
                kind: DocumentKind::Final,
                file: file.clone(),
            })?;
        }
        let copies = self.addressees.iter().map(|to| self.address(&mut granted, id, to, today));
        let addressees = copies.collect::<Result<Vec<String>, Failure>>()?;
        let number = RegisterNumber::new(number, year).map_err(Failure::internal)?.to_string();
        let event = LetterEvent::LetterSent {
            letter: id.uuid(),
            case: case.id.uuid(),
            number: number.clone(),
            mark: mark.clone(),
            addressees,
        };
        granted.commit(&event, SentLetter { id, number, mark })
    }
}

impl SendLetter {
    /// One copy: it carries the duty to answer that it will meet, or starts one to have evidence of its delivery. Gives the name
    /// as it stands on it.
    fn address(
        &self,
        granted: &mut Granted<'_, Self>,
        letter: LetterId,
        to: &NewAddressee,
        today: Date,
    ) -> Result<String, Failure> {
        let name = obieg_cases::rules::line("name", &to.name, 300)?;
        let address = to.address.as_deref().map(|address| obieg_cases::rules::line("address", address, 500));
        let address = address.transpose()?;
        let duty = match to.duty {
            Some(duty) => self.answer(granted, duty)?,
            None => {
                granted
                    .step(&StartDuty {
                        case: self.case.uuid(),
                        kind: DutyKind::ProveDelivery,
                        about: Some(letter.uuid()),
                        towards: Some(name.clone()),
                        article: "kpa art. 46".to_owned(),
                        clock: Clock::Civil(Term::Days(EVIDENCE_DAYS)),
                        started_on: today,
                    })?
                    .duty
            }
        };
        let id = granted.env().new_id();
        let to = NewAddressee { name, address, ..to.clone() };
        store::add_addressee(granted, id, letter, &to, duty, today)?;
        Ok(to.name)
    }

    /// An open duty to answer of this very case.
    fn answer(&self, granted: &mut Granted<'_, Self>, duty: DutyId) -> Result<DutyId, Failure> {
        let found: Option<(Uuid, _)> = obieg_duties::store::find(granted, duty)?;
        match found {
            Some((case, view)) if case == self.case.uuid() && view.state == DutyState::Open => Ok(duty),
            _ => Err(Refusal::input("letters.duty-unknown").on("duty").into()),
        }
    }
}
