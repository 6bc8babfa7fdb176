//! Files of evidences: what they say of themselves. Nothing here proves anything: seals are checked elsewhere, and the bytes are the
//! evidence, not what was read of them.
//!
//! Evidences of ETSI EN 319 522 mix elements with and without a namespace, so they are known by local names. Proofs of delivery of the
//! post (H.EPO) come in two generations, told apart by their namespace; codes are those of the operator's description (sources:
//! instruction for integrators, EPO schemas 2018 and msepo.gov.pl).

use jiff::Timestamp;
use obieg_law::edelivery::EvidenceKind;

use crate::xml::{self, Tree};

pub use crate::xml::Unreadable;

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paper {
    /// An evidence of registered delivery, or a confirmation of the operator.
    Evidence(Box<Said>),
    /// A proof of delivery of the post.
    Delivery(Box<Delivery>),
    /// A PDF: a picture for people.
    Picture,
}

/// An evidence of registered delivery.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Kind, from the end of the event's address; none when the event is not known here.
    pub kind: Option<EvidenceKind>,
    /// The event's whole address.
    pub event: String,
    /// Id of the evidence.
    pub id: Option<String>,
    /// Id of the message.
    pub message: Option<String>,
    /// When the event happened.
    pub at: Option<Timestamp>,
    /// When the message was submitted.
    pub submitted: Option<Timestamp>,
    /// Address of the sender.
    pub sender: Option<String>,
    /// Address of the recipient.
    pub recipient: Option<String>,
    /// Reasons in words.
    pub reasons: Vec<String>,
}

/// How the post ended with a printed item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Handed over.
    Delivered,
    /// The addressee refused it.
    Refused,
    /// Nobody collected it.
    NotCollected,
    /// It came back, or another ending that is no delivery.
    Returned,
    /// A word or code that is not known here: a person must read it.
    Unclear,
}

/// A proof of delivery of the post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// 1: `KartaEPO/2018/07/15`, in words. 2: msepo.gov.pl, in codes.
    pub generation: u8,
    /// How it ended.
    pub ending: Ending,
    /// The word or code of the ending.
    pub word: String,
    /// Id of the card.
    pub id: Option<String>,
    /// Id of the item: the message.
    pub item: Option<String>,
    /// Number of posting.
    pub number: Option<String>,
    /// When the card was made: no other date of the ending stands in it.
    pub at: Option<Timestamp>,
    /// Who took it, in the file's word or code.
    pub taken_by: Option<String>,
    /// Sign of the case.
    pub sign: Option<String>,
}

const EVENTS: [(&str, EvidenceKind); 10] = [
    ("SubmissionAcceptance", EvidenceKind::SubmissionAcceptance),
    ("SubmissionRejection", EvidenceKind::SubmissionRejection),
    ("RelayAcceptance", EvidenceKind::RelayAcceptance),
    ("RelayRejection", EvidenceKind::RelayRejection),
    ("RelayFailure", EvidenceKind::RelayFailure),
    ("ContentConsignment", EvidenceKind::ContentConsignment),
    ("ContentConsignmentFailure", EvidenceKind::ContentConsignmentFailure),
    ("ConsignmentNotification", EvidenceKind::ConsignmentNotification),
    ("ContentHandover", EvidenceKind::ContentHandover),
    ("ContentHandoverFailure", EvidenceKind::ContentHandoverFailure),
];

/// Reads a file of an evidence.
///
/// # Errors
/// [`Unreadable`]: it is no XML that is read here. The bytes are kept all the same.
pub fn read(bytes: &[u8]) -> Result<Paper, Unreadable> {
    if bytes.starts_with(b"%PDF-") {
        return Ok(Paper::Picture);
    }
    let tree = xml::read(bytes)?;
    match tree.root() {
        "Evidence" => Ok(Paper::Evidence(Box::new(evidence(&tree)))),
        "KartaEPO" => Ok(Paper::Delivery(Box::new(delivery(&tree)))),
        _ => Err(Unreadable::Malformed),
    }
}

