//! Sign-in and sessions.

use std::sync::Arc;

use askama::Template;
use obieg_kernel::door::{
    EndSession, Entered, MyFactors, MySessions, NoteMisses, Origin, SessionLine, SignOut, Told,
};
use obieg_kernel::id::SessionId;
use obieg_kernel::{Failure, Office, Refusal};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use super::second;
use crate::model::StandingView;
use crate::queries::Structure;

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    frame: Frame,
    faults: Faults,
    form: SignInForm,
    offices: Vec<(String, String)>,
    cast: Vec<CastOffice>,
}

/// The cast of one office of the demonstration.
struct CastOffice {
    key: String,
    name: String,
    people: Vec<StandingView>,
}

#[derive(Default, Deserialize)]
pub(crate) struct SignInForm {
    #[serde(default)]
    office: String,
    #[serde(default)]
    login: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    dalej: String,
}

pub(crate) async fn sign_in(visit: Visit) -> Outcome {
    let form: SignInForm = visit.query()?;
    let page = sign_in_page(&visit, form, Faults::default()).await?;
    Reply::page(&page)
}

async fn sign_in_page(visit: &Visit, mut form: SignInForm, faults: Faults) -> Result<SignInPage, Failure> {
    form.password.clear();
    let kernel = visit.site().kernel();
    let offices = offices(visit)?;
    let mut cast = Vec::new();
    if let Some(operator) = visit.site().demo() {
        for (key, name) in &offices {
            let Some(office) = kernel.office(key)? else { continue };
            let structure = kernel.machine(operator, &office, "operator").see(Structure).await?;
            let people = structure.units.into_iter().flat_map(|unit| unit.people).collect();
            cast.push(CastOffice { key: key.clone(), name: name.clone(), people });
        }
    }
    let title = visit.words().t("people-sign-in").to_owned();
    Ok(SignInPage { frame: visit.public_frame(title), faults, form, offices, cast })
}

pub(crate) async fn do_sign_in(mut visit: Visit) -> Outcome {
    let form: SignInForm = visit.form().await?;
    let origin = origin(&visit);
    match try_sign_in(&visit, &form, origin.clone()).await {
        Ok(Entered::Session(cookie)) => {
            let device = origin.browser;
            Ok(Reply::Session { cookie: Some(cookie), device, to: after(&form.dalej) })
        }
        Ok(Entered::Half(cookie)) => Ok(Reply::HalfSession { cookie, to: second::address(&form.dalej) }),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&sign_in_page(&visit, form, faults).await?)
        }
    }
}

async fn try_sign_in(visit: &Visit, form: &SignInForm, origin: Origin) -> Result<Entered, Failure> {
    let wrong = || Failure::from(Refusal::input("kernel.sign-in-wrong").on("login"));
    let office = chosen_office(visit, &form.office)?.ok_or_else(wrong)?;
    visit.site().kernel().sign_in(&office, &form.login, &form.password, origin).await
}

/// Keys and names of all offices.
pub(super) fn offices(visit: &Visit) -> Result<Vec<(String, String)>, Failure> {
    let kernel = visit.site().kernel();
    let mut offices = Vec::new();
    for key in kernel.keys()? {
        if let Some(office) = kernel.office(&key)? {
            offices.push((key, office.name().to_owned()));
        }
    }
    Ok(offices)
}

/// The office of the form, or the only one there is.
pub(super) fn chosen_office(visit: &Visit, key: &str) -> Result<Option<Arc<Office>>, Failure> {
    let kernel = visit.site().kernel();
    if !key.is_empty() {
        return Ok(kernel.office(key)?);
    }
    match kernel.keys()?.as_slice() {
        [only] => Ok(kernel.office(only)?),
        _ => Ok(None),
    }
}

/// From where somebody comes in; a browser without a secret of its own gets one.
pub(super) fn origin(visit: &Visit) -> Origin {
    let new = || visit.site().kernel().new_browser_secret();
    Origin {
        address: visit.address().to_owned(),
        device: visit.header("user-agent").unwrap_or_default().to_owned(),
        browser: Some(visit.device_secret().unwrap_or_else(new)),
    }
}

pub(super) fn after(to: &str) -> String {
    if to.is_empty() { "/".to_owned() } else { to.to_owned() }
}

#[derive(Deserialize)]
struct CastForm {
    office: String,
    holding: String,
}

pub(crate) async fn do_sign_in_cast(mut visit: Visit) -> Outcome {
    let form: CastForm = visit.form().await?;
    let kernel = Arc::clone(visit.site().kernel());
    let operator = visit.site().demo().ok_or(Failure::Hidden)?;
    let office = kernel.office(&form.office)?.ok_or(Failure::Hidden)?;
    let holding = form.holding.parse().map_err(|_| Failure::Hidden)?;
    // Everybody may come in as anybody: a new device says nothing here.
    let origin = Origin { browser: None, ..origin(&visit) };
    let cookie = kernel.sign_in_cast(operator, &office, holding, origin).await?;
    Ok(Reply::Session { cookie: Some(cookie), device: None, to: "/".to_owned() })
}

#[derive(Deserialize)]
struct Empty {}

#[derive(Deserialize)]
struct Noted {
    #[serde(default)]
    dalej: String,
}

pub(crate) async fn do_sign_out(mut visit: Visit) -> Outcome {
    let _: Empty = visit.form().await?;
    if let Some(session) = visit.session() {
        visit.act(SignOut { session }).await?;
    }
    Ok(Reply::Session { cookie: None, device: None, to: "/wejscie".to_owned() })
}

/// The holder of the session has read of tries to come in that failed.
pub(crate) async fn note_misses(mut visit: Visit) -> Outcome {
    let Noted { dalej } = visit.form().await?;
    let session = visit.session().ok_or(Failure::Nobody)?;
    visit.act(NoteMisses { session }).await?;
    Ok(Reply::See(after(&dalej)))
}

#[derive(Template)]
#[template(path = "sessions.html")]
struct SessionsPage {
    frame: Frame,
    lines: Vec<SessionLine>,
    history: Vec<Told>,
    current: Option<SessionId>,
}

impl SessionsPage {
    fn is_current(&self, line: &SessionLine) -> bool {
        Some(line.id) == self.current
    }
}

pub(crate) async fn sessions(visit: Visit) -> Outcome {
    let lines = visit.see(MySessions).await?;
    let history = visit.see(MyFactors).await?.history;
    let frame = visit.frame(visit.words().t("people-sessions"))?;
    Reply::page(&SessionsPage { frame, lines, history, current: visit.session() })
}

pub(crate) async fn end_session(mut visit: Visit) -> Outcome {
    let _: Empty = visit.form().await?;
    let session = visit.id("id")?;
    visit.act(EndSession { session }).await?;
    Ok(Reply::See("/moje/sesje?zrobiono=sesja".to_owned()))
}
