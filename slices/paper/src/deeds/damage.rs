//! The protocol of an item that came damaged (domain.md §5).

use jiff::civil::{Date, Time};
use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, Refusal, named};
use obieg_registry::ItemId;
use obieg_registry::deeds::{ItemTarget, must_not_be_cancelled};
use serde::Serialize;

use super::{Added, PaperEvent};
use crate::model::{DamageId, DamageView};
use crate::{rules, store};

/// Draws up a protocol of damage. Two people sign it on paper.
#[derive(Debug, Clone, Serialize)]
pub struct RecordDamage {
    /// The item.
    pub item: ItemId,
    /// Where the damage was found, 1 to 200 characters.
    pub site: String,
    /// On which day, not in the future.
    pub found_on: Date,
    /// At what time of that day, in the office's own zone.
    pub found_time: Time,
    /// The consignment's number; empty when it has none.
    pub consignment: String,
    /// Who carried it, 1 to 200 characters.
    pub carrier: String,
    /// What is damaged and how, 1 to 2000 characters.
    pub description: String,
    /// Who draws it up, 1 to 200 characters.
    pub first_signer: String,
    /// Who delivered or witnessed it, 1 to 200 characters; somebody else than the first.
    pub second_signer: String,
}

named!(RecordDamage, "paper.record-damage", [(Chancery, Colleague), (Coordinator, Colleague)]);

impl Deed for RecordDamage {
    type Target = ItemTarget;
    type Event = PaperEvent;
    type Done = Added;

    obieg_registry::targets_item!();

    fn run(&self, mut granted: Granted<'_, Self>, target: ItemTarget) -> Result<Committed<Self>, Failure> {
        must_not_be_cancelled(&target.item)?;
        if self.found_on > granted.env().today() {
            return Err(Refusal::input("paper.found-in-future").on("found_on").into());
        }
        let id: DamageId = granted.env().new_id();
        let one = self.checked(id, &granted)?;
        let by = granted.actor().holding();
        store::record_damage(&mut granted, &one, by)?;
        let event = PaperEvent::DamageRecorded {
            damage: id.uuid(),
            item: self.item.uuid(),
            note: one.description,
            carrier: one.carrier,
        };
        granted.commit(&event, Added { id: id.uuid() })
    }
}

impl RecordDamage {
    fn checked(&self, id: DamageId, granted: &Granted<'_, Self>) -> Result<DamageView, Refusal> {
        let (first_signer, second_signer) = (
            rules::text("first_signer", &self.first_signer, 200)?,
            rules::text("second_signer", &self.second_signer, 200)?,
        );
        if first_signer.to_lowercase() == second_signer.to_lowercase() {
            return Err(Refusal::input("paper.signers-same").on("second_signer"));
        }
        Ok(DamageView {
            id,
            item: self.item,
            site: rules::text("site", &self.site, 200)?,
            found_on: self.found_on,
            found_time: self.found_time.strftime("%H:%M").to_string(),
            consignment: rules::optional("consignment", &self.consignment, 100)?,
            carrier: rules::text("carrier", &self.carrier, 200)?,
            description: rules::page("description", &self.description, 2000)?,
            first_signer,
            second_signer,
            drawn_at: granted.env().now(),
        })
    }
}