fn evidence(tree: &Tree) -> Said {
    let own = |tail: &str| tree.text(tail).map(str::to_owned);
    let instant = |tail: &str| tree.text(tail).and_then(|text| text.parse().ok());
    let event = own("Evidence/ERDSEventId").unwrap_or_default();
    let tail = event.rsplit(['/', '#', ':']).next().unwrap_or_default();
    Said {
        kind: EVENTS.iter().find(|(name, _)| *name == tail).map(|(_, kind)| *kind),
        id: own("Evidence/EvidenceIdentifier"),
        message: own("Evidence/MessageIdentifier"),
        at: instant("Evidence/EventTime"),
        submitted: instant("Evidence/SubmissionTime"),
        sender: own("SenderDetails/Identifier"),
        recipient: own("RecipientDetails/Identifier"),
        reasons: tree.texts("Details"),
        event,
    }
}

fn delivery(tree: &Tree) -> Delivery {
    let own = |tail: &str| tree.text(tail).map(str::to_owned);
    let second = tree.namespace.contains("msepo") || tree.text("StatusPrzesylki").is_some();
    let (ending, word) = if second { by_codes(tree) } else { by_words(tree) };
    Delivery {
        generation: if second { 2 } else { 1 },
        ending,
        word,
        id: own("IdKartyEPO"),
        item: own("IdPrzesylki"),
        number: own("NumerNadania"),
        at: tree.text("DataUtworzenia").and_then(|text| text.parse().ok()),
        taken_by: own("PodmiotDoreczenia").or_else(|| own("OdbiorcaPrzesylki")),
        sign: own("Sygnatura"),
    }
}

/// The first generation says it in words.
fn by_words(tree: &Tree) -> (Ending, String) {
    let word = tree.text("RodzajDoreczenie").or_else(|| tree.text("TrescAdnotacji")).unwrap_or_default();
    let plain = word.to_lowercase().replace('ę', "e").replace('ł', "l").replace('ó', "o");
    // What says no is looked for first: "niedoręczono" carries the word for delivered.
    let ending = if plain.contains("odmow") {
        Ending::Refused
    } else if plain.contains("nie podj") || plain.contains("niepodj") || plain.contains("nie odebran") {
        Ending::NotCollected
    } else if plain.contains("zwr") || plain.contains("niedorecz") || plain.contains("nie dorecz") {
        Ending::Returned
    } else if plain.contains("dorecz") || plain.contains("wydan") {
        Ending::Delivered
    } else {
        Ending::Unclear
    };
    (ending, word.to_owned())
}

