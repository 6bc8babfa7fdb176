//! Official receipts: of submission (UPP) and of delivery (UPD).

use obieg_registry::draft::SenderDraft;

use crate::notes;
use crate::reading::{Kind, LINE, Sketch};
use crate::text;
use crate::xml::Element;

pub(super) fn read(sketch: &mut Sketch, document: &Element, kind: Kind) {
    let name = if kind == Kind::Upd { "UPD" } else { "UPP" };
    let mut all = document.children(name);
    let Some(receipt) = all.next() else { return };
    let others = ["UPP", "UPD"].map(|name| document.children(name).count());
    sketch.notes.when(others.iter().sum::<usize>() > 1, notes::SEVERAL_RECEIPTS);
    sketch.draft.channel = Some("electronic-inbox".to_owned());
    sketch.draft.kind = Some(name.to_owned());
    sketch.draft.answer_expected = Some(false);
    let id = receipt.text_at(&["IdentyfikatorPoswiadczenia"]);
    if !id.is_empty() {
        sketch.title(&format!("{name} {id}"));
    }
    parties(sketch, receipt, kind);
    dates(sketch, receipt);
    sketch.fact(notes::RECEIPT_ID, id);
    sketch.fact(notes::DOCUMENT_ID, receipt.text_at(&["IdentyfikatorDokumentu"]));
    sketch.fact(notes::CASE_ID, receipt.text_at(&["IdentyfikatorSprawy"]));
    for more in receipt.children("InformacjaUzupelniajaca") {
        let about = more.attribute("TypInformacjiUzupelniajacej");
        sketch.fact(notes::ADDITIONAL, &format!("{about}: {}", more.text()));
    }
}

/// A receipt of delivery comes from the addressee, one of submission concerns the sender's letter.
fn parties(sketch: &mut Sketch, receipt: &Element, kind: Kind) {
    let from = if kind == Kind::Upd { "Adresat" } else { "Nadawca" };
    let organisation = sketch.line(receipt.text_at(&[from, "Nazwa"]), LINE);
    let unknown_reason = organisation.is_none().then(|| notes::NO_SENDER.to_owned());
    sketch.sender(SenderDraft { organisation, unknown_reason, ..SenderDraft::default() });
    let roles = [
        ("Adresat", notes::ADDRESSEE),
        ("Nadawca", notes::SENDER),
        ("PodmiotWystawiajacyPoswiadczenie", notes::ISSUER),
    ];
    for (role, code) in roles {
        let Some(party) = receipt.child(role) else { continue };
        let id = party.child("IdentyfikatorPodmiotu");
        let id = id.map(|id| (id.attribute("TypIdentyfikatora"), id.text())).unwrap_or_default();
        let name = party.text_at(&["Nazwa"]);
        // PESEL stays in the original.
        let shown = id.1.is_empty() || id.0.eq_ignore_ascii_case("pesel");
        let value = if shown { name.to_owned() } else { format!("{name} ({} {})", id.0, id.1) };
        sketch.fact(code, value.trim());
    }
}

fn dates(sketch: &mut Sketch, receipt: &Element) {
    let delivered = first(receipt, ["DataDoreczenia", "DataOdbioru"]);
    let made = first(receipt, ["DataWytworzeniaPoswiadczenia", "DataUtworzeniaPoswiadczenia"]);
    let known = [made, delivered].map(|date| text::day(date).filter(|day| day.year() >= 1900));
    // A time in year 1 is how some systems write none.
    sketch.notes.when(text::day(made).is_some() && known[0].is_none(), notes::DATE_IMPOSSIBLE);
    sketch.notes.when(delivered.is_empty(), notes::DELIVERY_DATE_ABSENT);
    sketch.letter_date(known.into_iter().flatten().next().or_else(|| text::day(made)));
    sketch.fact(notes::DELIVERED_AT, delivered);
    if known[0].is_some() {
        sketch.fact(notes::RECEIPT_MADE_AT, made);
    }
}

/// The text of the first of the elements that has one; one that is nil has none.
fn first<'e>(receipt: &'e Element, names: [&str; 2]) -> &'e str {
    let found = names.into_iter().filter_map(|name| receipt.child(name));
    let mut given = found.filter(|date| !matches!(date.attribute("nil"), "true" | "1"));
    given.next().map(Element::text).unwrap_or_default()
}
