//! `Deskryptor.xml`, the index of a package downloaded from the local archive of ePUAP.

use obieg_registry::draft::SenderDraft;

use crate::notes;
use crate::reading::{LINE, NAME, Sketch};
use crate::text;
use crate::xml::Element;

pub(super) fn read(sketch: &mut Sketch, root: &Element) {
    sketch.notes.add(notes::DESCRIPTOR);
    sketch.draft.channel = Some("electronic-inbox".to_owned());
    let documents: Vec<_> = root.children("Dokument").collect();
    if let Some(first) = documents.first() {
        sketch.title(first.text_at(&["NazwaPliku"]));
        let sender = sender(sketch, first);
        sketch.sender(sender);
        let posted = text::day(first.text_at(&["DataNadania"]));
        sketch.draft.posted_on = posted.and_then(|day| sketch.day(Some(day)).ok());
    }
    for document in documents {
        sketch.fact(notes::INBOX, document.text_at(&["NazwaSkrytki"]));
        sketch.fact(notes::REPLY_TO, document.text_at(&["AdresOdpowiedzi"]));
        sketch.fact(notes::ARCHIVE_PATH, document.text_at(&["SciezkaWArchiwum"]));
    }
}

/// `F` is a natural person; other types are bodies, whose short name stands where a person's given name would.
fn sender(sketch: &mut Sketch, document: &Element) -> SenderDraft {
    let Some(party) = document.child("DanePodmiotu") else {
        return SenderDraft { unknown_reason: Some(notes::NO_SENDER.to_owned()), ..SenderDraft::default() };
    };
    let name = party.text_at(&["NazwiskoNazwa"]);
    let sender = if party.text_at(&["TypOsoby"]).eq_ignore_ascii_case("F") {
        let surname = sketch.line(name, NAME);
        let given_names = sketch.line(party.text_at(&["ImieSkrot"]), NAME);
        SenderDraft { surname, given_names, ..SenderDraft::default() }
    } else {
        SenderDraft { organisation: sketch.line(name, LINE), ..SenderDraft::default() }
    };
    let named = sender.organisation.is_some() || sender.surname.is_some() || sender.given_names.is_some();
    let unknown_reason = (!named).then(|| notes::NO_SENDER.to_owned());
    SenderDraft { unknown_reason, ..sender }
}