/// The second generation says it in codes: `StatusPrzesylki` 5 handed over, 6 returned; `BrakDoreczenia` 0 refusal, 3 not collected.
fn by_codes(tree: &Tree) -> (Ending, String) {
    let (status, none) = (tree.text("StatusPrzesylki"), tree.text("BrakDoreczenia"));
    let word = [status, none].into_iter().flatten().collect::<Vec<_>>().join("/");
    let ending = match (status, none) {
        (_, Some("0")) => Ending::Refused,
        (_, Some("3")) => Ending::NotCollected,
        (_, Some(_)) | (Some("6"), None) => Ending::Returned,
        (Some("5"), None) => Ending::Delivered,
        _ => Ending::Unclear,
    };
    (ending, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    const D1: &str = r#"<?xml version="1.0"?><!-- x --><e:Evidence xmlns:e="http://uri.etsi.org/19522/v1#">
      <e:EvidenceIdentifier>e-1</e:EvidenceIdentifier><e:ERDSEventId>http://uri.etsi.org/19522/Event/ContentConsignment</e:ERDSEventId>
      <e:EventReasons><e:EventReason><Code>c</Code><Details>A &amp; B</Details><Details>two</Details></e:EventReason></e:EventReasons>
      <EventTime>2026-11-02T09:15:00.000Z</EventTime><e:SubmissionTime>2026-11-02T09:14:30Z</e:SubmissionTime>
      <e:SenderDetails><Identifier>AE:PL-1</Identifier></e:SenderDetails><e:RecipientDetails><Identifier>AE:PL-2</Identifier></e:RecipientDetails>
      <e:MessageIdentifier>m-1</e:MessageIdentifier>
      <e:UserContentInfo><e:PartsInfo><e:PartInfo><Identifier>part-1</Identifier></e:PartInfo></e:PartsInfo></e:UserContentInfo></e:Evidence>"#;

    #[test]
    fn evidences_are_read_by_local_names() {
        let Paper::Evidence(said) = read(D1.as_bytes()).unwrap() else { panic!("an evidence") };
        assert_eq!(said.kind, Some(EvidenceKind::ContentConsignment));
        assert_eq!((said.id.as_deref(), said.message.as_deref()), (Some("e-1"), Some("m-1")));
        assert_eq!((said.sender.as_deref(), said.recipient.as_deref()), (Some("AE:PL-1"), Some("AE:PL-2")));
        assert_eq!(said.at, Some("2026-11-02T09:15:00Z".parse().unwrap()));
        assert_eq!(said.reasons, ["A & B", "two"]);
        let other = D1.replace("ContentConsignment<", "SomethingNew<");
        let Paper::Evidence(said) = read(other.as_bytes()).unwrap() else { panic!("an evidence") };
        assert_eq!((said.kind, said.event.ends_with("SomethingNew")), (None, true));
    }

    #[test]
    fn hostile_files_are_refused() {
        let dtd = format!("<!DOCTYPE Evidence [<!ENTITY a \"b\">]>{D1}");
        assert_eq!(read(dtd.as_bytes()), Err(Unreadable::DocumentType));
        assert_eq!(read(b"<Evidence>&undeclared;</Evidence>"), Err(Unreadable::Malformed));
        assert_eq!(read(b"<Evidence>"), Err(Unreadable::Malformed));
        assert_eq!(read(b""), Err(Unreadable::Malformed));
        assert_eq!(read(b"<a/><Evidence/>"), Err(Unreadable::Malformed));
        assert_eq!(read(b"<Other/>"), Err(Unreadable::Malformed));
        let deep = format!("{}{}", "<a>".repeat(200), "</a>".repeat(200));
        assert_eq!(read(deep.as_bytes()), Err(Unreadable::TooMuch));
        let many = format!("<Evidence>{}</Evidence>", "<a/>".repeat(100_001));
        assert_eq!(read(many.as_bytes()), Err(Unreadable::TooMuch));
        assert_eq!(read(b"%PDF-1.4"), Ok(Paper::Picture));
    }

    #[test]
    fn endings_of_the_post_in_both_generations() {
        let first = |word: &str| {
            format!(
                r#"<KartaEPO xmlns="KartaEPO/2018/07/15"><RodzajDoreczenie>{word}</RodzajDoreczenie></KartaEPO>"#
            )
        };
        let second = |codes: &str| {
            format!(r#"<KartaEPO xmlns="http://msepo.gov.pl/epo/XSD/KartaEPO.xsd">{codes}</KartaEPO>"#)
        };
        for (file, generation, ending) in [
            (first("Doręczono"), 1, Ending::Delivered),
            (first("Doreczono"), 1, Ending::Delivered),
            (first("Niedoręczono"), 1, Ending::Returned),
            (first("Zwrócono"), 1, Ending::Returned),
            (first("Odmowa przyjęcia"), 1, Ending::Refused),
            (first("Nie podjęto w terminie"), 1, Ending::NotCollected),
            (first("???"), 1, Ending::Unclear),
            (second("<StatusPrzesylki>5</StatusPrzesylki>"), 2, Ending::Delivered),
            (second("<StatusPrzesylki>6</StatusPrzesylki>"), 2, Ending::Returned),
            (
                second("<StatusPrzesylki>6</StatusPrzesylki><BrakDoreczenia>0</BrakDoreczenia>"),
                2,
                Ending::Refused,
            ),
            (
                second("<StatusPrzesylki>6</StatusPrzesylki><BrakDoreczenia>3</BrakDoreczenia>"),
                2,
                Ending::NotCollected,
            ),
            (second("<StatusPrzesylki>9</StatusPrzesylki>"), 2, Ending::Unclear),
        ] {
            let Paper::Delivery(said) = read(file.as_bytes()).unwrap() else { panic!("a delivery: {file}") };
            assert_eq!((said.generation, said.ending), (generation, ending), "{file}");
        }
    }
}
