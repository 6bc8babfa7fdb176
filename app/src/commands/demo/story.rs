//! Ten weeks in the life of an invented county: letters come, are assigned, become cases, are answered and closed, each
//! through the same deeds as everywhere, under a clock that walks from the past to the present.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use obieg_assignments::deeds::{AcceptAssignment, AssignItem, PassBack};
use obieg_assignments::{AssignmentId, Receiver};
use obieg_cases::deeds::{CloseCase, OpenCase, PauseCase, WaiveAnswer};
use obieg_cases::model::{CaseAccess, CaseId};
use obieg_cases::queries::ShowCase;
use obieg_documents::NewFile;
use obieg_duties::model::{DutyKind, DutyState, PauseBasis};
use obieg_kernel::door::Origin;
use obieg_kernel::env::Clock;
use obieg_kernel::{Actor, Failure, Kernel, OperatorKey};
use obieg_law::calendar::Holidays;
use obieg_letters::deeds::{RecordDelivery, SendLetter};
use obieg_letters::model::{Basis, CaseLetters, Channel, NewAddressee};
use obieg_people::model::StandingView;
use obieg_people::queries::Structure;
use obieg_people::substitutions::MakeSubstitution;
use obieg_registry::ItemId;
use obieg_registry::deeds::RegisterItem;
use obieg_registry::draft::{ItemDraft, SenderDraft};

use super::invented::{End, GIVEN, MATTERS, Matter, ORGANISATIONS, PLACES, STREETS, SURNAMES};
use super::stores;

/// Working days that the story looks back.
const DAYS: u32 = 50;

/// A clock that stands where the story is.
#[derive(Debug, Default)]
pub(super) struct StoryClock(Mutex<Timestamp>);

impl Clock for StoryClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl StoryClock {
    pub(super) fn set(&self, now: Timestamp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }
}

/// What may happen to a letter, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Arrive,
    Assign,
    PassBack,
    AssignAgain,
    Accept,
    Open,
    Pause,
    Answer,
    Deliver,
    Close,
}

/// A letter on its way.
struct Letter {
    number: usize,
    matter: &'static Matter,
    item: Option<ItemId>,
    assignment: Option<AssignmentId>,
    case: Option<CaseId>,
}

