//! A party is named.

use obieg_kernel::{Committed, Deed, Failure, Granted, Reads, named};
use serde::Serialize;

use super::{CaseEvent, CaseTarget};
use crate::changes_case;
use crate::model::{CaseId, PartyId, PartyRole};
use crate::{rules, store};

/// Names a party to a case.
#[derive(Debug, Clone, Serialize)]
pub struct AddParty {
    /// The case.
    pub case: CaseId,
    /// Part played.
    pub role: PartyRole,
    /// Name, 1 to 300 characters.
    pub name: String,
    /// Address, at most 500 characters.
    pub address: Option<String>,
}

named!(AddParty, "cases.add-party", [(Officer, Own), (Head, Reach), (Executive, Reach)]);

impl Deed for AddParty {
    type Target = CaseTarget;
    type Event = CaseEvent;
    type Done = PartyId;

    changes_case!();

    fn run(&self, mut granted: Granted<'_, Self>, target: CaseTarget) -> Result<Committed<Self>, Failure> {
        rules::may_change(&target.case)?;
        let name = rules::line("name", &self.name, 300)?;
        let address =
            self.address.as_deref().map(|address| rules::line("address", address, 500)).transpose()?;
        let id: PartyId = granted.env().new_id();
        store::add_party(&mut granted, id, self.case, self.role, (&name, address.as_deref()), None)?;
        let event = CaseEvent::PartyAdded { case: self.case, name, role: self.role.code() };
        granted.commit(&event, id)
    }
}
