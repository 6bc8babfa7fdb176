//! The way a letter must go to an addressee: one decision from law, day and facts, with its reason.
//!
//! KPA art. 39 orders the ways; the e-delivery act (EDA) says when its first way is closed (art. 6) and from which day the
//! public hybrid service binds an office (art. 155).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A way on which a letter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// Registered e-delivery to an address of the base of addresses (KPA art. 39 § 1).
    Electronic,
    /// The public hybrid service: sent electronically, printed and carried by the operator (KPA art. 39 § 2 pkt 1).
    Hybrid,
    /// Own staff against receipt (KPA art. 39 § 2 pkt 2, § 3 pkt 2).
    Staff,
    /// In the seat of the office (KPA art. 39 § 1).
    InPerson,
    /// A registered letter (KPA art. 39 § 3 pkt 1).
    Registered,
    /// An ordinary letter: for what needs no proof of service.
    Ordinary,
}

/// What the base of e-delivery addresses says of an addressee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AddressState {
    /// An active address.
    Active,
    /// An address stands there, but nothing may be sent to it now: closed, struck off, or blocked by a warning.
    Blocked,
    /// The base was asked and knows none.
    Absent,
    /// Nobody has asked the base yet.
    NotAsked,
}

/// Why the file cannot go electronically although an address is active (EDA art. 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Obstacle {
    /// Other rules forbid to make or hand over the letter as an electronic document (EDA art. 6 ust. 1 pkt 2 lit. a).
    FormOfLetter,
    /// A thing or a paper must go with it (EDA art. 6 ust. 1 pkt 2 lit. b).
    ThingEnclosed,
    /// An important public interest: security of the state, order (EDA art. 6 ust. 1 pkt 2 lit. c).
    PublicInterest,
}

/// The facts that decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Facts {
    /// Day of sending.
    pub on: Date,
    /// What the base says.
    pub address: AddressState,
    /// Must sending or service be proved? Decisions, calls, notices must; a reply to a wish need not.
    pub proof: bool,
    /// What keeps the letter from going electronically.
    pub obstacle: Option<Obstacle>,
    /// Can the letter be handed over in the office, because the addressee is there or asked for it?
    pub at_the_office: bool,
    /// Is it a decision that is enforced at once, or does an important public interest ask for haste (KPA art. 39 § 4)? Then own
    /// staff may carry it whatever the base says.
    pub immediate: bool,
    /// Has the letter the shape that the hybrid service prints (PDF, A4, within its limits)?
    pub printable: bool,
    /// First day on which the hybrid service binds this office (EDA art. 155; local government: 2029-10-01). Before it the
    /// service may be used by an office that chose so.
    pub hybrid_from: Date,
    /// Does this office use the hybrid service before it must?
    pub hybrid_chosen: bool,
}

/// Why that way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The addressee has an active address.
    ActiveAddress,
    /// The addressee takes the letter in the office.
    TakenAtTheOffice,
    /// No active address; the hybrid service binds the office on this day.
    HybridBinds,
    /// No active address; the office chose the hybrid service.
    HybridChosen,
    /// No active address, and the hybrid service cannot print this letter or does not bind yet.
    NoElectronicWay,
    /// An obstacle of EDA art. 6 closes the electronic ways.
    Obstacle(Obstacle),
    /// Nothing must be proved.
    NoProofNeeded,
}

impl Reason {
    /// The article that says so.
    pub fn article(self) -> &'static str {
        match self {
            Self::ActiveAddress | Self::TakenAtTheOffice => "KPA art. 39 § 1",
            Self::HybridBinds => "KPA art. 39 § 2 pkt 1; UoDE art. 155",
            Self::HybridChosen => "KPA art. 39 § 2 pkt 1",
            Self::NoElectronicWay => "KPA art. 39 § 3",
            Self::Obstacle(Obstacle::FormOfLetter) => "UoDE art. 6 ust. 1 pkt 2 lit. a",
            Self::Obstacle(Obstacle::ThingEnclosed) => "UoDE art. 6 ust. 1 pkt 2 lit. b",
            Self::Obstacle(Obstacle::PublicInterest) => "UoDE art. 6 ust. 1 pkt 2 lit. c",
            Self::NoProofNeeded => "UoDE art. 4 ust. 1",
        }
    }

    /// Stable code, for words.
    pub fn code(self) -> &'static str {
        match self {
            Self::ActiveAddress => "active-address",
            Self::TakenAtTheOffice => "taken-at-the-office",
            Self::HybridBinds => "hybrid-binds",
            Self::HybridChosen => "hybrid-chosen",
            Self::NoElectronicWay => "no-electronic-way",
            Self::Obstacle(Obstacle::FormOfLetter) => "obstacle-form-of-letter",
            Self::Obstacle(Obstacle::ThingEnclosed) => "obstacle-thing-enclosed",
            Self::Obstacle(Obstacle::PublicInterest) => "obstacle-public-interest",
            Self::NoProofNeeded => "no-proof-needed",
        }
    }
}

