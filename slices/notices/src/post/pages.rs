//! The daily e-mail on screens.

use askama::Template;
use obieg_kernel::{Failure, Refusal};
use obieg_web::{Faults, Frame, Html, Outcome, Reply, Visit};
use serde::Deserialize;

use super::deeds::{EndMailServer, SetDigest, SetMailServer, StopDigest, TryMailServer};
use super::model::{Detail, DigestId, DigestView, Guard, MailServerDraft, MailServerPage, MailServerView};
use super::queries::SeeMailServer;

const SERVER: &str = "/ustawienia/poczta";
const OWN: &str = "/moje/powiadomienia";

/// What is said of an answer: a code of ours in words, else what the server said.
pub(crate) fn answer(frame: &Frame, answer: &str) -> String {
    match answer {
        "unknown-name" | "inside" | "slow" | "certificate" | "connect" | "plain" | "broken-off"
        | "no-server" => frame.words.of("notices-fault", answer),
        said => frame.words.a("notices-said", "said", said),
    }
}

/// The state of an e-mail with what was said last.
pub(crate) fn state(frame: &Frame, one: &DigestView) -> Html {
    let (colour, icon) = one.state.look();
    frame.tag(colour, icon, frame.words.of("notices-digest", one.state.code()))
}

/// What the form holds.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Form {
    host: String,
    port: String,
    guard: String,
    login: String,
    password: String,
    authority: String,
    sender: String,
    link: String,
    hour: String,
    detail: String,
    version: i64,
}

impl Form {
    fn fresh(link: String) -> Self {
        Self {
            port: "587".to_owned(),
            guard: Guard::Upgrade.code().to_owned(),
            link,
            hour: "7".to_owned(),
            detail: Detail::Signs.code().to_owned(),
            ..Self::default()
        }
    }

    fn of(one: &MailServerView) -> Self {
        Self {
            host: one.host.clone(),
            port: one.port.to_string(),
            guard: one.guard.code().to_owned(),
            login: one.login.clone(),
            password: String::new(),
            authority: one.authority.clone(),
            sender: one.sender.clone(),
            link: one.link.clone(),
            hour: one.hour.to_string(),
            detail: one.detail.code().to_owned(),
            version: one.version,
        }
    }

    fn draft(&self) -> Result<MailServerDraft, Failure> {
        let guard = Guard::from_code(&self.guard);
        let detail = Detail::from_code(&self.detail);
        Ok(MailServerDraft {
            host: self.host.trim().to_owned(),
            // No number is no port and no hour: the deed says so together with all else that is wrong.
            port: self.port.trim().parse().unwrap_or(0),
            guard: guard.ok_or_else(|| Refusal::input("notices.choice-wrong").on("guard"))?,
            login: self.login.trim().to_owned(),
            password: self.password.clone(),
            authority: self.authority.trim().to_owned(),
            sender: self.sender.trim().to_owned(),
            link: self.link.trim().trim_end_matches('/').to_owned(),
            hour: self.hour.trim().parse().unwrap_or(-1),
            detail: detail.ok_or_else(|| Refusal::input("notices.choice-wrong").on("detail"))?,
        })
    }
}

#[derive(Template)]
#[template(path = "server.html")]
struct ServerPage {
    frame: Frame,
    page: MailServerPage,
    form: Form,
    to: String,
    faults: Faults,
    paged: bool,
    admin: bool,
}

impl ServerPage {
    fn options(&self, word: &str, codes: &[&str]) -> Vec<(String, String)> {
        codes.iter().map(|code| ((*code).to_owned(), self.frame.words.of(word, code))).collect()
    }

    fn guards(&self) -> Vec<(String, String)> {
        self.options("notices-guard", Guard::CODES)
    }

    fn details(&self) -> Vec<(String, String)> {
        self.options("notices-detail", Detail::CODES)
    }

    fn is_new(&self) -> bool {
        self.page.server.is_none()
    }

    fn answer(&self, said: &str) -> String {
        answer(&self.frame, said)
    }

    fn state(&self, one: &DigestView) -> Html {
        state(&self.frame, one)
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Wanted {
    #[serde(default, rename = "przed")]
    before: Option<DigestId>,
    #[serde(default, rename = "zrobiono")]
    _said: Option<String>,
}

async fn page(
    visit: &Visit,
    wanted: Wanted,
    form: Option<Form>,
    (to, faults): (String, Faults),
) -> Result<ServerPage, Failure> {
    let paged = wanted.before.is_some();
    let page = visit.see(SeeMailServer { before: wanted.before, limit: 20 }).await?;
    let fresh = || {
        // The site as this very browser names it: the program does not know its own name.
        let host = visit.header("host").unwrap_or_default();
        Form::fresh(if host.is_empty() { String::new() } else { format!("https://{host}") })
    };
    let form = form.or_else(|| page.server.as_ref().map(Form::of)).unwrap_or_else(fresh);
    let frame = visit.frame(visit.words().t("notices-server"))?;
    Ok(ServerPage { frame, page, form, to, faults, paged, admin: true })
}

pub(crate) async fn see(visit: Visit) -> Outcome {
    let wanted: Wanted = visit.query()?;
    Reply::page(&page(&visit, wanted, None, (String::new(), Faults::default())).await?)
}

pub(crate) async fn set(mut visit: Visit) -> Outcome {
    let form: Form = visit.form().await?;
    let done = visit.act_read(form.draft().map(|draft| SetMailServer { draft, version: form.version })).await;
    match done {
        Ok(()) => Ok(Reply::See(format!("{SERVER}?zrobiono=poczta-ustawiona"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, Wanted::default(), Some(form), (String::new(), faults)).await?)
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TrialForm {
    #[serde(default)]
    to: String,
}

pub(crate) async fn trial(mut visit: Visit) -> Outcome {
    let TrialForm { to } = visit.form().await?;
    match visit.act(TryMailServer { to: to.clone() }).await {
        Ok(()) => Ok(Reply::See(format!("{SERVER}?zrobiono=poczta-proba#proba"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, Wanted::default(), None, (to, faults)).await?)
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VersionForm {
    #[serde(default)]
    version: i64,
}

pub(crate) async fn end(mut visit: Visit) -> Outcome {
    let VersionForm { version } = visit.form().await?;
    visit.act(EndMailServer { version }).await?;
    Ok(Reply::See(format!("{SERVER}?zrobiono=poczta-zakonczona")))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnForm {
    #[serde(default)]
    address: String,
    #[serde(default)]
    hour: String,
}

pub(crate) async fn set_own(mut visit: Visit) -> Outcome {
    let form: OwnForm = visit.form().await?;
    let typed = form.hour.trim();
    // No number is no hour: the deed says so.
    let hour = (!typed.is_empty()).then(|| typed.parse().unwrap_or(-1));
    match visit.act(SetDigest { address: form.address.clone(), hour }).await {
        Ok(()) => Ok(Reply::See(format!("{OWN}?zrobiono=poczta-wlasna"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            crate::pages::own_again(&visit, (form.address, form.hour), faults).await
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Empty {}

pub(crate) async fn stop_own(mut visit: Visit) -> Outcome {
    let Empty {} = visit.form().await?;
    visit.act(StopDigest).await?;
    Ok(Reply::See(format!("{OWN}?zrobiono=poczta-wlasna-koniec")))
}
