//! Questions about the register.

use obieg_documents::{Content, DocumentId, DocumentView, VersionView};
use obieg_kernel::blob::Sha;
use obieg_kernel::journal::proof::{self, Entry, Proof};
use obieg_kernel::look::{Looks, looks_at};
use obieg_kernel::{Failure, Reads, Role, named, of_office};
use obieg_law::rpw::RegisterNumber;

use crate::deeds::{self, WIDE};
use crate::draft::ItemDraft;
use crate::model::{Counts, ItemDetail, ItemId, ItemPage, ItemView, ScanState};
use crate::of_item;
use crate::rules::{self, Facts};
use crate::slot::{LoadPanel, PanelData};
use crate::store::{self, Filter};

/// A page of the register within the asker's reach.
pub struct ListItems {
    pub(crate) filter: Filter,
}

/// Items to be completed within the asker's reach.
pub struct ListIncomplete {
    /// Only places before this one.
    pub before: Option<i64>,
    /// How many.
    pub limit: i64,
}

/// Numbers over the register within the asker's reach.
pub struct CountItems;

/// One item with its senders and documents.
pub struct SeeItem {
    /// The item.
    pub item: ItemId,
}

/// Everything on an item's page, in one snapshot.
pub struct ShowItem {
    /// The item.
    pub item: ItemId,
    /// Panels of other slices.
    pub panels: Vec<LoadPanel>,
}

/// What the page of an item shows.
pub struct Shown {
    /// The item with its senders and documents.
    pub detail: ItemDetail,
    /// What happened to it, the newest first.
    pub entries: Vec<Entry>,
    /// What the panels of other slices show.
    pub panels: Vec<PanelData>,
}

/// The proof that an entry about an item stands in the journal.
pub struct ItemProof {
    /// The item.
    pub item: ItemId,
    /// Number of the entry.
    pub seq: i64,
}

/// Who looked at an item: the read log, the newest first.
pub struct WhoLooked {
    /// The item.
    pub item: ItemId,
    /// Only looks before this one.
    pub before: Option<uuid::Uuid>,
}

/// A document of an item, to be read.
pub struct ItemFile {
    /// The item.
    pub item: ItemId,
    /// The document.
    pub document: DocumentId,
    /// Which version; the last one when not named.
    pub version: Option<i64>,
}

/// All versions of a document of an item.
pub struct ItemVersions {
    /// The item.
    pub item: ItemId,
    /// The document.
    pub document: DocumentId,
}

/// Earlier items that look like the one being registered.
pub struct Lookalikes {
    /// The metadata, not yet checked.
    pub draft: ItemDraft,
    /// SHA-256 of the files.
    pub files: Vec<Sha>,
}

/// The number of the item that a file of the scanner folder became; none when it was not taken yet.
pub struct FindTaken {
    /// Name in the folder.
    pub name: String,
    /// Hash of the content.
    pub sha256: Sha,
}

/// The item with a number; for files that carry it in their name.
pub struct FindNumbered {
    /// The number.
    pub number: RegisterNumber,
}

/// Items whose scan is not full, within a register that belongs to the asker as such.
pub struct ListNotFull {
    /// Only those in this state: the first page, or nothing.
    pub state: Option<ScanState>,
    /// Only places before this one.
    pub before: Option<i64>,
    /// How many.
    pub limit: i64,
}

named!(FindNumbered, "registry.find-numbered", [(Machine, Colleague)]);
named!(
    ListNotFull,
    "registry.list-not-full",
    [
        (Chancery, Colleague),
        (Coordinator, Colleague),
        (Executive, Colleague),
        (Archivist, Colleague),
        (Machine, Colleague),
    ]
);
named!(FindTaken, "registry.find-taken", [(Machine, Colleague)]);
named!(
    ListItems,
    "registry.list-items",
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
    ListIncomplete,
    "registry.list-incomplete",
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
    CountItems,
    "registry.count-items",
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
    SeeItem,
    "registry.see-item",
    [
        (Chancery, Colleague),
        (Coordinator, Colleague),
        (Executive, Colleague),
        (Archivist, Colleague),
        (Head, Reach),
        (Officer, Reach),
        (Machine, Colleague),
    ]
);
named!(
    ShowItem,
    "registry.show-item",
    [
        (Chancery, Colleague),
        (Coordinator, Colleague),
        (Executive, Colleague),
        (Archivist, Colleague),
        (Head, Reach),
        (Officer, Reach),
        (Machine, Colleague),
    ]
);
named!(
    ItemProof,
    "registry.item-proof",
    [
        (Chancery, Colleague),
        (Coordinator, Colleague),
        (Executive, Colleague),
        (Archivist, Colleague),
        (Head, Reach),
        (Officer, Reach),
        (Machine, Colleague),
    ]
);
named!(WhoLooked, "registry.who-looked", [(Coordinator, Colleague), (Executive, Colleague), (Head, Reach)]);
named!(
    ItemVersions,
    "registry.item-versions",
    [
        (Chancery, Colleague),
        (Coordinator, Colleague),
        (Executive, Colleague),
        (Archivist, Colleague),
        (Head, Reach),
        (Officer, Reach),
    ]
);
named!(
    ItemFile,
    "registry.item-file",
    [
        (Chancery, Colleague),
        (Coordinator, Colleague),
        (Executive, Colleague),
        (Archivist, Colleague),
        (Head, Reach),
        (Officer, Reach),
        (Machine, Colleague),
    ]
);
named!(
    Lookalikes,
    "registry.lookalikes",
    [(Chancery, Colleague), (Coordinator, Colleague), (Machine, Colleague),]
);

