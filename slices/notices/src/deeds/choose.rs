//! A person chooses of what they are told, and where.

use obieg_kernel::id::PersonId;
use obieg_kernel::{Committed, Deed, Failure, Granted, own_target};
use serde::Serialize;

use super::{NoticeEvent, everybodys_own};
use crate::model::KindChoice;
use crate::{rules, store};

/// Chooses for some kinds; the others stay. It holds for what comes from now on.
#[derive(Debug, Clone, Serialize)]
pub struct ChooseKinds {
    /// What.
    pub choices: Vec<KindChoice>,
}

everybodys_own!(ChooseKinds, "notices.choose-kinds");

impl Deed for ChooseKinds {
    type Target = PersonId;
    type Event = NoticeEvent;
    type Done = ();

    own_target!(PersonId, |_, db| Ok(db.actor().person()));

    fn run(&self, mut granted: Granted<'_, Self>, person: PersonId) -> Result<Committed<Self>, Failure> {
        rules::checked(&self.choices).map_err(Failure::Refused)?;
        for one in &self.choices {
            store::choose(&mut granted, person, *one)?;
        }
        let event = NoticeEvent::NoticesChosen { person, choices: self.choices.clone() };
        granted.commit(&event, ())
    }
}
