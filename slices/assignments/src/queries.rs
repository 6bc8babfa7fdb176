//! Questions about assignments.

use obieg_kernel::{Actor, Failure, Lookup, Query, Reads, Relation, Role, Seen, StoreError, named};
use obieg_registry::queries::SeeItem;
use obieg_registry::{ItemDetail, ItemId, ItemView, Stage};

use crate::deeds::{self, AssignItem, AssignmentTarget, is_receiver, is_withdrawable};
use crate::model::{
    AssignmentId, AssignmentState, AssignmentView, Candidate, ChainView, MineView, MyLetter, MyLetters,
    QueueView, WholeQueue,
};
use crate::{receivers, rules, store, template};

/// How many items of the queue the screen lists.
const SHOWN: i64 = 50;

/// Items that wait for assignment, with the one to decide about.
pub struct AssignmentQueue {
    /// The item to show; the oldest when it is no longer in the queue or none is named.
    pub item: Option<ItemId>,
    /// An assignment just made, to be offered for taking back.
    pub undo: Option<AssignmentId>,
}

/// The queue as a list, with those to whom its letters may go.
pub struct ListQueue {
    /// At most so many.
    pub most: i64,
}

/// Letters that were named, as far as the asker reaches them: to say what became of each of many.
pub struct BriefItems {
    /// Which.
    pub items: Vec<ItemId>,
}

/// What lies with the asker, as a list.
pub struct ListMyAssignments;

/// What lies with the asker, with the letter to decide about.
pub struct MyAssignments {
    /// The assignment to show; the first when it no longer lies with the asker or none is named.
    pub assignment: Option<AssignmentId>,
    /// An assignment just made, to be offered for taking back.
    pub undo: Option<AssignmentId>,
}

/// All assignments of an item.
pub struct ItemChain {
    /// The item.
    pub item: ItemId,
}

/// An assignment that its author is about to put right, with those to whom it may go instead.
pub struct SeeCorrection {
    /// Which.
    pub assignment: AssignmentId,
}

// The queue is the whole office's: only for those to whom the register belongs and who assign.
named!(
    AssignmentQueue,
    "assignments.assignment-queue",
    [(Chancery, Colleague), (Coordinator, Colleague), (Executive, Colleague),]
);
named!(
    ListQueue,
    "assignments.list-queue",
    [(Chancery, Colleague), (Coordinator, Colleague), (Executive, Colleague),]
);
named!(
    BriefItems,
    "assignments.brief-items",
    [
        (Chancery, Colleague),
        (Coordinator, Colleague),
        (Executive, Colleague),
        (Head, Colleague),
        (Officer, Colleague),
    ]
);
// Each answers with what lies with the asker's own holding, or with the unit that the asker heads.
named!(
    ListMyAssignments,
    "assignments.list-my-assignments",
    [
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
        (Chancery, Colleague),
    ]
);
named!(
    MyAssignments,
    "assignments.my-assignments",
    [
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
        (Chancery, Colleague),
    ]
);
// Who sees an item sees how it was assigned: the answer begins with the register's own question about the item.
named!(
    ItemChain,
    "assignments.item-chain",
    [
        (Chancery, Colleague),
        (Coordinator, Colleague),
        (Executive, Colleague),
        (Archivist, Colleague),
        (Head, Colleague),
        (Officer, Colleague),
        (Machine, Colleague),
    ]
);
named!(
    SeeCorrection,
    "assignments.see-correction",
    [(Chancery, Own), (Coordinator, Own), (Executive, Own), (Head, Own),]
);

/// Questions whose answer keeps by itself to what the asker may see.
macro_rules! of_the_office {
    ($query:ident -> $answer:ty) => {
        impl Query for $query {
            type Target = ();
            type Answer = $answer;

            fn load(&self, _: &mut Lookup<'_>) -> Result<Option<()>, Failure> {
                Ok(Some(()))
            }

            fn relation(&self, _: &Actor, (): &()) -> Relation {
                Relation::Colleague
            }

            fn shows(&self, (): &()) -> Option<obieg_kernel::Shown> {
                None
            }

            fn run(&self, seen: &mut Seen<'_, Self>, (): ()) -> Result<$answer, Failure> {
                self.answer(seen)
            }
        }
    };
}

of_the_office!(AssignmentQueue -> QueueView);
of_the_office!(ListQueue -> WholeQueue);
of_the_office!(BriefItems -> Vec<ItemView>);
of_the_office!(ListMyAssignments -> MyLetters);
of_the_office!(MyAssignments -> MineView);
of_the_office!(ItemChain -> ChainView);

