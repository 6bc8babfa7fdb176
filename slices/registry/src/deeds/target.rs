//! An item as the target of deeds and queries, and how an actor stands to it.

use obieg_documents::{AddDocument, DocumentKind, HolderKind, NewFile};
use obieg_kernel::{Actor, Deed, Failure, Granted, Lookup, Reads, Refusal, RefusalKind, Relation, Role};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::model::{Channel, ItemId, ItemView, Missing, Stage};
use crate::store;

/// To these roles the register belongs as such: they see all of it.
pub const WIDE: &[Role] = &[Role::Chancery, Role::Coordinator, Role::Executive, Role::Archivist];

/// An item with the facts of the actor's relation to it.
#[derive(Debug)]
pub struct ItemTarget {
    /// The item.
    pub item: ItemView,
    /// Does it lie in the actor's own reach: the unit, or for a head the unit with all below?
    pub(crate) reached: bool,
}

/// Loads an item for a deed or query about it.
///
/// # Errors
/// What the database answers.
pub fn load(db: &mut Lookup<'_>, id: ItemId) -> Result<Option<ItemTarget>, Failure> {
    // Without wide roles: a chancery clerk who is also a head keeps the stronger relation to what their unit reaches.
    let own = db.actor().scope(&[]);
    let Some(item) = store::find_item(db, id)? else { return Ok(None) };
    let reached = store::is_reached(db, id, own)?;
    Ok(Some(ItemTarget { item, reached }))
}

/// How an actor stands to an item.
pub fn relation(actor: &Actor, target: &ItemTarget) -> Relation {
    if target.reached {
        Relation::Reach
    } else if WIDE.iter().any(|role| actor.has(*role)) {
        Relation::Colleague
    } else {
        Relation::Stranger
    }
}

/// The part of `Deed` that is the same for everything done to one item, which is done to the version that was seen.
macro_rules! changes_item {
    () => {
        const VERSION: Option<fn(&Self::Target) -> i64> = Some(|target| target.item.version);

        $crate::targets_item!();
    };
}
pub(super) use changes_item;

/// The part of `Deed` and `Query` that is the same for everything done to one item.
#[macro_export]
macro_rules! targets_item {
    () => {
        fn load(
            &self,
            db: &mut obieg_kernel::Lookup<'_>,
        ) -> Result<Option<$crate::deeds::ItemTarget>, obieg_kernel::Failure> {
            $crate::deeds::load(db, self.item)
        }

        fn relation(
            &self,
            actor: &obieg_kernel::Actor,
            target: &$crate::deeds::ItemTarget,
        ) -> obieg_kernel::Relation {
            $crate::deeds::relation(actor, target)
        }
    };
}

/// A question about one item, kept in the read log as a look at the item, or at the part that the last argument names.
/// `of_item!(SeeItem => ItemDetail, |query, seen, item| ...)`.
#[macro_export]
macro_rules! of_item {
    ($query:ty => $answer:ty, $run:expr) => {
        $crate::of_item!($query => $answer, $run, |_| None);
    };
    ($query:ty => $answer:ty, $run:expr, $part:expr) => {
        impl obieg_kernel::Query for $query {
            type Target = $crate::deeds::ItemTarget;
            type Answer = $answer;

            $crate::targets_item!();

            fn shows(&self, _: &$crate::deeds::ItemTarget) -> Option<obieg_kernel::Shown> {
                let part: fn(&Self) -> Option<uuid::Uuid> = $part;
                Some(obieg_kernel::Shown { object: self.item.uuid(), part: part(self) })
            }

            fn run(
                &self,
                seen: &mut obieg_kernel::Seen<'_, Self>,
                target: $crate::deeds::ItemTarget,
            ) -> Result<$answer, obieg_kernel::Failure> {
                let run: fn(
                    &Self,
                    &mut obieg_kernel::Seen<'_, Self>,
                    $crate::model::ItemView,
                ) -> Result<$answer, obieg_kernel::Failure> = $run;
                run(self, seen, target.item)
            }
        }
    };
}

/// What a change of an item tells its doer.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Changed {
    /// The item.
    #[schema(value_type = String, format = Uuid)]
    pub id: ItemId,
    /// Its new version.
    pub version: i64,
    /// Are the metadata complete?
    pub complete: bool,
    /// What is still missing.
    pub missing: Vec<Missing>,
}

/// An entry that is cancelled is closed for good.
///
/// # Errors
/// `registry.item-cancelled`.
pub fn must_not_be_cancelled(item: &ItemView) -> Result<(), Failure> {
    match item.stage {
        Stage::Cancelled => {
            Err(Refusal::state("registry.item-cancelled").with("number", &item.number).into())
        }
        _ => Ok(()),
    }
}

/// Nothing of an entry that is cancelled or whose case is closed changes any more.
pub(super) fn must_be_open(item: &ItemView) -> Result<(), Failure> {
    match item.stage {
        Stage::Closed => Err(Refusal::state("registry.item-closed").with("number", &item.number).into()),
        _ => must_not_be_cancelled(item),
    }
}

/// The version that the doer has seen must be the one that is there.
pub(super) fn must_be_version(item: &ItemView, version: i64) -> Result<(), Failure> {
    if item.version == version {
        return Ok(());
    }
    Err(Refusal::of(RefusalKind::Stale, "kernel.changed-meanwhile").into())
}

/// A file of the scanner folder is taken once, by its name there and its content.
pub(super) fn must_not_be_taken(
    db: &mut dyn Reads,
    name: Option<&str>,
    files: &[NewFile],
) -> Result<(), Failure> {
    let (Some(name), Some(file)) = (name, files.first()) else { return Ok(()) };
    if store::was_taken(db, name, file.stored().sha256())?.is_some() {
        return Err(Refusal::state("registry.taken-before").with("name", name).into());
    }
    Ok(())
}

/// Why files cannot be taken in, every one at once.
pub(super) fn refusals_of(files: &[NewFile], most: usize) -> Vec<Refusal> {
    let mut refusals: Vec<Refusal> =
        files.iter().filter_map(|file| obieg_documents::rules::refusal_of(file, "files")).collect();
    if files.len() > most {
        refusals.push(Refusal::input("registry.files-many").on("files").with("most", most));
    }
    refusals
}

/// Hangs files on an item, each as a document of its own.
pub(super) fn add_documents<D: Deed>(
    granted: &mut Granted<'_, D>,
    item: Uuid,
    channel: Channel,
    files: &[NewFile],
) -> Result<(), Failure> {
    let born_digital = channel.is_electronic() || channel == Channel::Medium;
    let kind = if born_digital { DocumentKind::Received } else { DocumentKind::Scan };
    for file in files {
        granted.step(&AddDocument {
            holder: item,
            holder_kind: HolderKind::Item,
            title: String::new(),
            kind,
            file: file.clone(),
        })?;
    }
    Ok(())
}
