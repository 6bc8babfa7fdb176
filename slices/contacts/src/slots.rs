//! What the book puts into pages of others: help with a sender that is typed, and a press that takes one into the book.

use askama::Template;
use obieg_cases::model::{CaseId, PartyView};
use obieg_cases::slot::{PartyAct, PartyHelp};
use obieg_kernel::{Failure, Named};
use obieg_letters::AddresseeHelp;
use obieg_registry::model::{ItemId, Sender};
use obieg_registry::sender_help::{SenderAct, SenderChoice, SenderHelp};
use obieg_web::{Frame, Html, Visit};

use crate::deeds::{TakeParty, TakeSender};
use crate::model::Direction;
use crate::queries::SuggestContacts;

/// Help with the senders of an item, for `app` to plug.
pub fn sender_help() -> SenderHelp {
    SenderHelp { address: crate::SUGGESTIONS, find: |visit, typed| Box::pin(find(visit, typed)) }
}

async fn find(visit: &Visit, typed: String) -> Result<Vec<SenderChoice>, Failure> {
    let found = visit.see(SuggestContacts { typed, direction: Direction::In }).await?.suggestions;
    let choice = |one: crate::model::Suggestion| SenderChoice {
        name: one.name,
        address: one.address,
        sender: one.data.as_sender(),
    };
    Ok(found.into_iter().map(choice).collect())
}

#[derive(Template)]
#[template(path = "take.html")]
struct Take<'t> {
    frame: &'t Frame,
    address: String,
    name: String,
}

/// The press beside a sender of an item, for `app` to plug.
pub fn sender_act() -> SenderAct {
    SenderAct { draw: draw_sender }
}

fn draw_sender(frame: &Frame, item: ItemId, position: usize, sender: &Sender) -> Result<Html, Failure> {
    let name = sender.label();
    if name.is_empty() || !frame.could(TakeSender::NAME, TakeSender::RIGHTS) {
        return Ok(Html::default());
    }
    Html::of(&Take { frame, address: format!("/rpw/{item}/nadawcy/{position}/kontakt"), name })
}

/// Help with a party of a case, for `app` to plug.
pub fn party_help() -> PartyHelp {
    PartyHelp { address: crate::SUGGESTIONS }
}

/// Help with an addressee of a letter, for `app` to plug.
pub fn addressee_help() -> AddresseeHelp {
    AddresseeHelp { address: crate::ADDRESSEES }
}

/// The press beside a party of a case, for `app` to plug.
pub fn party_act() -> PartyAct {
    PartyAct { draw: draw_party }
}

fn draw_party(frame: &Frame, case: CaseId, party: &PartyView) -> Result<Html, Failure> {
    if !frame.could(TakeParty::NAME, TakeParty::RIGHTS) {
        return Ok(Html::default());
    }
    let address = format!("/sprawy/{case}/strony/{}/kontakt", party.id);
    Html::of(&Take { frame, address, name: party.name.clone() })
}