impl AssignmentQueue {
    fn answer(&self, seen: &mut Seen<'_, Self>) -> Result<QueueView, Failure> {
        let actor = seen.actor();
        let (office, today) = (actor.office(), seen.env().today());
        let mut asks = store::asks_for_queue(office, SHOWN, actor.holding());
        asks.extend(obieg_people::store::asks_for_structure(office, today));
        asks.push(template::store::ask_list(office));
        seen.ahead(asks)?;
        let ids = store::list_queue(seen, SHOWN)?;
        let mut asks = obieg_registry::store::asks_for(office, &ids);
        // The one that is likely shown: when it is another one, its answers are asked for as they are needed.
        if let Some(item) = self.item.or(ids.first().copied()) {
            asks.extend(obieg_registry::store::asks_about(office, item));
            asks.extend(obieg_documents::store::asks_for(office, &[item.uuid()]));
            asks.push(store::ask_about(office, item));
        }
        seen.ahead(asks)?;
        let mut items = obieg_registry::store::list_items(seen, &ids)?;
        items.sort_by_key(|item| item.place);
        let shown = self.shown(seen, &items)?;
        let place = shown.as_ref().map(|detail| detail.item.place);
        let next = items.iter().find(|item| Some(item.place) > place).or_else(|| {
            let others = |item: &&ItemView| Some(item.place) != place;
            items.iter().find(others)
        });
        let next = next.map(|item| item.id);
        let chain = match &shown {
            Some(detail) => store::list_by_item(seen, detail.item.id)?,
            None => Vec::new(),
        };
        let everyone = receivers::everyone(seen, actor)?;
        let likely = receivers::likely(seen, actor, &everyone)?;
        let count = store::count_queue(seen)?;
        let undo = undoable(seen, actor, self.undo)?;
        let mut templates = template::store::list(seen)?;
        templates.retain(|one| template::rules::may_use(one, actor.unit()));
        Ok(QueueView { items, count, shown, next, chain, likely, everyone, templates, undo })
    }

    /// The item asked for, if it still waits; else the oldest. What the asker may not know of is not passed over in
    /// silence: it is not there.
    fn shown(&self, seen: &mut Seen<'_, Self>, items: &[ItemView]) -> Result<Option<ItemDetail>, Failure> {
        if let Some(item) = self.item {
            let detail = seen.also(&SeeItem { item })?;
            if detail.item.stage == Stage::Registered {
                return Ok(Some(detail));
            }
        }
        match items.first() {
            Some(item) => see_if_any(seen, item.id),
            None => Ok(None),
        }
    }
}

impl ListQueue {
    fn answer(&self, seen: &mut Seen<'_, Self>) -> Result<WholeQueue, Failure> {
        let actor = seen.actor();
        let ids = store::list_queue(seen, self.most)?;
        let mut items = items_of(seen, &ids)?;
        items.sort_by_key(|item| item.place);
        Ok(WholeQueue {
            items,
            count: store::count_queue(seen)?,
            everyone: receivers::everyone(seen, actor)?,
        })
    }
}

impl BriefItems {
    fn answer(&self, seen: &mut Seen<'_, Self>) -> Result<Vec<ItemView>, Failure> {
        let mut items = items_of(seen, &self.items)?;
        let actor = seen.actor();
        if !receivers::is_wide(actor) {
            let mut reached = Vec::new();
            for item in items {
                if obieg_registry::store::is_reached(seen, item.id, actor.scope(&[]))? {
                    reached.push(item);
                }
            }
            items = reached;
        }
        Ok(items)
    }
}

fn items_of(db: &mut dyn Reads, ids: &[ItemId]) -> Result<Vec<ItemView>, Failure> {
    db.ahead(obieg_registry::store::asks_for(db.office(), ids))?;
    Ok(obieg_registry::store::list_items(db, ids)?)
}

impl ListMyAssignments {
    fn answer(&self, seen: &mut Seen<'_, Self>) -> Result<MyLetters, Failure> {
        let actor = seen.actor();
        Ok(letters_of(seen, actor)?)
    }
}

impl MyAssignments {
    fn answer(&self, seen: &mut Seen<'_, Self>) -> Result<MineView, Failure> {
        let actor = seen.actor();
        let letters = letters_of(seen, actor)?;
        let asked = letters.all().find(|letter| Some(letter.assignment.id) == self.assignment);
        if let (None, Some(id)) = (asked, self.assignment) {
            // It went on from here: the next letter is shown. What was never here is not there.
            let gone = store::find(seen, id)?.ok_or(Failure::Hidden)?;
            if !is_receiver(actor, &gone) && !rules::is_author(gone.author, actor.holding()) {
                return Err(Failure::Hidden);
            }
        }
        let chosen = asked.or_else(|| letters.all().next()).cloned();
        let mut shown = None;
        let mut chain = Vec::new();
        if let Some(letter) = chosen
            && let Some(detail) = see_if_any(seen, letter.item.id)?
        {
            chain = store::list_by_item(seen, letter.item.id)?;
            shown = Some((letter, detail));
        }
        let may_further = shown.as_ref().is_some_and(|(letter, _)| may_pass_on(actor, &letter.assignment));
        let further = if may_further { receivers::everyone(seen, actor)? } else { Vec::new() };
        let undo = undoable(seen, actor, self.undo)?;
        Ok(MineView { letters, shown, chain, further, undo })
    }
}

