//! The general letter (pismo ogólne) and forms built like it.

use crate::binary::from_base64;
use crate::notes;
use crate::read::kind_of_part;
use crate::reading::{NAME, Part, Sketch};
use crate::text;
use crate::xml::Element;

use super::party;

/// The most files that are taken out.
const MOST_PARTS: usize = 1000;

pub(super) fn read(sketch: &mut Sketch, document: &Element) {
    sketch.draft.channel = Some("electronic-inbox".to_owned());
    let data = document.child("DaneDokumentu");
    for sender in parties(data, "Nadawcy") {
        let sender = party::sender(sketch, sender);
        sketch.sender(sender);
    }
    if sketch.draft.senders.is_empty() {
        let unknown_reason = Some(notes::NO_SENDER.to_owned());
        sketch.sender(obieg_registry::draft::SenderDraft { unknown_reason, ..Default::default() });
    }
    for addressee in parties(data, "Adresaci") {
        sketch.fact(notes::ADDRESSEE, &party::named(addressee));
    }
    sketch.letter_date(date(data));
    let Some(body) = document.child("TrescDokumentu") else { return };
    sketch.title(body.text_at(&["Tytul"]));
    sketch.draft.kind = kind(sketch, body);
    sketch.fact(notes::LETTER_PLACE, body.text_at(&["MiejscowoscDokumentu"]));
    let lines = body.child("Informacje").map(|all| all.children("Informacja").map(Element::text).collect());
    sketch.fact(notes::LETTER_TEXT, &lines.unwrap_or_else(Vec::new).join("\n"));
    for file in document.below("Zalacznik") {
        attachment(sketch, file);
    }
}

fn parties<'e>(data: Option<&'e Element>, group: &str) -> Vec<&'e Element> {
    let group = data.and_then(|data| data.child(group));
    group.map(|group| group.children("Podmiot").collect()).unwrap_or_default()
}

/// The day on which it was made; when no date says so, the first.
fn date(data: Option<&Element>) -> Option<jiff::civil::Date> {
    let data = data?;
    let made = data.children("Data").find(|date| date.attribute("typDaty") == "stworzony");
    text::day(made.or_else(|| data.child("Data"))?.text_at(&["Czas"]))
}

/// The kind of letter: a code of the form, or for another kind what the sender wrote.
fn kind(sketch: &mut Sketch, body: &Element) -> Option<String> {
    let choice = body.child("RodzajWnioskuRozszerzony").or_else(|| body.child("RodzajWniosku"))?;
    let code = choice.attribute("rodzaj");
    let other = choice.attribute("jakiInny");
    let chosen = if code.is_empty() || code.to_lowercase().starts_with("inn") { other } else { code };
    let chosen = if chosen.is_empty() { code } else { chosen };
    sketch.line(chosen, NAME)
}

/// A file is inside (base64), behind a link (URI) or part of the XML; only the first kind is taken out.
fn attachment(sketch: &mut Sketch, file: &Element) {
    let data = file.text_at(&["DaneZalacznika"]);
    let name = sketch.line(file.attribute("nazwaPliku"), NAME).unwrap_or_default();
    match file.attribute("kodowanie").to_ascii_lowercase().as_str() {
        "uri" => {
            sketch.notes.add(notes::LINKED_FILES);
            sketch.fact(notes::LINKED_FILE, &format!("{name}: {data}"));
        }
        "base64" if sketch.parts.len() >= MOST_PARTS => sketch.notes.add(notes::TOO_MANY_PARTS),
        "base64" => {
            let (bytes, sound) = from_base64(data.as_bytes());
            sketch.notes.when(!sound || bytes.is_empty(), notes::ATTACHMENT_BROKEN);
            let kind = kind_of_part(&bytes);
            let name = if name.is_empty() { (sketch.parts.len() + 1).to_string() } else { name };
            sketch.parts.push(Part { name: obieg_web::text::safe_file_name(&name), bytes, kind });
        }
        _ => {}
    }
}