/// Everybody who acts, signed in once.
struct Cast {
    actors: HashMap<(&'static str, String), (Actor, StandingView)>,
}

/// Tells the story up to `now`, in which so many letters come.
pub(super) async fn tell(
    kernel: &Arc<Kernel>,
    operator: &OperatorKey,
    clock: &StoryClock,
    now: Timestamp,
    letters: usize,
    mut progress: impl FnMut(usize, usize),
) -> Result<(), String> {
    let mut told: Vec<Letter> = (0..letters).map(letter).collect();
    let mut plan: Vec<(Timestamp, Step, usize)> =
        told.iter().flat_map(|letter| steps(letter, kernel.env().date_of(now), letters)).collect();
    plan.retain(|(at, _, _)| *at < now);
    plan.sort();
    let first = plan.first().map_or(now, |(at, _, _)| *at);
    clock.set(first);
    let cast = Cast::sign_in(kernel, operator).await?;
    let all = plan.len();
    for (done, (at, step, number)) in plan.into_iter().enumerate() {
        clock.set(at);
        let Some(letter) = told.get_mut(number) else { continue };
        let date = kernel.env().date_of(at);
        take(&cast, letter, step, date)
            .await
            .map_err(|failure| format!("{step:?} of {}: {failure:?}", letter.matter.title))?;
        progress(done + 1, all);
    }
    clock.set(now);
    let stored = papers(&cast, &told, kernel.env().today()).await;
    stored.map_err(|failure| format!("stores of paper: {failure:?}"))?;
    let told = substitutions(kernel, operator).await;
    told.map_err(|failure| format!("substitutions: {failure:?}"))
}

/// The paper of what came to each office. On loan is that of a case that stands still, so that none waits for it to close.
async fn papers(cast: &Cast, told: &[Letter], today: Date) -> Result<(), Failure> {
    for office in ["starostwo", "gmina"] {
        let own = || told.iter().filter(|letter| letter.matter.office == office);
        let items: Vec<ItemId> = own().filter_map(|letter| letter.item).collect();
        let lent = own().find(|letter| letter.number % 11 == 7).and_then(|letter| letter.item);
        stores::put_away(cast.chancery(office)?, &items, lent, today).await?;
    }
    Ok(())
}

/// Somebody is suddenly away and somebody plans a holiday. Who names a substitute has signed in just now.
async fn substitutions(kernel: &Arc<Kernel>, operator: &OperatorKey) -> Result<(), Failure> {
    let today = kernel.env().today();
    let cast = Cast::sign_in(kernel, operator).await.map_err(Failure::internal)?;
    let find = |surname| cast.find("starostwo", surname);
    let planned = today.saturating_add(14.days());
    for (by, absent, substitute, since, days, reason) in [
        ("Brzeziński", "Czyżewska", "Sowa", today, 9, "nagła nieobecność"),
        ("Zawadzka", "Zawadzka", "Jastrzębski", planned, 11, "urlop wypoczynkowy"),
    ] {
        let deed = MakeSubstitution {
            holding: find(absent)?.1.holding,
            substitute: find(substitute)?.1.person_id,
            since,
            until: since.saturating_add(days.days()),
            reason: reason.to_owned(),
        };
        find(by)?.0.act(deed, None).await?;
    }
    Ok(())
}

fn letter(number: usize) -> Letter {
    let matter = MATTERS.get(spread(number, 7) % MATTERS.len()).unwrap_or(&MATTERS[0]);
    Letter { number, matter, item: None, assignment: None, case: None }
}

/// A number that looks thrown and is always the same.
fn spread(number: usize, salt: usize) -> usize {
    number.wrapping_mul(2_654_435_761).wrapping_add(salt.wrapping_mul(40_503)) >> 7 & 0xFFFF
}

/// Does its date wait to be found out?
const fn is_incomplete(number: usize) -> bool {
    number % 23 == 9
}

/// When each thing happens to a letter: working days after it came, with some that are slow and some that are not yet
/// looked at.
fn steps(letter: &Letter, today: Date, letters: usize) -> Vec<(Timestamp, Step, usize)> {
    let number = letter.number;
    let back =
        u32::try_from((letters - number) * usize::try_from(DAYS).unwrap_or(1) / letters.max(1)).unwrap_or(0);
    // Letters come on working days, also when somebody looks at the demonstration on a Sunday.
    let last =
        if Holidays::statutory().is_working_day(today) { today } else { working_days_before(today, 1) };
    let came = working_days_before(last, back);
    let slow = spread(number, 3) % 10 < 1;
    let answer = if slow { 60 } else { 6 + spread(number, 4) % 12 };
    let mut days = vec![(Step::Arrive, 0), (Step::Assign, 0)];
    if number % 17 == 5 {
        days.extend([(Step::PassBack, 1), (Step::AssignAgain, 1)]);
    }
    days.extend([(Step::Accept, 1), (Step::Open, 2)]);
    if number % 11 == 7 {
        days.push((Step::Pause, 4));
    } else {
        days.extend([(Step::Answer, answer), (Step::Deliver, answer + 6), (Step::Close, answer + 8)]);
    }
    if is_incomplete(number) {
        // What is to be completed first cannot be closed.
        days.retain(|(step, _)| *step != Step::Close);
    }
    let at = |(step, after): (Step, usize)| {
        let date = Holidays::statutory().after_working_days(came, u32::try_from(after).unwrap_or(0));
        // Each step of a letter has its hour, so that the order of a day is the order of the work.
        let minute = hour(step) * 60 + i64::try_from(number % 55).unwrap_or(0);
        Some((instant(date, minute)?, step, number))
    };
    days.into_iter().filter_map(at).collect()
}

/// The hour of the day at which a thing is done.
const fn hour(step: Step) -> i64 {
    match step {
        Step::Arrive => 8,
        Step::Assign | Step::AssignAgain => 10,
        Step::PassBack => 9,
        Step::Accept => 11,
        Step::Open => 12,
        Step::Pause | Step::Answer => 13,
        Step::Deliver => 14,
        Step::Close => 15,
    }
}

fn instant(date: Date, minute: i64) -> Option<Timestamp> {
    let midnight = date.in_tz("Europe/Warsaw").ok()?;
    Some(midnight.checked_add(minute.minutes()).ok()?.timestamp())
}

fn working_days_before(date: Date, count: u32) -> Date {
    let mut day = date;
    for _ in 0..count {
        day = day.yesterday().unwrap_or(day);
        while !Holidays::statutory().is_working_day(day) {
            day = day.yesterday().unwrap_or(day);
        }
    }
    day
}

impl Cast {
    async fn sign_in(kernel: &Arc<Kernel>, operator: &OperatorKey) -> Result<Self, String> {
        let mut actors = HashMap::new();
        for key in ["starostwo", "gmina"] {
            let office = super::super::office(kernel, key)?;
            let machine = kernel.machine(operator, &office, "operator");
            let structure = machine.see(Structure).await.map_err(|error| error.to_string())?;
            for standing in structure.units.into_iter().flat_map(|unit| unit.people) {
                let origin =
                    Origin { address: "127.0.0.1".to_owned(), device: "pokaz".to_owned(), browser: None };
                let cookie = kernel.sign_in_cast(operator, &office, standing.holding, origin).await;
                let cookie = cookie.map_err(|error| error.to_string())?;
                let session = kernel.session(&cookie).await.map_err(|error| error.to_string())?;
                let (actor, _) = session.ok_or("the story cannot sign in")?;
                let surname = standing.person.split(' ').next_back().unwrap_or_default().to_owned();
                actors.insert((key, surname), (actor, standing));
            }
        }
        Ok(Self { actors })
    }

