//! A message: what it says, what it proposes, what can become of it.

use askama::Template;
use obieg_documents::pages::{Way, send};
use obieg_documents::slot;
use obieg_kernel::Failure;
use obieg_registry::draft::{ItemDraft, SenderDraft};
use obieg_web::{Faults, Frame, Html, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::{FileMessage, LeaveOutMessage, RegisterMessage};
use crate::model::{MessageDetail, MessageId, MessageRule, MessageState};
use crate::proposal::{self, Choice};
use crate::queries::{MessageOriginal, SeeMessage};

const QUEUE: &str = "/skrzynka";

#[derive(Template)]
#[template(path = "message.html")]
struct MessagePage {
    frame: Frame,
    detail: MessageDetail,
    preview: Html,
    choice: Choice,
    /// Names of the files in it.
    files: Vec<String>,
    /// What the reader has to say, in sentences.
    notes: Vec<String>,
    sign: String,
    reason: String,
    faults: Faults,
}

impl MessagePage {
    fn is_waiting(&self) -> bool {
        self.detail.message.state == MessageState::Waiting
    }

    fn looks_duplicate(&self) -> bool {
        self.faults.at("not_duplicate").is_some()
    }

    /// Which rule decided, and who answers for it.
    fn by_rule(&self, rule: &MessageRule) -> String {
        let words = &self.frame.words;
        let number = words.a("mailbox-by-rule", "n", rule.number);
        let people =
            words.a2("mailbox-by-rule-people", ("author", &rule.author), ("approver", &rule.approved_by));
        format!("{number} {people}")
    }

    /// Why a rule that fits left it to people, while it waits.
    fn left_to_people(&self) -> Option<String> {
        let why = self.detail.message.held.filter(|_| self.is_waiting())?;
        let words = &self.frame.words;
        Some(format!("{} {}.", words.t("mailbox-held"), words.of("mailbox-held", why.code())))
    }

    fn state(&self) -> &'static str {
        self.detail.message.state.code()
    }
}

fn text(value: &Option<String>) -> &str {
    value.as_deref().unwrap_or_default()
}

/// The form as the message proposes it.
fn proposed(draft: &ItemDraft) -> Choice {
    let sender = draft.senders.first().cloned().unwrap_or_default();
    let SenderDraft { organisation, surname, given_names, .. } = sender;
    let (title, letter_date) = (draft.title.clone(), draft.letter_date.clone());
    Choice { title, organisation, surname, given_names, letter_date, not_duplicate: false }
}

/// What a person typed before a refusal.
#[derive(Default)]
struct Typed {
    choice: Option<Choice>,
    sign: Option<String>,
    reason: String,
    faults: Faults,
}

async fn page(visit: &Visit, message: MessageId, typed: Typed) -> Result<MessagePage, Failure> {
    let detail = visit.see(SeeMessage { message }).await?;
    let content = visit.see(MessageOriginal { message }).await?;
    let reading = proposal::read(visit, message).await?;
    let title = if detail.message.subject.is_empty() {
        visit.words().t("mailbox-no-subject").to_owned()
    } else {
        detail.message.subject.clone()
    };
    let frame = visit.frame(title)?;
    let preview = slot::drawn(visit, &frame, &content).await?;
    Ok(MessagePage {
        preview,
        choice: typed.choice.unwrap_or_else(|| proposed(&reading.draft)),
        files: reading.parts.iter().skip(1).map(|part| part.name.clone()).collect(),
        notes: obieg_intake::folder::worded(visit.words(), &reading),
        sign: typed.sign.or_else(|| detail.proposed.first().cloned()).unwrap_or_default(),
        reason: typed.reason,
        faults: typed.faults,
        frame,
        detail,
    })
}

pub(crate) async fn see(visit: Visit) -> Outcome {
    let message = visit.id("id")?;
    Reply::page(&page(&visit, message, Typed::default()).await?)
}

pub(crate) async fn original(visit: Visit) -> Outcome {
    let content = visit.see(MessageOriginal { message: visit.id("id")? }).await?;
    send(&visit, content, Way::Save).await
}

/// The form of registration.
#[derive(Deserialize)]
struct RegisterForm {
    #[serde(default)]
    title: String,
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    surname: String,
    #[serde(default)]
    given_names: String,
    #[serde(default)]
    letter_date: String,
    not_duplicate: Option<String>,
}

pub(crate) async fn register(mut visit: Visit) -> Outcome {
    let form: RegisterForm = visit.form().await?;
    let message: MessageId = visit.id("id")?;
    let choice = Choice {
        title: Some(form.title),
        organisation: Some(form.organisation),
        surname: Some(form.surname),
        given_names: Some(form.given_names),
        letter_date: Some(form.letter_date),
        not_duplicate: form.not_duplicate.is_some(),
    };
    match try_register(&visit, message, choice.clone()).await {
        Ok(done) => Ok(Reply::See(format!("/rpw/{}?zrobiono=zarejestrowano", done.item))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            let typed = Typed { choice: Some(choice), faults, ..Typed::default() };
            Reply::invalid(&page(&visit, message, typed).await?)
        }
    }
}

pub(crate) async fn try_register(
    visit: &Visit,
    message: MessageId,
    choice: Choice,
) -> Result<crate::deeds::RegisteredMessage, Failure> {
    let (draft, files) = proposal::item(visit, message, choice).await?;
    visit.act(RegisterMessage { message, draft, files }).await
}

#[derive(Deserialize)]
struct FileForm {
    #[serde(default)]
    sign: String,
}

pub(crate) async fn file(mut visit: Visit) -> Outcome {
    let FileForm { sign } = visit.form().await?;
    let message: MessageId = visit.id("id")?;
    match try_file(&visit, message, sign.clone()).await {
        Ok(()) => Ok(Reply::See(format!("{QUEUE}?zrobiono=wiadomosc-w-sprawie"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            let typed = Typed { sign: Some(sign), faults, ..Typed::default() };
            Reply::invalid(&page(&visit, message, typed).await?)
        }
    }
}

pub(crate) async fn try_file(visit: &Visit, message: MessageId, sign: String) -> Result<(), Failure> {
    let files = proposal::files(visit, message).await?;
    visit.act(FileMessage { message, sign, files }).await
}

#[derive(Deserialize)]
struct LeaveForm {
    #[serde(default)]
    reason: String,
}

pub(crate) async fn leave_out(mut visit: Visit) -> Outcome {
    let LeaveForm { reason } = visit.form().await?;
    let message: MessageId = visit.id("id")?;
    match visit.act(LeaveOutMessage { message, reason: reason.clone() }).await {
        Ok(()) => Ok(Reply::See(format!("{QUEUE}?zrobiono=wiadomosc-pominieta"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, message, Typed { reason, faults, ..Typed::default() }).await?)
        }
    }
}
