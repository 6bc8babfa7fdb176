//! The protocol of damage: its form, the ones drawn up, the print to sign.

use askama::Template;
use jiff::civil::{Date, Time};
use obieg_kernel::{Failure, Refusal};
use obieg_registry::ItemView;
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;
use serde_json::json;

use super::print::{coded, file};
use crate::deeds::RecordDamage;
use crate::model::{DamageId, DamageView};
use crate::queries::ItemDamages;

const DAMAGE: &str = include_str!("../../templates/damage.typ");

#[derive(Template)]
#[template(path = "damage.html")]
struct DamagePage {
    frame: Frame,
    faults: Faults,
    item: ItemView,
    damages: Vec<DamageView>,
    form: DamageForm,
}

/// What was typed, as text.
#[derive(Deserialize, Default)]
#[serde(default)]
struct DamageForm {
    site: String,
    found_on: String,
    found_time: String,
    consignment: String,
    carrier: String,
    description: String,
    first_signer: String,
    second_signer: String,
}

impl DamageForm {
    fn deed(&self, visit: &Visit) -> Result<RecordDamage, Failure> {
        let day = self.found_on.trim().parse::<Date>();
        let time = self.found_time.trim().parse::<Time>();
        Ok(RecordDamage {
            item: visit.id("id")?,
            found_on: day.map_err(|_| Refusal::input("paper.found-missing").on("found_on"))?,
            found_time: time.map_err(|_| Refusal::input("paper.time-missing").on("found_time"))?,
            site: self.site.clone(),
            consignment: self.consignment.clone(),
            carrier: self.carrier.clone(),
            description: self.description.clone(),
            first_signer: self.first_signer.clone(),
            second_signer: self.second_signer.clone(),
        })
    }
}

async fn page(visit: &Visit, form: DamageForm, faults: Faults) -> Result<DamagePage, Failure> {
    let (item, damages) = visit.see(ItemDamages { item: visit.id("id")? }).await?;
    let frame = visit.frame(visit.words().t("paper-damage"))?;
    Ok(DamagePage { frame, faults, item, damages, form })
}

/// The form begins with what is known: today, now, and who draws it up.
pub(crate) async fn ask(visit: Visit) -> Outcome {
    let (env, actor) = (visit.site().kernel().env(), visit.actor()?);
    let form = DamageForm {
        found_on: env.today().to_string(),
        found_time: env.now().to_zoned(env.zone().clone()).strftime("%H:%M").to_string(),
        first_signer: actor.signature(),
        ..DamageForm::default()
    };
    Reply::page(&page(&visit, form, Faults::default()).await?)
}

pub(crate) async fn record(mut visit: Visit) -> Outcome {
    let form: DamageForm = visit.form().await?;
    let done = visit.act_read(form.deed(&visit)).await;
    match done {
        Ok(_) => Ok(Reply::See(format!("{}?zrobiono=uszkodzenie", visit.here()))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, form, faults).await?)
        }
    }
}

/// The protocol as a file, with room for two signatures.
pub(crate) async fn protocol(visit: Visit) -> Outcome {
    let damage: DamageId = visit.id("damage")?;
    let (item, damages) = visit.see(ItemDamages { item: visit.id("id")? }).await?;
    let one = damages.into_iter().find(|one| one.id == damage).ok_or(Failure::Hidden)?;
    let words = visit.words();
    let mut facts = vec![
        (words.t("paper-receipt-number"), words.a("paper-rpw", "number", &item.number)),
        (words.t("paper-receipt-title"), item.title.clone()),
        (words.t("paper-damage-site"), one.site),
        (words.t("paper-damage-found"), format!("{} {}", words.date(&one.found_on), one.found_time)),
        (words.t("paper-damage-consignment"), one.consignment),
        (words.t("paper-damage-carrier"), one.carrier),
        (words.t("paper-damage-what"), one.description),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    let data = json!({
        "title": words.t("paper-damage"),
        "facts": facts,
        "signers": [one.first_signer, one.second_signer],
    });
    file(&visit, DAMAGE, data, format!("protokol-uszkodzenia-{}.pdf", coded(&item)?)).await
}
