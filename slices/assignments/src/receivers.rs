//! Receivers: who can be one, and what is known of those that are named.

use obieg_kernel::id::UnitId;
use obieg_kernel::{Actor, Reads, Refusal, Role, StoreError};
use obieg_people::model::{StandingView, UnitView};
use obieg_people::store as people;

use crate::model::{Candidate, Receiver};
use crate::rules::{self, Leaders, ReceiverFacts};
use crate::store;

/// Roles that assign anything of the office, to anybody of it.
pub(crate) const WIDE: &[Role] = &[Role::Chancery, Role::Coordinator, Role::Executive];
/// Roles whose posts take letters: an archivist or administrator alone has nothing to do with one.
const TAKERS: &[Role] = &[Role::Officer, Role::Head, Role::Executive, Role::Coordinator, Role::Chancery];
/// How many receivers have a key of their own.
const KEYS: usize = 9;
/// With fewer than this, people nobody has assigned to yet have keys too. No more: the bar lies over the letter.
const FEW: usize = 4;

pub(crate) fn is_wide(actor: &Actor) -> bool {
    WIDE.iter().any(|role| actor.has(*role))
}

fn takes(standing: &StandingView) -> bool {
    TAKERS.iter().any(|role| standing.roles.iter().any(|code| code == role.code()))
}

fn heads(standing: &StandingView) -> bool {
    standing.roles.iter().any(|code| code == Role::Head.code())
}

fn unit_label(unit: &UnitView) -> String {
    format!("{} ({})", unit.name, unit.code)
}

/// What is known of receivers, for an author with this actor's reach.
pub(crate) fn facts(
    db: &mut dyn Reads,
    actor: &Actor,
    receivers: &[Receiver],
) -> Result<Vec<ReceiverFacts>, StoreError> {
    // Far more than the rules allow is not worth reading.
    let most = crate::rules::MOST_RECEIVERS.saturating_add(1);
    receivers.iter().take(most).map(|receiver| fact(db, actor, receiver)).collect()
}

/// Has a unit a head today?
pub(crate) fn is_headed(db: &mut dyn Reads, unit: UnitId) -> Result<bool, StoreError> {
    Ok(people::list_standings(db)?.iter().any(|one| one.unit == unit && heads(one)))
}

fn fact(db: &mut dyn Reads, actor: &Actor, receiver: &Receiver) -> Result<ReceiverFacts, StoreError> {
    let unit = people::find_unit(db, receiver.unit)?;
    let (label, can_take) = match (&unit, receiver.holding) {
        (None, _) => (None, false),
        (Some(unit), None) => (Some(unit_label(unit)), is_headed(db, unit.id)?),
        (Some(unit), Some(holding)) => {
            let standing = people::find_standing(db, holding)?.filter(|one| one.unit == unit.id);
            (standing.as_ref().map(StandingView::label), standing.as_ref().is_some_and(takes))
        }
    };
    let is_within = is_wide(actor) || reaches_unit(db, actor, receiver.unit)?;
    Ok(ReceiverFacts {
        unit: receiver.unit,
        holding: receiver.holding,
        is_owner: receiver.is_owner,
        label,
        can_take,
        is_within,
    })
}

/// Does a unit lie within the actor's own reach: the unit, for a head also all below?
pub(crate) fn reaches_unit(db: &mut dyn Reads, actor: &Actor, unit: UnitId) -> Result<bool, StoreError> {
    let own = actor.scope(&[]).code();
    Ok(people::scopes_of(db, unit)?.contains(&own))
}

/// Everybody to whom the actor may assign: units with a head, then people, in the order of units.
pub(crate) fn everyone(db: &mut dyn Reads, actor: &Actor) -> Result<Vec<Candidate>, StoreError> {
    let units = people::list_units(db)?;
    let standings = people::list_standings(db)?;
    let allowed: Vec<&UnitView> = match actor.unit() {
        Some(own) if !is_wide(actor) => units.iter().filter(|unit| is_under(&units, unit, own)).collect(),
        _ => units.iter().collect(),
    };
    let headed = |unit: &&&UnitView| standings.iter().any(|one| one.unit == unit.id && heads(one));
    let of_units = allowed.iter().filter(headed).map(|unit| Candidate {
        unit: unit.id,
        holding: None,
        label: unit_label(unit),
        short: unit_label(unit),
    });
    let is_allowed = |one: &&StandingView| takes(one) && allowed.iter().any(|unit| unit.id == one.unit);
    let of_people = standings.iter().filter(is_allowed).map(|one| Candidate {
        unit: one.unit,
        holding: Some(one.holding),
        label: one.label(),
        short: format!("{} ({})", one.person, one.unit_code),
    });
    Ok(of_units.chain(of_people).collect())
}

/// Is a unit the given one or below it?
fn is_under(units: &[UnitView], unit: &UnitView, top: UnitId) -> bool {
    let mut at = Some(unit);
    // No tree is deeper than it has units.
    for _ in 0..=units.len() {
        match at {
            Some(unit) if unit.id == top => return true,
            Some(unit) => at = units.iter().find(|other| Some(other.id) == unit.parent),
            None => return false,
        }
    }
    false
}

/// Everybody to whom the actor may assign, for the forms of other slices.
///
/// # Errors
/// What the database answers.
pub fn candidates(db: &mut dyn Reads, actor: &Actor) -> Result<Vec<Candidate>, StoreError> {
    everyone(db, actor)
}

/// What is wrong with receivers of a first level for an author with this actor's reach, and how records name those that are
/// known.
///
/// # Errors
/// What the database answers.
pub fn faults_of(
    db: &mut dyn Reads,
    actor: &Actor,
    receivers: &[Receiver],
) -> Result<(Vec<Refusal>, Vec<String>), StoreError> {
    let facts = facts(db, actor, receivers)?;
    let faults = rules::check_receivers(&facts, Leaders::One, &[]);
    Ok((faults, facts.into_iter().filter_map(|one| one.label).collect()))
}

/// Likely receivers: those the actor has assigned to lately, then units with a head.
pub(crate) fn likely(
    db: &mut dyn Reads,
    actor: &Actor,
    everyone: &[Candidate],
) -> Result<Vec<Candidate>, StoreError> {
    let last = match actor.holding() {
        Some(holding) => store::last_receivers(db, holding)?,
        None => Vec::new(),
    };
    let of = |(unit, holding)| everyone.iter().find(|one| one.unit == unit && one.holding == holding);
    let mut found: Vec<Candidate> = last.into_iter().filter_map(of).cloned().collect();
    for unit in everyone.iter().filter(|one| one.holding.is_none()) {
        if !found.contains(unit) {
            found.push(unit.clone());
        }
    }
    found.truncate(KEYS);
    // An office so small that hardly anybody heads a unit still has people.
    for person in everyone.iter().filter(|one| one.holding.is_some()) {
        if found.len() < FEW && !found.contains(person) {
            found.push(person.clone());
        }
    }
    Ok(found)
}
