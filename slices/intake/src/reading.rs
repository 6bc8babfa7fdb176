//! What comes out of a reader.

use jiff::civil::Date;
use obieg_registry::draft::{ItemDraft, SenderDraft};

use crate::notes::{self, Notes};
use crate::text;

/// The longest one-line text, name, short field and many-line text that the register takes, in characters.
pub(crate) const LINE: usize = 500;
pub(crate) const NAME: usize = 200;
pub(crate) const SHORT: usize = 40;
pub(crate) const PAGE: usize = 4000;
/// The most senders that the register takes.
pub(crate) const MOST_SENDERS: usize = 10;
/// The most facts that are told of one file.
const MOST_FACTS: usize = 200;

/// What a file is, told from its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A message as in RFC 5322.
    Email,
    /// Official receipt of submission (ePUAP).
    Upp,
    /// Official receipt of delivery (ePUAP).
    Upd,
    /// The general letter of ePUAP.
    PismoOgolne,
    /// PDF.
    Pdf,
    /// A picture: PNG, JPEG, GIF, WEBP, TIFF.
    Image,
    /// Plain text in UTF-8.
    Text,
    /// Other XML.
    Xml,
    /// Anything else, and what could not be read.
    Other,
}

/// A file: the original or one taken out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name, without path and hidden characters.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// What it is.
    pub kind: Kind,
}

/// Something that was read and has no field of its own in an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Its label, one of [`notes::FACTS`].
    pub code: &'static str,
    /// As read, without hidden characters.
    pub value: String,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What could be determined, in the limits of the register: a machine may register it as it is. Reasons for what is
    /// unknown are codes of [`notes::REASONS`] until [`Reading::word`] puts words there.
    pub draft: ItemDraft,
    /// The original first, byte for byte, then the files in it. A part may have 0 bytes, which no document may have.
    pub parts: Vec<Part>,
    /// What the file is.
    pub kind: Kind,
    /// Codes of [`notes::NOTES`], each once.
    pub notes: Vec<&'static str>,
    /// What was read beside the draft.
    pub facts: Vec<Fact>,
}

impl Reading {
    /// Puts words in place of the codes in the draft.
    pub fn word(&mut self, words: impl Fn(&str) -> String) {
        let reasons = self.draft.senders.iter_mut().map(|sender| &mut sender.unknown_reason);
        for text in reasons.chain([&mut self.draft.letter_date_unknown, &mut self.draft.title]).flatten() {
            if notes::REASONS.contains(&text.as_str()) {
                *text = words(text);
            }
        }
    }
}

/// A reading in the making.
pub(crate) struct Sketch {
    pub(crate) draft: ItemDraft,
    pub(crate) parts: Vec<Part>,
    pub(crate) notes: Notes,
    facts: Vec<Fact>,
    received_on: Date,
}

impl Sketch {
    /// An item of paper: how it came and who may see it is as a form of the register offers first.
    pub(crate) fn new(received_on: Date) -> Self {
        let draft = ItemDraft {
            received_on: Some(received_on.to_string()),
            channel: Some("post".to_owned()),
            access: Some("partly-public".to_owned()),
            ..ItemDraft::default()
        };
        Self { draft, parts: Vec::new(), notes: Notes::default(), facts: Vec::new(), received_on }
    }

    /// The text in one line within the limit; none when nothing is left.
    pub(crate) fn line(&mut self, raw: &str, most: usize) -> Option<String> {
        let clean = text::line(raw, most);
        self.told(clean)
    }

    /// The text in lines within the limit.
    pub(crate) fn page(&mut self, raw: &str, most: usize) -> Option<String> {
        let clean = text::page(raw, most);
        self.told(clean)
    }

    fn told(&mut self, clean: text::Clean) -> Option<String> {
        self.notes.when(clean.turned, notes::DIRECTION_REMOVED);
        self.notes.when(clean.control, notes::CONTROL_REMOVED);
        self.notes.when(clean.cut, notes::TEXT_CUT);
        self.notes.when(clean.text.contains(char::REPLACEMENT_CHARACTER), notes::ENCODING_BROKEN);
        Some(clean.text).filter(|text| !text.is_empty())
    }

    pub(crate) fn title(&mut self, raw: &str) {
        if let Some(title) = self.line(raw, LINE) {
            self.draft.title = Some(title);
        }
    }

    /// Adds a fact unless it is empty.
    pub(crate) fn fact(&mut self, code: &'static str, raw: &str) {
        if self.facts.len() < MOST_FACTS
            && let Some(value) = self.page(raw, PAGE)
        {
            self.facts.push(Fact { code, value });
        }
    }

    pub(crate) fn sender(&mut self, sender: SenderDraft) {
        if self.draft.senders.len() < MOST_SENDERS {
            self.draft.senders.push(sender);
        } else {
            self.notes.add(notes::SENDERS_CUT);
        }
    }

    /// The day as the register takes it, or why not.
    pub(crate) fn day(&mut self, day: Option<Date>) -> Result<String, &'static str> {
        match day {
            None => Err(notes::NO_DATE),
            Some(day) if day.year() < 1900 => {
                self.notes.add(notes::DATE_IMPOSSIBLE);
                Err(notes::BAD_DATE)
            }
            Some(day) if day > self.received_on => {
                self.notes.add(notes::DATE_LATER);
                Err(notes::LATER_DATE)
            }
            Some(day) => Ok(day.to_string()),
        }
    }

    /// The date on the letter, or the reason why it is unknown.
    pub(crate) fn letter_date(&mut self, day: Option<Date>) {
        let day = self.day(day);
        self.draft.letter_date_unknown = day.as_ref().err().map(|reason| (*reason).to_owned());
        self.draft.letter_date = day.ok();
    }

    /// Ends the reading: the original becomes the first part, its name the title when there is no other.
    pub(crate) fn finish(mut self, kind: Kind, name: &str, original: &[u8]) -> Reading {
        if self.draft.title.is_none() {
            self.title(name);
        }
        self.draft.title.get_or_insert_with(|| notes::NO_TITLE.to_owned());
        let names = self.parts.iter().map(|part| part.name.as_str()).collect::<Vec<_>>().join("\n");
        if self.draft.attachments.is_none() {
            self.draft.attachments = self.page(&names, PAGE);
        }
        let original = Part { name: obieg_web::text::safe_file_name(name), bytes: original.to_vec(), kind };
        self.parts.insert(0, original);
        Reading {
            draft: self.draft,
            parts: self.parts,
            kind,
            notes: self.notes.into_codes(),
            facts: self.facts,
        }
    }
}