of_office!(ListItems => ItemPage, |query, seen| {
    let scope = seen.actor().scope(WIDE);
    Ok(store::register(seen, scope, &query.filter)?)
});

of_office!(ListIncomplete => ItemPage, |query, seen| {
    let scope = seen.actor().scope(WIDE);
    Ok(store::incomplete(seen, scope, query.before, query.limit)?)
});

of_office!(CountItems => Counts, |_, seen| {
    let scope = seen.actor().scope(WIDE);
    Ok(store::counts(seen, scope)?)
});

of_office!(FindTaken => Option<String>, |query, seen| {
    let Some(id) = store::was_taken(seen, &query.name, query.sha256)? else { return Ok(None) };
    Ok(store::find_item(seen, id)?.map(|item| item.number))
});

of_office!(FindNumbered => Option<ItemId>, |query, seen| {
    let place = rules::place(query.number.year(), query.number.number());
    Ok(store::list_between(seen, place, place, 1)?.first().map(|item| item.id))
});

of_office!(ListNotFull => ItemPage, |query, seen| {
    Ok(store::not_full(seen, query.state, query.before, query.limit)?)
});

of_office!(Lookalikes => Vec<ItemView>, |query, seen| {
    let facts = Facts { today: seen.env().today(), by_machine: seen.actor().has(Role::Machine) };
    match rules::check(&query.draft, facts) {
        Ok(data) => deeds::find_lookalikes(seen, &data, &query.files),
        Err(_) => Ok(Vec::new()),
    }
});

of_item!(SeeItem => ItemDetail, |_, seen, item| Ok(store::detail(seen, item)?));

of_item!(ShowItem => Shown, |query, seen, item| {
    let detail = store::detail(seen, item)?;
    let entries = proof::entries_about(seen, query.item.uuid(), None, 200)?;
    let panels = query.panels.iter().map(|load| load(seen, query.item)).collect::<Result<_, _>>()?;
    Ok(Shown { detail, entries, panels })
});

of_item!(ItemProof => (Entry, Proof), |query, seen, _| {
    // The newest entry about this item that is not newer than the one asked for: it must be that one.
    let before = query.seq.checked_add(1).ok_or(Failure::Hidden)?;
    let entry = proof::entries_about(seen, query.item.uuid(), Some(before), 1)?.into_iter().next();
    let entry = entry.filter(|entry| i64::try_from(entry.seq) == Ok(query.seq)).ok_or(Failure::Hidden)?;
    let proof = seen.proof(query.seq)?.ok_or(Failure::Hidden)?;
    Ok((entry, proof))
});

of_item!(WhoLooked => (ItemView, Looks), |query, seen, item| {
    let looks = looks_at(seen, query.item.uuid(), query.before, obieg_web::looks::PAGE)?;
    Ok((item, looks))
});

of_item!(ItemFile => Content, |query, seen, _| {
    store::find_content(seen, query.item, query.document, query.version)?.ok_or(Failure::Hidden)
}, |query| Some(query.document.uuid()));

of_item!(ItemVersions => (ItemView, (DocumentView, Vec<VersionView>)), |query, seen, item| {
    let document = obieg_documents::store::find_document(seen, query.document)?;
    let ours = document.filter(|document| document.holder == item.id.uuid()).ok_or(Failure::Hidden)?;
    Ok((item, (ours, obieg_documents::store::list_versions(seen, query.document)?)))
}, |query| Some(query.document.uuid()));
