//! The passkey or code after the password, and proving in a session once more who one is.

use askama::Template;
use obieg_kernel::Failure;
use obieg_kernel::door::{Half, Proof};
use obieg_web::text::percent_encoded;
use obieg_web::{Faults, Frame, Html, Outcome, Reply, Visit};
use serde::Deserialize;

use super::act::{Act, Input};
use super::door::{after, origin};
use super::{Form, passkey};

const ENTRY: &str = "/wejscie";
const STEP: &str = "/wejscie/krok";

#[derive(Default, Deserialize)]
#[serde(default)]
struct Going {
    dalej: String,
}

#[derive(Template)]
#[template(path = "step.html")]
struct StepPage {
    frame: Frame,
    faults: Faults,
    dalej: String,
    /// The form of a passkey, if the person has one.
    passkey: Html,
}

/// The page of the code, from where one goes on.
pub(super) fn address(to: &str) -> String {
    if to.is_empty() { STEP.to_owned() } else { format!("{STEP}?dalej={}", percent_encoded(to)) }
}

async fn step_page(visit: &Visit, half: &Half, dalej: String, faults: Faults) -> Result<StepPage, Failure> {
    let frame = visit.public_frame(visit.words().t("people-second-step"));
    let passkey = passkey::offer(&frame, half.ask_passkey().await?, STEP, &dalej, &faults, false)?;
    Ok(StepPage { frame, faults, dalej, passkey })
}

pub(crate) async fn ask(visit: Visit) -> Outcome {
    let Going { dalej } = visit.query()?;
    // Who has not typed a password, or too long ago, begins at the beginning.
    match half(&visit)? {
        Some(half) => Reply::page(&step_page(&visit, &half, dalej, Faults::default()).await?),
        None => Ok(Reply::See(ENTRY.to_owned())),
    }
}

fn half(visit: &Visit) -> Result<Option<Half>, Failure> {
    let Some(cookie) = visit.half_session() else { return Ok(None) };
    visit.site().kernel().half_of(&cookie)
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct CodeForm {
    code: String,
    challenge: String,
    credential: String,
    dalej: String,
}

pub(crate) async fn enter(mut visit: Visit) -> Outcome {
    let form: CodeForm = visit.form().await?;
    let Some(half) = half(&visit)? else { return Ok(Reply::See(ENTRY.to_owned())) };
    let kernel = visit.site().kernel();
    let origin = origin(&visit);
    let device = origin.browser.clone();
    let finished = if form.credential.is_empty() {
        kernel.finish_sign_in(&half, &form.code, origin).await
    } else {
        kernel.finish_by_passkey(&half, &form.challenge, &form.credential, origin).await
    };
    match finished {
        Ok(cookie) => Ok(Reply::Session { cookie: Some(cookie), device, to: after(&form.dalej) }),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&step_page(&visit, &half, form.dalej, faults).await?)
        }
    }
}

async fn again_page(visit: &Visit, to: &str, faults: Faults) -> Result<Act, Failure> {
    let words = visit.words();
    let action = format!("/moje/potwierdzenie?dalej={}", percent_encoded(to));
    let act = Act::new(visit, words.t("people-prove"), action, "people-prove-do", faults)?;
    let act = act.lead(words.t("people-prove-lead")).crumb("/moje/sesje", words.t("people-sessions"));
    if !visit.actor()?.has_factor() {
        return Ok(act.input(Input::password("old", "people-password", "current-password")));
    }
    let ask = visit.actor()?.ask_passkey().await?;
    act.input(Input::code("people-code").hint("people-code-hint")).passkey(ask)
}

pub(crate) async fn ask_again(visit: Visit) -> Outcome {
    let Going { dalej } = visit.query()?;
    Reply::page(&again_page(&visit, &dalej, Faults::default()).await?)
}

/// Proves by a passkey or the code, or by the password where there is no second step; gives the session's new secret.
async fn try_again(visit: &Visit, form: &Form) -> Result<String, Failure> {
    let (actor, address) = (visit.actor()?, visit.address());
    let session = visit.session().ok_or(Failure::Nobody)?;
    let proof = if actor.has_factor() {
        Proof::Second(passkey::proof(visit, form).await?)
    } else {
        Proof::Password(actor.prove_password(&form.old, address).await?)
    };
    let (deed, cookie) = actor.prove_again(session, proof);
    visit.act(deed).await?;
    Ok(cookie)
}

pub(crate) async fn again(mut visit: Visit) -> Outcome {
    let Going { dalej } = visit.query()?;
    let form: Form = visit.form().await?;
    match try_again(&visit, &form).await {
        Ok(cookie) => Ok(Reply::Session { cookie: Some(cookie), device: None, to: after(&dalej) }),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&again_page(&visit, &dalej, faults).await?)
        }
    }
}
