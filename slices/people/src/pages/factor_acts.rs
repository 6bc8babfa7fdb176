//! Second steps of others, and the rule of the office about them.

use askama::Template;
use obieg_kernel::Failure;
use obieg_kernel::door::{ClearFactors, FactorRule, SetFactorRule};
use obieg_kernel::id::PersonId;
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};

use super::act::Act;
use super::{Form, finish};
use crate::queries::SeePerson;

async fn clear_page(visit: &Visit, faults: Faults) -> Result<Act, Failure> {
    let id: PersonId = visit.id("id")?;
    let person = visit.see(SeePerson { person: id }).await?;
    let words = visit.words();
    let back = format!("/ustawienia/osoby/{id}");
    let title = words.t("people-clear-factors");
    let act = Act::new(visit, title, format!("{back}/skladniki"), "people-clear-factors", faults)?;
    Ok(act
        .crumb("/ustawienia/osoby", words.t("people-persons"))
        .crumb(back, person.name())
        .lead(person.name())
        .warning(words.t("people-clear-factors-lead"))
        .danger())
}

pub(crate) async fn ask_clear(visit: Visit) -> Outcome {
    Reply::page(&clear_page(&visit, Faults::default()).await?)
}

pub(crate) async fn clear(mut visit: Visit) -> Outcome {
    let person: PersonId = visit.id("id")?;
    let _: Form = visit.form().await?;
    let done = visit.act(ClearFactors { person }).await;
    let to = format!("/ustawienia/osoby/{person}?zrobiono=skladniki-odebrane");
    finish(&visit, done, to, |faults| clear_page(&visit, faults)).await
}

#[derive(Template)]
#[template(path = "entry_rule.html")]
struct RulePage {
    frame: Frame,
    required: bool,
    admin: bool,
}

impl RulePage {
    /// Choices of the rule: value in the form, key of the word, and whether chosen.
    fn choices(&self) -> [(&'static str, &'static str, bool); 2] {
        [("0", "people-rule-off", !self.required), ("1", "people-rule-everyone", self.required)]
    }
}

pub(crate) async fn ask_rule(visit: Visit) -> Outcome {
    let required = visit.see(FactorRule).await?;
    let frame = visit.frame(visit.words().t("people-entry"))?;
    Reply::page(&RulePage { frame, required, admin: true })
}

pub(crate) async fn rule(mut visit: Visit) -> Outcome {
    let form: Form = visit.form().await?;
    visit.act(SetFactorRule { required: form.required == "1" }).await?;
    Ok(Reply::See("/ustawienia/wejscie?zrobiono=regula".to_owned()))
}
