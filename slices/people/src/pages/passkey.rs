//! Passkeys: offered where one proves who one is, and added.

use askama::Template;
use obieg_kernel::Failure;
use obieg_kernel::door::{PasskeyAsk, SecondProof};
use obieg_web::{Faults, Frame, Html, Outcome, Reply, Visit};

use super::Form;
use super::security::{HERE, recovery};

#[derive(Template)]
#[template(path = "passkey_ask.html")]
struct Offer<'a> {
    frame: &'a Frame,
    ask: PasskeyAsk,
    action: &'a str,
    dalej: &'a str,
    faults: &'a Faults,
    danger: bool,
}

/// The form that asks for a passkey; nothing when there is none to ask for.
pub(super) fn offer(
    frame: &Frame,
    ask: Option<PasskeyAsk>,
    action: &str,
    dalej: &str,
    faults: &Faults,
    danger: bool,
) -> Result<Html, Failure> {
    ask.map_or_else(
        || Ok(Html::default()),
        |ask| Html::of(&Offer { frame, ask, action, dalej, faults, danger }),
    )
}

/// Proves by the passkey of a form, or by what was typed into it.
pub(super) async fn proof(visit: &Visit, form: &Form) -> Result<SecondProof, Failure> {
    let actor = visit.actor()?;
    if form.credential.is_empty() {
        return actor.prove_code(&form.code, visit.address()).await;
    }
    actor.prove_passkey(&form.challenge, &form.credential).await
}

#[derive(Template)]
#[template(path = "passkey_new.html")]
struct NewPasskeyPage {
    frame: Frame,
    faults: Faults,
    ask: PasskeyAsk,
    name: String,
    owes: bool,
}

/// Every page has a challenge of its own: one that was answered is good for nothing any more.
async fn new_page(visit: &Visit, name: String, faults: Faults) -> Result<NewPasskeyPage, Failure> {
    let actor = visit.actor()?;
    let ask = actor.ask_new_passkey().await?;
    let frame = visit.frame(visit.words().t("people-passkey-add"))?;
    Ok(NewPasskeyPage { frame, faults, ask, name, owes: actor.owes_factor() })
}

pub(crate) async fn ask_add(visit: Visit) -> Outcome {
    let name = visit.words().t("people-passkey-name-usual").to_owned();
    Reply::page(&new_page(&visit, name, Faults::default()).await?)
}

/// Adds the passkey; gives recovery codes when they were stored with it.
async fn try_add(visit: &Visit, form: &Form) -> Result<Option<Vec<String>>, Failure> {
    let (deed, codes) = visit.actor()?.confirm_passkey(&form.name, &form.challenge, &form.credential)?;
    Ok(visit.act(deed).await?.then_some(codes))
}

pub(crate) async fn add(mut visit: Visit) -> Outcome {
    let form: Form = visit.form().await?;
    match try_add(&visit, &form).await {
        Ok(Some(codes)) => recovery(&visit, codes),
        Ok(None) => Ok(Reply::See(format!("{HERE}?zrobiono=klucz-dodany"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&new_page(&visit, form.name, faults).await?)
        }
    }
}
