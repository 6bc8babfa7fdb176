//! One's own password.

use obieg_kernel::{Failure, Refusal};
use obieg_web::{Faults, Outcome, Reply, Visit};

use super::Form;
use super::act::{Act, Input};
use crate::deeds::ChangePassword;
use crate::password::NewPassword;

fn page(visit: &Visit, faults: Faults) -> Result<Act, Failure> {
    let words = visit.words();
    let act =
        Act::new(visit, words.t("people-change-password"), "/moje/haslo".to_owned(), "form-save", faults)?;
    let act = act
        .crumb("/moje/sesje", words.t("people-sessions"))
        .lead(words.t("people-change-password-lead"))
        .input(Input::password("old", "people-old-password", "current-password"))
        .input(
            Input::password("password", "people-new-password", "new-password")
                .hint("people-new-password-hint"),
        )
        .input(Input::password("again", "people-new-password-again", "new-password"));
    let owes = visit.actor()?.has_temporary_password();
    Ok(if owes { act.warning(words.t("people-temporary-password")) } else { act })
}

pub(crate) async fn ask_change(visit: Visit) -> Outcome {
    Reply::page(&page(&visit, Faults::default())?)
}

async fn try_change(visit: &Visit, form: &Form) -> Result<(), Failure> {
    if form.password != form.again {
        return Err(Refusal::input("people.password-again").on("again").into());
    }
    if form.password == form.old {
        return Err(Refusal::input("people.password-same").on("password").into());
    }
    let actor = visit.actor()?;
    let old = actor.prove_password(&form.old, visit.address()).await?;
    let new = NewPassword::of(actor, &form.password, old.login()).await?;
    visit.act(ChangePassword { session: visit.session(), old, new }).await
}

pub(crate) async fn change(mut visit: Visit) -> Outcome {
    let form: Form = visit.form().await?;
    match try_change(&visit, &form).await {
        Ok(()) => Ok(Reply::See("/moje/sesje?zrobiono=haslo".to_owned())),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, faults)?)
        }
    }
}
