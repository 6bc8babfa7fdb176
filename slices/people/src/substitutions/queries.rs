//! Questions about substitutions and one's own posts.

use jiff::ToSpan;
use obieg_kernel::id::{PersonId, SubstitutionId};
use obieg_kernel::sql::paged;
use obieg_kernel::{Actor, Failure, Reads, Role, named, of_office};

use super::make::may_now;
use super::model::{Places, SubstitutionChoices, SubstitutionPage, SubstitutionView};
use super::store;
use crate::model::StandingView;
use crate::store as structure;

/// For how many days after its end a person reads who acted for them.
const TOLD: i32 = 30;

/// In whose name the asker may work, and who works in theirs.
pub struct MyPlaces;

/// Whom the asker may name as a substitute, and for which posts.
pub struct PrepareSubstitution;

/// All substitutions of the office, the latest first.
pub struct ListSubstitutions {
    /// The last one of the page before.
    pub after: Option<SubstitutionId>,
    /// How many, 1 to 200.
    pub limit: i64,
}

macro_rules! for_everybody {
    ($query:ty, $name:literal) => {
        named!(
            $query,
            $name,
            [
                (Chancery, Colleague),
                (Officer, Colleague),
                (Head, Colleague),
                (Executive, Colleague),
                (Coordinator, Colleague),
                (Archivist, Colleague),
                (Administrator, Colleague),
            ]
        );
    };
}
for_everybody!(MyPlaces, "people.my-places");
for_everybody!(PrepareSubstitution, "people.prepare-substitution");
named!(ListSubstitutions, "people.list-substitutions", [(Administrator, Colleague)]);

of_office!(MyPlaces => Places, |_, seen| {
    let actor = seen.actor();
    places(seen, actor)
});

/// In whose name a person may work today.
pub(super) fn places(db: &mut dyn Reads, actor: &Actor) -> Result<Places, Failure> {
    let today = db.env().today();
    let me = actor.person().ok_or(Failure::Hidden)?;
    let since = today.checked_sub(TOLD.days()).map_err(Failure::internal)?;
    let (mut for_others, mut for_me, mut made) = (Vec::new(), Vec::new(), Vec::new());
    for one in store::of_person(db, me, since)? {
        let open = one.is_open(&today);
        if one.absent == me {
            for_me.push(one);
        } else if one.substitute == me {
            for_others.extend(Some(one).filter(|_| open));
        } else {
            made.extend(Some(one).filter(|_| open));
        }
    }
    let posts = structure::list_standings_of_person(db, me)?;
    Ok(Places { posts, for_others, for_me, made, today })
}

of_office!(PrepareSubstitution => SubstitutionChoices, |_, seen| {
    let actor = seen.actor();
    let people = structure::list_standings(seen)?;
    let (absent, may_now) = may_name_for(seen, actor, &people)?;
    let today = seen.env().today();
    Ok(SubstitutionChoices { absent, people, may_now, today })
});

/// The posts for which the actor may name a substitute, and whether for any of them from today.
fn may_name_for(
    db: &mut dyn Reads,
    actor: &Actor,
    people: &[StandingView],
) -> Result<(Vec<StandingView>, bool), Failure> {
    let everywhere = actor.has(Role::Administrator) || actor.has(Role::Executive);
    let nobody = PersonId::from_uuid(uuid::Uuid::nil());
    let below = if actor.has(Role::Head) { structure::units_in(db, actor.scope(&[]))? } else { Vec::new() };
    let mine = |one: &&StandingView| {
        everywhere || below.contains(&one.unit) || actor.person() == Some(one.person_id)
    };
    let absent = people.iter().filter(mine).cloned().collect();
    let now = may_now(actor, nobody, &[actor.scope(&[]).code()]);
    Ok((absent, now))
}

of_office!(ListSubstitutions => SubstitutionPage, |query, seen| {
    let limit = query.limit.clamp(1, 200);
    let after: Option<SubstitutionView> = match query.after {
        Some(id) => store::find(seen, id)?,
        None => None,
    };
    let (substitutions, more) = paged(store::page(seen, after.as_ref(), limit + 1)?, limit);
    let next = substitutions.last().filter(|_| more).map(|one| one.id);
    Ok(SubstitutionPage { substitutions, next, today: seen.env().today() })
});
