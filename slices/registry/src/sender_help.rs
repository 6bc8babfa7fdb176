//! The slots of a sender: whom to choose while one is typed, and what a guest puts beside one on the item's page. The register
//! itself knows nobody but those who wrote.

use std::future::Future;
use std::pin::Pin;

use obieg_kernel::{Failure, Refusal};
use obieg_web::{Frame, Html, Visit};

use crate::form::{Form, SenderRow};
use crate::model::{ItemId, Sender};

/// Answers with those to choose from.
pub type FindSenders =
    for<'v> fn(
        &'v Visit,
        String,
    ) -> Pin<Box<dyn Future<Output = Result<Vec<SenderChoice>, Failure>> + Send + 'v>>;

/// Help with a sender that is typed; `app` plugs it into the site's slots.
pub struct SenderHelp {
    /// Where the script asks while somebody types: a list of buttons that hold what they fill in.
    pub address: &'static str,
    /// The same for a form that is sent to ask: those whom a beginning of a name finds; the last ones when it is empty.
    pub find: FindSenders,
}

/// Somebody to choose.
pub struct SenderChoice {
    /// The name.
    pub name: String,
    /// The address in one line.
    pub address: String,
    /// What fills the form.
    pub sender: Sender,
}

/// A press beside a sender on the item's page; `app` plugs it into the site's slots.
#[derive(Clone, Copy)]
pub struct SenderAct {
    /// Draws it for the item's sender of a place, from 1; empty when there is nothing to press.
    pub draw: fn(&Frame, ItemId, usize, &Sender) -> Result<Html, Failure>,
}

/// What a form offers beside its senders.
#[derive(Default)]
pub(crate) struct Offer {
    /// Where the script asks; none when nobody helps.
    pub(crate) address: Option<&'static str>,
    /// The row for which somebody asked.
    row: Option<usize>,
    choices: Vec<SenderChoice>,
}

impl Offer {
    /// The form as it is first shown.
    pub(crate) fn of(visit: &Visit) -> Self {
        Self {
            address: visit.site().slots::<SenderHelp>().next().map(|help| help.address),
            ..Self::default()
        }
    }

    /// Was the list of this row asked for?
    pub(crate) fn is_asked(&self, row: &SenderRow) -> bool {
        self.row == Some(row.index())
    }

    /// Name, address and what the press sends, of each to choose for the row.
    pub(crate) fn choices(&self) -> Vec<(&str, &str, String)> {
        let row = self.row.unwrap_or_default();
        let press = |one: &SenderChoice| serde_json::to_string(&one.sender).unwrap_or_default();
        self.choices
            .iter()
            .map(|one| (one.name.as_str(), one.address.as_str(), format!("{row}:{}", press(one))))
            .collect()
    }
}

/// Was a press sent that belongs to choosing a sender? Then the form changes and comes back; nothing else is done.
///
/// # Errors
/// What the help answers; `registry.choice-wrong` when the press is not one of ours.
pub(crate) async fn choose(visit: &Visit, form: &mut Form) -> Result<Option<Offer>, Failure> {
    let mut offer = Offer::of(visit);
    if let Some(press) = form.text("use_sender") {
        let (row, sender) = read(&press).ok_or_else(|| Refusal::input("registry.choice-wrong"))?;
        form.put_sender(row, &sender);
        return Ok(Some(offer));
    }
    let Some(row) = form.text("find_sender").and_then(|row| row.parse().ok()) else { return Ok(None) };
    let row = SenderRow::at(row);
    if let Some(help) = visit.site().slots::<SenderHelp>().next() {
        let fields = ["organisation", "surname", "given_names"]
            .map(|field| form.of(&row.name(field)).trim().to_owned());
        let typed = fields.iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(" ");
        offer.choices = (help.find)(visit, typed).await?;
    }
    offer.row = Some(row.index());
    Ok(Some(offer))
}

fn read(press: &str) -> Option<(SenderRow, Sender)> {
    let (row, sender) = press.split_once(':')?;
    Some((SenderRow::at(row.parse().ok()?), serde_json::from_str(sender).ok()?))
}

/// What guests put beside the senders of an item, in their order.
///
/// # Errors
/// When a template fails.
pub(crate) fn acts(
    visit: &Visit,
    frame: &Frame,
    item: ItemId,
    senders: &[Sender],
) -> Result<Vec<Html>, Failure> {
    let Some(act) = visit.site().slots::<SenderAct>().next() else { return Ok(Vec::new()) };
    (1..).zip(senders).map(|(place, sender)| (act.draw)(frame, item, place, sender)).collect()
}