impl ItemChain {
    fn answer(&self, seen: &mut Seen<'_, Self>) -> Result<ChainView, Failure> {
        let item = seen.also(&SeeItem { item: self.item })?.item;
        let chain = in_order(store::list_by_item(seen, self.item)?);
        let actor = seen.actor();
        let mine = |one: &&AssignmentView| {
            rules::is_author(one.author, actor.holding()) && rules::may_correct(one.state, one.is_owner)
        };
        let correctable = chain.iter().filter(mine).map(|one| one.id).collect();
        let copied_by = match actor.unit_code() {
            "" => actor.name().to_owned(),
            unit => format!("{} ({unit})", actor.signature()),
        };
        let today = seen.env().today();
        Ok(ChainView { item, chain, correctable, copied_by, today })
    }
}

impl Query for SeeCorrection {
    type Target = AssignmentTarget;
    type Answer = (AssignmentTarget, Vec<Candidate>);

    fn load(&self, db: &mut Lookup<'_>) -> Result<Option<AssignmentTarget>, Failure> {
        deeds::load(db, self.assignment)
    }

    fn relation(&self, actor: &Actor, target: &AssignmentTarget) -> Relation {
        deeds::to_author(actor, target)
    }

    fn shows(&self, target: &AssignmentTarget) -> Option<obieg_kernel::Shown> {
        obieg_kernel::Shown::whole(target.assignment.item.uuid())
    }

    fn run(&self, seen: &mut Seen<'_, Self>, target: AssignmentTarget) -> Result<Self::Answer, Failure> {
        let actor = seen.actor();
        let everyone = receivers::everyone(seen, actor)?;
        Ok((target, everyone))
    }
}

/// An item under the register's own policy; nothing where that hides it.
fn see_if_any<Q: Query>(seen: &mut Seen<'_, Q>, item: ItemId) -> Result<Option<ItemDetail>, Failure> {
    match seen.also(&SeeItem { item }) {
        Ok(detail) => Ok(Some(detail)),
        Err(Failure::Hidden | Failure::Forbidden) => Ok(None),
        Err(failure) => Err(failure),
    }
}

/// What lies with somebody: with the holding, and for a head with the unit.
pub(crate) fn letters_of(db: &mut dyn Reads, actor: &Actor) -> Result<MyLetters, StoreError> {
    let Some(holding) = actor.holding() else { return Ok(MyLetters::default()) };
    let mut of = |state| {
        let mut found = store::list_mine(db, holding, state)?;
        if let Some(unit) = actor.unit().filter(|_| actor.has(Role::Head)) {
            found.extend(store::list_of_unit(db, unit, state)?);
        }
        with_items(db, found)
    };
    let waiting = of(AssignmentState::Waiting)?;
    let accepted = of(AssignmentState::Accepted)?;
    let returned = store::list_returned(db, holding)?;
    let mut returned = with_items(db, returned)?;
    // What went into a case or back to the queue meanwhile needs no putting right.
    returned.retain(|letter| letter.item.stage == Stage::Assigned);
    Ok(MyLetters { waiting, accepted, returned })
}

/// Assignments with their items, the oldest item first.
fn with_items(db: &mut dyn Reads, found: Vec<AssignmentView>) -> Result<Vec<MyLetter>, StoreError> {
    let mut ids: Vec<ItemId> = found.iter().map(|one| one.item).collect();
    ids.sort();
    ids.dedup();
    let items = obieg_registry::store::list_items(db, &ids)?;
    let join = |assignment: AssignmentView| {
        let item = items.iter().find(|item| item.id == assignment.item)?.clone();
        Some(MyLetter { assignment, item })
    };
    let mut letters: Vec<MyLetter> = found.into_iter().filter_map(join).collect();
    letters.sort_by_key(|letter| letter.item.place);
    Ok(letters)
}

/// May the asker be offered to assign it further? What is done is decided by [`AssignItem`] itself.
fn may_pass_on(actor: &Actor, assignment: &AssignmentView) -> bool {
    use obieg_kernel::Named;
    is_receiver(actor, assignment)
        && rules::may_pass_on(assignment.state)
        && actor.could(AssignItem::NAME, AssignItem::RIGHTS)
}

/// The assignment, if the asker made it and it can still be taken back.
fn undoable<Q: Query>(
    seen: &mut Seen<'_, Q>,
    actor: &Actor,
    wanted: Option<AssignmentId>,
) -> Result<Option<AssignmentId>, Failure> {
    let Some(id) = wanted else { return Ok(None) };
    let Some(found) = store::find(seen, id)? else { return Ok(None) };
    if !rules::is_author(found.author, actor.holding()) {
        return Ok(None);
    }
    let chain = store::list_by_item(seen, found.item)?;
    Ok(is_withdrawable(seen, &found, &chain).then_some(id))
}

/// Each assignment before those that follow it, the corrections behind what they put right.
fn in_order(chain: Vec<AssignmentView>) -> Vec<AssignmentView> {
    fn place(parent: Option<AssignmentId>, left: &mut Vec<AssignmentView>, done: &mut Vec<AssignmentView>) {
        while let Some(at) = left.iter().position(|one| one.parent == parent) {
            let one = left.remove(at);
            let id = one.id;
            done.push(one);
            place(Some(id), left, done);
        }
    }
    let (mut left, mut done) = (chain, Vec::new());
    place(None, &mut left, &mut done);
    done.append(&mut left);
    done
}