/// The decision: the way, why, and which other ways a person may choose instead with a reason of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The way.
    pub channel: Channel,
    /// Why.
    pub reason: Reason,
    /// Ways that the law leaves open beside it.
    pub allowed: Vec<Channel>,
}

/// Nothing can be decided yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undecided {
    /// The base of addresses must be asked first (KPA art. 39 § 1: the address goes before everything else).
    AskTheBase,
}

/// Decides the way of one letter to one addressee (KPA art. 39).
///
/// # Errors
/// [`Undecided::AskTheBase`]: the address is not known and would decide.
pub fn decide(facts: &Facts) -> Result<Decision, Undecided> {
    if facts.at_the_office {
        return Ok(handed_over(facts));
    }
    if let Some(obstacle) = facts.obstacle {
        return Ok(decision(on_paper(facts), Reason::Obstacle(obstacle), facts));
    }
    match facts.address {
        AddressState::Active => Ok(decision(Channel::Electronic, Reason::ActiveAddress, facts)),
        AddressState::NotAsked => Err(Undecided::AskTheBase),
        AddressState::Absent | AddressState::Blocked if !facts.proof => {
            Ok(decision(Channel::Ordinary, Reason::NoProofNeeded, facts))
        }
        AddressState::Absent | AddressState::Blocked => Ok(without_address(facts)),
    }
}

/// Handed over in the office. What a person may choose instead is what would hold if the addressee did not come: nothing while the
/// base was not asked.
fn handed_over(facts: &Facts) -> Decision {
    let otherwise = decide(&Facts { at_the_office: false, ..*facts }).ok();
    let mut allowed: Vec<Channel> =
        otherwise.into_iter().flat_map(|one| std::iter::once(one.channel).chain(one.allowed)).collect();
    allowed.retain(|channel| *channel != Channel::InPerson);
    Decision { channel: Channel::InPerson, reason: Reason::TakenAtTheOffice, allowed }
}

fn without_address(facts: &Facts) -> Decision {
    match (facts.printable, binds(facts), facts.hybrid_chosen) {
        (true, true, _) => decision(Channel::Hybrid, Reason::HybridBinds, facts),
        (true, false, true) => decision(Channel::Hybrid, Reason::HybridChosen, facts),
        _ => decision(Channel::Registered, Reason::NoElectronicWay, facts),
    }
}

fn binds(facts: &Facts) -> bool {
    facts.on >= facts.hybrid_from
}

/// The way of a letter that must be paper from the beginning.
fn on_paper(facts: &Facts) -> Channel {
    if facts.proof { Channel::Registered } else { Channel::Ordinary }
}

fn decision(channel: Channel, reason: Reason, facts: &Facts) -> Decision {
    let mut allowed = others(reason, facts);
    allowed.retain(|other| *other != channel);
    Decision { channel, reason, allowed }
}

/// What a person may choose instead. Handing over in the office is always open (KPA art. 39 § 1); an active address closes every
/// other way; own staff stand beside the hybrid service and beside the registered letter (KPA art. 39 § 2, § 3).
fn others(reason: Reason, facts: &Facts) -> Vec<Channel> {
    let electronic =
        (facts.address == AddressState::Active && facts.obstacle.is_none()).then_some(Channel::Electronic);
    let mut open: Vec<Channel> = electronic.into_iter().chain([Channel::InPerson]).collect();
    match reason {
        Reason::ActiveAddress if facts.immediate => open.push(Channel::Staff),
        // Handing over in the office has its own list of alternatives.
        Reason::ActiveAddress | Reason::TakenAtTheOffice => {}
        Reason::HybridBinds => open.push(Channel::Staff),
        Reason::HybridChosen | Reason::NoElectronicWay => {
            open.extend([Channel::Staff, Channel::Registered]);
            if facts.printable {
                open.push(Channel::Hybrid);
            }
        }
        Reason::Obstacle(_) => open.extend([Channel::Staff, Channel::Registered]),
        Reason::NoProofNeeded => open.extend([Channel::Staff, Channel::Registered]),
    }
    if !facts.proof && electronic.is_none() && !open.contains(&Channel::Ordinary) {
        open.push(Channel::Ordinary);
    }
    open
}
