//! What somebody who tries a program asks the stand-in to do: the fate of one message, or a fault of one call.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::evidence::Kind;
use crate::fault::ErrorInfo;

/// Which message a script is for; what is left out fits every message, so an empty one means the next.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct When {
    /// Address of the sender.
    pub sender: Option<String>,
    /// Address of an addressee.
    pub recipient: Option<String>,
    /// Subject, whole.
    pub subject: Option<String>,
    /// A value in `additionalData`, or `caseId`.
    pub correlation: Option<String>,
}

/// How a call goes wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Wrong {
    /// 400 with these errors.
    pub errors: Vec<ErrorInfo>,
    /// This status without a body (401, 429, 502…).
    pub status: Option<u16>,
    /// The call is done, and then this status comes without a body, as when a gateway gives up waiting.
    pub status_after: Option<u16>,
    /// Of the answer only so many bytes come, then the connection is cut.
    pub cut_after: Option<u64>,
    /// Seconds for `Retry-After`.
    pub retry_after: Option<u32>,
    /// Real milliseconds before the call is looked at.
    pub slow_ms: u64,
    /// The call is done, but the connection is cut before the answer.
    pub drop_answer: bool,
}

/// When the hooks of a message are called.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Calls {
    /// Once.
    #[default]
    Normal,
    /// Each twice.
    Duplicate,
    /// Never.
    None,
}

/// What happens between two operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Relay {
    /// Taken over.
    #[serde(rename = "B.1")]
    Accepted,
    /// Refused.
    #[serde(rename = "B.2")]
    Rejected,
    /// Failed.
    #[serde(rename = "B.3")]
    Failed,
}

/// How the post ends with a printed item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// Handed over to the addressee.
    #[default]
    Delivered,
    /// Notified twice, not collected, returned.
    Returned,
    /// The addressee refused it.
    Refused,
}

/// The fate of a message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Script {
    /// Given by the stand-in.
    pub id: String,
    /// Which messages.
    pub when: When,
    /// How many messages it still serves; 1 when left out.
    pub times: Option<u32>,
    /// The sending call goes wrong.
    pub call: Wrong,
    /// The mailbox has no room: 400, a draft stays.
    pub full_mailbox: bool,
    /// `additionalData` does not survive the way.
    pub lose_additional_data: bool,
    /// Seconds for which the message stays in OUTBOX and its task PENDING.
    pub hand_over_after: u64,
    /// Fates of single addressees, by address, instead of this one from the second step on.
    pub addressees: BTreeMap<String, Script>,
    /// Seconds from a login of a public addressee until the message is in the mailbox.
    pub move_after: u64,
    /// So many questions about the task are answered with PENDING.
    pub pending: u32,
    /// Addressees to whom the message cannot be made.
    pub failed_addressees: Vec<String>,
    /// A.2 (or H.DW) with these reasons.
    pub reject: Vec<String>,
    /// Seconds from the call to A.1 or A.2 (H.PN or H.DW).
    pub verify_after: u64,
    /// Hybrid: seconds from the taking over to H.PN.
    pub post_after: u64,
    /// What happens between operators.
    pub relay: Option<Relay>,
    /// Seconds from A.1 to D.1 (from H.PN to H.EPO).
    pub deliver_after: u64,
    /// D.2 instead of D.1.
    pub consignment_failure: bool,
    /// E.2 instead of E.1.
    pub handover_failure: bool,
    /// The confirmation of receipt follows D.1 at once, without E.1, as if 14 days had gone.
    pub fiction: bool,
    /// How often reading the Stub is answered with 202; 2 when left out.
    pub stub_pending: Option<u32>,
    /// Seconds by which evidences of a type come late, so that they come out of order.
    pub late: BTreeMap<String, u64>,
    /// Types without dots.
    pub undotted: bool,
    /// The hooks.
    pub callbacks: Calls,
    /// The addressee is told a wrong digest of each attachment.
    pub hash_mismatch: bool,
    /// Generation of H.EPO: 1 (2018) or 2; 1 when left out.
    pub epo: Option<u8>,
    /// How the post ends.
    pub ending: Ending,
}

/// A fault of calls that need not send anything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CallFault {
    /// Given by the stand-in.
    pub id: String,
    /// `GET /{eDeliveryAddress}/messages` and so on, `POST token`, or any call when left out.
    pub operation: Option<String>,
    /// The address in the path, or any.
    pub address: Option<String>,
    /// How many calls it still serves; 1 when left out.
    pub times: Option<u32>,
    /// What happens.
    pub call: Wrong,
}

impl Script {
    /// What no message could ever fulfil.
    #[must_use]
    pub fn faults(&self) -> Vec<ErrorInfo> {
        let known = |code: &str| Kind::ALL.iter().any(|kind| kind.code() == code);
        let mut faults: Vec<ErrorInfo> = self
            .late
            .keys()
            .filter(|code| !known(code))
            .map(|code| {
                ErrorInfo::new("SCRIPT", format!("late: '{code}' is no kind of evidence (write A.1)"))
            })
            .collect();
        for (address, script) in &self.addressees {
            if !crate::validate::is_address(address) {
                faults.push(ErrorInfo::new("SCRIPT", format!("addressees: '{address}' is no address")));
            }
            faults.extend(script.faults());
        }
        faults
    }
}

/// What a message is known by when a script is looked for.
#[derive(Debug)]
pub struct Known<'a> {
    /// Sender's address.
    pub sender: &'a str,
    /// Addressees' addresses.
    pub recipients: Vec<&'a str>,
    /// Subject.
    pub subject: &'a str,
    /// Values of `additionalData` and `caseId`.
    pub correlations: Vec<&'a str>,
}

impl When {
    fn fits(&self, known: &Known<'_>) -> bool {
        let is = |want: &Option<String>, have: &str| want.as_deref().is_none_or(|want| want == have);
        let among =
            |want: &Option<String>, have: &[&str]| want.as_deref().is_none_or(|want| have.contains(&want));
        is(&self.sender, known.sender)
            && is(&self.subject, known.subject)
            && among(&self.recipient, &known.recipients)
            && among(&self.correlation, &known.correlations)
    }
}

/// Takes the first script that fits, and one of its times with it.
pub fn take(scripts: &mut Vec<Script>, known: &Known<'_>) -> Script {
    let Some(place) = scripts.iter().position(|script| script.when.fits(known)) else {
        return Script::default();
    };
    let Some(script) = scripts.get_mut(place) else { return Script::default() };
    let left = script.times.unwrap_or(1).saturating_sub(1);
    script.times = Some(left);
    let taken = script.clone();
    if left == 0 {
        scripts.remove(place);
    }
    taken
}

/// Takes the first fault that fits a call, and one of its times with it.
pub fn take_fault(faults: &mut Vec<CallFault>, operation: &str, address: &str) -> Option<Wrong> {
    let place = faults.iter().position(|fault| {
        fault.operation.as_deref().is_none_or(|wanted| wanted == operation)
            && fault.address.as_deref().is_none_or(|wanted| wanted == address)
    })?;
    let fault = faults.get_mut(place)?;
    let left = fault.times.unwrap_or(1).saturating_sub(1);
    fault.times = Some(left);
    let wrong = fault.call.clone();
    if left == 0 {
        faults.remove(place);
    }
    Some(wrong)
}
