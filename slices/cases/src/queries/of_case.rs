//! Questions about one case.

use obieg_documents::{Content, DocumentId, DocumentView, VersionView};
use obieg_kernel::journal::proof::{Entry, Proof, ask_about, entries_about};
use obieg_kernel::look::{Looks, looks_at};
use obieg_kernel::{Ask, Failure, Reads, named};

use crate::contents::{self, CaseContents};
use crate::deeds::target::WIDE;
use crate::model::{CaseFile, CaseId, CaseView};
use crate::slot::{LoadPanel, PanelAsks, PanelData};
use crate::{of_case, rules, store};

/// So many journal entries stand on the case page; the rest is in the case log.
const NEWEST: i64 = 20;

/// The case page: everything in one answer, from one snapshot.
pub struct ShowCase {
    /// Which.
    pub case: CaseId,
    /// Panels of other slices.
    pub panels: Vec<(PanelAsks, LoadPanel)>,
}

named!(
    ShowCase,
    "cases.show-case",
    [(Officer, Reach), (Head, Reach), (Executive, Reach), (Coordinator, Reach), (Archivist, Reach),]
);

of_case!(ShowCase => (CaseFile, Vec<PanelData>), |query, seen, case| {
    let (office, today, scope) = (seen.office(), seen.env().today(), seen.actor().scope(WIDE));
    let mut asks: Vec<Ask> = store::asks_about(office, case.id);
    asks.extend(obieg_duties::store::asks_about(office, case.id.uuid()));
    asks.extend(obieg_people::store::asks_for_choices(office, case.led_in, today));
    asks.push(ask_about(office, case.id.uuid(), None, NEWEST));
    asks.extend(query.panels.iter().flat_map(|(asks, _)| asks(office, case.id, scope)));
    seen.ahead(asks)?;
    let contents = contents::load(seen, case.id)?;
    let blockers = rules::blockers(&case, &contents, today);
    let CaseContents { items, origin, documents, duties, .. } = contents;
    let file = CaseFile {
        parties: store::parties_of(seen, case.id)?,
        pauses: obieg_duties::store::list_pauses(seen, case.id.uuid())?,
        brought: crate::brought::store::of_case(seen, case.id)?,
        cooperation: store::cooperation_of(seen, case.id)?,
        entries: entries_about(seen, case.id.uuid(), None, NEWEST)?,
        case,
        items,
        origin,
        documents,
        duties,
        blockers,
    };
    let mut panels = Vec::new();
    for (_, load) in &query.panels {
        panels.push(load(seen, file.case.id, scope)?);
    }
    Ok((file, panels))
});

/// The case action record (metryka, KPA 66a), oldest first.
pub struct CaseLog {
    /// Which.
    pub case: CaseId,
}

named!(
    CaseLog,
    "cases.case-log",
    [(Officer, Reach), (Head, Reach), (Executive, Reach), (Coordinator, Reach), (Archivist, Reach),]
);

of_case!(CaseLog => (CaseView, Vec<Entry>), |query, seen, case| {
    let mut all = Vec::new();
    let mut before = None;
    loop {
        let page = entries_about(seen, query.case.uuid(), before, 200)?;
        let Some(last) = page.last() else { break };
        before = i64::try_from(last.seq).ok();
        all.extend(page);
    }
    all.reverse();
    Ok((case, all))
});

/// Who looked at the case: the read log, the newest first (KRI § 21; GDPR art. 15).
pub struct WhoLooked {
    /// Which.
    pub case: CaseId,
    /// Only looks before this one.
    pub before: Option<uuid::Uuid>,
}

// The one who answers for the case, and those who answer for them. Not the archivist, who looks after what is settled.
named!(
    WhoLooked,
    "cases.who-looked",
    [(Officer, Own), (Head, Reach), (Executive, Reach), (Coordinator, Reach)]
);

of_case!(WhoLooked => (CaseView, Looks), |query, seen, case| {
    let looks = looks_at(seen, query.case.uuid(), query.before, obieg_web::looks::PAGE)?;
    Ok((case, looks))
});

/// The proof that an entry about the case stands in the journal.
pub struct CaseProof {
    /// Which case.
    pub case: CaseId,
    /// Which entry.
    pub seq: i64,
}

named!(
    CaseProof,
    "cases.case-proof",
    [(Officer, Reach), (Head, Reach), (Executive, Reach), (Coordinator, Reach), (Archivist, Reach),]
);

of_case!(CaseProof => (CaseView, Entry, Proof), |query, seen, case| {
    // Only entries about this case: the one before `seq + 1` must be it.
    let entries = entries_about(seen, query.case.uuid(), query.seq.checked_add(1), 1)?;
    let entry = entries.into_iter().next().filter(|entry| i64::try_from(entry.seq) == Ok(query.seq));
    let entry = entry.ok_or(Failure::Hidden)?;
    let proof = seen.proof(query.seq)?.ok_or(Failure::Hidden)?;
    Ok((case, entry, proof))
});

/// The content of a document of a case or of one of its items.
pub struct CaseContent {
    /// Which case.
    pub case: CaseId,
    /// Which document.
    pub document: DocumentId,
    /// Which version; the last one when not named.
    pub version: Option<i64>,
}

named!(
    CaseContent,
    "cases.case-content",
    [(Officer, Reach), (Head, Reach), (Executive, Reach), (Coordinator, Reach), (Archivist, Reach),]
);

of_case!(CaseContent => Content, |query, seen, _| {
    let document = store::document_of(seen, query.case, query.document)?.ok_or(Failure::Hidden)?;
    let content =
        obieg_documents::store::find_content(seen, document.holder, query.document, query.version)?;
    content.ok_or(Failure::Hidden)
}, |query| Some(query.document.uuid()));

/// All versions of a document of a case or of one of its items.
pub struct CaseVersions {
    /// Which case.
    pub case: CaseId,
    /// Which document.
    pub document: DocumentId,
}

named!(
    CaseVersions,
    "cases.case-versions",
    [(Officer, Reach), (Head, Reach), (Executive, Reach), (Coordinator, Reach), (Archivist, Reach),]
);

of_case!(CaseVersions => (CaseView, (DocumentView, Vec<VersionView>)), |query, seen, case| {
    let document = store::document_of(seen, query.case, query.document)?.ok_or(Failure::Hidden)?;
    let versions = obieg_documents::store::list_versions(seen, query.document)?;
    Ok((case, (document, versions)))
}, |query| Some(query.document.uuid()));
