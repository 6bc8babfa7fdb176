//! Messages: split into parts by us, so that nothing is deeper or more than the limits; words of headers are read by
//! mail-parser.

mod address;
mod head;
mod mime;

use jiff::civil::Date;
use obieg_registry::draft::SenderDraft;

use crate::notes;
use crate::read::kind_of_part;
use crate::reading::{Kind, NAME, Part, Reading, Sketch};
use crate::text;

pub(crate) use address::{Mailbox, is_address, written};
pub(crate) use head::Head;
pub(crate) use mime::{Leaf, Message};

/// Larger messages are not looked into beyond their headers.
const MOST_BYTES: usize = 200 << 20;

/// Reads a message into a draft, its attachments into parts.
pub(crate) fn read(name: &str, bytes: &[u8], received_on: Date) -> Reading {
    let mut sketch = Sketch::new(received_on);
    sketch.draft.channel = Some("email".to_owned());
    let looked_into = if bytes.len() > MOST_BYTES {
        sketch.notes.add(notes::TOO_BIG);
        mime::split_head(bytes).0
    } else {
        bytes
    };
    let message = Message::read(looked_into);
    for note in &message.notes {
        sketch.notes.add(note);
    }
    envelope(&mut sketch, &message.head);
    for (at, leaf) in message.leaves.iter().enumerate().filter(|(_, leaf)| !leaf.is_body()) {
        attachment(&mut sketch, leaf, at + 1);
    }
    sketch.finish(Kind::Email, name, bytes)
}

fn envelope(sketch: &mut Sketch, head: &Head) {
    sketch.title(&head.subject);
    let sent = head.date.as_ref().and_then(text::instant);
    sketch.letter_date(sent.map(|at| text::warsaw(at).date()));
    if head.dated && sent.is_none() {
        sketch.notes.add(notes::DATE_IMPOSSIBLE);
        sketch.draft.letter_date_unknown = Some(notes::BAD_DATE.to_owned());
    }
    sketch.notes.when(head.from_lines > 1, notes::SEVERAL_FROM);
    for mailbox in &head.from {
        let sender = sender(sketch, mailbox);
        sketch.sender(sender);
    }
    if head.from.is_empty() {
        let unknown_reason = Some(notes::NO_SENDER.to_owned());
        sketch.sender(SenderDraft { unknown_reason, ..SenderDraft::default() });
    }
    let elsewhere = |reply: &&Mailbox| !head.from.iter().any(|from| from.is_same_address(reply));
    if let Some(reply) = head.reply_to.iter().find(elsewhere) {
        sketch.notes.add(notes::REPLY_ELSEWHERE);
        sketch.fact(notes::REPLY_TO, &reply.to_string());
    }
    sketch.fact(notes::MESSAGE_ID, &head.message_id);
}

/// A name in a message says not whether it is a person's; it stands as given, and a note says so.
fn sender(sketch: &mut Sketch, mailbox: &Mailbox) -> SenderDraft {
    let organisation = sketch.line(&mailbox.name, NAME);
    let email = sketch.line(&mailbox.address, NAME).filter(|address| address::is_address(address));
    sketch.notes.when(email.is_none() && !mailbox.address.is_empty(), notes::ADDRESS_ODD);
    if let Some(email) = &email {
        match address::ascii(email) {
            Some(ascii) if address::is_international(&ascii) => {
                sketch.notes.add(notes::DOMAIN_INTERNATIONAL);
                sketch.fact(notes::ADDRESS_ASCII, &ascii);
            }
            Some(_) => {}
            None => sketch.notes.add(notes::ADDRESS_ODD),
        }
    }
    let unknown_reason = match (&organisation, &email) {
        (Some(_), _) => {
            sketch.notes.add(notes::SENDER_AS_GIVEN);
            None
        }
        (None, Some(_)) => Some(notes::ONLY_ADDRESS.to_owned()),
        (None, None) => Some(notes::NO_SENDER.to_owned()),
    };
    SenderDraft { organisation, email, unknown_reason, ..SenderDraft::default() }
}

fn attachment(sketch: &mut Sketch, leaf: &Leaf<'_>, at: usize) {
    let (bytes, sound) = leaf.decoded();
    sketch.notes.when(!sound, notes::ATTACHMENT_BROKEN);
    let bytes = bytes.into_owned();
    let kind = kind_of_part(&bytes);
    let given = sketch.line(leaf.head.file_name(), NAME);
    let name = given.unwrap_or_else(|| format!("{at}{}", extension(leaf, kind)));
    sketch.parts.push(Part { name: obieg_web::text::safe_file_name(&name), bytes, kind });
}

fn extension(leaf: &Leaf<'_>, kind: Kind) -> &'static str {
    match kind {
        _ if leaf.head.is_message() => ".eml",
        Kind::Email => ".eml",
        Kind::Pdf => ".pdf",
        Kind::Text => ".txt",
        Kind::Upp | Kind::Upd | Kind::PismoOgolne | Kind::Xml => ".xml",
        Kind::Image | Kind::Other => "",
    }
}