    fn find(&self, office: &'static str, surname: &str) -> Result<&(Actor, StandingView), Failure> {
        self.actors
            .get(&(office, surname.to_owned()))
            .ok_or_else(|| Failure::internal(format!("nobody in {office} is called {surname}")))
    }

    fn chancery(&self, office: &'static str) -> Result<&Actor, Failure> {
        let surname = if office == "starostwo" { "Wrona" } else { "Gil" };
        Ok(&self.find(office, surname)?.0)
    }

    fn coordinator(&self, office: &'static str) -> Result<&Actor, Failure> {
        let surname = if office == "starostwo" { "Sikora-Malinowska" } else { "Bielik" };
        Ok(&self.find(office, surname)?.0)
    }
}

async fn take(cast: &Cast, letter: &mut Letter, step: Step, date: Date) -> Result<(), Failure> {
    let matter = letter.matter;
    let (officer, standing) = cast.find(matter.office, matter.officer)?;
    match step {
        Step::Arrive => letter.item = Some(arrive(cast.chancery(matter.office)?, letter, date).await?),
        Step::Assign | Step::AssignAgain => {
            let deed = AssignItem {
                item: letter.item.ok_or(Failure::Hidden)?,
                receivers: vec![Receiver {
                    unit: standing.unit,
                    holding: Some(standing.holding),
                    is_owner: true,
                }],
                instruction: letter
                    .number
                    .is_multiple_of(3)
                    .then(|| "Proszę o załatwienie w terminie.".to_owned()),
                term: None,
                parent: None,
            };
            let done = cast.coordinator(matter.office)?.act(deed, None).await?;
            letter.assignment = done.assignments.first().copied();
        }
        Step::PassBack => {
            let reason = "Proszę o sprawdzenie właściwości: sprawa wygląda na sąsiedni wydział.".to_owned();
            let deed = PassBack { assignment: letter.assignment.ok_or(Failure::Hidden)?, reason };
            officer.act(deed, None).await?;
        }
        Step::Accept => {
            officer
                .act(AcceptAssignment { assignment: letter.assignment.ok_or(Failure::Hidden)? }, None)
                .await?;
        }
        Step::Open => letter.case = Some(open(officer, letter).await?),
        Step::Pause => {
            let deed = PauseCase {
                case: letter.case.ok_or(Failure::Hidden)?,
                basis: PauseBasis::StatutoryTerm,
                reason: "Wezwanie do uzupełnienia braków wniosku, 7 dni (art. 64 § 2 KPA).".to_owned(),
                from: date,
            };
            officer.act(deed, None).await?;
        }
        Step::Answer => answer(officer, standing, letter, date).await?,
        Step::Deliver => deliver(officer, letter, date).await?,
        Step::Close => close(officer, letter).await?,
    }
    Ok(())
}

/// Name and address of who wrote it.
fn sender(number: usize) -> SenderDraft {
    fn pick<T: Copy>(from: &[T], by: usize) -> Option<T> {
        from.get(by % from.len().max(1)).copied()
    }
    let some = |text: Option<&str>| text.map(str::to_owned);
    let mut sender = SenderDraft {
        street: some(pick(&STREETS, spread(number, 21))),
        building: Some((1 + spread(number, 22) % 80).to_string()),
        postcode: Some("00-000".to_owned()),
        place: some(pick(&PLACES, spread(number, 23))),
        ..SenderDraft::default()
    };
    if number % 6 == 4 {
        sender.organisation = some(pick(&ORGANISATIONS, spread(number, 24)));
    } else {
        sender.surname = some(pick(&SURNAMES, spread(number, 25)));
        sender.given_names = some(pick(&GIVEN, spread(number, 26)).map(|(name, _)| name));
    }
    sender
}

fn sender_line(sender: &SenderDraft) -> String {
    let person = [&sender.given_names, &sender.surname].into_iter().flatten().cloned().collect::<Vec<_>>();
    sender.organisation.clone().unwrap_or_else(|| person.join(" "))
}

async fn arrive(chancery: &Actor, letter: &Letter, date: Date) -> Result<ItemId, Failure> {
    let (number, matter) = (letter.number, letter.matter);
    let sender = sender(number);
    let written = working_days_before(date, 2);
    let channel = ["post", "in-person", "post", "email", "post"].get(number % 5).copied().unwrap_or("post");
    let paper = super::paper::letter(matter.title, matter.body, &sender_line(&sender), written).await?;
    let file = store(chancery, paper, &format!("skan-{:04}.pdf", number + 1)).await?;
    let draft = ItemDraft {
        senders: vec![sender],
        sender_sign: (number % 6 == 4).then(|| format!("L.dz. {}/{}", 100 + number, written.year())),
        letter_date: (!is_incomplete(number)).then(|| written.to_string()),
        posted_on: (channel == "post").then(|| written.to_string()),
        received_on: Some(date.to_string()),
        channel: Some(channel.to_owned()),
        title: Some(matter.title.to_owned()),
        access: Some("partly-public".to_owned()),
        answer_expected: Some(matter.end != End::Filed),
        not_duplicate: true,
        ..ItemDraft::default()
    };
    let deed = RegisterItem { draft, files: vec![file], taken_as: None };
    Ok(chancery.act(deed, None).await?.id)
}

async fn store(actor: &Actor, bytes: Vec<u8>, name: &str) -> Result<NewFile, Failure> {
    NewFile::bring(actor.blobs(), name, Bytes::from(bytes)).await
}

async fn open(officer: &Actor, letter: &Letter) -> Result<CaseId, Failure> {
    let deed = OpenCase {
        item: letter.item,
        title: format!("{}, {}", letter.matter.title, sender(letter.number).place.unwrap_or_default()),
        symbol: letter.matter.symbol.to_owned(),
        group: None,
        officer: None,
        settling: Some(letter.matter.settling.into()),
        access: CaseAccess::PartlyPublic,
    };
    Ok(officer.act(deed, None).await?.id)
}

async fn answer(
    officer: &Actor,
    standing: &StandingView,
    letter: &Letter,
    date: Date,
) -> Result<(), Failure> {
    let case = letter.case.ok_or(Failure::Hidden)?;
    let End::Answer(title) = letter.matter.end else { return Ok(()) };
    let (file, _) = officer.see(ShowCase { case, panels: Vec::new() }).await?;
    let sender = sender(letter.number);
    let owed = |duty: &&obieg_duties::model::DutyView| {
        duty.kind == DutyKind::AnswerSender && duty.state == DutyState::Open
    };
    let duty = file.duties.iter().find(owed);
    let body = format!(
        "Odpowiadając na pismo „{}”, informujemy o sposobie załatwienia sprawy.",
        letter.matter.title
    );
    let paper = super::paper::letter(title, &body, officer.name(), date).await?;
    let addressee = NewAddressee {
        name: duty.and_then(|duty| duty.towards.clone()).unwrap_or_else(|| sender_line(&sender)),
        address: file.parties.first().and_then(|party| party.address.clone()),
        channel: if letter.number.is_multiple_of(4) { Channel::InPerson } else { Channel::Registered },
        duty: duty.map(|duty| duty.id),
    };
    let deed = SendLetter {
        case,
        title: title.to_owned(),
        dated_on: date,
        signed_by: format!("{}, {}", standing.person, standing.post),
        addressees: vec![addressee],
        files: vec![store(officer, paper, "pismo.pdf").await?],
    };
    officer.act(deed, None).await.map(drop)
}

async fn deliver(officer: &Actor, letter: &Letter, date: Date) -> Result<(), Failure> {
    let case = letter.case.ok_or(Failure::Hidden)?;
    let panels = vec![obieg_letters::panel::case_panel().reading()];
    let (_, data) = officer.see(ShowCase { case, panels }).await?;
    let letters = data.first().and_then(|data| data.downcast_ref::<CaseLetters>());
    for addressee in letters.map(|letters| letters.addressees.as_slice()).unwrap_or_default() {
        let deed = RecordDelivery {
            case,
            addressee: addressee.id,
            delivered_on: date,
            basis: Basis::Collected,
            evidence: format!("zwrotne potwierdzenie odbioru {:05}", 4000 + letter.number),
        };
        officer.act(deed, None).await?;
    }
    Ok(())
}

/// Waives what was sent for information only, and closes.
async fn close(officer: &Actor, letter: &Letter) -> Result<(), Failure> {
    let case = letter.case.ok_or(Failure::Hidden)?;
    let (file, _) = officer.see(ShowCase { case, panels: Vec::new() }).await?;
    for duty in file.duties.iter().filter(|duty| duty.state == DutyState::Open) {
        if duty.kind != DutyKind::SettleCase {
            let reason = "Pismo przesłano tylko do wiadomości.".to_owned();
            officer.act(WaiveAnswer { case, duty: duty.id, reason }, None).await?;
        }
    }
    let (file, _) = officer.see(ShowCase { case, panels: Vec::new() }).await?;
    officer.act(CloseCase { case, version: file.case.version }, None).await.map(drop)
}
